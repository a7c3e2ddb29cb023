"""Looks at the mentions still open and the entries still uncited together."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.strength import score, status_of
from sitir.model import Candidate, Evidence, LinkStatus, Mechanism, Tier, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    given = _pairs(open_links, free, _given_name_wish, _given_name_offers)
    found = {id(link): _given_name(link, entry) for link, entry in given}
    if len(free) <= _MOST_UNCITED * len(entries):
        left = [link for link in open_links if id(link) not in found]
        nameless = _pairs(left, free, _nameless_wish, _nameless_offers)
        found.update({id(link): _nameless(link, entry) for link, entry in nameless})
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
    wish: Callable[[EntryLink], str | None],
    offers: Callable[[Entry], Iterable[str]],
) -> list[tuple[EntryLink, Entry]]:
    """Return links and entries that fit each other and nothing else; one name may recur.

    They fit where what the link wishes for is among what the entry offers.
    """
    offered: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for offer in offers(entry):
            offered[offer].append(entry)
    wishes = [(link, wish(link)) for link in links]
    suitors: defaultdict[str, set[str]] = defaultdict(set)
    for link, wanted in wishes:
        if wanted is not None:
            suitors[wanted].add(_cited(link))
    return [
        (link, offered[wanted][0])
        for link, wanted in wishes
        if wanted is not None and len(offered[wanted]) == 1 and len(suitors[wanted]) == 1
    ]


def _cited(link: EntryLink) -> str:
    return folded(" ".join(link.mention.names))


def _given_name_wish(link: EntryLink) -> str | None:
    """Return year and initial of the entry that a cited given name asks for."""
    mention, name = link.mention, _cited(link)
    if len(mention.names) > 1 or mention.et_al or name not in _given_names():
        return None
    return f"{mention.year} {name[0]}"


def _given_name_offers(entry: Entry) -> Iterable[str]:
    if not entry.in_reference_list or len(entry.author) != 1:
        return ()
    initials = {word for word in folded(entry.author[0].given).split() if len(word) == 1}
    return (f"{entry.issued.year} {initial}" for initial in sorted(initials))


def _nameless_wish(link: EntryLink) -> str | None:
    return link.mention.year


def _nameless_offers(entry: Entry) -> Iterable[str]:
    if entry.author or entry.editor or not entry.title:
        return ()
    return (entry.issued.year or "",)


@cache
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
    return link._replace(
        status=status,
        tier=Tier.LIKELY,
        mechanisms=(mechanism,),
        candidates=(candidate,),
        entry=entry,
    )
