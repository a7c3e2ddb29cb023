"""Decides who is cited: which of the words before a year are the names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.extract import words
from sitir.extract.names import Names, bare, given_names, looks_like_names, run_before, split_names
from sitir.model import RefusalReason, Span, folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import KnownNames

_QUOTED = re.compile(r"[“\"‘„«](?P<title>[^“”\"„«»]{3,200})[”\"’“»],?\s*,?\s*$")
# A joint or comma between words: a list of names has begun.
_LISTS = re.compile(r"[,&]|\s(?:dan|and|serta)\s", re.IGNORECASE)
# `ditunjukkan Autesserre (2014)`: Indonesian passives of reporting.
_PASSIVE = re.compile(r"di\w{3,}(?:kan|i)")
_ROMAN = re.compile(r"[IVXLC]+")
# Readings tried against the bibliography for one year; more words than this are no names.
_MAX_TRIALS = 24
# More words than this before a year that nobody is listed for are a phrase, not a person.
_MAX_UNKNOWN_WORDS = 5
_LEAST_TITLE_WORDS = 2
_MOST_NAMES = 4
_SHORT_NAME = 2


class Authorship(NamedTuple):
    """The names before a year, and where they begin."""

    names: Names
    start: int
    is_title: bool = False
    listed: bool = False
    """Whether the bibliography knows the first of them."""


def title_before(text: str, end: int, *, limit: int) -> Authorship | None:
    """Return the title in quotation marks that ends at `end`, where one does."""
    match = _QUOTED.search(text, max(limit, end - 240), end)
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
    if words.et_al_at_end().search(plain) or not is_emphasised(Span(at, at + len(plain))):
        return None
    return Authorship(Names((" ".join(parts),)), at, is_title=True)


def authors_before(text: str, end: int, *, limit: int, known: KnownNames) -> Authorship | None:
    """Return the names that end at `end`: the longest run that is listed, else the likeliest."""
    starts = run_before(text, end, limit=limit)[-_MAX_TRIALS:]
    for start in starts:
        if start != starts[0] and not _may_begin_anew(text, starts[0], start, end):
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
    start = _likeliest(text, starts, end)
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
        first = text[start:end].split(None, 1)
        if folded(first[0]) not in _common_words() or len(first) == 1:
            return start
    return None


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


def refusal_in_brackets(
    names: Names, stretch: str, *, comma: bool, alone: bool
) -> RefusalReason | None:
    """Return why words before a year in brackets, which nobody is listed under, are no names.

    `stretch` is all that stands before the year; `comma` tells whether a comma ends it, `alone`
    whether nothing else that speaks for a citation stands in the brackets.
    """
    lower = stretch.lower()
    if any(word in lower for word in words.word_set("personal_words")):
        return RefusalReason.PERSONAL_COMMUNICATION
    first = folded(names.names[0]).split() if names.names else []
    if not first or not looks_like_names(names):
        return _refusal_of_first(folded(stretch).split()) or RefusalReason.NO_NAME
    if reason := _refusal_of_first(first) or _refusal_of_first(folded(stretch).split()[:1]):
        return reason
    if alone and " ".join(first) in words.word_set("places") and len(names.names) == 1:
        return RefusalReason.EVENT
    if comma or names.et_al or len(names.names) > 1:
        return None
    # Without a comma only a plain family name is believed: `(Vela 2021)`, not `(Piala Dunia 2018)`.
    word = names.names[0]
    is_plain = " " not in word and word[1:].islower() and first[0] not in _common_words()
    return None if is_plain else RefusalReason.NO_NAME


def _refusal_of_first(parts: list[str]) -> RefusalReason | None:
    for part in parts[:1]:
        if part in words.word_set("float_words"):
            return RefusalReason.FLOAT
        if part in words.word_set("standard_words"):
            return RefusalReason.STANDARD
        if part in words.word_set("scripture_words"):
            return RefusalReason.SCRIPTURE
        if part in words.word_set("event_words"):
            return RefusalReason.EVENT
        if part in words.word_set("law_words"):
            return RefusalReason.LAW
        if part in words.word_set("products"):
            return RefusalReason.NO_NAME
    if parts and parts[-1] in words.word_set("period_words"):
        return RefusalReason.PERIOD
    return None


def refusal_of_narrative(authorship: Authorship, before: str, after: str) -> RefusalReason | None:
    """Return why words before a bracketed year, which nobody is listed under, are no names.

    `before` and `after` are the running text around the citation.
    """
    names = authorship.names
    parts = folded(names.names[0]).split() if names.names else []
    if not parts or not looks_like_names(names):
        return RefusalReason.NO_NAME
    if any(part in words.word_set("event_words") for part in parts):
        return RefusalReason.EVENT
    if reason := _refusal_of_first(parts):
        return reason
    if names.et_al or len(names.names) > 1:
        return None
    if _ROMAN.fullmatch(names.names[0].split()[-1]) and len(parts) > 1:
        return RefusalReason.EVENT
    if " ".join(parts) in words.word_set("places") or len(parts) > _MAX_UNKNOWN_WORDS:
        return RefusalReason.EVENT
    if _is_attributed(before, after) or bare(names.names[0]) != names.names[0]:
        return None
    return None if _is_person(names.names[0], parts, before) else RefusalReason.NO_NAME


def _is_person(name: str, parts: list[str], before: str) -> bool:
    """Tell whether a name that nothing is said of is a person's by its shape and its place.

    A family name alone (`Pandangan Habermas (1984)`), where a sentence begins or after a word
    that leads to names; or a common given name with more after it.
    """
    if len(parts) > 1:
        return parts[0] in given_names() and len(parts) <= _MOST_NAMES
    previous = folded(before[-60:]).split()
    leads = not previous or previous[-1] in _common_words()
    is_plain = name[:1].isupper() and name[1:].islower() and len(name) > _SHORT_NAME
    return leads and is_plain and parts[0] not in _common_words()


@cache
def _common_words() -> frozenset[str]:
    lists = ("openers", "attributing", "leading_words")
    return frozenset().union(*(words.word_set(name) for name in lists))


def _is_attributed(before: str, after: str) -> bool:
    previous = folded(before[-60:]).split()
    following = folded(after[:60]).split()
    return bool(
        (previous and previous[-1] in words.word_set("attributing"))
        or (previous and _PASSIVE.fullmatch(previous[-1]))
        or any(word in words.word_set("reporting") for word in following[:3])
        or words.second_hand_follows(after)
    )
