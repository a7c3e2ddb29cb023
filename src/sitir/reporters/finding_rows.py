"""The findings as rows, for sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.findings import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Report

HEAD = (
    "path", "line", "column", "end_line", "end_column", "paragraph", "page", "level", "rule",
    "confidence", "message", "text", "fix", "fingerprint", "suppressed", "reason",
)  # fmt: skip
_LONGEST_TEXT = 300

Cell = str | float | bool | None
"""What a cell of a sheet can hold."""


def finding_rows(report: Report, language: str) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per finding, its cells those that `HEAD` names."""
    for finding in report.findings:
        problem = finding.problem
        location, region = problem.location, problem.location.region
        packed = location.source.is_packed
        start, end = location.span.start, location.span.end
        text = location.source.text[start : min(end, start + _LONGEST_TEXT)]
        fix = problem.fix and told(problem.fix.title, finding, report, language=language)
        yield (
            location.source.name,
            *((None,) * 4 if packed else region[:4]),
            region.paragraph,
            region.page,
            finding.level.label,
            finding.rule_id,
            problem.confidence.value,
            told(problem.message, finding, report, language=language),
            f"{text}…" if end - start > _LONGEST_TEXT else text,
            fix,
            finding.fingerprint,
            finding.suppressed is not None,
            finding.suppressed.reason if finding.suppressed else None,
        )
