"""The mentions, entries and figures of articles as rows, for the sheets of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.columns import visible
from sitir.reporters.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Claim, ClaimCounts, Location, Name, Report
    from sitir.reporters.finding_rows import Cell

MENTION_HEAD = (
    "path", "id", "line", "column", "paragraph", "page", "text", "names", "year", "locator",
    "status", "tier", "entry", "mechanisms", "suggestion", "section", "claim",
)  # fmt: skip
ENTRY_HEAD = (
    "path", "key", "type", "author", "year", "title", "container", "publisher", "volume", "issue",
    "page", "doi", "url", "file", "line", "times_cited", "cited_by",
)  # fmt: skip
COVERAGE_HEAD = (
    "path", "section", "claims", "need", "in_sentence", "carried", "uncovered", "ratio",
)  # fmt: skip


def mention_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per mention, in reading order."""
    for manuscript in report.manuscripts:
        index = Index(manuscript)
        claims = {index.claim_id(claim): claim for claim in index.claims}
        for link in index.links:
            mention = link.mention
            claim = claims.get(index.claim_of(link.citation) or "")
            locator = mention.locator
            yield (
                *_place(mention.location, index.mention_id(mention)),
                visible(mention.location.text),
                visible("; ".join(mention.names)),
                f"{mention.year or ''}{mention.year_suffix or ''}" or None,
                f"{locator.label} {locator.value}" if locator else None,
                link.status.value,
                link.tier.value,
                link.entry.key if link.entry else None,
                ", ".join(mechanism.value for mechanism in link.mechanisms) or None,
                link.suggestion or None,
                _section(claim),
                visible(claim.sentence.text) if claim else None,
            )


def entry_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per entry, in the order of its first place."""
    for manuscript in report.manuscripts:
        index = Index(manuscript)
        path = manuscript.document.source.name
        for entry in manuscript.bibliography.entries:
            cited_by = index.cited_by(entry.key)
            first = entry.places[0].location
            texts = (
                entry.title, entry.container_title, entry.publisher, entry.volume, entry.issue,
                entry.page, entry.doi, entry.url,
            )  # fmt: skip
            yield (
                path,
                entry.key,
                entry.type,
                visible("; ".join(_name(name) for name in entry.author)) or None,
                f"{entry.issued.year or ''}{entry.issued.suffix}" or None,
                *(visible(text) or None for text in texts),
                first.source.name,
                None if first.source.is_packed else first.region.start_line,
                len(cited_by),
                ", ".join(cited_by) or None,
            )


def coverage_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per section of each article, and one for the whole."""
    for manuscript, coverage in zip(report.manuscripts, report.coverage, strict=True):
        path = manuscript.document.source.name
        for kind, counts in coverage.by_section:
            yield (path, kind.value, *_counts(counts))
        yield (path, "all", *_counts(coverage.total))


def _place(location: Location, number: str) -> tuple[Cell, ...]:
    region = location.region
    packed = location.source.is_packed
    lines = (None, None) if packed else (region.start_line, region.start_column)
    return (location.source.name, number, *lines, region.paragraph, region.page)


def _section(claim: Claim | None) -> str | None:
    return claim.block.section.kind.value if claim else None


def _name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.cited_form, name.given) if part)


def _counts(counts: ClaimCounts) -> tuple[Cell, ...]:
    supported = counts.in_sentence + counts.carried
    return (*counts, round(supported / counts.need, 2) if counts.need else None)
