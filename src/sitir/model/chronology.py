"""When the things of an article happened, as far as the article itself says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sitir.model.claim import Claim
    from sitir.model.text import Location


class DatedThing(NamedTuple):
    """A thing whose beginning the article dates: `MINUSMA … dibentuk … pada 25 April 2013`."""

    name: str
    """As written where it is dated."""
    year: int
    location: Location
    """Of the date."""


class ClaimTime(NamedTuple):
    """The latest time that a claim speaks of, and what in it says so."""

    claim: Claim
    year: int
    location: Location
    """Of the year, date or period in the claim, or of the name of the dated thing."""
    thing: DatedThing | None = None
    """Set where the claim names no time and the article dates what it speaks of."""
