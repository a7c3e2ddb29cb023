"""Draws the figures of an article: coverage by section, the age of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import ClaimCounts
from sitir.model.bibliometrics import RECENT
from sitir.reporters.coverage_report.groups import (
    bin_label,
    median_age,
    recent_count,
    recent_label,
)
from sitir.reporters.figures import percent, said
from sitir.reporters.html.markup import Markup, element, joined
from sitir.reporters.html.sheet import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Coverage
    from sitir.model.bibliometrics import Bibliometrics
    from sitir.reporters.html.sheet import Sheet

_COLUMNS = ("section", "bar", "covered", "need", "cited", "carried", "none")
_PARTS = ("cited", "carried", "none")


def charts(sheet: Sheet) -> Markup:
    """Return the charts as tables whose rows have a bar."""
    return joined(_charts(sheet))


def stacked(counts: ClaimCounts, whole: int) -> Markup:
    """Return a bar of claims that need a source: cited, carried, neither; `whole` is its width."""
    return _bar((counts.in_sentence, counts.carried, counts.uncovered), whole)


def legend(language: str) -> Markup:
    """Return what the colours of a bar stand for."""
    told = (
        element("span", _bar_sign(number), said("legend", name, language))
        for number, name in enumerate(_PARTS)
    )
    return element("p", *told, class_="legend")


def coverage_change(old: Coverage, new: Coverage, language: str) -> Markup:
    """Return the coverage before and after a revision as a table whose rows have bars."""
    before, after = dict(old.by_section), dict(new.by_section)
    nothing = ClaimCounts()
    rows = [
        (said("section-kind", kind.value, language), before.get(kind), after.get(kind))
        for kind in {**before, **after}
        if before.get(kind, nothing).need or after.get(kind, nothing).need
    ]
    rows.append((said("heading", "all", language), old.total, new.total))
    heading = word("before-after", language)
    columns = [said("column", "section", language)]
    for name in ("before", "after"):
        columns += ["", word(name, language)]
    drawn = [
        element(
            "tr", element("th", label, scope="row"), *_sides(sides or nothing for sides in both)
        )
        for label, *both in rows
    ]
    return joined((element("h4", heading), legend(language), _table(columns, drawn, heading)))


def _sides(sides: Iterable[ClaimCounts]) -> Iterator[Markup]:
    for counts in sides:
        covered = counts.in_sentence + counts.carried
        told = f"{percent(covered, counts.need)} ({covered}/{counts.need})" if counts.need else "–"
        yield element("td", stacked(counts, counts.need), class_="bar half")
        yield element("td", told)


def _charts(sheet: Sheet) -> Iterator[Markup]:
    language, coverage = sheet.language, sheet.coverage
    rows = [
        (said("section-kind", kind.value, language), counts)
        for kind, counts in coverage.by_section
        if counts.claims
    ]
    if rows:
        rows.append((said("heading", "all", language), coverage.total))
        most = max(counts.need for _, counts in rows[:-1]) or 1
        yield element("h4", said("heading", "sections", language))
        yield legend(language)
        yield _table(
            [said("column", name, language) for name in _COLUMNS],
            [_coverage_row(label, counts, most) for label, counts in rows],
            said("heading", "sections", language),
        )
    if sheet.figures is not None and sheet.figures.works.ages:
        yield from _ages(sheet.figures.works, language)


def _coverage_row(label: str, counts: ClaimCounts, most: int) -> Markup:
    whole = max(most, counts.need)
    covered = percent(counts.in_sentence + counts.carried, counts.need)
    return element(
        "tr",
        element("th", label, scope="row"),
        element("td", stacked(counts, whole), class_="bar"),
        element("td", covered),
        *(
            element("td", str(number))
            for number in (counts.need, counts.in_sentence, counts.carried, counts.uncovered)
        ),
    )


def _ages(works: Bibliometrics, language: str) -> Iterator[Markup]:
    bins = works.histogram()
    most = max(each.entries for each in bins)
    heading = said("heading", "age", language)
    yield element("h4", heading)
    yield element("p", _median(works, language))
    rows = [
        element(
            "tr",
            element("th", bin_label(each, works.year, language), scope="row"),
            element("td", _bar((0, 0, 0, each.entries), most), class_="bar"),
            element("td", percent(each.entries, len(works.ages))),
            element("td", str(each.entries)),
        )
        for each in bins
    ]
    yield _table(
        [
            word("years", language),
            "",
            said("column", "share", language),
            said("column", "entries", language),
        ],
        rows,
        heading,
    )


def _median(works: Bibliometrics, language: str) -> str:
    told = [median_age(works, language)]
    told.extend(
        f"{recent_label(works, span, language)}: {recent_count(works, span)}" for span in RECENT
    )
    return "; ".join(told)


def _table(columns: Sequence[str], rows: Sequence[Markup], caption: str) -> Markup:
    head = [element("th", name, scope="col") if name.strip() else element("td") for name in columns]
    return element(
        "div",
        element(
            "table", element("thead", element("tr", *head)), element("tbody", *rows), class_="chart"
        ),
        class_="scroll",
        tabindex=0,
        role="group",
        aria_label=caption,
    )


def _bar(parts: Sequence[int], whole: int) -> Markup:
    at = 0.0
    drawn = []
    for number, part in enumerate(parts):
        if part:
            width = 100 * part / (whole or 1)
            drawn.append(
                element(
                    "rect", x=f"{at:.2f}", y=0, width=f"{width:.2f}", height=10, class_=f"p{number}"
                )
            )
            at += width
    return element(
        "svg", *drawn, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
    )


def _bar_sign(number: int) -> Markup:
    sign = element("rect", x=0, y=0, width=10, height=10, class_=f"p{number}")
    return element("svg", sign, viewBox="0 0 10 10", class_="sign", aria_hidden="true")
