"""What one block of a .bib says, as written there, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Span


class RawField(NamedTuple):
    """One field as written: its name in lower case, and its value with braces or quotes."""

    name: str
    value: str
    span: Span
    """Where the name stands."""


class Flaw(NamedTuple):
    """Something wrong inside a block: the kind of a `Defect`, and its place."""

    kind: str
    span: Span
    detail: str = ""


class RawFields(NamedTuple):
    """What one block says."""

    key: str
    fields: tuple[RawField, ...]
    flaws: tuple[Flaw, ...]


def duplicate_fields(fields: Sequence[RawField]) -> tuple[Flaw, ...]:
    """Return a flaw for each field that its block has already; BibTeX takes the first."""
    seen: set[str] = set()
    flaws = []
    for each in fields:
        if each.name in seen:
            flaws.append(Flaw("duplicate-field", each.span, each.name))
        seen.add(each.name)
    return tuple(flaws)
