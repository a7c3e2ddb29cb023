"""Manuscript in, figures of coverage out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.model import ClaimCounts, Coverage, LinkStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Claim, Manuscript, Sentence

_Place = tuple[int, int, int]


def coverage(manuscript: Manuscript) -> Coverage:
    """Return how much of the article its citations support."""
    cited_sentences = {
        _place(citation.context) for citation in manuscript.citations if citation.context
    }
    sections = dict.fromkeys(claim.block.section.kind for claim in manuscript.claims)
    cited = cited_keys(manuscript)
    statuses = Counter(link.status for link in manuscript.links)
    return Coverage(
        total=_counts(manuscript.claims, cited_sentences),
        by_section=tuple(
            (
                kind,
                _counts(
                    (claim for claim in manuscript.claims if claim.block.section.kind is kind),
                    cited_sentences,
                ),
            )
            for kind in sections
        ),
        entries=len(manuscript.bibliography.entries),
        cited_entries=sum(entry.key in cited for entry in manuscript.bibliography.entries),
        mentions={status: statuses[status] for status in reversed(LinkStatus)},
    )


def cited_keys(manuscript: Manuscript) -> frozenset[str]:
    """Return the keys of the entries that a mention or a law in the text stands for.

    Of an ambiguous mention each entry that ties counts.
    """
    keys = {law.entry.key for law in manuscript.law_links}
    for link in manuscript.links:
        if link.entry is not None:
            keys.add(link.entry.key)
        elif link.status is LinkStatus.AMBIGUOUS:
            keys.update(candidate.entry.key for candidate in link.candidates)
    return frozenset(keys)


def _counts(claims: Iterable[Claim], cited_sentences: set[_Place]) -> ClaimCounts:
    total = need = in_sentence = 0
    for claim in claims:
        total += 1
        if claim.needs_citation:
            need += 1
            in_sentence += _place(claim.sentence) in cited_sentences
    return ClaimCounts(
        claims=total, need=need, in_sentence=in_sentence, uncovered=need - in_sentence
    )


def _place(sentence: Sentence) -> _Place:
    span = sentence.location.span
    return id(sentence.location.source), span.start, span.end
