"""Writes the findings as rows of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.csv_text import csv_lines
from sitir.reporters.finding_rows import HEAD, finding_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Report
    from sitir.reporters.style import Style


def render_csv(report: Report, style: Style) -> Iterator[str]:
    """Yield a row of names, and a row per finding, silenced ones included."""
    yield from csv_lines((HEAD, *finding_rows(report, style.language)))
