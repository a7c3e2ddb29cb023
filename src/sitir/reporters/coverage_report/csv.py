"""Writes the figures of coverage as a sheet with one figure a row, to be filtered or pivoted.

Its head and the names of kinds are the same in every language; rows without a path are those of
all articles together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.bibliometrics import RECENT
from sitir.reporters.csv_text import csv_lines
from sitir.reporters.figures import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model.bibliometrics import Bibliometrics, CoverageReport, Figures
    from sitir.reporters.style import Style

    Row = tuple[str, str, str, str | float | None]

_HEAD = ("path", "group", "item", "figure", "value")
_ALL = "all"


def render_csv(report: CoverageReport, style: Style) -> Iterator[str]:
    """Yield the head, and the figures of each article and of all."""
    yield from csv_lines([_HEAD])
    for article in report.articles:
        yield from csv_lines((article.path, *row) for row in _rows(article.figures))
    if len(report.articles) > 1:
        yield from csv_lines(("", *row) for row in _rows(report.total))


def _rows(figures: Figures) -> Iterator[Row]:
    coverage = figures.coverage
    for kind, counts in coverage.by_section:
        for name, value in counts._asdict().items():
            yield "claims", kind.value, name, value
        mentions = figures.mentions.get(kind, 0)
        yield "claims", kind.value, "mentions", mentions
        yield "claims", kind.value, "mentions_per_claim", ratio(mentions, counts.claims)
    for name, value in coverage.total._asdict().items():
        yield "claims", _ALL, name, value
    yield "claims", _ALL, "ratio_in_sentence", coverage.ratio_in_sentence
    yield "claims", _ALL, "ratio_carried", coverage.ratio_carried
    yield "claims", _ALL, "mentions", sum(figures.mentions.values())
    yield "claims", _ALL, "mentions_per_claim", figures.mentions_per_claim
    yield from _work_rows(figures.works)


def _work_rows(works: Bibliometrics) -> Iterator[Row]:
    for name, value in works.frequency._asdict().items():
        yield "cited", name, "entries", value
    yield "works", _ALL, "entries", works.entries
    yield "age", _ALL, "year", works.year
    yield "age", _ALL, "median", works.median_age
    for years in RECENT:
        yield "age", f"last {years} years", "entries", works.within(years)
    for each in works.histogram():
        last = "" if each.last is None else f" to {each.last}"
        yield "age", f"from {each.first}{last}", "entries", each.entries
    yield "age", "undated", "entries", works.undated
    for kind, count in works.kinds.items():
        yield "kind", kind.value, "entries", count
    for code, count in works.languages.items():
        yield "language", code, "entries", count
    yield "self-citation", _ALL, "entries", works.self_cited
