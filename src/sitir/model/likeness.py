"""Claims that say the same, and claims that say it with other figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model.claim import Claim, Fact


class SimilarClaims(NamedTuple):
    """Two claims in nearly the same words."""

    first: Claim
    second: Claim
    """The later of the two."""
    likeness: float
    """From 0 to 1: 1 where the words are equal."""


class FigureConflict(NamedTuple):
    """One quantity told with two values."""

    first: Fact
    second: Fact
    """The later of the two."""
    first_claim: Claim
    second_claim: Claim
    about: str
    """What both count, in the words of the second: `kader posyandu`; empty but of numbers."""
