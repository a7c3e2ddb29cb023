"""Writes the report in the form of GitLab's Code Quality, which merge requests show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from sitir.model import Level
from sitir.reporters.findings import counted_findings, details, headline
from sitir.reporters.json_pieces import encoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import FileError, Finding, Report
    from sitir.reporters.style import Style

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render_gitlab(report: Report, style: Style) -> Iterator[str]:
    """Yield a list of findings, one a line."""
    separator = "[\n"
    for error in report.errors:
        yield f"{separator}{encoded(_error(error))}"
        separator = ",\n"
    for finding in counted_findings(report):
        yield f"{separator}{encoded(_finding(finding, report, style.language))}"
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _finding(finding: Finding, report: Report, language: str) -> dict[str, Any]:
    location = finding.problem.location
    region = location.region
    # Every place has to have lines; a packed format has one, and the description says where.
    begin, end = (1, 1) if location.source.is_packed else (region.start_line, region.end_line)
    told = (headline(finding, report, language), *details(finding, report, language))
    return {
        "description": "; ".join(told),
        "check_name": finding.rule_id,
        "fingerprint": _unique(location.source.name, finding.fingerprint),
        "severity": _SEVERITIES[finding.level],
        "location": {"path": location.source.name, "lines": {"begin": begin, "end": end}},
    }


def _error(error: FileError) -> dict[str, Any]:
    return {
        "description": error.message,
        "check_name": "unreadable-file",
        "fingerprint": _unique(error.path, _digits(error.message)),
        "severity": "blocker",
        "location": {"path": error.path, "lines": {"begin": 1, "end": 1}},
    }


def _unique(path: str, fingerprint: str) -> str:
    """Return a fingerprint that no other file has: of findings with one, GitLab shows the first."""
    return f"{_digits(path)}{fingerprint}"


def _digits(text: str) -> str:
    return f"{crc32(text.encode(errors='surrogateescape')):08x}"
