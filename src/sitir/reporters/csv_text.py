"""Rows as comma-separated values (RFC 4180) that a spreadsheet can open without danger."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sitir.reporters.columns import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A cell that begins so is run as a formula, and the text of an article is not ours
# (https://owasp.org/www-community/attacks/CSV_Injection); the wide forms count in East Asia.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_lines(rows: Iterable[Sequence[str | float | bool | None]]) -> Iterator[str]:
    """Yield a line per row; nothing is an empty cell, a truth is `true` or `false`."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        yield sheet.getvalue()
        sheet.seek(0)
        sheet.truncate()


def _cell(value: str | float | bool | None) -> str | float:  # noqa: FBT001 - a value like others
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
