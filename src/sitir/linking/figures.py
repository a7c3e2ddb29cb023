"""Finds quantities that an article tells with two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Claim, FigureConflict


def figure_conflicts(claims: Sequence[Claim]) -> Iterator[FigureConflict]:
    """Yield each quantity that two claims tell with different values."""
    yield from ()
