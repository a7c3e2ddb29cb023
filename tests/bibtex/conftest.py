"""How the fields of an entry are written in the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Date, Entry, Name


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{name.literal}}}" + (f" ({name.acronym})" if name.acronym else "")
    return ", ".join(part for part in (name.cited_form, name.given, name.suffix) if part)


def _date(date: Date) -> str:
    parts = [str(part) for part in (date.year, date.month, date.day) if part is not None]
    return "-".join(parts) + date.suffix + date.literal


def shown_field(entry: Entry, field: str) -> object:
    """Return a field of an entry as the cases have it."""
    value = getattr(entry, field)
    if field in ("author", "editor"):
        return [_name(name) for name in value]
    if field == "issued":
        return _date(value)
    if field == "labels":
        return [*value]
    if field == "law":
        return str(value or "")
    return value


@pytest.fixture
def shown() -> Callable[[Entry, str], object]:
    return shown_field
