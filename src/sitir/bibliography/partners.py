"""Finds the works of an article's own list that bibliography files have too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.bibliography.known import forms_of
from sitir.bibliography.title_forms import (
    Title,
    are_nearly_equal,
    are_related,
    content_words,
    without_brackets,
)
from sitir.lexicons.laws import are_of_one_region, law_of
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitir.model import Entry, Name

_YEAR = Pattern(r"\d{4}")
# Titles of fewer words (`Introduction`, `Statistik Indonesia`) are shared by different works.
_TELLING_WORDS = 4
# Between a list and the fields of the same article fewer will do.
_FEWEST_WORDS = 3
# More works than this under one title are a series, or have a title that says nothing.
_MOST_CANDIDATES = 40
_Key = tuple[Hashable, ...]
_DATED_SERIES = frozenset({"book", "report", "webpage", "document"})


def partners_of(own: Sequence[Entry], files: Sequence[Entry]) -> dict[int, Entry]:
    """Return the entry of a file, by the identity of the list's entry that is the same work.

    Linear in the number of entries.
    """
    if not own or not files:
        return {}
    shelf = _Shelf(own, files)
    partners: dict[int, Entry] = {}
    taken: set[int] = set()
    # From the surest ground to the least, so that a better partner is never taken by a worse.
    for kind, agrees, alone in _GROUNDS:
        for work, keys in shelf.listed:
            if id(work.entry) in partners:
                continue
            for other in shelf.candidates(keys, kind=kind, alone=alone):
                if id(other.entry) not in taken and agrees(work, other):
                    partners[id(work.entry)] = other.entry
                    taken.add(id(other.entry))
                    break
    return partners


def only_partners_of(
    own: Sequence[Entry], records: Sequence[Entry]
) -> Iterator[tuple[Entry, Entry]]:
    """Yield the entries and the records that alone share a title, or first author and year.

    Of an article's list and its own fields this is enough, unless the rest tells of two works:
    the fields hold nothing but what the article cites, and the list what it lists.
    """
    ours, theirs = _by_sign(own), _by_sign(records)
    paired: set[int] = set()
    for sign, works in ours.items():
        others = theirs.get(sign, ())
        if len(works) == len(others) == 1:
            work, other = works[0], others[0]
            if id(work.entry) in paired or id(other.entry) in paired or _dois_differ(work, other):
                continue
            if _may_be_one(work, other, sign[0]):
                paired |= {id(work.entry), id(other.entry)}
                yield work.entry, other.entry


def _may_be_one(work: _Work, other: _Work, shared: str) -> bool:
    if shared == "title":
        return _same_year(work, other) or _same_author(work, other)
    return not work.title or not other.title or are_related(work.forms, other.forms)


def _by_sign(entries: Sequence[Entry]) -> dict[tuple[str, ...], list[_Work]]:
    titles: defaultdict[tuple[str, ...], list[_Work]] = defaultdict(list)
    authors: defaultdict[tuple[str, ...], list[_Work]] = defaultdict(list)
    for entry in entries:
        work = _Work(entry)
        if not work.forms.is_generic and len(work.forms.words) >= _FEWEST_WORDS:
            titles["title", work.title].append(work)
        for alias in sorted(work.first_author):
            for year in sorted(work.years):
                authors["author", alias, year].append(work)
    return {**titles, **authors}


class _Shelf:
    """The works of the list, and those of the files that have something in common with them."""

    def __init__(self, own: Sequence[Entry], files: Sequence[Entry]) -> None:
        self.listed = [(_Work(entry), tuple(_keys(entry, with_laws=True))) for entry in own]
        # How many works of the list have a key.
        self.counts = Counter(key for _, keys in self.listed for key in keys)
        with_laws = any(key[0] == "law" for key in self.counts)
        self.filed: defaultdict[_Key, list[_Work]] = defaultdict(list)
        for entry in files:
            shared = [key for key in _keys(entry, with_laws=with_laws) if key in self.counts]
            if shared:
                work = _Work(entry)
                for key in shared:
                    self.filed[key].append(work)

    def candidates(self, keys: Sequence[_Key], *, kind: str, alone: bool) -> Iterator[_Work]:
        """Yield the works that share a key of this kind; `alone`, where no third has it."""
        for key in keys:
            if key[0] == kind:
                found = self.filed.get(key, ())
                if not alone or len(found) == self.counts[key] == 1:
                    yield from found[:_MOST_CANDIDATES]


def _keys(entry: Entry, *, with_laws: bool) -> Iterator[_Key]:
    """Yield what an entry may have in common with another record of the same work."""
    if entry.doi:
        yield "doi", entry.doi.lower()
    title = folded(entry.title) if entry.title else ""
    if not title:
        return
    yield "title", title
    law = (entry.law or law_of(entry.title)) if with_laws else None
    if law:
        yield "law", str(law)
    words = content_words(title)
    bare = folded(without_brackets(entry.title))
    for year in _YEAR.findall(entry.issued.year or ""):
        if len(words) >= 2:
            yield "part", words[:2], year
            yield "part", words[-2:], year
        if bare.count(" ") >= _TELLING_WORDS - 1:
            yield "bare", bare, year


class _Work:
    """What an entry is compared by."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def doi(self) -> str:
        return self.entry.doi.lower()

    @cached_property
    def title(self) -> str:
        return folded(self.entry.title)

    @cached_property
    def forms(self) -> Title:
        return Title(self.entry.title)

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(_YEAR.findall(self.entry.issued.year or ""))

    @cached_property
    def first_author(self) -> frozenset[str]:
        names = self.entry.author or self.entry.editor
        return _aliases(names[0]) if names else frozenset()

    @property
    def is_telling(self) -> bool:
        return len(self.title.split()) >= _TELLING_WORDS


