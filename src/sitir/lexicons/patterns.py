"""Builds regular expressions from lists of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words: longest first, spaces as any white space.

    A word that ends in a letter must end there (`h` is no part of `hasil`).
    """
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_pattern(word) for word in ordered) + ")"


def _pattern(word: str) -> str:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    return pattern + r"(?!\w)" if word[-1].isalnum() else pattern
