"""The formats that a bibliography is written in, and which records of its entries are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitir.model import Entry, Origin


def _bibtex() -> Callable[[Iterable[Entry]], str]:
    from sitir.bibliography.export import bibtex_of

    return bibtex_of


def _csl_json() -> Callable[[Iterable[Entry]], str]:
    from sitir.bibliography.export_csl import csl_json_of

    return csl_json_of


def _ris() -> Callable[[Iterable[Entry]], str]:
    from sitir.bibliography.export_ris import ris_of

    return ris_of


_EXPORTS = {"bibtex": _bibtex, "csl-json": _csl_json, "ris": _ris}
EXPORTS = tuple(_EXPORTS)
"""The names of the formats."""


def exported(entries: Iterable[Entry], form: str) -> str:
    """Return the entries as a file of one of `EXPORTS`."""
    return _EXPORTS[form]()(entries)


def as_told_by(entries: Iterable[Entry], origin: Origin) -> Iterator[Entry]:
    """Yield the entries that have a record of this origin, each with what that says alone."""
    for entry in entries:
        for record in entry.records or (entry,):
            if record.places[0].origin is origin:
                yield record._replace(key=entry.key)
                break
