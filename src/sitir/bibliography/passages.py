"""Cuts the reference list of a document into passages, one for each reference.

Lists come as list items, as paragraphs, as lines, with wrapped lines hanging or flush, and broken
by pages. A line opens a reference where a bullet, a number or the indentation says so; where
nothing does, where it reads like the head of a reference and what stands before it is complete.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from sitir.bibliography.list_lines import Line, base_indent, list_lines, may_be_header
from sitir.bibliography.openings import (
    Indents,
    is_heading,
    is_prose,
    is_rest,
    label_number,
    opens,
    reads_like_head,
)
from sitir.lexicons.patterns import Pattern
from sitir.model import Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Document, Hyperlink


class Piece:
    """A stretch of a block's prose."""

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block = block
        self.start = start
        self.end = end


class Passage:
    """The text of one reference, in one or more pieces."""

    def __init__(self, pieces: tuple[Piece, ...], number: int | None = None) -> None:
        self.pieces = pieces
        self.number = number

    @property
    def is_cut(self) -> bool:
        """Whether a page break runs through it."""
        return len(self.pieces) > 1

    @cached_property
    def line(self) -> tuple[str, tuple[Span, ...]]:
        """The text on one line, and the spans of it that are set in italics or bold."""
        words: list[str] = []
        spans: list[Span] = []
        length = 0
        for piece in self.pieces:
            text = piece.block.prose.text[piece.start : piece.end]
            line = " ".join(text.split())
            marks = list(_emphasis(piece))
            if marks and line == text:
                spans += (mark.shifted(length - piece.start) for mark in marks)
            elif marks:
                spans += _moved(piece, marks, length)
            words.append(line)
            length += len(line) + 1
        whole = " ".join(words)
        # Marks of emphasis that a page break has parted are left standing.
        return (whole.replace("*", ""), ()) if self.is_cut else (whole, tuple(spans))

    @property
    def label(self) -> str:
        """By what marks of the text name it: a `bibitem` of LaTeX, an id; may be empty."""
        first = self.pieces[0]
        is_head = not first.block.prose.text[: first.start].strip()
        return first.block.label if is_head else ""

    @property
    def location(self) -> Location:
        """From the first code point to the last one in the same file, with the markup around."""
        first = self.pieces[0]
        source = first.block.location.source
        start = first.block.span_in_source(Span(first.start, first.end)).start
        if first.start <= _MARKUP_REACH and not first.block.prose.text[: first.start].strip():
            start = min(start, first.block.location.span.start)
        last = [piece for piece in self.pieces if piece.block.location.source is source][-1]
        end = last.block.span_in_source(Span(last.start, last.end)).end
        length = len(last.block.prose.text)
        if length - last.end <= _MARKUP_REACH and not last.block.prose.text[last.end :].strip():
            end = max(end, last.block.location.span.end)
        return Location(source, Span(start, max(start, end)))

    @property
    def targets(self) -> tuple[str, ...]:
        """What the links in it point to."""
        found: list[str] = []
        for piece in self.pieces:
            links = piece.block.hyperlinks
            first = bisect_left(links, piece.start, key=_link_start)
            last = bisect_left(links, piece.end, key=_link_start)
            found += (link.target for link in links[first:last])
        return tuple(found)


_NUMBER = Pattern(r"\W*(\d{1,4})\W*$")
_WORD = Pattern(r"\S+")
# How much white space may stand between a block's edge and its first or last reference.
_BARE_NUMBER = Pattern(r"[\[(]?(\d{1,3})[.)\]]{1,2}")
_MARKUP_REACH = 16
_MARKUP = Pattern(r"[*_]|</?(?:i|em|b|strong|u|cite)\b")


