"""Counts findings by rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Report
    from sitir.reporters import Style


def render_tally(report: Report, style: Style) -> Iterator[str]:
    """Yield a line per rule that found something."""
    counts = Counter(finding.rule_id for finding in report.findings)
    for rule_id, count in sorted(counts.items()):
        yield f"{rule_id}: {count}\n"
