"""Writes the report for people: each finding with its place and an excerpt, and a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.lexicons.wording import worded
from sitir.model import Level, Safety
from sitir.reporters.columns import visible
from sitir.reporters.excerpt import excerpt
from sitir.reporters.paint import Paint
from sitir.reporters.words import counted, phrase, thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Finding, Location, Report, Rule
    from sitir.reporters.style import Style

_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "cyan"}


def render_text(report: Report, style: Style) -> Iterator[str]:
    """Yield a block of lines per finding, ``path:line:column: level: message [rule]``."""
    paint = Paint(on=style.colour)
    for finding in report.findings:
        if finding.suppressed is None:
            yield from _finding(finding, report.rules[finding.rule_id], style, paint)
            yield "\n"
    yield from _summary(report, style.language, paint)


def place(location: Location) -> str:
    """Return a place as editors read it; of a packed format by its paragraph or page."""
    region = location.region
    path = location.source.path.as_posix()
    if region.page is not None:
        return f"{path}:p{region.page}"
    if region.paragraph is not None:
        return f"{path}:¶{region.paragraph}"
    return f"{path}:{region.start_line}:{region.start_column}"


def marked_line(location: Location, style: Style, paint: Paint, *, colour: str) -> Iterator[str]:
    """Yield the line of a place, and under it the mark."""
    region = location.region
    number = f"{region.page or region.paragraph or region.start_line:>5}"
    bar = paint("|", "dim")
    shown = excerpt(location, max(style.width - len(number) - 3, 20))
    yield f"{paint(number, 'dim')} {bar} {''.join(shown)}".rstrip() + "\n"
    mark = paint("^" * shown.extent, colour)
    yield f"{' ' * len(number)} {bar} {' ' * shown.indent}{mark}\n"


def _finding(finding: Finding, rule: Rule[Any], style: Style, paint: Paint) -> Iterator[str]:
    problem, language = finding.problem, style.language
    colour = _COLOURS[finding.level]
    message = visible(worded(problem.message, rule.messages, language))
    level = paint(thing(finding.level.label, language), colour, "bold")
    rule_id = paint(f"[{rule.id}]", "dim")
    yield f"{paint(place(problem.location), 'bold')}: {level}: {message} {rule_id}\n"
    yield from marked_line(problem.location, style, paint, colour=colour)
    for related in problem.related:
        told = visible(worded(related.message, rule.messages, language))
        yield f"      {phrase('see', language)} {place(related.location)}: {told}\n"
    if problem.fix is not None:
        title = visible(worded(problem.fix.title, rule.messages, language))
        yield f"      {phrase('fix', language)}: {paint(title, 'green')}\n"


def _summary(report: Report, language: str, paint: Paint) -> Iterator[str]:
    entries = sum(coverage.entries for coverage in report.coverage)
    cited = sum(coverage.cited_entries for coverage in report.coverage)
    parts = (
        counted(
            sum(sum(coverage.mentions.values()) for coverage in report.coverage),
            "mention",
            language,
        ),
        f"{counted(entries, 'entry', language)} ({phrase('cited', language, count=cited)})",
    )
    yield f"{counted(len(report.manuscripts), 'article', language)}: {', '.join(parts)}\n"
    told = [
        paint(counted(count, level.label, language), _COLOURS[level], "bold")
        for level, count in report.counts().items()
        if count
    ]
    total = ", ".join(told) or phrase("nothing", language)
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    if suppressed:
        total += f" ({phrase('suppressed', language, count=suppressed)})"
    yield f"{total}\n"
    if fixable := ", ".join(_fixable(report, language)):
        yield f"{fixable}\n"
    if report.baseline is not None:
        known, gone = report.baseline
        yield f"{phrase('baseline', language, count=known, gone=gone)}\n"
    if report.errors:
        yield f"{counted(len(report.errors), 'file', language)}\n"


def _fixable(report: Report, language: str) -> Iterator[str]:
    """Yield how many findings can be fixed safely, and how many more otherwise."""
    safeties = [finding.fixable for finding in report.findings]
    for safety, name in ((Safety.SAFE, "fixable"), (Safety.UNSAFE, "fixable-unsafely")):
        if count := safeties.count(safety):
            yield phrase(name, language, count=count)
