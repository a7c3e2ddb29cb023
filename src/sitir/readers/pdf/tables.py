"""Tells the tables in a column from its text: rows of words far apart, one below the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.pdf.words import Line

Row = list["Line"]
_LEVEL = 0.45
"""How far apart the words of a row may stand in height, to the size of the type."""
_ALIGNED = 4.0
_FEWEST_ROWS = 2
_APART = 1.12
"""How much further apart than the lines of a cell two rows stand."""
_FAR = 4.0
"""How far apart two rows of a table stand at most, to the size of the type."""


def with_tables(lines: Sequence[Line]) -> Iterator[tuple[list[list[Line]], list[Line]]]:
    """Yield stretches of a column in turn: the cells of a table, or lines of text."""
    rows = _rows(lines)
    text: list[Line] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if end == at:
            text += rows[at]
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
        if rows and abs(rows[-1][0].base - line.base) <= _LEVEL * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _end(rows: Sequence[Row], start: int) -> int:
    """Return where the table ends that begins at a row; `start` if none does."""
    if len(rows[start]) == 1:
        return start
    edges = [line.left for line in rows[start]]
    full, end = 1, start + 1
    for at in range(start + 1, len(rows)):
        row, before = rows[at], rows[at - 1]
        if before[0].base - row[0].base > _FAR * row[0].size or not _fits(row, edges):
            break
        if len(row) > 1:
            full += 1
            end = at + 1
            edges += [line.left for line in row]
        elif end < at - 3:  # lines of one long cell, or text
            break
    if full < _FEWEST_ROWS:
        return start
    # The last cell may have more lines than those beside it.
    while end < len(rows) and _is_rest(rows[end], rows[end - 1], edges[1:]):
        end += 1
    return end


def _fits(row: Row, edges: Sequence[float]) -> bool:
    """Tell whether the words of a row stand below those of the rows above."""
    starts = row[1:] or row
    return any(abs(line.left - edge) <= _ALIGNED for line in starts for edge in edges)


def _is_rest(row: Row, before: Row, edges: Sequence[float]) -> bool:
    if len(row) > 1 or before[0].base - row[0].base > 1.5 * row[0].size:
        return False
    inner = [edge for edge in edges if edge > min(line.left for line in before) + _ALIGNED]
    return any(abs(row[0].left - edge) <= _ALIGNED for edge in inner)


def _cells(rows: Sequence[Row]) -> Iterator[list[Line]]:
    """Yield the lines of each cell, row by row."""
    gaps = [before[0].base - row[0].base for before, row in pairwise(rows)]
    near = min(gaps)
    wraps = max(gaps) > 1.25 * near
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
