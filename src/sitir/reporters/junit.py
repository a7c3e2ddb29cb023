"""Writes the report as JUnit XML: an article is a suite of tests, and each rule is one of them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from sitir.model import Level
from sitir.model.records import NamedTuple
from sitir.reporters.columns import visible
from sitir.reporters.findings import by_article, details, told
from sitir.reporters.text import place
from sitir.reporters.words import counted, phrase, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Finding, Report
    from sitir.reporters.style import Style

# What XML 1.0 has no way to write (§ 2.2), beside what is not shown anyway.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_SIGN = "\ufffd"


class _Suite(NamedTuple):
    name: str
    cases: tuple[str, ...]
    failures: int
    errors: int
    skipped: int

    def lines(self) -> Iterator[str]:
        counts = (
            f'tests="{len(self.cases)}" failures="{self.failures}" errors="{self.errors}" '
            f'skipped="{self.skipped}" time="0"'
        )
        yield f"  <testsuite name={_quoted(self.name)} {counts}>\n"
        yield from self.cases
        yield "  </testsuite>\n"


def render_junit(report: Report, style: Style) -> Iterator[str]:
    """Yield a suite per article. Errors and warnings fail, notes are told, the silenced skipped."""
    suites = [_unread(error.path, error.message, style) for error in report.errors]
    suites.extend(_suite(path, found, report, style) for path, found in by_article(report))
    tests = sum(len(suite.cases) for suite in suites)
    failures = sum(suite.failures for suite in suites)
    errors = sum(suite.errors for suite in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<testsuites name="sitir" tests="{tests}" failures="{failures}" errors="{errors}" '
        f'time="0">\n'
    )
    for suite in suites:
        yield from suite.lines()
    yield "</testsuites>\n"


def _unread(path: str, message: str, style: Style) -> _Suite:
    body = f"<error message={_quoted(message)} type={_quoted(phrase('unread', style.language))}/>"
    return _Suite(path, (_case(path, "unreadable-file", body),), 0, 1, 0)


def _suite(path: str, found: Sequence[Finding], report: Report, style: Style) -> _Suite:
    by_rule: dict[str, list[Finding]] = {rule_id: [] for rule_id in report.rules}
    for finding in found:
        by_rule[finding.rule_id].append(finding)
    cases, failures, skipped = [], 0, 0
    for rule_id, findings in by_rule.items():
        counting = [finding for finding in findings if finding.suppressed is None]
        failing = [finding for finding in counting if finding.level > Level.NOTE]
        if failing:
            failures += 1
            body = _failure(failing, counting, report, style.language)
        elif counting:
            body = f"<system-out>{_text(_lines(counting, report, style.language))}</system-out>"
        elif findings:
            skipped += 1
            told_of = phrase("suppressed", style.language, count=len(findings))
            body = f"<skipped message={_quoted(told_of)}/>"
        else:
            body = ""
        cases.append(_case(path, rule_id, body))
    return _Suite(path, tuple(cases), failures, 0, skipped)


def _failure(
    failing: Sequence[Finding], counting: Sequence[Finding], report: Report, language: str
) -> str:
    worst = max(failing, key=lambda finding: finding.level).level
    counts = {
        level: sum(finding.level is level for finding in counting)
        for level in sorted(Level, reverse=True)
    }
    message = ", ".join(
        counted(count, level.label, language) for level, count in counts.items() if count
    )
    lines = _text(_lines(counting, report, language))
    return f'<failure message={_quoted(message)} type="{worst.label}">{lines}</failure>'


def _lines(findings: Sequence[Finding], report: Report, language: str) -> str:
    lines = []
    for finding in findings:
        where = visible(place(finding.problem.location))
        message = told(finding.problem.message, finding, report, language=language)
        lines.append(f"{where}: {thing(finding.level.label, language)}: {message}\n")
        lines.extend(f"    {line}\n" for line in details(finding, report, language))
    return "".join(lines)


def _case(path: str, name: str, body: str) -> str:
    opening = f"    <testcase classname={_quoted(path)} name={_quoted(name)} "
    opening += f'file={_quoted(path)} time="0"'
    return f"{opening}>{body}</testcase>\n" if body else f"{opening}/>\n"


def _text(text: str) -> str:
    return escape(_NO_XML.sub(_NO_SIGN, text), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(_NO_XML.sub(_NO_SIGN, visible(text)))}"'
