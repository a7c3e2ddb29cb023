"""Tells when an article was written, and of what time its claims speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Acronym, Claim, ClaimTime, Document


def article_year(document: Document) -> int | None:
    """Return the year of the article by its head, or `None`."""
    return None


def claim_times(claims: Sequence[Claim], acronyms: Sequence[Acronym]) -> Iterator[ClaimTime]:
    """Yield the latest time of each claim that speaks of one, in the order of `claims`."""
    yield from ()
