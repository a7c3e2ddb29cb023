"""The items of the JSON report: claims, citations, mentions and entries, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.model import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Citation, Claim, Entry, EntryLink, Fact, Location, Name
    from sitir.reporters.index import Index


def claim_item(claim: Claim, index: Index) -> dict[str, Any]:
    """Return a claim."""
    support = index.support_of(claim)
    return {
        "id": index.claim_id(claim),
        **place_of(claim.location),
        "section": claim.block.section.kind,
        "language": claim.sentence.language,
        "text": claim.sentence.text,
        "kind": claim.kind,
        "needs_citation": claim.needs_citation,
        "support": support.support,
        "carried_by": [index.mention_id(mention) for mention in support.carried_by],
        "mentions": index.mentions_in(claim),
        "facts": [fact_item(fact, index) for fact in claim.facts],
    }


def fact_item(fact: Fact, index: Index) -> dict[str, Any]:
    """Return a fact of a claim."""
    return {
        "id": index.fact_id(fact),
        "kind": fact.kind,
        **place_of(fact.location),
        "text": fact.location.text,
        "value": fact.value,
        "unit": fact.unit,
    }


def citation_item(citation: Citation, index: Index) -> dict[str, Any]:
    """Return a citation."""
    return {
        "id": index.citation_id(citation),
        **place_of(citation.location),
        "text": citation.location.text,
        "style": citation.style,
        "claim": index.claim_of(citation),
        "mentions": [index.mention_id(mention) for mention in citation.mentions],
    }


def mention_item(link: EntryLink, index: Index) -> dict[str, Any]:
    """Return a mention with its link."""
    mention = link.mention
    locator = mention.locator
    return {
        "id": index.mention_id(mention),
        "citation": index.citation_id(link.citation),
        **place_of(mention.location),
        "text": mention.location.text,
        "names": list(mention.names),
        "et_al": bool(mention.et_al),
        "year": mention.year,
        "year_suffix": mention.year_suffix,
        "prefix": mention.prefix or None,
        "suffix": mention.suffix or None,
        "locator": {"label": locator.label, "value": locator.value} if locator else None,
        "key": mention.key,
        "number": mention.number,
        "secondary": mention.secondary,
        "link": _link(link),
    }


def _link(link: EntryLink) -> dict[str, Any]:
    return {
        "status": link.status,
        "entry": link.entry.key if link.entry else None,
        "tier": link.tier,
        "mechanisms": list(link.mechanisms),
        "candidates": [
            {
                "entry": candidate.entry.key,
                "tier": candidate.tier,
                "score": round(candidate.score, 4),
                "evidence": [
                    {
                        "field": evidence.field,
                        "level": evidence.level,
                        "cited": evidence.cited,
                        "listed": evidence.listed,
                    }
                    for evidence in candidate.evidence
                ],
            }
            for candidate in link.candidates
        ],
        "suggestion": link.suggestion or None,
    }


# Version 1 of the report knows three: the notes of an article without a list are its own list.
_ORIGINS = {Origin.NOTE: Origin.REFERENCE_LIST.value}


def entry_item(entry: Entry, index: Index, same: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return an entry of the bibliography."""
    return {
        "key": entry.key,
        "places": [
            {"origin": _ORIGINS.get(place.origin, place.origin), **place_of(place.location)}
            for place in entry.places
        ],
        "type": entry.type,
        "author": [_name(name) for name in entry.author],
        "year": entry.issued.year,
        "year_suffix": entry.issued.suffix or None,
        "title": entry.title or None,
        "container_title": entry.container_title or None,
        "publisher": entry.publisher or None,
        "volume": entry.volume or None,
        "issue": entry.issue or None,
        "page": entry.page or None,
        "doi": entry.doi or None,
        "isbn": entry.isbn or None,
        "url": entry.url or None,
        "cited_by": index.cited_by(entry.key),
        "same_work_as": same.get(entry.key, []),
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "family": name.family or None,
        "given": name.given or None,
        "dropping_particle": name.dropping_particle or None,
        "non_dropping_particle": name.non_dropping_particle or None,
        "suffix": name.suffix or None,
        "literal": name.literal or None,
    }


def place_of(location: Location) -> dict[str, Any]:
    """Return where something is: the path, the span and the region."""
    source, span = location
    start_line, start_column, end_line, end_column, paragraph, page = source.region(span)
    return {
        "path": source.name,
        "span": (span.start, span.end),
        "region": {
            "start_line": start_line,
            "start_column": start_column,
            "end_line": end_line,
            "end_column": end_column,
            "paragraph": paragraph,
            "page": page,
        },
    }
