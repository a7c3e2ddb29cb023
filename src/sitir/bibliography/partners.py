"""Finds the works of an article's own list that bibliography files have too."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.bibliography.known import forms_of
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from sitir.model import Entry, Name

_YEAR = re.compile(r"\d{4}")
# Titles of fewer words (`Introduction`, `Statistik Indonesia`) are shared by different works.
_TELLING_WORDS = 4
# A near-equal title has this share of its words in common; tuned on subtitles and added series.
_NEAR = 0.8
_DATED_SERIES = frozenset({"book", "report", "webpage", "document"})


def partners_of(own: Sequence[Entry], files: Sequence[Entry]) -> dict[int, Entry]:
    """Return the entry of a file, by the identity of the list's entry that is the same work."""
    if not own or not files:
        return {}
    listed = [_Work(entry) for entry in own]
    filed = [_Work(entry) for entry in files]
    partners: dict[int, Entry] = {}
    taken: set[int] = set()
    # From the surest ground to the least, so that a better partner is never taken by a worse.
    for blocks, agrees in _GROUNDS:
        index: defaultdict[Hashable, list[_Work]] = defaultdict(list)
        for work in filed:
            if id(work.entry) not in taken:
                for block in blocks(work):
                    index[block].append(work)
        for work in listed:
            if id(work.entry) in partners:
                continue
            for other in _candidates(work, blocks(work), index):
                if id(other.entry) not in taken and agrees(work, other):
                    partners[id(work.entry)] = other.entry
                    taken.add(id(other.entry))
                    break
    return partners


@dataclass(frozen=True)
class _Work:
    """What an entry is compared by."""

    entry: Entry

    @cached_property
    def doi(self) -> str:
        return self.entry.doi.lower()

    @cached_property
    def title(self) -> str:
        return folded(self.entry.title)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.title.split())

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.words if any(c.isdigit() for c in word))

    @cached_property
    def years(self) -> frozenset[str]:
        return frozenset(_YEAR.findall(self.entry.issued.year or ""))

    @cached_property
    def first_author(self) -> frozenset[str]:
        names = self.entry.author or self.entry.editor
        return _aliases(names[0]) if names else frozenset()

    @property
    def is_telling(self) -> bool:
        return len(self.words) >= _TELLING_WORDS


def _aliases(name: Name) -> frozenset[str]:
    forms = forms_of(name)
    return forms if name.is_body else forms | {form.split()[-1] for form in forms}


# More works than this under one title are a series or have a title that says nothing.
_MOST_CANDIDATES = 40


def _candidates(
    work: _Work, blocks: Iterable[Hashable], index: defaultdict[Hashable, list[_Work]]
) -> Iterator[_Work]:
    for block in blocks:
        yield from index.get(block, ())[:_MOST_CANDIDATES]


def _by_doi(work: _Work) -> Iterator[Hashable]:
    if work.doi:
        yield work.doi


def _by_title(work: _Work) -> Iterator[Hashable]:
    if work.title:
        yield work.title


def _by_title_parts(work: _Work) -> Iterator[Hashable]:
    words = work.title.split()
    if len(words) >= _TELLING_WORDS:
        year = min(work.years, default="")
        yield "first", " ".join(words[:_TELLING_WORDS]), year
        yield "last", " ".join(words[-_TELLING_WORDS:]), year
        yield "longest", *sorted(work.words, key=lambda word: (-len(word), word))[:3], year


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
    """Tell whether a title by one author is one work although the years differ.

    Editions and yearly reports have one title and one author too.
    """
    if not _same_author(work, other) or _dois_differ(work, other):
        return False
    if not work.years or not other.years:
        return True
    distance = abs(int(min(work.years)) - int(min(other.years)))
    names = work.entry.author or work.entry.editor
    if not work.is_telling or names[0].is_body:
        return False
    return distance <= 1 or not {work.entry.type, other.entry.type} & _DATED_SERIES


def _near_title(work: _Work, other: _Work) -> bool:
    if not _same_all(work, other) or _dois_differ(work, other) or work.numbers != other.numbers:
        return False
    common = len(work.words & other.words)
    return common >= _NEAR * max(len(work.words), len(other.words)) or (
        common == min(len(work.words), len(other.words)) >= _TELLING_WORDS
    )


_GROUNDS: tuple[
    tuple[Callable[[_Work], Iterator[Hashable]], Callable[[_Work, _Work], bool]], ...
] = (
    (_by_title, _same_all),
    (_by_doi, _same_author),
    (_by_doi, _same_doi),
    (_by_title, _telling_title_and_year),
    (_by_title, _title_and_author),
    (_by_title_parts, _near_title),
)
