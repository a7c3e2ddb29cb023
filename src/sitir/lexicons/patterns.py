"""Builds regular expressions from lists of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words: longest first, spaces as any white space.

    A word that ends in a letter must end there (`h` is no part of `hasil`); it is tried after
    those that end in a sign (`et al.` before `et al`).
    """
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    signed = "|".join(_pattern(word) for word in ordered if not word[-1].isalnum())
    plain = "|".join(_pattern(word) for word in ordered if word[-1].isalnum())
    # One look-ahead for all of them: to compile a pattern takes time for each part of it.
    parts = (signed, rf"(?:{plain})(?!\w)" if plain else "")
    return "(?:" + "|".join(part for part in parts if part) + ")"


def _pattern(word: str) -> str:
    return r"\s+".join(re.escape(part) for part in word.split())
