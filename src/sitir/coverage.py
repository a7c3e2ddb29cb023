"""Manuscript in, figures of coverage out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.model import ClaimCounts, Coverage, LinkStatus, Support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.model import Entry, Manuscript, SectionKind


def coverage(manuscript: Manuscript) -> Coverage:
    """Return how much of the article its citations support."""
    # Counted by support; a claim that needs no citation counts as a claim alone.
    sections: dict[SectionKind, list[int]] = {}
    for support in manuscript.supports:
        counts = sections.setdefault(support.claim.block.section.kind, [0, 0, 0, 0])
        counts[0] += 1
        if support.claim.needs_citation:
            counts[1] += 1
            if support.support is Support.SENTENCE:
                counts[2] += 1
            elif support.support is Support.CARRIED:
                counts[3] += 1
    by_section = tuple((kind, _counts(*counts)) for kind, counts in sections.items())
    cited = cited_keys(manuscript)
    statuses = Counter(link.status for link in manuscript.links)
    return Coverage(
        total=_added(counts for _, counts in by_section),
        by_section=by_section,
        entries=len(manuscript.bibliography.entries),
        cited_entries=sum(entry.key in cited for entry in manuscript.bibliography.entries),
        mentions={status: statuses[status] for status in reversed(LinkStatus)},
    )


def mentions_by_section(manuscript: Manuscript) -> Mapping[SectionKind, int]:
    """Return how many mentions stand in the claims of each kind of section."""
    found: dict[SectionKind, int] = {}
    for support in manuscript.supports:
        kind = support.claim.block.section.kind
        found[kind] = found.get(kind, 0) + len(support.mentions)
    return found


def added_coverage(parts: Sequence[Coverage]) -> Coverage:
    """Return the figures of several articles together."""
    sections: dict[SectionKind, list[ClaimCounts]] = {}
    for part in parts:
        for kind, counts in part.by_section:
            sections.setdefault(kind, []).append(counts)
    return Coverage(
        total=_added(part.total for part in parts),
        by_section=tuple((kind, _added(counts)) for kind, counts in sections.items()),
        entries=sum(part.entries for part in parts),
        cited_entries=sum(part.cited_entries for part in parts),
        mentions={
            status: sum(part.mentions[status] for part in parts) for status in reversed(LinkStatus)
        },
    )


def cited_keys(manuscript: Manuscript) -> frozenset[str]:
    """Return the keys of the entries that a mention or a law in the text stands for.

    Of an ambiguous mention each entry that ties counts.
    """
    return frozenset(entry.key for entry in cited_entries(manuscript))


def cited_entries(manuscript: Manuscript) -> Iterator[Entry]:
    """Yield the entry of each mention and of each law in the text: as often as it is cited.

    Of an ambiguous mention each entry that ties is cited.
    """
    for law in manuscript.law_links:
        yield law.entry
    for link in manuscript.links:
        if link.entry is not None:
            yield link.entry
        elif link.status is LinkStatus.AMBIGUOUS:
            for candidate in link.candidates:
                yield candidate.entry


def _counts(claims: int, need: int, in_sentence: int, carried: int) -> ClaimCounts:
    return ClaimCounts(claims, need, in_sentence, carried, need - in_sentence - carried)


def _added(parts: Iterable[ClaimCounts]) -> ClaimCounts:
    columns = zip(*parts, strict=True)
    return ClaimCounts(*map(sum, columns))
