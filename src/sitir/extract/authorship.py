"""Decides who is cited: which of the words before a year are the names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.name_runs import run_before
from sitir.extract.names import Names, bare, given_names, split_names
from sitir.lexicons.patterns import Pattern
from sitir.model import Span, folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import KnownNames

_QUOTED = Pattern(r"[“\"‘„«](?P<title>[^“”\"„«»]{3,200})[”\"’“»],?\s*,?\s*$")
_QUOTATION_ENDS = tuple('"”’“»')
# A joint or comma between words: a list of names has begun.
_LISTS = Pattern(r"[,&]|\s(?:dan|and|serta)\s", re.IGNORECASE)
# Readings tried against the bibliography for one year; more words than this are no names.
_MAX_TRIALS = 24
_LEAST_TITLE_WORDS = 2
_LONGEST_TITLE = 160
_MAX_TITLE_WORDS = 16
# Signs beyond Latin-1 stand apart: sets that hold them take long to compile.
_WORD_START = re.compile(r"(?<!’)(?<![\w'-])\w")


class Authorship:
    """The names before a year, and where they begin."""

    def __init__(
        self, names: Names, start: int, *, is_title: bool = False, listed: bool = False
    ) -> None:
        self.names = names
        self.start = start
        self.is_title = is_title
        # Whether the bibliography knows the first of them.
        self.listed = listed


def title_before(text: str, end: int, *, limit: int) -> Authorship | None:
    """Return the title in quotation marks that ends at `end`, where one does."""
    begin = max(limit, end - 240)
    if not text[begin:end].replace(",", " ").rstrip().endswith(_QUOTATION_ENDS):
        return None
    match = _QUOTED.search(text, begin, end)
    if match is None:
        return None
    title = " ".join(match["title"].split()).rstrip(",")
    return Authorship(Names((title,)), match.start(), is_title=True)


def emphasised_title(
    text: str, start: int, end: int, is_emphasised: Callable[[Span], bool]
) -> Authorship | None:
    """Return the whole stretch as a title where it is set in emphasis and reads like one."""
    stretch = text[start:end]
    plain = stretch.strip(" \t\r\n,;:")
    parts = plain.split()
    if len(parts) < _LEAST_TITLE_WORDS or not any(part.islower() for part in parts):
        return None
    at = start + stretch.index(plain)
    if words.et_al_at_end(plain) or not is_emphasised(Span(at, at + len(plain))):
        return None
    return Authorship(Names((" ".join(parts),)), at, is_title=True)


def authors_before(
    text: str, end: int, *, limit: int, known: KnownNames, year: str = ""
) -> Authorship | None:
    """Return the names that end at `end`: the longest run that is listed, else the likeliest.

    With the `year` of a narrative citation, words in lower case are tried as well, since bodies
    and titles can be written so (`the pandas development team (2020)`).
    """
    starts = run_before(text, end, limit=limit)[-_MAX_TRIALS:]
    whole = _listed_in_any_case(text, end, limit, known, year=year) if year else None
    if whole is not None and (whole.is_title or not starts or whole.start <= starts[0]):
        return whole
    for start in starts:
        if (
            start != starts[0]
            and not _may_begin_anew(text, starts[0], start, end)
            and not _is_listed_work(text, start, end, known, year=year)
        ):
            continue
        names = split_names(text[start:end], known)
        if names.known(known) or _is_listed_in_full(names, known):
            return Authorship(names, start, listed=True)
    start_unlisted = _likeliest(text, starts, end)
    if start_unlisted is None:
        return None
    skipped = folded(text[starts[0] : start_unlisted]).split()
    names = split_names(text[start_unlisted:end], known)
    several_words = len(names.names) == 1 and " " in names.names[0] and not names.et_al
    if several_words and skipped and skipped[-1] in words.word_set("title_words"):
        return None
    listed = bool(names.names) and known.has_fragment(names.names[0])
    return Authorship(names, start_unlisted, listed=listed)


def _listed_in_any_case(
    text: str, end: int, limit: int, known: KnownNames, *, year: str
) -> Authorship | None:
    """Return the longest run of words of any case that is a listed title, or listed authors.

    A single word in lower case must be listed with this very year.
    """
    if not known.authors and not known.titles:
        return None
    window = max(limit, end - _LONGEST_TITLE)
    starts = [match.start() for match in _WORD_START.finditer(text, window, end)]
    for start in starts[-_MAX_TITLE_WORDS:]:
        stretch = " ".join(text[start:end].split()).strip("*_ ,")
        names = split_names(stretch, known)
        if known.has_title(stretch) and " " in stretch:
            return Authorship(Names((stretch,)), start, is_title=True, listed=True)
        if names.names and all(known.has_author(name) for name in names.names):
            several = " " in stretch and text[start] != text[start].lower()
            if several or _has_work(known, names.names[0], year):
                return Authorship(names, start, listed=True)
    return None


def _is_listed_work(text: str, start: int, end: int, known: KnownNames, *, year: str) -> bool:
    """Tell whether names after a comma are all listed, and the first with this very year.

    `Meanwhile, Coyne & Orr (1989)`: whatever word opens the sentence, the rest is one work.
    """
    if text[max(0, start - 8) : start].rstrip()[-1:] != ",":
        return False
    names = split_names(text[start:end], known)
    return (
        bool(names.names)
        and _has_work(known, bare(names.names[0]), year)
        and all(known.has_author(bare(name)) for name in names.names)
    )


def _has_work(known: KnownNames, name: str, year: str) -> bool:
    """Tell whether a work of the year is listed under a listed name; undated ones are not told."""
    return not year[:1].isdigit() or known.has_work(name, year)


def _is_listed_in_full(names: Names, known: KnownNames) -> bool:
    """Tell whether the first name is a listed one with its given names written out."""
    words_of_name = folded(names.names[0]).split() if names.names else []
    given = given_names()
    for count in range(1, len(words_of_name)):
        if words_of_name[count - 1] not in given:
            return False
        initials = [word[0] for word in words_of_name[:count]]
        if known.has_author(" ".join([*initials, *words_of_name[count:]])):
            return True
    return False


def authors_in_brackets(text: str, end: int, *, limit: int, known: KnownNames) -> Authorship | None:
    """Return the names that end at `end` inside brackets, where nothing but names is expected.

    The longest run is taken as it stands, so that a body is not cut to the listed word of its
    name; only where words that are no names lead to it, a listed part of the run is.
    """
    found = authors_before(text, end, limit=limit, known=known)
    starts = run_before(text, end, limit=limit)
    start = starts[0] if starts and text.startswith("The ", starts[0]) else None
    start = _likeliest(text, starts, end) if start is None else start
    if found is None or start is None or found.start <= start:
        return found
    first = folded(text[start:end]).split()[0]
    if first in words.word_set("places") or first in words.word_set("event_words"):
        return found
    whole = split_names(text[start:end], known)
    return Authorship(
        whole, start, listed=known.has_fragment(whole.names[0]) if whole.names else False
    )


def _may_begin_anew(text: str, first: int, start: int, end: int) -> bool:
    """Tell whether names may begin at `start` though name-like words stand before them.

    Not in the middle of a list: `Challoner & Ramsay` is never only Ramsay, however Challoner is
    spelled. After a comma only where no list goes on (`Di Mali, Vela`), or where what stands
    before the comma opens a sentence or is a place.
    """
    before = text[first:start].rstrip()
    if not before.endswith(","):
        joint = before.rsplit(None, 1)[-1] if before else ""
        return joint.lower() not in words.word_set("connectives") and not _LISTS.search(before)
    if not words.connective().search(text[start:end].rstrip(" ,")):
        return True
    skipped = folded(before).split()
    return skipped[0] in words.word_set("openers") or (
        " ".join(skipped) in words.word_set("places")
    )


def _likeliest(text: str, starts: tuple[int, ...], end: int) -> int | None:
    """Return where names that nobody is listed under begin, past the words that open a sentence."""
    for start in starts:
        first = text[start:end].split(None, 1)[0]
        if start == starts[-1] or not _opens(first):
            return start
    return None


def _opens(word: str) -> bool:
    """Tell whether a word leads to names and is none; `A.` is an initial, `Dr.` a title."""
    plain = folded(word)
    if word.endswith(".") and len(plain) == 1:
        return False
    return plain in common_words()


def whole_before(text: str, start: int, end: int, known: KnownNames) -> Authorship | None:
    """Return the whole stretch as one listed author or title, in whatever case it is written."""
    stretch = text[start:end]
    plain = stretch.strip(" \t\r\n,;:")
    if not plain or len(plain) > 250:
        return None
    at = start + stretch.index(plain)
    names = split_names(plain, known)
    if known.has_author(" ".join(plain.split())) or names.known(known):
        return Authorship(names, at, listed=True)
    if known.has_title(plain):
        return Authorship(Names((" ".join(plain.split()),)), at, is_title=True, listed=True)
    return None


@cache
def common_words() -> frozenset[str]:
    """Return the words that lead to names, folded."""
    lists = ("openers", "attributing", "leading_words", "personal_titles")
    return frozenset().union(*(words.word_set(name) for name in lists))
