"""Compares what the article's own list and another record say of one work."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import EntryField, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Entry, Name

_YEAR = Pattern(r"\d{4}")
# How much of a record is looked through for a name, in code points.
_LONGEST = 4000
_BRACKETS = Pattern(r"[(\[][^()\[\]]*[)\]]")
# Titles are looked up by so many of their first words; of those alike only some are.
_OPENING = 3
_MOST = 40
# As many words no two works share by chance.
_TELLING = 4
# A title cut short is still one title where as many words are left.
_FEWEST_WORDS = 2


def differences(listed: Entry, other: Entry) -> Iterator[tuple[EntryField, str, str]]:
    """Yield in what two records of one work differ, and what each says, other than by typing."""
    if listed.law or other.law:
        return
    written = folded(listed.place.text)
    if _authors_differ(listed, other, f" {written} "):
        yield EntryField.AUTHOR, _names(listed.author), _names(other.author)
    if _titles_differ(listed.title, other.title, written):
        yield EntryField.TITLE, listed.title, other.title
    years = _YEAR.findall(listed.issued.year or ""), _YEAR.findall(other.issued.year or "")
    if years[0] and years[1] and not set(years[0]) & set(years[1]):
        yield EntryField.YEAR, listed.issued.year or "", other.issued.year or ""


def gives_year_of(listed: Entry, other: Entry) -> bool:
    """Tell whether an entry of the list holds a year of another record, if that has one."""
    years = _YEAR.findall(other.issued.year or "")
    return not years or any(year in listed.place.text for year in years)


class Shelf:
    """The works that the list has not, found by their titles in what an entry of it says."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
        for entry in entries:
            if words := _words(entry.title):
                found = self._entries.setdefault(tuple(words[:_OPENING]), [])
                if len(found) < _MOST:
                    found.append(("".join(words), entry))

    def written_in(self, listed: Entry) -> Entry | None:
        """Return the work whose title an entry of the list holds, however it was read."""
        words = _words(listed.place.text[:_LONGEST])
        whole = "".join(words)
        known = frozenset(folded(listed.place.text[:_LONGEST]).split())
        for at in range(len(words)):
            for length in range(_OPENING, 0, -1):
                for title, entry in self._entries.get(tuple(words[at : at + length]), ()):
                    if title in whole and _is_of_one_author(entry, known):
                        return entry
        return None


def _is_of_one_author(entry: Entry, words: frozenset[str]) -> bool:
    """Tell whether words name the first author of an entry, if a short title needs that."""
    if not entry.author or len(_words(entry.title)) >= _TELLING:
        return True
    return not words.isdisjoint(_forms(entry.author[0]))


def _names(names: Sequence[Name]) -> str:
    return "; ".join(name.cited_form for name in names)


def _titles_differ(listed: str, other: str, written: str) -> bool:
    """Tell whether two titles are of other words; `written` is all that the list's entry says."""
    if not listed or not other:
        return False
    here, there = _words(listed), _words(other)
    short, long = sorted((here, there), key=len)
    if len(short) >= _FEWEST_WORDS and "".join(long).startswith("".join(short)):
        return False
    bare = "".join(_words(_BRACKETS.sub(" ", other)))
    if bare == "".join(_words(_BRACKETS.sub(" ", listed))):
        return False
    # The reader may have cut the list's title too early.
    return "".join(there) not in "".join(_plain(written)) and bare not in "".join(_plain(written))


def _words(title: str) -> list[str]:
    return _plain(folded(title))


def _plain(text: str) -> list[str]:
    small = _left_out()
    return [word for word in text.split() if word not in small]


@cache
def _left_out() -> frozenset[str]:
    """Return what a typist may leave out of a title, `&` among it."""
    return _small_words() | frozenset(lexicon("citation")["connectives"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon("titles")["small_words"].split())


def _authors_differ(listed: Entry, other: Entry, written: str) -> bool:
    """Tell whether one record names somebody whom the other does not, or in another order.

    `written` is all that the list's entry says, for its names may have been read wrongly; so may
    those of a file.
    """
    if not listed.author or not other.author:
        return False
    words = frozenset(written.split())
    there = frozenset(folded(other.place.text[:_LONGEST]).split())
    if not other.et_al and not all(_is_named(name, other.author, there) for name in listed.author):
        return True
    is_short = listed.et_al or any(f" {folded(mark)} " in written for mark in _et_al())
    named = other.author[:1] if is_short else other.author
    if not all(_is_named(name, listed.author, words) for name in named):
        return True
    if len(listed.author) != len(other.author) or is_short or other.et_al:
        return False
    return not _is_named(listed.author[0], other.author[:1], frozenset())


@cache
def _et_al() -> tuple[str, ...]:
    return tuple(lexicon("particles")["et_al"].split(", "))


def _is_named(name: Name, names: Sequence[Name], written: frozenset[str]) -> bool:
    """Tell whether a name is among others, in any of its forms, or in what is written there."""
    forms = _forms(name)
    if any(forms & _forms(each) for each in names):
        return True
    words = folded(name.cited_form).split()
    return bool(words) and all(word in written for word in words)


def _forms(name: Name) -> frozenset[str]:
    """Return the words that a name may be known by: its long words, its acronym."""
    words = folded(name.full_form).split()
    long = {word for word in words if len(word) > 1 and word not in _small_words()}
    initials = "".join(word[0] for word in words if word not in _small_words())
    acronyms = {initials, folded(name.acronym)} if name.is_body else set()
    if not name.is_body:
        # Given names alone make no two people one.
        family = {word for word in folded(name.cited_form).split() if len(word) > 1}
        long = family or long
    return frozenset((long | acronyms | {"".join(words)}) - {""})
