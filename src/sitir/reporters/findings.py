"""What the formats that other programs show have in common: how a finding is told there."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.reporters.columns import visible
from sitir.reporters.text import place
from sitir.reporters.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Finding, Location, Message, Report


def counted_findings(report: Report) -> list[Finding]:
    """Return the findings that nobody has silenced."""
    return [finding for finding in report.findings if finding.suppressed is None]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by level, those of a level in the order that they come in."""
    return sorted(findings, key=lambda finding: -finding.level)


def told(message: Message, finding: Finding, report: Report, *, language: str) -> str:
    """Return one of the messages of a finding on one line."""
    return visible(worded(message, report.rules[finding.rule_id].messages, language))


def headline(finding: Finding, report: Report, language: str) -> str:
    """Return the message of a finding, after its place where that has no line to be shown at."""
    message = told(finding.problem.message, finding, report, language=language)
    where = whereabouts(finding.problem.location, language)
    return f"{where}: {message}" if where else message


def details(finding: Finding, report: Report, language: str) -> Iterator[str]:
    """Yield a line for each related place, and one for the fix."""
    for related in finding.problem.related:
        message = told(related.message, finding, report, language=language)
        yield f"{phrase('see', language)} {visible(place(related.location))}: {message}"
    if finding.problem.fix is not None:
        title = told(finding.problem.fix.title, finding, report, language=language)
        yield f"{phrase('fix', language)}: {title}"


def whereabouts(location: Location, language: str) -> str:
    """Return where something is in a packed format (`page 3`); empty for files that have lines."""
    region = location.region
    if region.page is not None:
        return phrase("page", language, count=region.page)
    if region.paragraph is not None:
        return phrase("paragraph", language, count=region.paragraph)
    return ""


def by_article(report: Report) -> Iterator[tuple[str, list[Finding]]]:
    """Yield the path of each article with all its findings, silenced ones included."""
    found = {
        document: list(findings)
        for document, findings in groupby(report.findings, key=lambda finding: finding.document)
    }
    for number, manuscript in enumerate(report.manuscripts):
        yield manuscript.document.source.name, found.get(number, [])
