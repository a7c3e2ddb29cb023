"""An entry in the forms in which works are compared with each other."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.bibliography.known import forms_of
from sitir.bibliography.title_forms import Title
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from sitir.model import Entry, Name

_YEAR = Pattern(r"\d{4}")
_ADDRESS = Pattern(r"(?:https?:)?/{0,2}(?:www\d?\.)?([^/?#]+)([^#]*)", re.IGNORECASE)
# An address with less behind its host is a home page, which is no one work.
_LEAST_PATH = 12
# Works of one first author and year beyond this number are compared by parts of their titles.
_MOST_COMPARED = 12


class Work:
    """An entry with what it is compared by."""

    def __init__(self, entry: Entry, position: int) -> None:
        self.entry = entry
        self.position = position

    @cached_property
    def title(self) -> Title:
        """The title in the forms it is compared in."""
        return Title(self.entry.title)

    @cached_property
    def doi(self) -> str:
        """The DOI in lower case; may be empty."""
        return _doi(self.entry)

    @cached_property
    def address(self) -> str:
        """The URL without scheme, `www.` and last slash; empty where it is no one page's."""
        return _address(self.entry)

    @cached_property
    def years(self) -> frozenset[str]:
        """The year, or both of a reprint."""
        return frozenset(_YEAR.findall(self.entry.issued.year or ""))

    @property
    def names(self) -> tuple[Name, ...]:
        """The authors, or else the editors."""
        return self.entry.author or self.entry.editor

    @cached_property
    def first_author(self) -> frozenset[str]:
        """The names, folded, that the first author goes by; empty without one."""
        return _aliases(self.entry)


def groups_of(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Work]]]:
    """Yield the works that may be one, with what they share: `doi`, `address`, `title`, `author`.

    Linear in the number of entries.
    """
    works: dict[int, Work] = {}
    for name, keys in _KEYS:
        for group in _groups(entries, keys):
            found = [works.setdefault(n, Work(entries[n], n)) for n in group]
            if name == "author" and len(found) > _MOST_COMPARED:
                for part in _groups([work.entry for work in found], _by_title_parts):
                    yield name, [found[n] for n in part]
            else:
                yield name, found


def _groups(
    entries: Sequence[Entry], keys: Callable[[Entry], Iterable[Hashable]]
) -> Iterator[list[int]]:
    """Yield the positions of entries that share a key; of most only a number is kept."""
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for position, entry in enumerate(entries):
        for key in keys(entry):
            number = hash(key)
            before = first.setdefault(number, position)
            if before != position:
                group = groups.setdefault(number, [before])
                if group[-1] != position:
                    group.append(position)
    yield from groups.values()


def _by_doi(entry: Entry) -> Iterator[Hashable]:
    if entry.doi:
        yield _doi(entry)


def _by_address(entry: Entry) -> Iterator[Hashable]:
    address = _address(entry) if entry.url else ""
    if address:
        yield address


def _by_title(entry: Entry) -> Iterator[Hashable]:
    title = folded(entry.title) if entry.title else ""
    if title:
        yield title


def _by_author(entry: Entry) -> Iterator[Hashable]:
    if entry.issued.year and entry.title:
        for year in _YEAR.findall(entry.issued.year):
            for alias in _aliases(entry):
                yield alias, year


def _by_title_parts(entry: Entry) -> Iterator[Hashable]:
    words = Title(entry.title).content_words
    if len(words) > 1:
        yield from {words[:3], words[-3:], words[:1], words[-1:]}


_KEYS: tuple[tuple[str, Callable[[Entry], Iterator[Hashable]]], ...] = (
    ("doi", _by_doi),
    ("address", _by_address),
    ("title", _by_title),
    ("author", _by_author),
)


def _doi(entry: Entry) -> str:
    return entry.doi.lower().rstrip("./")


def _address(entry: Entry) -> str:
    match = _ADDRESS.match(entry.url.strip())
    if match is None or "doi.org" in match[1]:
        return ""
    path = match[2].rstrip("/")
    if len(path) < _LEAST_PATH and path.count("/") < 2:
        return ""
    return match[1].lower() + path


def _aliases(entry: Entry) -> frozenset[str]:
    names = entry.author or entry.editor
    if not names:
        return frozenset()
    forms = forms_of(names[0])
    return forms if names[0].is_body else forms | {form.split()[-1] for form in forms}