def _aliases(name: Name) -> frozenset[str]:
    forms = forms_of(name)
    return forms if name.is_body else forms | {form.split()[-1] for form in forms}


def _same_author(work: _Work, other: _Work) -> bool:
    if not work.first_author and not other.first_author:
        return True
    return bool(work.first_author & other.first_author)


def _same_year(work: _Work, other: _Work) -> bool:
    return bool(work.years & other.years)


def _same_all(work: _Work, other: _Work) -> bool:
    return _same_author(work, other) and (work.years == other.years or _same_year(work, other))


def _same_doi(work: _Work, other: _Work) -> bool:
    return True


def _dois_differ(work: _Work, other: _Work) -> bool:
    return bool(work.doi and other.doi and work.doi != other.doi)


def _telling_title_and_year(work: _Work, other: _Work) -> bool:
    return work.is_telling and _same_year(work, other) and not _dois_differ(work, other)


def _title_and_author(work: _Work, other: _Work) -> bool:
    """Tell whether one title by one author is one work although the years differ."""
    # Editions and yearly reports have one title and one author too.
    if not _same_author(work, other) or _dois_differ(work, other):
        return False
    if not work.years or not other.years:
        return True
    distance = abs(int(min(work.years)) - int(min(other.years)))
    names = work.entry.author or work.entry.editor
    if not work.is_telling or not names or names[0].is_body:
        return False
    return distance <= 1 or not {work.entry.type, other.entry.type} & _DATED_SERIES


def _near_title(work: _Work, other: _Work) -> bool:
    if not _same_all(work, other) or _dois_differ(work, other):
        return False
    return are_nearly_equal(work.forms, other.forms)


def _same_law(work: _Work, other: _Work) -> bool:
    return are_of_one_region(work.entry.place.text, other.entry.place.text)


def _bare_title(work: _Work, other: _Work) -> bool:
    """Tell whether only one of the two adds something in brackets, such as its number."""
    if not _same_all(work, other) or _dois_differ(work, other):
        return False
    return folded(without_brackets(work.entry.title)) in (work.title, other.title)


_GROUNDS: tuple[tuple[str, Callable[[_Work, _Work], bool], bool], ...] = (
    ("title", _same_all, False),
    ("doi", _same_author, False),
    ("doi", _same_doi, False),
    ("title", _telling_title_and_year, False),
    ("title", _title_and_author, False),
    ("part", _near_title, False),
    ("law", _same_law, True),
    ("bare", _bare_title, True),
)
