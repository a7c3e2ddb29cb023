"""Aligns the columns of a table for a terminal, and leaves out some where it is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.columns import columns, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 2
_LEAST_LABEL = 12


def fitted(
    rows: Sequence[Sequence[str]], width: int, optional: Sequence[int], *, beside: int = 0
) -> list[str]:
    """Return the lines of a table of equal width: the first column to the left, others right.

    Where it does not fit, the `optional` columns go in their order; all but the last of them also
    go to leave `beside` columns of the terminal free, if that is enough for it. Then the first
    column is cut at its start (paths differ at their ends).
    """
    widths = [max(columns(row[index]) for row in rows) for index in range(len(rows[0]))]
    kept = _kept(widths, width - beside, optional[:-1])
    if _extent(kept, widths) > width - beside:
        kept = _kept(widths, width, optional)
    over = _extent(kept, widths) - width
    if over > 0:
        widths[0] = max(widths[0] - over, min(widths[0], _LEAST_LABEL))
    return [_line(row, kept, widths) for row in rows]


def _kept(widths: Sequence[int], width: int, optional: Sequence[int]) -> list[int]:
    kept = list(range(len(widths)))
    for index in optional:
        if _extent(kept, widths) > width:
            kept.remove(index)
    return kept


def _extent(kept: Sequence[int], widths: Sequence[int]) -> int:
    return sum(widths[index] for index in kept) + _GAP * (len(kept) - 1)


def _line(row: Sequence[str], kept: Sequence[int], widths: Sequence[int]) -> str:
    label = row[0]
    if columns(label) > widths[0]:
        label = "…" + label[len(label) - fitting(reversed(label), widths[0] - 1) :]
    cells = [label + " " * (widths[0] - columns(label))]
    cells.extend(" " * (widths[index] - columns(row[index])) + row[index] for index in kept[1:])
    return (" " * _GAP).join(cells)
