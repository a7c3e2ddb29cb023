"""Finds the columns of a page, and with them the order in which its lines are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple
from sitir.readers.pdf.words import WIDE, Line, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SLACK = 3.0
_EVEN = 4.0
_JUSTIFIED = 0.3
"""How many lines end together in justified text, at least."""
_MANY = 10
_FEWEST_LINES = 4
_FILLED = 0.55
"""How much of a column the middle one of its lines covers at least."""
_MIDDLE = (0.25, 0.75)


class Flow(NamedTuple):
    """Lines below each other in one column, from its top to its end."""

    lines: tuple[Line, ...]
    right: float
    """Where the lines of the column end."""


def flows(pages: Sequence[Sequence[Line]]) -> Iterator[Flow]:
    """Yield the stretches of columns of all pages in reading order."""
    runs = [[run for line in lines for run in runs_of(line)] for lines in pages]
    gutters = [_gutter(each) for each in runs]
    # A page of tables and pictures shows its columns only to who has seen the others.
    usual = sorted({gutter for gutter in gutters if gutter is not None}, key=gutters.count)
    for each, gutter in zip(runs, gutters, strict=True):
        if gutter is None:
            fitting = (other for other in reversed(usual) if _divided(each, other, fewest=1))
            gutter = next(fitting, None)
        if gutter is None:
            yield from _flow(_rejoined(each, None))
        else:
            yield from _beside(each, gutter)


def _beside(runs: Sequence[Line], gutter: float) -> Iterator[Flow]:
    """Yield the columns on both sides of a gutter.

    Lines that cross it part what stands above them from what stands below.
    """
    sides: tuple[list[Line], list[Line]] = ([], [])
    spanning: list[Line] = []
    for run in _rejoined(runs, gutter):
        if run.left < gutter - _SLACK and run.right > gutter + _SLACK:
            if any(sides):
                yield from _columns(spanning, sides)
                sides, spanning = ([], []), []
            spanning.append(run)
        else:
            sides[run.left >= gutter - _SLACK].append(run)
    yield from _columns(spanning, sides)


def _columns(spanning: list[Line], sides: tuple[list[Line], list[Line]]) -> Iterator[Flow]:
    yield from _flow(spanning)
    for side in sides:
        yield from _flow(side)


def _flow(lines: list[Line]) -> Iterator[Flow]:
    if lines:
        ordered = sorted(lines, key=lambda line: (-line.base, line.left))
        yield Flow(tuple(ordered), _right([line.right for line in lines]))


def _right(ends: list[float]) -> float:
    """Return where the lines of a column end, whatever a few of them do."""
    ends.sort(reverse=True)
    last = 0
    for first, end in enumerate(ends):
        while last < len(ends) and ends[last] >= end - _EVEN:
            last += 1
        if last - first >= _JUSTIFIED * len(ends):
            return end
    return ends[min(1, len(ends) // _MANY)]


def _rejoined(runs: Sequence[Line], gutter: float | None) -> list[Line]:
    """Join runs of one row that no column parts."""
    found: list[Line] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if found and _goes_on(found[-1], run, gutter):
            found[-1] = Line([*found[-1].words, *run.words], page=run.page)
        else:
            found.append(run)
    return found


def _goes_on(run: Line, other: Line, gutter: float | None) -> bool:
    size = max(run.size, other.size)
    if abs(run.base - other.base) > 0.45 * size or other.left < run.right - size / 2:
        return False
    if gutter is not None and run.right <= gutter + _SLACK and other.left >= gutter - _SLACK:
        return False
    return other.left - run.right <= WIDE * size


def _gutter(runs: Sequence[Line]) -> float | None:
    """Return the left edge of the second column, if there are two."""
    if len(runs) < 2 * _FEWEST_LINES:
        return None
    left = min(run.left for run in runs)
    right = max(run.right for run in runs)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts: dict[int, int] = {}
    for run in runs:
        if low < run.left < high:
            starts[round(run.left)] = starts.get(round(run.left), 0) + 1
    best: float | None = None
    most = 0
    for start in sorted(starts, key=lambda start: -starts[start])[:4]:
        count = _divided(runs, float(start))
        if count > most and _are_filled(runs, float(start), left, right):
            best, most = float(start), count
    return best


def _are_filled(runs: Sequence[Line], gutter: float, left: float, right: float) -> bool:
    """Tell whether lines on both sides of a gutter are as long as their columns are wide."""
    before = sorted(run.right - run.left for run in runs if run.right <= gutter + _SLACK)
    after = sorted(run.right - run.left for run in runs if run.left >= gutter - _SLACK)
    return before[len(before) // 2] >= _FILLED * (gutter - left) and after[
        len(after) // 2
    ] >= _FILLED * (right - gutter)


def _divided(runs: Sequence[Line], gutter: float, *, fewest: int = _FEWEST_LINES) -> int:
    """Return how many lines an edge parts into two columns, or 0 where it parts none.

    `fewest` is how many each column has at least.
    """
    before = [run for run in runs if run.right <= gutter + _SLACK]
    after = [run for run in runs if run.left >= gutter - _SLACK]
    if min(len(before), len(after)) < fewest:
        return 0
    top, bottom = max(run.base for run in after), min(run.base for run in after)
    beside = sum(bottom <= run.base <= top for run in runs)
    beside -= sum(bottom <= run.base <= top for run in before) + len(after)
    return 0 if 2 * beside > len(after) else max(0, min(len(before), len(after)) - beside)
