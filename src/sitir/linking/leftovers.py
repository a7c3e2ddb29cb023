"""Looks at the mentions still open and the entries still uncited together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.persons import initial_fits
from sitir.linking.strength import score, status_of
from sitir.model import Candidate, Evidence, LinkStatus, Mechanism, Tier, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitir.model import Entry, EntryLink

# Where more of the entries go uncited, being uncited says nothing of an entry.
_MOST_UNCITED = 0.3
_YEAR = "year"


def assigned(links: Sequence[EntryLink], entries: Sequence[Entry]) -> tuple[EntryLink, ...]:
    """Return the links, with open mentions given the one uncited entry that can be theirs.

    Two things are seen only from what is left over: a given name cited for a family name where
    the list shows initials (`Brian, 2012` for `Westerfield, B. S. (2012)`), and an entry that
    lost its authors. Both need the same year and no rival, and are never certain.
    """
    open_links = [link for link in links if _is_open(link)]
    if not open_links:
        return tuple(links)
    cited = {key for link in links for key in _keys(link)}
    free = [entry for entry in entries if entry.key not in cited and entry.issued.year]
    found: dict[int, EntryLink] = {}
    for fits, tie in ((_given_name_fits, _given_name), (_nameless_fits, _nameless)):
        if fits is _nameless_fits and len(free) > _MOST_UNCITED * len(entries):
            continue
        left = [link for link in open_links if id(link) not in found]
        for link, entry in _pairs(left, free, fits):
            found[id(link)] = tie(link, entry)
    return tuple(found.get(id(link), link) for link in links)


def _is_open(link: EntryLink) -> bool:
    mention = link.mention
    return (
        link.status is LinkStatus.MISSING
        and bool(mention.names)
        and not mention.secondary
        and not mention.is_title
    )


def _keys(link: EntryLink) -> set[str]:
    if link.entry is not None:
        return {link.entry.key}
    if link.status is LinkStatus.MISSING:
        return set()
    return {candidate.entry.key for candidate in link.candidates}


def _pairs(
    links: Sequence[EntryLink],
    entries: Sequence[Entry],
    fits: Callable[[EntryLink, Entry], bool],
) -> list[tuple[EntryLink, Entry]]:
    """Return links and entries that fit each other and nothing else; one name may recur."""
    by_year: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_year[entry.issued.year or ""].append(entry)
    wishes = [
        (link, [entry for entry in by_year[link.mention.year or ""] if fits(link, entry)])
        for link in links
    ]
    suitors: defaultdict[str, set[str]] = defaultdict(set)
    for link, wanted in wishes:
        for entry in wanted:
            suitors[entry.key].add(_cited(link))
    return [
        (link, wanted[0])
        for link, wanted in wishes
        if len(wanted) == 1 and len(suitors[wanted[0].key]) == 1
    ]


def _cited(link: EntryLink) -> str:
    return folded(" ".join(link.mention.names))


def _given_name_fits(link: EntryLink, entry: Entry) -> bool:
    mention = link.mention
    return (
        len(mention.names) == 1
        and not mention.et_al
        and entry.in_reference_list
        and len(entry.author) == 1
        and _cited(link) in _given_names()
        and initial_fits(mention.names[0], entry.author[0])
    )


def _nameless_fits(link: EntryLink, entry: Entry) -> bool:
    return not entry.author and not entry.editor and bool(entry.title) and bool(link.mention.year)


def _given_names() -> frozenset[str]:
    return frozenset(lexicon("particles")["given_names"].split())


def _given_name(link: EntryLink, entry: Entry) -> EntryLink:
    return _tied(link, entry, Mechanism.GIVEN_NAME_CITED, entry.author[0].full_form)


def _nameless(link: EntryLink, entry: Entry) -> EntryLink:
    return _tied(link, entry, Mechanism.AUTHOR_EXTRA, "")


def _tied(link: EntryLink, entry: Entry, mechanism: Mechanism, listed: str) -> EntryLink:
    mention = link.mention
    status = status_of((mechanism,))
    candidate = Candidate(
        entry=entry,
        tier=Tier.LIKELY,
        score=round(score((mechanism,)), 3),
        status=status,
        mechanisms=(mechanism,),
        evidence=(
            Evidence("names", mechanism.value, "; ".join(mention.names), listed),
            Evidence(_YEAR, "same", mention.year or "", entry.issued.year or ""),
        ),
    )
    return replace(
        link,
        status=status,
        tier=Tier.LIKELY,
        mechanisms=(mechanism,),
        candidates=(candidate,),
        entry=entry,
    )
