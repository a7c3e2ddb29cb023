"""Groups the lines of a file into paragraphs, by what sets them apart: space, indents, type."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind
from sitir.model.records import NamedTuple
from sitir.readers.marks import SYMBOL_BULLETS
from sitir.readers.pdf.notes import with_notes
from sitir.readers.pdf.tables import with_tables
from sitir.readers.pdf.words import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.pdf.columns import Flow
    from sitir.readers.pdf.measures import Measures
    from sitir.readers.pdf.words import Line

_SIZES = 0.06
"""By which share sizes of type differ that are not the same."""
_LEADING = 1.22
"""How much higher than usual the space between two lines is that parts paragraphs."""
_INDENT = 0.6
"""How far in, to the size of the type, an indented line begins."""
_EVEN = 2.0
_SPACE = 0.3
"""How wide a space is at least, to the size of the type."""
_BULLET = Pattern(rf"[•‣▪●◦○➢{SYMBOL_BULLETS}]|[-–—*]$")
_FINAL = Pattern(r"[.!?:;”\"')\]]\d*$")


class Paragraph:
    """Lines that make one paragraph, heading, item, cell or note."""

    def __init__(self, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        self.kind = kind
        self.lines: list[Line] = []

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is set in bold."""
        return all(line.bold for line in self.lines)


class Piece:
    """As much of a paragraph as stands in one column."""

    def __init__(self, paragraph: Paragraph, lines: Sequence[Line]) -> None:
        self.paragraph = paragraph
        self.lines = tuple(lines)
        paragraph.lines += lines


def pieces(flows: Sequence[Flow], measures: Measures) -> Iterator[Piece]:
    """Yield the paragraphs of a file, piece by piece as they stand in it."""
    regions = [region for flow in flows for region in _regions(flow, measures)]
    votes = [0 if region.kind else _votes(region.lines, region.right) for region in regions]
    indents, hangs = sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes)
    last: Piece | None = None
    right = 0.0
    for region, vote in zip(regions, votes, strict=True):
        if region.kind:
            yield Piece(Paragraph(region.kind), region.lines)
            continue
        lines = region.lines
        hanging = vote < 0 or (vote == 0 and hangs > indents and _has_indents(lines))
        for index, found in enumerate(_paragraphs(lines, region.right, hanging=hanging)):
            goes_on = (
                index == 0
                and region.is_first
                and last is not None
                and _continues(last, lines, right=right, hanging=hanging, indented=indents > hangs)
            )
            paragraph = last.paragraph if goes_on and last is not None else Paragraph()
            last = Piece(paragraph, found)
            yield last
        right = region.right


def _edge(lines: Sequence[Line]) -> float:
    return min(line.left for line in lines)


class _Region(NamedTuple):
    """Lines of one type at the usual distance; or, with a kind, those of one cell or note."""

    lines: list[Line]
    right: float
    """Where the lines of their column end."""
    is_first: bool
    """Whether they are the first of their column."""
    kind: BlockKind | None = None


def _regions(flow: Flow, measures: Measures) -> Iterator[_Region]:
    text, notes = with_notes(flow.lines, measures)
    is_first = True
    for cells, lines in with_tables(text, flow.right):
        if cells:
            for cell in cells:
                yield _Region(cell, flow.right, is_first=False, kind=BlockKind.TABLE_CELL)
            is_first = False
            continue
        region: list[Line] = []
        for line in lines:
            if region and _parts(region[-1], line, measures):
                yield _Region(region, flow.right, is_first)
                region, is_first = [], False
            region.append(line)
        yield _Region(region, flow.right, is_first)
        is_first = False
    for note in notes:
        yield _Region(note, flow.right, is_first=False, kind=BlockKind.FOOTNOTE)


