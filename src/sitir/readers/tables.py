"""Finds tables: pipe tables, grids, columns under dashes, and lines of tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.lines import Line

_DELIMITER = Pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_GRID_RULE = Pattern(r"\+(?:[-=:]+\+)+$")
_DASHES = Pattern(r"-{2,}(?:[ \t]+-{2,})+$")
_DASHED_LINE = Pattern(r"[- \t]+$")
_PIPE = Pattern(r"(?<!\\)\|")
_COLUMN_GAP = Pattern(r"[ \t]{2,}|\t")
_TAB = Pattern("\t+")
_FEWEST_TABS = 2

Cells = tuple[tuple[int, int], ...]


class Rows:
    """The cells of a table, row by row, and the line after it."""

    def __init__(self, cells: tuple[Cells, ...], end: int) -> None:
        self.cells = cells
        self.end = end


def rows(text: str, lines: Sequence[Line], at: int, *, has_pipes: bool) -> Rows | None:
    """Return the table that begins with line `at`, if one does."""
    line = lines[at]
    if "\t" in text[line.start : line.stop] and _tabs(text, line) >= _FEWEST_TABS:
        return _tab_table(text, lines, at)
    if not has_pipes:
        return None
    first = text[line.start]
    if first == "+" and _GRID_RULE.match(text, line.start, line.stop):
        return _pipe_table(text, lines, at)
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or following.start == following.stop:
        return None
    mark = text[following.start]
    if mark in "|:-" and "|" in text[line.start : line.stop]:
        delimiter = _DELIMITER.match(text, following.start, following.stop)
        if delimiter and "-" in delimiter.group() and "|" in delimiter.group():
            return _pipe_table(text, lines, at)
    if mark == "-" and _DASHES.match(text, following.start, following.stop):
        return _dashed_table(text, lines, at)
    if first == "-" and _DASHES.match(text, line.start, line.stop):
        return _dashed_table(text, lines, at)
    return None


def _tabs(text: str, line: Line) -> int:
    return sum(1 for _ in _TAB.finditer(text, line.start, line.stop))


def _tab_table(text: str, lines: Sequence[Line], at: int) -> Rows | None:
    cells: list[Cells] = []
    end = at
    while end < len(lines) and _tabs(text, lines[end]) >= _FEWEST_TABS:
        cells.append(_split(text, lines[end], _TAB))
        end += 1
    return Rows(tuple(cells), end) if len(cells) > 1 else None


def _pipe_table(text: str, lines: Sequence[Line], at: int) -> Rows:
    cells: list[Cells] = []
    end = at
    while end < len(lines):
        line = lines[end]
        body = text[line.start : line.stop]
        if not body or not ("|" in body or body[0] == "+"):
            break
        if not _DELIMITER.match(body) and not _GRID_RULE.match(body):
            cells.append(_split(text, line, _PIPE))
        end += 1
    return Rows(tuple(cells), end)


def _dashed_table(text: str, lines: Sequence[Line], at: int) -> Rows:
    cells: list[Cells] = []
    end = at
    while end < len(lines) and lines[end].start < lines[end].stop:
        line = lines[end]
        if not _DASHED_LINE.match(text, line.start, line.stop):
            cells.append(_split(text, line, _COLUMN_GAP))
        end += 1
    return Rows(tuple(cells), end)


def _split(text: str, line: Line, separator: Pattern) -> Cells:
    """Return the spans of the cells of a line that hold anything."""
    edges = [line.start]
    for match in separator.finditer(text, line.start, line.stop):
        edges += match.span()
    edges.append(line.stop)
    found = []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        body = text[start:stop]
        left = len(body) - len(body.lstrip())
        stripped = body.strip()
        if stripped:
            found.append((start + left, start + left + len(stripped)))
    return tuple(found)
