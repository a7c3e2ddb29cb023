"""Cuts the reference list of a document into passages, one for each reference.

Lists come as list items, as paragraphs, as lines, with wrapped lines hanging or flush, and broken by
pages. A line opens a reference where a bullet, a number or the indentation says so; where nothing
does, where it reads like the head of a reference and the line before it like an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sitir.bibliography.authors import authors
from sitir.bibliography.issued import bare_datings, bracketed_datings
from sitir.model import BlockKind, Location, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Document


class _Line(NamedTuple):
    """A line of a block: its stretch of the prose, and how far it is indented in the file."""

    block: Block
    start: int
    end: int
    indent: int
    is_first: bool

    @property
    def text(self) -> str:
        return self.block.prose.text[self.start : self.end]


class Piece(NamedTuple):
    """A stretch of a block's prose."""

    block: Block
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one reference, in one or more pieces."""

    pieces: tuple[Piece, ...]
    number: int | None = None
    is_cut: bool = False
    """Whether a page break runs through it."""

    @property
    def text(self) -> str:
        """The text, on one line."""
        parts = (piece.block.prose.text[piece.start : piece.end] for piece in self.pieces)
        return " ".join(" ".join(part.split()) for part in parts)

    @property
    def location(self) -> Location:
        """From the first code point to the last one in the same file, with the markup around them."""
        first = self.pieces[0]
        source = first.block.location.source
        start = first.block.span_in_source(Span(first.start, first.end)).start
        if not first.block.prose.text[: first.start].strip():
            start = min(start, first.block.location.span.start)
        last = [piece for piece in self.pieces if piece.block.location.source is source][-1]
        end = last.block.span_in_source(Span(last.start, last.end)).end
        if not last.block.prose.text[last.end :].strip():
            end = max(end, last.block.location.span.end)
        return Location(source, Span(start, max(start, end)))

    @property
    def targets(self) -> tuple[str, ...]:
        """What the links in it point to."""
        return tuple(
            link.target
            for piece in self.pieces
            for link in piece.block.hyperlinks
            if piece.start <= link.prose_span.start < piece.end
        )


_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s))\s*")
_MARKER = re.compile(r"\W*(\d{1,4})\W*$")
_BULLET = re.compile(r"\s*[•·▪●‣◦*–-]\s+")
_REPEATED = re.compile(r"\s*(?:[—–―_‒]\s?|-\s?-){1,}-?[.,\s]")
_FURNITURE = re.compile(
    r"\W*(?:(?:page|hal(?:aman)?|hlm|p)\b\.?)?\s*\d{1,4}(?:\s*(?:of|dari|/)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,;:&–—-]|\b(?:and|dan|in|dalam|the|of|di|pada|untuk|pp?\.|vol\.|no\.))$", re.IGNORECASE
)
_CLOSED_END = re.compile(r"(?:[.?!)\]>”\"’]|https?://\S+|www\.\S+|\d)$")
_ADDRESS_PIECE = re.compile(r"(?:<?https?://|www\.|doi\b|\S+[/&=%_.]\S+$)", re.IGNORECASE)
_DATE_AHEAD = re.compile(
    r"(?:1[4-9]|20)\d\d|n\.\s?d\.|t\.\s?t\.|in press|tanpa tahun", re.IGNORECASE
)
_HEAD_REACH = 400


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages of the document's own list of references, in order."""
    blocks = [
        block
        for block in document.blocks
        if block.section.kind is SectionKind.REFERENCES
        and block.kind not in (BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.CAPTION)
    ]
    lines = [line for block in blocks for line in _lines(block)]
    found: list[Passage] = []
    for group in _grouped(lines):
        found.append(_passage(group))
    return tuple(found)


def _lines(block: Block) -> Iterator[_Line]:
    text = block.prose.text
    source = block.location.source.text
    at = 0
    is_first = True
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip())
        at += len(line)
        if not line.strip() or _FURNITURE.fullmatch(line.strip()):
            continue
        start += len(line) - len(line.lstrip())
        place = block.span_in_source(Span(start, start + 1)).start
        begin = (
            max(
                source.rfind("\n", max(0, place - 200), place),
                source.rfind("\r", max(0, place - 200), place),
            )
            + 1
        )
        yield _Line(block, start, end, place - begin, is_first)
        is_first = False


def _grouped(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    hanging = _hanging_blocks(lines)
    for line in lines:
        if group and not _opens(line, group, hanging):
            group.append(line)
            continue
        if group:
            yield group
        group = [line]
    if group:
        yield group


def _hanging_blocks(lines: Sequence[_Line]) -> dict[int, int]:
    """Return the indentation of opening lines, of every block whose lines differ in it."""
    indents: dict[int, list[int]] = {}
    for line in lines:
        indents.setdefault(id(line.block), []).append(line.indent)
    return {
        block: found[0]
        for block, found in indents.items()
        if len(set(found)) > 1
        and all(indent >= found[0] or indent == min(found) for indent in found)
    }


def _opens(line: _Line, group: Sequence[_Line], hanging: dict[int, int]) -> bool:
    """Tell whether a line opens a new reference, rather than go on with the one before."""
    text = line.text
    before = group[-1].text
    if line.is_first:
        if line.block.marker or _LABEL.match(text) or _BULLET.match(text) or _REPEATED.match(text):
            return True
        return not _is_rest(before, text)
    if _LABEL.match(text) and _LABEL.match(group[0].text):
        return _number(text) == _number(group[0].text) + 1
    if _REPEATED.match(text):
        return True
    opening = hanging.get(id(line.block))
    if opening is not None:
        is_opening = line.indent == opening
        if line.block.marker:
            return False
        return is_opening and not _is_rest(before, text)
    if line.block.marker or _OPEN_END.search(before):
        return False
    return _reads_like_head(text, is_after_end=bool(_CLOSED_END.search(before)))


def _is_rest(before: str, text: str) -> bool:
    """Tell whether a paragraph goes on with one that a page break has cut."""
    is_open = not re.search(r"[.?!][\"”’)\]]*$", before.rstrip()) or bool(_OPEN_END.search(before))
    head = text.lstrip("“\"'(")
    return is_open and (
        (head[:1].islower()
        and not _reads_like_head(text, is_after_end=False))
        or bool(_ADDRESS_PIECE.match(head))
    )


def _reads_like_head(text: str, *, is_after_end: bool) -> bool:
    """Tell whether a line reads like the beginning of a reference."""
    if not _DATE_AHEAD.search(text, 0, _HEAD_REACH):
        return False
    for dating in (next(bracketed_datings(text), None), next(bare_datings(text), None)):
        if dating and dating.start < _HEAD_REACH and authors(text, end=dating.start):
            return dating.in_brackets or is_after_end
    return is_after_end and authors(text) is not None


def _number(text: str) -> int:
    match = _LABEL.match(text)
    return int(next(group for group in match.groups() if group)) if match else -1


def _passage(lines: Sequence[_Line]) -> Passage:
    pieces: list[Piece] = []
    for line in lines:
        if pieces and pieces[-1].block is line.block:
            pieces[-1] = pieces[-1]._replace(end=line.end)
        else:
            pieces.append(Piece(line.block, line.start, line.end))
    number = None
    label = _LABEL.match(lines[0].text)
    marker = _MARKER.match(lines[0].block.marker) if lines[0].is_first else None
    if marker:
        number = int(marker[1])
    elif label:
        number = _number(lines[0].text)
    return Passage(tuple(pieces), number, is_cut=len(pieces) > 1)