def _parts(line: Line, following: Line, measures: Measures) -> bool:
    """Tell whether space or type sets two lines apart."""
    size = max(line.size, following.size)
    if abs(line.size - following.size) > _SIZES * size or line.bold != following.bold:
        return True
    gap = line.base - following.base
    if gap < 0.5 * size:  # beside each other, and no table
        return True
    return gap > _LEADING * measures.leading(line.size)


def _is_short(line: Line, following: Line, right: float) -> bool:
    """Tell whether a line ends although the first word of the next had room on it."""
    if line.words[-1].text.endswith(HYPHEN):
        return False
    first = following.words[0]
    return right - line.right > first.right - first.left + _SPACE * line.size


def _votes(lines: Sequence[Line], right: float) -> int:
    """Return how much speaks for indented first lines, or (below 0) for hanging ones."""
    edge = _edge(lines)
    votes = 0
    for line, following in pairwise(lines):
        inward = _is_in(following, edge) - _is_in(line, edge)
        if inward and not _is_centred(line, following):
            is_short = _is_short(line, following, right)
            votes += inward if is_short else -inward
    return votes


def _is_in(line: Line, edge: float) -> bool:
    return line.left - edge > _INDENT * line.size


def _has_indents(lines: Sequence[Line]) -> bool:
    """Tell whether some lines begin further in than others, and not to have one middle."""
    edge = _edge(lines)
    if not any(_is_in(line, edge) for line in lines):
        return False
    return not all(_is_centred(line, following) for line, following in pairwise(lines))


def _paragraphs(lines: Sequence[Line], right: float, *, hanging: bool) -> Iterator[list[Line]]:
    """Yield the paragraphs of a region."""
    edge = _edge(lines)
    piece = [lines[0]]
    for line, following in pairwise(lines):
        if _begins(line, following, edge=edge, right=right, hanging=hanging):
            yield piece
            piece = []
        piece.append(following)
    yield piece


def _begins(line: Line, following: Line, *, edge: float, right: float, hanging: bool) -> bool:
    """Tell whether a paragraph begins at `following`, in lines that nothing else sets apart."""
    if _BULLET.match(following.words[0].text) and len(following.words) > 1:
        return True
    is_in, was_in = _is_in(following, edge), _is_in(line, edge)
    if hanging:
        return not is_in
    if _is_centred(line, following):
        return False
    return (is_in and not was_in) or _ends(line, following, right)


def _ends(line: Line, following: Line, right: float) -> bool:
    """Tell whether a line is the last of its paragraph, by its length and its words."""
    if not _is_short(line, following, right):
        return False
    last, first = line.words[-1].text, following.words[0].text
    return _FINAL.search(last) is not None or (last[-1].isalnum() and not first[0].islower())


def _is_centred(line: Line, following: Line) -> bool:
    """Tell whether two lines have one middle, and neither begins where the other does."""
    middles = [(each.left + each.right) / 2 for each in (line, following)]
    return abs(middles[0] - middles[1]) < 2 and abs(line.left - following.left) > 2


def _continues(
    last: Piece, lines: Sequence[Line], *, right: float, hanging: bool, indented: bool
) -> bool:
    """Tell whether the first of `lines`, in the next column, goes on with a paragraph."""
    line, following = last.lines[-1], lines[0]
    size = max(line.size, following.size)
    if abs(line.size - following.size) > _SIZES * size or line.bold != following.bold:
        return False
    if line.words[-1].text.endswith(HYPHEN):
        return True
    if _ends(line, following, right) or _BULLET.match(following.words[0].text):
        return False
    if _hangs(last.paragraph.lines) and abs(following.left - line.left) < _EVEN:
        return True
    is_in = _is_in(following, _edge(lines))
    if hanging:
        return is_in
    if is_in:
        return False
    return indented or not _FINAL.search(line.words[-1].text) or following.text[:1].islower()


def _hangs(lines: Sequence[Line]) -> bool:
    """Tell whether the first line of a paragraph begins before the others."""
    return len(lines) > 1 and _is_in(lines[-1], lines[0].left)
