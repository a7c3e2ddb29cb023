"""When the things of an article happened, as far as the article itself says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model.citation import Mention
    from sitir.model.claim import Claim
    from sitir.model.text import Location


class DatedThing(NamedTuple):
    """A thing whose beginning the article dates: `MINUSMA … dibentuk … pada 25 April 2013`."""

    names: tuple[str, ...]
    """As written where it is dated, the acronym last; of a resolution with its number."""
    year: int
    location: Location
    """Of the date."""
    resolution: str = ""
    """The number of a resolution, which may be named by it alone."""


class ClaimTime(NamedTuple):
    """The latest time that a claim states as past, where it is later than all it cites."""

    claim: Claim
    year: int
    """The earliest year that a work can be of that knows what is told."""
    location: Location
    """Of the year, date or period in the claim, or of the name of the dated thing."""
    mentions: tuple[Mention, ...]
    """The works that stand for what is told of that time, at least one; the claim may have more."""
    thing: DatedThing | None = None
    """Set where the claim names no time and the article dates what it speaks of."""
