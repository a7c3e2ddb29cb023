"""Writes the report as a workbook: findings, mentions, entries, coverage. Knows xlsxwriter."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sitir.errors import UsageError
from sitir.reporters.finding_rows import HEAD, finding_rows
from sitir.reporters.workbook_rows import (
    COVERAGE_HEAD,
    ENTRY_HEAD,
    MENTION_HEAD,
    coverage_rows,
    entry_rows,
    mention_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Report
    from sitir.reporters.finding_rows import Cell
    from sitir.reporters.style import Style

try:
    from xlsxwriter.workbook import Workbook
except ImportError as error:
    raise UsageError("workbooks are written with xlsxwriter: pip install 'sitir[xlsx]'") from error

# What a sheet holds (ECMA-376, as Excel has it).
_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_WIDEST = 60
# Nothing depends on the clock: the same report is the same file.
_CREATED = datetime(2000, 1, 1)
_OPTIONS = {
    "in_memory": True,
    # The text of an article is not ours: nothing of it is run, opened or made a number.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render_xlsx(report: Report, style: Style) -> Iterator[bytes]:
    """Yield the bytes of a workbook with four sheets."""
    target = BytesIO()
    book = Workbook(target, _OPTIONS)
    book.set_properties({"created": _CREATED, "author": "sitir"})
    bold = book.add_format({"bold": True})
    for name, head, rows in (
        ("findings", HEAD, finding_rows(report, style.language)),
        ("mentions", MENTION_HEAD, mention_rows(report)),
        ("entries", ENTRY_HEAD, entry_rows(report)),
        ("coverage", COVERAGE_HEAD, coverage_rows(report)),
    ):
        _fill(book.add_worksheet(name), head, rows, bold=bold)
    book.close()
    yield target.getvalue()


def _fill(sheet: Any, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, bold: Any) -> None:
    widths = [len(name) for name in head]
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, bold)
    number = 0
    for number, row in enumerate(rows, start=1):
        if number == _ROWS:
            number -= 1
            break
        for column, value in enumerate(row):
            widths[column] = max(widths[column], _write(sheet, number, column, value))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, _WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, len(head) - 1)


def _write(sheet: Any, row: int, column: int, value: Cell) -> int:
    """Write a cell, a text always as a text, and return how wide it is."""
    if value is None:
        return 0
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        # What Unicode has no character for is no XML, either.
        text = value[:_LONGEST_TEXT].encode(errors="replace").decode()
        sheet.write_string(row, column, text)
    else:
        sheet.write_number(row, column, value)
    return len(str(value))
