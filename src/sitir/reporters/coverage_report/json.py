"""Writes the figures of coverage in JSON; those of the claims are as in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.model.bibliometrics import RECENT
from sitir.reporters.figures import ratio
from sitir.reporters.json_coverage import coverage_item
from sitir.reporters.json_pieces import encoded, items, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model.bibliometrics import (
        AgeBin,
        ArticleFigures,
        Bibliometrics,
        CoverageReport,
        Figures,
    )
    from sitir.reporters.style import Style


def render_json(report: CoverageReport, style: Style) -> Iterator[str]:
    """Yield one object: the figures of each article, and of all together."""
    yield "{\n"
    yield pair("version", 1)
    yield pair("tool", {"name": "sitir", "version": __version__})
    yield from items("documents", map(_document, report.articles))
    yield f',\n"total": {encoded(_figures(report.total))},\n'
    errors = ({"path": error.path, "message": error.message} for error in report.errors)
    yield from items("errors", errors)
    yield "\n}\n"


def _document(article: ArticleFigures) -> dict[str, Any]:
    return {
        "path": article.path,
        "title": article.title or None,
        "language": article.language,
        **_figures(article.figures),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "coverage": coverage_item(figures.coverage),
        "mentions_per_claim": {
            "all": figures.mentions_per_claim,
            "by_section": [
                {
                    "section": kind.value,
                    "mentions": figures.mentions.get(kind, 0),
                    "per_claim": ratio(figures.mentions.get(kind, 0), counts.claims),
                }
                for kind, counts in figures.coverage.by_section
            ],
        },
        "works": _works(figures.works),
    }


def _works(works: Bibliometrics) -> dict[str, Any]:
    return {
        "entries": works.entries,
        "cited": works.frequency._asdict(),
        "most_cited": [{"key": key, "mentions": count} for key, count in works.most_cited],
        "age": _age(works),
        "kinds": [
            {"kind": kind.value, "entries": count, "share": ratio(count, works.entries)}
            for kind, count in works.kinds.items()
        ],
        "languages": [
            {"language": code, "entries": count, "share": ratio(count, works.entries)}
            for code, count in works.languages.items()
        ],
        "self_citation": None
        if works.self_cited is None
        else {
            "entries": works.self_cited,
            "share": ratio(works.self_cited, works.self_cited_of),
            "keys": list(works.self_cited_keys),
        },
    }


def _age(works: Bibliometrics) -> dict[str, Any]:
    dated = len(works.ages)
    return {
        "year": works.year,
        "year_from": works.year_origin and works.year_origin.value,
        "dated": dated,
        "undated": works.undated,
        "median": works.median_age,
        "recent": [
            {
                "years": years,
                "entries": works.within(years),
                "share": ratio(works.within(years), dated),
            }
            for years in RECENT
        ],
        "histogram": [_bin(each, works.year) for each in works.histogram()],
    }


def _bin(each: AgeBin, year: int | None) -> dict[str, int | None]:
    return {
        "first_age": each.first,
        "last_age": each.last,
        "first_year": None if year is None or each.last is None else year - each.last,
        "last_year": None if year is None else year - each.first,
        "entries": each.entries,
    }
