"""Writes findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Level
from sitir.reporters.findings import counted_findings, details, headline, worst_first
from sitir.reporters.words import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Finding, Report
    from sitir.reporters.style import Style

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
# GitHub keeps so many of a kind in a step, and drops the others without a word.
_MOST = 10


def render_github(report: Report, style: Style) -> Iterator[str]:
    """Yield a command per finding, the worst first, and a notice that counts those left out."""
    room = dict.fromkeys(Level, _MOST)
    left = dict.fromkeys(sorted(Level, reverse=True), 0)
    for error in report.errors[:_MOST]:
        room[Level.ERROR] -= 1
        yield _command(
            "error", error.message, file=error.path, title=phrase("unread", style.language)
        )
    findings = worst_first(counted_findings(report))
    # The notice that counts the others is one of the notices.
    if any(count > room[level] for level, count in report.counts().items()):
        room[Level.NOTE] -= 1
    for finding in findings:
        if not room[finding.level]:
            left[finding.level] += 1
            continue
        room[finding.level] -= 1
        yield _annotation(finding, report, style.language)
    told = [counted(count, level.label, style.language) for level, count in left.items() if count]
    if told:
        message = f"{phrase('more', style.language, count=sum(left.values()))}: {', '.join(told)}"
        yield _command("notice", message, title="sitir")


def _annotation(finding: Finding, report: Report, language: str) -> str:
    location = finding.problem.location
    message = "\n".join((headline(finding, report, language), *details(finding, report, language)))
    properties: dict[str, str | int] = {"file": location.source.name}
    if not location.source.is_packed:
        region = location.region
        properties["line"] = region.start_line
        properties["endLine"] = region.end_line
        # GitHub refuses columns of a place that is on several lines.
        if region.start_line == region.end_line:
            properties["col"] = region.start_column
    return _command(
        _COMMANDS[finding.level], message, **properties, title=f"sitir: {finding.rule_id}"
    )


def _command(name: str, message: str, **properties: str | int) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
