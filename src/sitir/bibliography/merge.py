"""Makes one entry of a work that stands both in the article's own list and in a file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.model import Entry, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from sitir.model import Name

_YEAR = re.compile(r"\d{4}")
# Titles of fewer words (`Introduction`, `Statistik Indonesia`) are shared by different works.
_TELLING_WORDS = 4
# A near-equal title has this share of its words in common; tuned on subtitles and added series.
_NEAR = 0.8
_DATED_SERIES = frozenset({"book", "report", "webpage", "document"})


def merged(own: Sequence[Entry], files: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries of the article's own list, then those that only the files have.

    A work in both is one entry with the file's key; what the list says of it comes first, for that
    is what the reader sees and citations must match. Nothing within the list, or within the
    files, is merged. Every key is unique. Linear in the number of entries.
    """
    partners = _partners(own, files)
    taken = {id(entry) for entry in partners.values()}
    keys = _Keys()
    file_keys = {id(entry): keys.unique(entry.key or made_key(entry)) for entry in files}
    entries = []
    for entry in own:
        partner = partners.get(id(entry))
        if partner is None:
            entries.append(replace(entry, key=keys.unique(entry.key or made_key(entry))))
        else:
            entries.append(_merged(entry, replace(partner, key=file_keys[id(partner)])))
    for entry in files:
        if id(entry) not in taken:
            key = file_keys[id(entry)]
            entries.append(entry if entry.key == key else replace(entry, key=key))
    return tuple(entries)


def made_key(entry: Entry) -> str:
    """Return a key for an entry that has none: first author or title word, and year."""
    names = entry.author or entry.editor
    words = folded(names[0].cited_form if names else "").split() or folded(entry.title).split()[:1]
    year = _YEAR.search(entry.issued.year or "")
    return ("".join(words)[:40] or "entry") + (year[0] if year else "")


class _Keys:
    """The keys given out so far."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """Return the key, with a number where it is taken."""
        count = self._taken.get(key, 0) + 1
        self._taken[key] = count
        if count == 1:
            return key
        while (numbered := f"{key}-{count}") in self._taken:
            count += 1
        self._taken[key] = count
        self._taken[numbered] = 1
        return numbered


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
    forms = {name.cited_form, name.full_form, name.family, name.literal, name.acronym}
    found = {folded(form) for form in forms if form}
    found |= {form.split()[-1] for form in found if form}
    return frozenset(found)


def _partners(own: Sequence[Entry], files: Sequence[Entry]) -> dict[int, Entry]:
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


def _merged(listed: Entry, filed: Entry) -> Entry:
    """Return one entry of both records; the list's word counts where it says something."""
    has_author = bool(listed.author)
    has_date = listed.issued.year is not None or bool(listed.issued.literal)
    issued = listed.issued if has_date else filed.issued
    if issued.month is None and issued.year == filed.issued.year:
        issued = replace(issued, month=filed.issued.month, day=filed.issued.day)
    return Entry(
        key=filed.key,
        places=(*listed.places, *filed.places),
        type=filed.type if filed.type != "document" else listed.type,
        title=listed.title or filed.title,
        author=listed.author if has_author else filed.author,
        et_al=listed.et_al if has_author else filed.et_al,
        editor=listed.editor or filed.editor,
        issued=issued,
        container_title=listed.container_title or filed.container_title,
        publisher=listed.publisher or filed.publisher,
        volume=listed.volume or filed.volume,
        issue=listed.issue or filed.issue,
        page=listed.page or filed.page,
        edition=listed.edition or filed.edition,
        genre=listed.genre or filed.genre,
        doi=listed.doi or filed.doi,
        isbn=listed.isbn or filed.isbn,
        url=listed.url or filed.url,
        language=listed.language or filed.language,
        law=listed.law or filed.law,
        number=listed.number,
        defects=(*listed.defects, *filed.defects),
        records=(listed, filed),
    )