def passages(document: Document) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the references of the document's own list, and fragments that belong to none.

    Headings of groups, and prose that follows the list (a biography), are neither.
    """
    found: list[Passage] = []
    strays: list[Passage] = []
    in_prose = False
    for group in _grouped(list_lines(document)):
        text = group[0].ahead(600)
        block = group[0].block
        number = group[0].number or label_number(text)
        is_item = bool(block.marker or block.label) or number is not None
        if not is_item:
            if is_heading(group):
                continue
            in_prose = (in_prose or is_prose(text)) and not reads_like_head(text)
            if in_prose:
                continue
        passage = _passage(group)
        is_fragment = not found and not is_item and text[:1].islower() and not reads_like_head(text)
        (strays if is_fragment else found).append(passage)
    return tuple(found), tuple(strays)


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of one reference after another."""
    indents = Indents(base_indent(lines), lines)
    group: list[Line] = []
    is_after_header = False
    for line, following in zip_longest(lines, lines[1:]):
        if following and _numbers_next(line, following):
            if group:
                yield group
            group = []
            continue
        if group and following and _is_header(line, group[-1], following):
            is_after_header = True
            continue
        if group and opens(line, group, indents):
            yield group
            group = []
        line.follows_furniture = line.follows_furniture or is_after_header
        group.append(line)
        is_after_header = False
    if group:
        yield group


def _numbers_next(line: Line, following: Line) -> bool:
    """Tell whether a line is but the number of the next one, which then is told it."""
    number = _BARE_NUMBER.fullmatch(line.text)
    if number is None or not following.opens_block or label_number(following.text) is not None:
        return False
    following.number = int(number[1])
    return True


def _is_header(line: Line, before: Line, following: Line) -> bool:
    """Tell whether a line is a running head that stands in the middle of a reference."""
    if not may_be_header(line) or is_rest(before.text, line.text) or reads_like_head(line.text):
        return False
    return following.opens_block and is_rest(before.text, following.text)


def _passage(lines: Sequence[Line]) -> Passage:
    pieces: list[Piece] = []
    for line in lines:
        if pieces and pieces[-1].block is line.block and not line.follows_furniture:
            pieces[-1] = Piece(line.block, pieces[-1].start, line.end)
        else:
            pieces.append(Piece(line.block, line.start, line.end))
    marker = _NUMBER.match(lines[0].block.marker) if lines[0].opens_block else None
    number = int(marker[1]) if marker else lines[0].number or label_number(lines[0].text)
    return Passage(tuple(pieces), number)


def _link_start(link: Hyperlink) -> int:
    return link.prose_span.start


def _emphasis(piece: Piece) -> Iterator[Span]:
    """Yield the stretches of a piece's prose in emphasis, or between its marks in the file."""
    if piece.block.emphasis:
        for span in piece.block.emphasis:
            if span.start < piece.end and piece.start < span.end:
                yield Span(max(span.start, piece.start), min(span.end, piece.end))
        return
    prose, source = piece.block.prose, piece.block.location.source.text
    begin = None
    before = piece.block.location.span.start
    breaks = prose.breaks
    first = bisect_right(breaks, piece.start, key=lambda entry: entry[0]) - 1
    for index in range(max(0, first), len(breaks)):
        offset, distance = breaks[index]
        if offset > piece.end:
            break
        if index:
            before = offset + breaks[index - 1][1]
        if offset >= piece.start and _MARKUP.search(source, before, offset + distance):
            if begin is None:
                begin = offset
            else:
                yield Span(begin, offset)
                begin = None
    if begin is not None and begin < piece.end:
        yield Span(begin, piece.end)


def _moved(piece: Piece, marks: Sequence[Span], length: int) -> Iterator[Span]:
    """Yield the spans where they come to stand when white space is folded, after `length`."""
    starts: list[int] = []
    moved: list[int] = []
    for match in _WORD.finditer(piece.block.prose.text, piece.start, marks[-1].end):
        starts.append(match.start())
        moved.append(length)
        length += match.end() - match.start() + 1
    for mark in marks:
        first = bisect_right(starts, mark.start) - 1
        last = bisect_right(starts, mark.end - 1) - 1
        if first >= 0:
            yield Span(
                moved[first] + mark.start - starts[first], moved[last] + mark.end - starts[last]
            )
