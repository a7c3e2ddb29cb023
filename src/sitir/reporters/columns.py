"""Measures text by the columns it takes on a terminal, and makes it safe to show there."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[\x20-\x7e\xa1-\xac\xae-\u02ff]*")
_WHITE = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")
# What would move the cursor, ring, or turn the direction of the line: the text of an article must
# not command the terminal.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


def visible(text: str) -> str:
    """Return a text of equal length with white space as spaces and without control characters."""
    return _UNSAFE.sub("\ufffd", _WHITE.sub(" ", text))


def columns(text: str) -> int:
    """Return how many columns a text takes (Unicode Standard Annex 11)."""
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(map(_columns_of, text))


def fitting(text: Iterable[str], room: int) -> int:
    """Return how many of the first characters of a text fit into `room` columns."""
    count = used = 0
    for character in text:
        used += _columns_of(character)
        if used > room:
            break
        count += 1
    return count


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
