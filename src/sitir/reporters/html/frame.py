"""The parts of the page around article and findings: head, legend, filters, sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Level
from sitir.reporters.figures import said
from sitir.reporters.html.article import article
from sitir.reporters.html.charts import charts, coverage_change, legend, stacked
from sitir.reporters.html.entries import entry_table
from sitir.reporters.html.markup import Markup, element
from sitir.reporters.html.sheet import LEVELS, STATUSES, Sheet, word
from sitir.reporters.revision_report.wording import said as changed_word
from sitir.reporters.words import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Report

_LAYERS = ("claims", "mentions", "findings")
_SIGNS = ("feared", "support", "figures", "reworded", "added", "removed")


def header(report: Report, sheets: Sequence[Sheet], language: str) -> Markup:
    """Return the bar at the top of the page."""
    switch = Markup("")
    if len(sheets) > 1:
        options = [
            element("option", f"{sheet.title} ({len(sheet.findings)})", value=sheet.number)
            for sheet in sheets
        ]
        switch = element(
            "label",
            element("span", word("article", language), class_="hid"),
            element("select", *options, id="switch"),
        )
    links = [
        element(
            "a",
            word(name, language),
            href=f"#{sheets[0].id(name)}" if sheets else "#main",
            class_="go",
            data_go=name,
        )
        for name in ("text", "entries", "coverage")
    ]
    return element(
        "header",
        element("span", "sitir", class_="brand"),
        switch,
        element("nav", *links, aria_label=word("parts", language)),
        element(
            "button",
            word("changes" if sheets and sheets[0].changed else "findings", language),
            type="button",
            id="open",
            aria_expanded="false",
            aria_controls="panel",
        ),
        *_baseline(report, language),
        *_errors(report, language),
        class_="top",
    )


def sheet_section(sheet: Sheet, *, is_only: bool) -> Markup:
    """Return one article with its bibliography and its charts."""
    document = sheet.manuscript.document
    return element(
        "section",
        element("div", *_summary(sheet), class_="summary"),
        legend_bar(sheet),
        element(
            "article",
            article(sheet),
            id=sheet.id("text"),
            lang=document.language if document.language in ("id", "en") else None,
        ),
        element(
            "section",
            element("h3", sheet.word("entries")),
            entry_table(sheet),
            id=sheet.id("entries"),
            tabindex=-1,
            class_="part",
        ),
        element(
            "section",
            element("h3", sheet.word("coverage")),
            *_coverage_before(sheet),
            charts(sheet),
            id=sheet.id("coverage"),
            tabindex=-1,
            class_="part",
        ),
        class_="sheet",
        data_d=sheet.number,
        aria_label=None if is_only else sheet.title,
    )


def _summary(sheet: Sheet) -> Iterator[Markup]:
    language, total = sheet.language, sheet.coverage.total
    name = sheet.manuscript.document.source.name
    if sheet.changed is None:
        yield element("h1", sheet.word("report-on"))
        yield element("p", name, class_="path")
    else:
        from sitir.reporters.html.change_list import revision_summary

        before = sheet.changed.revision.old.manuscripts[0].document.source.name
        yield element("h1", changed_word("heading", "title", language))
        yield element("p", f"{before} → {name}", class_="path")
        yield revision_summary(sheet.changed, sheet)
    counts = dict.fromkeys(sorted(Level, reverse=True), 0)
    for told in sheet.findings:
        if told.finding.suppressed is None:
            counts[told.finding.level] += 1
    shown = [
        element("span", counted(count, level.label, language), class_=f"lv {LEVELS[level.label]}")
        for level, count in counts.items()
        if count
    ]
    yield element("p", *(shown or [Markup(word("clean", language))]), class_="counts")
    claims = counted(total.claims, "claim", language)
    yield element(
        "p",
        said(
            "sentence",
            "claims",
            language,
            claims=claims,
            need=total.need,
            cited=total.in_sentence,
            carried=total.carried,
            none=total.uncovered,
        ),
    )
    if total.need:
        yield stacked(total, total.need)
        yield legend(language)


def legend_bar(sheet: Sheet) -> Markup:
    """Return what the colours in the text mean, with a switch for each layer."""
    layers = [
        element(
            "label",
            element(
                "input",
                type="checkbox",
                # Beside changes they would be too much of colour.
                checked=name != "claims" or sheet.changed is None,
                data_layer=name,
            ),
            Markup(" "),
            word(name, sheet.language),
        )
        for name in (*_LAYERS, "changes")
        if name in _LAYERS or sheet.changed
    ]
    used = {link.status.value for link in sheet.index.links}
    signs = [
        element("span", said("status", status, sheet.language), class_=f"m{number}")
        for number, status in enumerate(STATUSES)
        if status in used
    ]
    claims = [
        element("span", said("legend", name, sheet.language), class_=kind)
        for name, kind in (("cited", "cs"), ("carried", "cc"), ("none", "cn"))
    ]
    return element(
        "details",
        element("summary", sheet.word("legend")),
        element("p", *layers, class_="layers"),
        element("p", element("b", word("mentions", sheet.language)), *signs),
        element("p", element("b", word("claims", sheet.language)), *claims),
        *_change_signs(sheet),
        class_="key",
    )


def _change_signs(sheet: Sheet) -> Iterator[Markup]:
    if sheet.changed is not None:
        signs = [
            element("span", changed_word("heading", name, sheet.language), class_=f"of r-{name}")
            for name, _ in sheet.changed.groups
            if name in _SIGNS
        ]
        words = (
            element("ins", sheet.word("put-in")),
            element("del", sheet.word("taken-out")),
        )
        yield element("p", element("b", sheet.word("changes")), *words, *signs)


def _coverage_before(sheet: Sheet) -> Iterator[Markup]:
    if sheet.changed is not None:
        old = sheet.changed.revision.old.coverage[0]
        yield coverage_change(old, sheet.coverage, sheet.language)


def _baseline(report: Report, language: str) -> Iterator[Markup]:
    if report.baseline is not None:
        known, gone = report.baseline
        yield element("span", phrase("baseline", language, count=known, gone=gone), class_="known")


def _errors(report: Report, language: str) -> Iterator[Markup]:
    if report.errors:
        items = [element("li", f"{error.path}: {error.message}") for error in report.errors]
        yield element("ul", *items, class_="errors")
