"""Knows where a place of the sources stands on the page: in which block, at which offset."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model import Document, Location

# Blocks lie in blocks only as a note in its paragraph.
_NESTED = 16


class Anchor(NamedTuple):
    """A part of the prose of a block."""

    block: int
    """The index in the document."""
    span: Span


class Ground:
    """The blocks of a document by their places."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        places: dict[int, list[tuple[int, int, int]]] = {}
        for index, block in enumerate(document.blocks):
            source, span = block.location
            places.setdefault(id(source), []).append((span.start, span.end, index))
        self._places = {source: sorted(found) for source, found in places.items()}

    def anchor(self, location: Location) -> Anchor | None:
        """Return where a place begins on the page; nothing of one outside of all blocks."""
        index = self._block(location)
        if index is None:
            return None
        prose, span = self._blocks[index].prose, location.span
        length = len(prose.text)
        start = min(max(prose.from_source(span.start), 0), length)
        end = min(max(prose.from_source(span.end), start), length)
        return Anchor(index, Span(start, end))

    def _block(self, location: Location) -> int | None:
        places = self._places.get(id(location.source), [])
        span = location.span
        following = bisect_right(places, span.start, key=lambda place: place[0])
        for start, end, index in reversed(places[max(following - _NESTED, 0) : following]):
            if span.start < end or span.start == start:
                return index
        if following < len(places) and places[following][0] < span.end:
            return places[following][2]
        return None
