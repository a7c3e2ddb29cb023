"""What belongs to what in one article: the ids and back references that reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import LinkStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from sitir.model import Citation, Claim, ClaimSupport, Fact, Location, Manuscript, Mention


class Index:
    """The claims, citations and mentions of one article, with their ids in reading order.

    Values of the model are compared by their contents, which is slow, so they are known here by
    identity and by place.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        order = _reading_order(manuscript)
        self.claims = tuple(sorted(manuscript.claims, key=lambda claim: order(claim.location)))
        self.citations = tuple(sorted(manuscript.citations, key=lambda item: order(item.location)))
        self.links = tuple(sorted(manuscript.links, key=lambda link: order(link.mention.location)))
        self._claims = _numbered("c", (_place(claim.location) for claim in self.claims))
        self._citations = _numbered("p", map(id, self.citations))
        self._mentions = _numbered("m", (id(link.mention) for link in self.links))
        self._facts = _numbered("f", (id(fact) for claim in self.claims for fact in claim.facts))
        self._supports = {id(support.claim): support for support in manuscript.supports}
        self._cited_by = self._citing(manuscript)
        self._cited_in: dict[Hashable, list[str]] = {}
        for link in self.links:
            context = link.citation.context
            if context is not None:
                mentions = self._cited_in.setdefault(_place(context.location), [])
                mentions.append(self.mention_id(link.mention))

    def claim_id(self, claim: Claim) -> str:
        """Return the id of a claim."""
        return self._claims[_place(claim.location)]

    def claim_of(self, citation: Citation) -> str | None:
        """Return the id of the claim that a citation stands in."""
        if citation.context is None:
            return None
        return self._claims.get(_place(citation.context.location))

    def citation_id(self, citation: Citation) -> str:
        """Return the id of a citation."""
        return self._citations[id(citation)]

    def mention_id(self, mention: Mention) -> str:
        """Return the id of a mention."""
        return self._mentions[id(mention)]

    def fact_id(self, fact: Fact) -> str:
        """Return the id of a fact."""
        return self._facts[id(fact)]

    def mentions_in(self, claim: Claim) -> list[str]:
        """Return the ids of the mentions that stand in a claim or follow it."""
        return self._cited_in.get(_place(claim.location), [])

    def support_of(self, claim: Claim) -> ClaimSupport:
        """Return how a claim is supported."""
        return self._supports[id(claim)]

    def cited_by(self, key: str) -> list[str]:
        """Return the ids of the mentions, and of the facts that are laws, that cite an entry."""
        return self._cited_by.get(key, [])

    def _citing(self, manuscript: Manuscript) -> dict[str, list[str]]:
        cited: dict[str, list[str]] = {}
        for link in self.links:
            mention = self.mention_id(link.mention)
            if link.entry is not None:
                cited.setdefault(link.entry.key, []).append(mention)
            elif link.status is LinkStatus.AMBIGUOUS:
                for candidate in link.candidates:
                    cited.setdefault(candidate.entry.key, []).append(mention)
        for law in manuscript.law_links:
            cited.setdefault(law.entry.key, []).append(self.fact_id(law.fact))
        return cited


def _reading_order(manuscript: Manuscript) -> Callable[[Location], tuple[int, int, int]]:
    places = {id(source): index for index, source in enumerate(manuscript.document.sources)}

    def order(location: Location) -> tuple[int, int, int]:
        place = places.get(id(location.source), len(places))
        return place, location.span.start, location.span.end

    return order


def _numbered(letter: str, keys: Iterable[Hashable]) -> dict[Hashable, str]:
    return {key: f"{letter}{number}" for number, key in enumerate(keys, start=1)}


def _place(location: Location) -> tuple[int, int, int]:
    return id(location.source), location.span.start, location.span.end
