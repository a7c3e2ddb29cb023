"""Looks at the mentions still open and the entries still uncited together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.persons import initial_fits
from sitir.linking.strength import score
from sitir.model import (
    Candidate,
    Evidence,
    LinkStatus,
    Mechanism,
    Tier,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Entry, EntryLink, Mention


def assigned(links: Sequence[EntryLink], entries: Sequence[Entry]) -> tuple[EntryLink, ...]:
    """Return the links, with open mentions given the one uncited entry that can be theirs.

    The list shows initials only, so a given name cited as a family name (`Brian, 2012` for
    `Westerfield, B. S. (2012)`) can be told only from what is left over. Such a link is never
    certain: it is likely where the name is a common given name and nothing else competes.
    """
    open_links = [link for link in links if _is_open(link)]
    if not open_links:
        return tuple(links)
    cited = {key for link in links for key in _keys(link)}
    free: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.in_reference_list and entry.key not in cited and len(entry.author) == 1:
            free[entry.issued.year or ""].append(entry)
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for link in open_links:
        for entry in free.get(link.mention.year or "", ()):
            if initial_fits(link.mention.names[0], entry.author[0]):
                wanted[folded(link.mention.names[0])].add(entry.key)
    given = _given_names()
    by_key = {entry.key: entry for entry in entries}
    result = []
    for link in links:
        keys = wanted.get(folded(link.mention.names[0]), set()) if _is_open(link) else set()
        rivals = {name for name, others in wanted.items() if others & keys and name in given} - {
            folded(link.mention.names[0]) if keys else ""
        }
        if len(keys) == 1 and not rivals:
            entry = by_key[next(iter(keys))]
            likely = folded(link.mention.names[0]) in given
            result.append(_given_name_link(link, entry, likely=likely))
        else:
            result.append(link)
    return tuple(result)


def _is_open(link: EntryLink) -> bool:
    mention = link.mention
    return (
        link.status is LinkStatus.MISSING
        and len(mention.names) == 1
        and not mention.et_al
        and not mention.secondary
        and not mention.is_title
        and mention.key is None
    )


def _keys(link: EntryLink) -> set[str]:
    if link.entry is not None:
        return {link.entry.key}
    if link.status is LinkStatus.MISSING:
        return set()
    return {candidate.entry.key for candidate in link.candidates}


def _given_names() -> frozenset[str]:
    return frozenset(lexicon("particles")["given_names"].split())


def _given_name_link(link: EntryLink, entry: Entry, *, likely: bool) -> EntryLink:
    mention: Mention = link.mention
    listed = entry.author[0].full_form
    year = Evidence("year", "same", mention.year or "", entry.issued.year or "")
    candidate = Candidate(
        entry=entry,
        tier=Tier.LIKELY if likely else Tier.POSSIBLE,
        score=round(score((Mechanism.GIVEN_NAME_CITED,)), 3),
        status=LinkStatus.NAME_VARIANT,
        mechanisms=(Mechanism.GIVEN_NAME_CITED,),
        evidence=(
            Evidence("names", Mechanism.GIVEN_NAME_CITED.value, mention.names[0], listed),
            year,
        ),
    )
    if not likely:
        return replace(link, candidates=(candidate, *link.candidates[:2]))
    return replace(
        link,
        status=LinkStatus.NAME_VARIANT,
        tier=Tier.LIKELY,
        mechanisms=candidate.mechanisms,
        candidates=(candidate,),
        entry=entry,
    )
