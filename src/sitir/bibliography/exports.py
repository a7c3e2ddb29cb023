"""The formats that a bibliography is written in, and which records of its entries are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sitir.model import Entry, Name, Origin


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


def with_full_names(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries with given names written out where another record of the work has them.

    An article's own list mostly gives initials, which a style can make again of the whole name.
    """
    for entry in entries:
        authors = [record.author for record in entry.records if record.author]
        names = tuple(_fullest(name, place, authors) for place, name in enumerate(entry.author))
        yield entry if names == entry.author else entry._replace(author=names)


def _fullest(name: Name, place: int, authors: Sequence[Sequence[Name]]) -> Name:
    """Return a name with the longest given name that records have for it at its place."""
    fullest = name
    for others in authors:
        other = others[place] if place < len(others) else None
        if other is None or folded(other.cited_form) != folded(name.cited_form):
            continue
        same = _initials(other.given)[: len(_initials(name.given))] == _initials(name.given)
        if same and len(other.given) > len(fullest.given):
            fullest = name._replace(given=other.given)
    return fullest


def _initials(given: str) -> str:
    return "".join(part[0] for part in folded(given.replace(".", " ")).split())
