"""What the rules on near-identical claims share: which works a claim is credited to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitir.model import Claim, EntryLink, Manuscript, Mention, SimilarClaims


def credited_pairs(
    manuscript: Manuscript,
) -> Iterator[tuple[SimilarClaims, tuple[Mention, ...], tuple[Mention, ...]]]:
    """Yield near-identical claims that both cite, but no work in common, with what they cite."""
    if not manuscript.similar_claims:
        return
    mentions = {id(support.claim): support.mentions for support in manuscript.supports}
    links = {id(link.mention): link for link in manuscript.links}
    one_for = _one_for_all(manuscript)
    for pair in manuscript.similar_claims:
        first, second = _cited(pair.first, mentions), _cited(pair.second, mentions)
        if first and second:
            works = _works(first, links, one_for)
            if works.isdisjoint(_works(second, links, one_for)):
                yield pair, first, second


def _cited(claim: Claim, mentions: Mapping[int, tuple[Mention, ...]]) -> tuple[Mention, ...]:
    return mentions.get(id(claim), ())


def _one_for_all(manuscript: Manuscript) -> Mapping[str, str]:
    """Return for the key of an entry that of the first entry for the same work."""
    one_for: dict[str, str] = {}
    for work in manuscript.works:
        one_for[work.second.key] = one_for.get(work.first.key, work.first.key)
    return one_for


def _works(
    mentions: Iterable[Mention], links: Mapping[int, EntryLink], one_for: Mapping[str, str]
) -> set[tuple[str, str]]:
    """Return all that the mentions may stand for: entries by key, works by name and year."""
    works: set[tuple[str, str]] = set()
    for mention in mentions:
        link = links[id(mention)]
        entries = [link.entry] if link.entry else [each.entry for each in link.candidates]
        works.update(("", one_for.get(entry.key, entry.key)) for entry in entries)
        name = folded(mention.names[0]).split() if mention.names else []
        named = name[-1] if name else mention.key or str(mention.number or "")
        works.add((named, mention.year or ""))
    return works
