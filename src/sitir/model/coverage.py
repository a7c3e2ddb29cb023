"""Figures of coverage: how much of an article its citations support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model.document import SectionKind
    from sitir.model.link import LinkStatus


class ClaimCounts(NamedTuple):
    """How many claims there are, and how those that need a citation have one."""

    claims: int = 0
    need: int = 0
    in_sentence: int = 0
    carried: int = 0
    uncovered: int = 0


class Coverage(NamedTuple):
    """The figures of one article."""

    total: ClaimCounts
    by_section: tuple[tuple[SectionKind, ClaimCounts], ...]
    """In the order in which the kinds of section first appear."""
    entries: int
    cited_entries: int
    mentions: Mapping[LinkStatus, int]
    """How many mentions have each status, all statuses named."""

    @property
    def ratio_in_sentence(self) -> float | None:
        """The share of needy claims with a citation in the sentence, to two digits."""
        return _ratio(self.total.in_sentence, self.total.need)

    @property
    def ratio_carried(self) -> float | None:
        """The share of needy claims with a citation in the sentence or carried to it."""
        return _ratio(self.total.in_sentence + self.total.carried, self.total.need)


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 2) if whole else None
