"""Writes the figures of coverage as tables that read well on a code forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.bibliometrics import RECENT
from sitir.reporters.bars import bar, stacked
from sitir.reporters.coverage_report.counts import COLUMNS, article_rows, section_rows
from sitir.reporters.coverage_report.groups import (
    groups,
    median_age,
    recent_count,
    recent_label,
    self_citation,
)
from sitir.reporters.figures import decimal, percent, said
from sitir.reporters.markdown_text import code, escaped, table
from sitir.reporters.words import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model.bibliometrics import CoverageReport, Figures
    from sitir.reporters.coverage_report.counts import CountRow
    from sitir.reporters.coverage_report.groups import Group
    from sitir.reporters.style import Style

_BAR = 20


def render_markdown(report: CoverageReport, style: Style) -> Iterator[str]:
    """Yield a section per article, and before them one for all where there are several."""
    language = style.language
    yield f"# {said('heading', 'title', language)}\n"
    if len(report.articles) > 1:
        heading = said("heading", "all-articles", language, count=len(report.articles))
        yield f"\n## {heading}\n"
        rows = list(article_rows(report, language))
        yield from _claims("article", "articles", rows, language)
        yield from _figures(report.total, language)
    for article in report.articles:
        yield f"\n## {escaped(article.path)}\n"
        if article.title:
            yield f"\n*{escaped(article.title.strip())}*\n"
        yield from _figures(article.figures, language)
    if report.errors:
        yield f"\n{counted(len(report.errors), 'file', language)}\n"


def _figures(figures: Figures, language: str) -> Iterator[str]:
    yield "\n"
    yield from table([" ", " "], _summary(figures, language), left=(0, 1))
    if figures.coverage.total.claims:
        yield from _claims("section", "sections", list(section_rows(figures, language)), language)
        yield f"\n{said('sentence', 'words', language)}.\n"
    works = figures.works
    if works.frequency.total:
        for group in groups(works, language):
            yield from _group(group, language)


def _summary(figures: Figures, language: str) -> Iterator[list[str]]:
    total, works = figures.coverage.total, figures.works
    covered = total.in_sentence + total.carried
    cited = works.frequency.total - works.frequency.never
    rows = {
        "claims": str(total.claims),
        "need": str(total.need),
        "covered": f"{covered} ({percent(covered, total.need)})",
        "per-claim": decimal(figures.mentions_per_claim, language),
        "entries": f"{works.frequency.total}; {phrase('cited', language, count=cited)}",
    }
    for name, value in rows.items():
        yield [said("summary", name, language), value]
    if works.ages:
        yield [said("summary", "age", language), median_age(works, language)]
        for years in RECENT:
            yield [recent_label(works, years, language), recent_count(works, years)]
    if works.entries:
        yield [said("summary", "self", language), escaped(self_citation(works, language))]


def _claims(first: str, heading: str, rows: Sequence[CountRow], language: str) -> Iterator[str]:
    yield f"\n### {said('heading', heading, language)}\n\n"
    head = [said("column", name, language) for name in (first, *COLUMNS, "bar")]
    yield from table(head, (_claim_row(row, language) for row in rows), left=(0, len(head) - 1))


def _claim_row(row: CountRow, language: str) -> list[str]:
    drawn = "".join(stacked(row.parts, _BAR))
    return [escaped(row.label), *row.cells(language), code(drawn) if drawn else ""]


def _group(group: Group, language: str) -> Iterator[str]:
    yield f"\n### {said('heading', group.name, language)}\n"
    if group.notes:
        yield f"\n{escaped('; '.join(group.notes))}\n"
    if not group.rows:
        return
    yield "\n"
    most = max(row.entries for row in group.rows)
    head = [" ", *(said("column", name, language) for name in ("entries", "share", "bar"))]
    rows = (
        [
            escaped(row.label),
            str(row.entries),
            percent(row.entries, group.whole),
            code(bar(row.entries, most, _BAR)) if row.entries else "",
        ]
        for row in group.rows
    )
    yield from table(head, rows, left=(0, 3))
