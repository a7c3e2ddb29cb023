"""Ties the laws named in the text to the entries that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.laws import are_of_one_region
from sitir.model import FactKind, LawLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Bibliography, Claim, Entry, Fact


def law_links(claims: Sequence[Claim], bibliography: Bibliography) -> tuple[LawLink, ...]:
    """Return the laws of the text that the bibliography lists, in reading order.

    A law named without its year is the one listed of its kind and number, if there is but one.
    """
    listed: dict[str, list[Entry]] = {}
    undated: dict[str, list[Entry]] = {}
    for entry in bibliography.entries:
        if entry.law is not None:
            listed.setdefault(str(entry.law), []).append(entry)
            number = "-".join(part for part in (entry.law.kind, entry.law.number) if part)
            undated.setdefault(number, []).append(entry)
    links = []
    for claim in claims:
        for fact in claim.facts:
            if fact.kind is not FactKind.DOCUMENT_NUMBER:
                continue
            found = _of_region(fact, listed.get(fact.value, ()))
            if found is None and len(undated.get(fact.value, ())) == 1:
                found = undated[fact.value][0]
            if found is not None:
                links.append(LawLink(fact, found))
    return tuple(links)


def _of_region(fact: Fact, entries: Sequence[Entry]) -> Entry | None:
    """Return the first of the entries that may be a law of the region that the text names."""
    text = fact.location.text
    return next((each for each in entries if are_of_one_region(text, each.place.text)), None)
