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


def quotations(text: str) -> Iterator[Span]:
    """Yield the span of each quotation of a block's prose, without its marks."""
    if not any(mark in text for mark in _MARKS):
        return
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if len(text[start:end].split()) >= _FEWEST_WORDS:
            yield Span(start, end)
