"""Finds direct quotations: the words of somebody else, in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each kind of mark with its own end; straight marks pair in order.
_QUOTED = Pattern(
    r"“([^“”]{1,3000})”|«([^«»]{1,3000})»|„([^„“”]{1,3000})[“”]|\"([^\"]{1,3000})\"(?!\w)"
)
_MARKS = ("“", '"', "«", "„")
_FEWEST_WORDS = 4
_LONG = 4
"""Letters of a word that titles begin with a capital."""


def quotations(text: str) -> Iterator[Span]:
    """Yield the span of each quotation of a block's prose, without its marks; titles are none."""
    if not any(mark in text for mark in _MARKS):
        return
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        words = text[start:end].split()
        if len(words) >= _FEWEST_WORDS and not _is_title(words):
            yield Span(start, end)


def _is_title(words: list[str]) -> bool:
    """Tell whether words are set like a title: nearly all of them with capitals."""
    long = [word for word in words if len(word) >= _LONG]
    return sum(word[0].isupper() for word in long) * 4 >= len(long) * 3
