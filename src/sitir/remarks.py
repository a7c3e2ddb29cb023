"""What is said about places of an article, and where a copy of it is to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Report, Source, Span


class Remark(NamedTuple):
    """One finding, in the words of a language."""

    span: Span
    text: str


def remarks(report: Report, source: Source, *, language: str) -> Iterator[Remark]:
    """Yield the findings in a file that nobody has silenced, in reading order."""
    for finding in report.findings:
        problem = finding.problem
        if finding.suppressed is None and problem.location.source.path == source.path:
            messages = report.rules[finding.rule_id].messages
            told = " ".join(worded(problem.message, messages, language).split())
            yield Remark(problem.location.span, f"{told} [{finding.rule_id}]")
