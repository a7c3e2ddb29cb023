"""Texts in which macros are replaced by what they stand for, and the way back to the file.

Drafts of such a text count in it; the blocks that are made of them stand in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sitir.model import Location, MappedText, Source, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model import Block, Mark


class Stretch(NamedTuple):
    """A stretch of the text by the offset it begins at, and what of the file it comes from."""

    start: int
    origin: Span
    is_verbatim: bool
    """Whether the file holds the stretch as it is; otherwise a call stands for it as a whole."""


class Expanded(Source):
    """What a file says once its macros are replaced."""

    file: Source
    stretches: tuple[Stretch, ...]

    def __init__(self, file: Source, text: str, stretches: tuple[Stretch, ...]) -> None:
        super().__init__(file.path, text)
        object.__setattr__(self, "file", file)
        object.__setattr__(self, "stretches", stretches)

    def in_file(self, span: Span) -> Span:
        """Translate a span of the text into one of the file; calls are covered whole."""
        first = self._stretch(span.start)
        start = first.origin.start
        if first.is_verbatim:
            start += span.start - first.start
        if span.end <= span.start:
            return Span(start, start)
        last = self._stretch(span.end - 1)
        end = last.origin.end
        if last.is_verbatim:
            end = last.origin.start + span.end - last.start
        return Span(start, end)

    def prose(self, prose: MappedText) -> MappedText:
        """Return a prose of the text as one of the file."""
        breaks: list[tuple[int, int]] = []
        stands: list[tuple[Span, Span]] = []
        ends = [*(start for start, _ in prose.breaks[1:]), len(prose.text)]
        for (at, distance), end in zip(prose.breaks, ends, strict=True):
            while True:
                index = self._index(at + distance)
                stretch = self.stretches[index]
                following = index + 1
                stop = end
                if following < len(self.stretches):
                    stop = min(end, self.stretches[following].start - distance)
                if stretch.is_verbatim:
                    breaks.append((at, stretch.origin.start - stretch.start + distance))
                else:
                    breaks.append((at, stretch.origin.start - at))
                    stands.append((Span(at, max(at, stop)), stretch.origin))
                at = stop
                if at >= end:
                    break
        stands += (
            (here, self.in_file(there))
            for here, there in prose.stands
            if self._stretch(there.start).is_verbatim
        )
        stands.sort(key=lambda stand: stand[0].start)
        return MappedText(prose.text, tuple(breaks), tuple(_united(stands)))

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self.stretches, offset, key=lambda each: each.start) - 1)

    def _stretch(self, offset: int) -> Stretch:
        return self.stretches[self._index(offset)]


def _united(stands: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Return the stretches with those of one call that touch each other made one."""
    found: list[tuple[Span, Span]] = []
    for here, there in stands:
        if found and found[-1][1] == there and found[-1][0].end == here.start:
            found[-1] = (Span(found[-1][0].start, here.end), there)
        else:
            found.append((here, there))
    return found


def located(location: Location) -> Location:
    """Return a place of an expanded text as one of its file; any other as it is."""
    source = location.source
    if not isinstance(source, Expanded):
        return location
    return Location(source.file, source.in_file(location.span))


def in_file(block: Block) -> Block:
    """Return a block of an expanded text as one of its file."""
    source = block.location.source
    if not isinstance(source, Expanded):
        return block
    return block._replace(
        location=located(block.location),
        prose=source.prose(block.prose),
        sentences=tuple(
            sentence._replace(location=located(sentence.location)) for sentence in block.sentences
        ),
        marks=tuple(_mark(mark) for mark in block.marks),
        note_marks=tuple(
            mark._replace(location=located(mark.location)) for mark in block.note_marks
        ),
    )


def _mark(mark: Mark) -> Mark:
    items = tuple(item._replace(location=located(item.location)) for item in mark.items)
    return mark._replace(location=located(mark.location), items=items)
