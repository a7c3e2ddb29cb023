"""The rows of the tables of claims: one a section or an article, and one for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple
from sitir.reporters.figures import decimal, percent, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import ClaimCounts
    from sitir.model.bibliometrics import CoverageReport, Figures

COLUMNS = ("claims", "need", "cited", "carried", "none", "covered", "per-claim")


class CountRow(NamedTuple):
    """The claims of one section or article."""

    label: str
    counts: ClaimCounts
    mentions: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """Those that need a source: with a citation, carried, without."""
        return self.counts.in_sentence, self.counts.carried, self.counts.uncovered

    def cells(self, language: str) -> list[str]:
        """Return the figures in the order of `COLUMNS`."""
        counts = self.counts
        per_claim = self.mentions / counts.claims if counts.claims else None
        return [
            *map(str, counts),
            percent(counts.in_sentence + counts.carried, counts.need),
            decimal(None if per_claim is None else round(per_claim, 1), language),
        ]


def section_rows(figures: Figures, language: str) -> Iterator[CountRow]:
    """Yield a row per kind of section, and one for all."""
    for kind, counts in figures.coverage.by_section:
        label = said("section-kind", kind.value, language)
        yield CountRow(label, counts, figures.mentions.get(kind, 0))
    yield _whole(said("heading", "all", language), figures)


def article_rows(report: CoverageReport, language: str) -> Iterator[CountRow]:
    """Yield a row per article, and one for all."""
    for article in report.articles:
        yield _whole(article.path, article.figures)
    yield _whole(said("heading", "all", language), report.total)


def _whole(label: str, figures: Figures) -> CountRow:
    return CountRow(label, figures.coverage.total, sum(figures.mentions.values()))
