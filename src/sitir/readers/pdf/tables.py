"""Tells the tables in a column from its text: rows of words far apart, one below the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.readers.marks import SYMBOL_BULLETS
from sitir.readers.pdf.words import WIDE, Line, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = list[Line]
_ITEM = Pattern(rf"(?:[-*•‣▪●◦○–—➢{SYMBOL_BULLETS}]|\[\d{{1,4}}\]|\(?(?:\d{{1,3}}|[a-zA-Z])[.)])$")
_LEVEL = 0.45
"""How far apart the words of a row may stand in height, to the size of the type."""
_ALIGNED = 4.0
_FEWEST_ROWS = 2
_EQUAL = 1.08
_MOST_COLUMNS = 30
_MOST_ROWS = 0.8
"""In how many of its rows a table has words in one column, at least."""
_LONGEST_CELL = 4
"""How many lines one cell has beside which others have none."""
_APART = 1.1
"""How much further apart than the lines of a cell two rows stand."""
_FAR = 4.0
"""How far apart two rows of a table stand at most, to the size of the type."""


def with_tables(
    lines: Sequence[Line], right: float
) -> Iterator[tuple[list[list[Line]], list[Line]]]:
    """Yield stretches of a column in turn: the cells of a table, or lines of text.

    `right` is where the lines of the column end.
    """
    left = min((line.left for line in lines), default=0.0)
    rows = [[_whole(row)] if _is_justified(row, left, right) else row for row in _rows(lines)]
    text: list[Line] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if not _are_apart(rows[at:end], left, right):
            end = at
        if end == at:
            text += _lines(rows[at], left, right)
            at += 1
            continue
        if text:
            yield [], text
            text = []
        yield list(_cells(rows[at:end])), []
        at = end
    if text:
        yield [], text


def _rows(lines: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        runs = list(runs_of(line))
        if len(runs) > 1 and _ITEM.match(runs[0].text):
            runs[:2] = [_whole(runs[:2])]
        if rows and abs(rows[-1][0].base - line.base) <= _LEVEL * line.size:
            rows[-1] += runs
        else:
            rows.append(runs)
    return rows


def _lines(row: Row, left: float, right: float) -> Row:
    """Return the lines of a row of text: one, if only justified words stand so far apart."""
    if len(row) == 1:
        return row
    if _is_line(row, left, right):
        return [_whole(row)]
    lines: list[Row] = []
    for run in row:
        if lines and run.left - lines[-1][-1].right <= WIDE * run.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_whole(line) for line in lines]


def _is_line(row: Row, left: float, right: float) -> bool:
    """Tell whether a row begins and ends where lines of the column do."""
    return row[-1].right >= right - _ALIGNED and row[0].left <= left + 3 * row[0].size


def _is_justified(row: Row, left: float, right: float) -> bool:
    """Tell whether a row is a line of few words, which stand far apart, but all equally so."""
    if len(row) <= _FEWEST_ROWS or not _is_line(row, left, right):
        return False
    gaps = [line.left - before.right for before, line in pairwise(row)]
    return max(gaps) <= _EQUAL * min(gaps)


def _whole(row: Row) -> Line:
    return Line([word for line in row for word in line.words], page=row[0].page)


def _end(rows: Sequence[Row], start: int) -> int:
    """Return where the table ends that begins at a row; `start` if none does."""
    if not 1 < len(rows[start]) <= _MOST_COLUMNS:
        return start
    left = min(line.left for line in rows[start])
    full, end = 1, start + 1
    for at in range(start + 1, len(rows)):
        row, before = rows[at], rows[at - 1]
        is_far = before[0].base - row[0].base > _FAR * row[0].size
        if is_far or len(row) > _MOST_COLUMNS:
            break
        if len(row) > 1:
            full += 1
            end = at + 1
            left = min(left, row[0].left)
        elif at - end >= _LONGEST_CELL or row[0].left <= left + _ALIGNED:
            break
    if full < _FEWEST_ROWS:
        return start
    # The last cell may have more lines than those beside it.
    inner = min(line.left for row in rows[start:end] for line in row[1:])
    while end < len(rows) and _is_rest(rows[end], rows[end - 1], inner):
        end += 1
    return end


def _are_apart(rows: Sequence[Row], left: float, right: float) -> bool:
    """Tell whether words stand too far apart for a sentence, or one below the other in each row.

    Lines of text that are justified by few words have the first, but not the second.
    """
    full = [row for row in rows if len(row) > 1]
    if not all(_is_line(row, left, right) for row in full) and any(
        line.left - before.right > WIDE * line.size
        for row in full
        for before, line in pairwise(row)
    ):
        return True
    seen: dict[tuple[str, int], int] = {}
    for row in full:
        places = {place for line in row[1:-1] or row[1:] for place in _places(line)}
        for place in places:
            seen[place] = seen.get(place, 0) + 1
    return max(seen.values(), default=0) >= max(_FEWEST_ROWS, _MOST_ROWS * len(full))


def _places(line: Line) -> Iterator[tuple[str, int]]:
    """Yield where words of a column begin, end or have their middle, each as two whole points."""
    edges = {"left": line.left, "right": line.right, "middle": (line.left + line.right) / 2}
    for edge, place in edges.items():
        yield edge, int(place)
        yield edge, int(place) + 1


def _is_rest(row: Row, before: Row, inner: float) -> bool:
    gap = before[0].base - row[0].base
    return len(row) == 1 and gap <= 1.5 * row[0].size and row[0].left >= inner - _ALIGNED


def _cells(rows: Sequence[Row]) -> Iterator[list[Line]]:
    """Yield the lines of each cell, row by row."""
    gaps = [before[0].base - row[0].base for before, row in pairwise(rows)]
    near = min(gaps)
    wraps = max(gaps) > 1.15 * near
    cells: list[list[Line]] = []
    for index, row in enumerate(rows):
        if index and not (wraps and gaps[index - 1] <= _APART * near):
            yield from cells
            cells = []
        for line in row:
            own = next((cell for cell in cells if _is_below(line, cell)), None)
            if own is None:
                cells.append([line])
            else:
                own.append(line)
    yield from cells


def _is_below(line: Line, cell: Sequence[Line]) -> bool:
    above = cell[-1]
    if above.base - line.base <= _LEVEL * line.size:
        return False
    return line.left < above.right and above.left < line.right
