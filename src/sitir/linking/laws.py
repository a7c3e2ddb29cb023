"""Ties the laws named in the text to the entries that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import FactKind, LawLink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Bibliography, Claim, Entry


def law_links(claims: Sequence[Claim], bibliography: Bibliography) -> tuple[LawLink, ...]:
    """Return the laws of the text that the bibliography lists, in reading order.

    A law named without its year is the one listed of its kind and number, if there is but one.
    """
    listed: dict[str, Entry] = {}
    undated: dict[str, list[Entry]] = {}
    for entry in bibliography.entries:
        if entry.law is not None:
            listed.setdefault(str(entry.law), entry)
            number = "-".join(part for part in (entry.law.kind, entry.law.number) if part)
            undated.setdefault(number, []).append(entry)
    links = []
    for claim in claims:
        for fact in claim.facts:
            if fact.kind is not FactKind.DOCUMENT_NUMBER:
                continue
            found = listed.get(fact.value)
            if found is None and len(undated.get(fact.value, ())) == 1:
                found = undated[fact.value][0]
            if found is not None:
                links.append(LawLink(fact, found))
    return tuple(links)
