"""Two figures of one kind that differ: which is the odd one, and who else tells the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.retelling.grounds import SUMMARIES
from sitir.model import FactKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitir.linking.retelling.words import Figure

# Percentages are rounded.
_CLOSE = 0.2


class Pair(NamedTuple):
    """Two figures: the odd one, which is told once, and all tellings of the other."""

    first: Figure
    second: Figure
    odd: Figure
    others: Sequence[Figure]

    @property
    def is_told_beside(self) -> bool:
        """Whether the part of the odd figure tells the other value as well."""
        return any(other.ground.part is self.odd.ground.part for other in self.others)

    @property
    def is_told_by_sources(self) -> bool:
        """Whether the other value has a source at one of its places."""
        return any(other.ground.has_source for other in self.others)


def pair_of(
    first: Figure, second: Figure, told: Mapping[int, Figure], again: Mapping[int, Figure]
) -> Pair | None:
    """Return the two with the odd one of them, which is told less, or is in a summary.

    `told` and `again` are the tellings of their values, by the numbers of the claims. Nothing is
    returned where both values come back, where one sentence tells both, where two percentages
    are those of a whole, and where only the odd one has a source: they are two quantities.
    """
    if min(len(told), len(again)) > 1 or second.number in told or first.number in again:
        return None
    if _add_up(first, second):
        return None
    parts = first.ground.part in SUMMARIES, second.ground.part in SUMMARIES
    if len(again) > len(told) or (len(again) == len(told) and parts == (True, False)):
        pair = Pair(first, second, first, tuple(again.values()))
    else:
        pair = Pair(first, second, second, tuple(told.values()))
    return None if _is_of_others(pair) else pair


def _add_up(first: Figure, second: Figure) -> bool:
    """Tell whether two percentages are of those who do, and of those who do not."""
    is_percentage = second.fact.kind is FactKind.PERCENTAGE
    return is_percentage and abs(float(first.fact.value) + float(second.fact.value) - 100) < _CLOSE


def _is_of_others(pair: Pair) -> bool:
    """Tell whether only the odd figure has a source: other studies count the same things.

    A summary names no source for what the body has one for.
    """
    if not pair.odd.ground.has_source or pair.is_told_by_sources:
        return False
    return any(other.ground.part not in SUMMARIES for other in pair.others)
