"""Finds the long form beside an acronym: before its bracket, in it, behind it, or linked to it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sitir.extract import words
from sitir.extract.acronyms_spelling import (
    Word,
    letters,
    listed,
    may_end,
    spelled_after,
    spelled_before,
    words_after,
    words_before,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTES = "“”\"'‘’*"
_LONGEST_BRACKET = 120
_LONGEST_LINK = 16
"""Of the word beside an acronym that says that a long form stands there."""
# What can follow an acronym in the bracket that introduces it.
_END = re.compile(
    r"(?P<more>(?:\s[A-Z][\w-]*){0,2})[”\"'’]?\s*(?:(?P<close>[)\]])|[,;]|(?:atau|or)\s|(?P<sign>[/:=–-]))"
)
_LEAD = re.compile(r"\s*[\[(]\s*")
_SIGN_AFTER = re.compile(r"\s*(?:[:=;]|\s[–-]\s)\s*")
_LINK = re.compile(r"[\s,(]*(?:(i\.e\.|[^\W\d_]+)[\s,:]+)")
_INNER_END = " /,;:=–—-"
_FUNCTION_WORDS = 2
"""That a long form has, as a rule."""
_FEWEST_GUESSED, _MOST_GUESSED = 2, 4


class LongForm(NamedTuple):
    """A long form found beside an acronym; places are those of the prose."""

    start: int
    """Of its first word, or of the acronym where that stands before it."""
    end: int
    """Behind the closing bracket, or the last word."""
    words: tuple[int, int]
    fits: bool


def long_form(text: str, start: int, end: int, *, guess: bool) -> LongForm | None:
    """Return the long form beside the acronym at a place of the prose.

    With `guess`, one whose letters are not those of the acronym (a translation) is taken as far as
    capitalised words go, where the acronym stands alone in a bracket.
    """
    opening = _opening(text, start)
    if opening is not None:
        found = _in_bracket(text, opening, start, end, guess=guess)
        if found is not None:
            return found
    return _after(text, start, end) or _linked_before(text, start, end)


def _opening(text: str, start: int) -> int | None:
    """Return where the bracket that an acronym stands in begins."""
    least = max(0, start - _LONGEST_BRACKET)
    near = text[least:start]
    at = max(near.rfind("("), near.rfind("["))
    closed = max(near.rfind(")"), near.rfind("]"))
    return least + at if at > closed else None


def _in_bracket(text: str, opening: int, start: int, end: int, *, guess: bool) -> LongForm | None:
    after = _END.match(text, end)
    if after is None:
        return None
    inner = text[opening + 1 : start].strip(_QUOTES + " \n").lower()
    acronym = text[start:end]
    alone = not inner
    if alone or _is_link(inner):
        whole = letters(acronym + after["more"])
        # Most are spelled out by a few words with its initials.
        near = words_before(text, opening, most=len(whole) + _FUNCTION_WORDS)
        count = spelled_before(near, whole, by_syllables=False)
        if count is None and (guess or may_end(near, whole)):
            near = words_before(text, opening)
            count = spelled_before(near, whole)
        if count is None and after["more"]:
            count = spelled_before(near, letters(acronym))
        fits = count is not None
        if (
            count is None
            and guess
            and after["close"]
            and not text[after.end() + 1 : after.end() + 2].isdigit()
        ):
            count = _guessed(_to_comma(text, near))
        return _before(near, count, after.end() if after["close"] else end, fits=fits)
    edge = start
    while edge > opening + 1 and text[edge - 1] in _INNER_END + _QUOTES + "\n":
        edge -= 1
    edge = _without_link(text, opening + 1, edge)
    near = words_before(text, edge, opening + 1)
    return _before(
        near,
        spelled_before(near, letters(acronym)),
        after.end() if after["close"] else end,
        fits=True,
    )


def _before(near: Sequence[Word], count: int | None, end: int, *, fits: bool) -> LongForm | None:
    if not count:
        return None
    first = near[count - 1].start
    return LongForm(first, end, (first, near[0].end), fits)


def _is_link(inner: str) -> bool:
    found = inner.replace(",", " ").split()
    return all(word in listed("strong_links") or word in listed("weak_links") for word in found)


def _without_link(text: str, begin: int, edge: int) -> int:
    """Return where the words before `or` and its kin end, if one stands before `edge`."""
    head, _, last = text[begin:edge].rpartition(" ")
    return begin + len(head.rstrip(_INNER_END)) if last.lower() in listed("strong_links") else edge


def _guessed(near: Sequence[Word]) -> int | None:
    """Return how many words before a bracket an acronym of another language may stand for."""
    if not near:
        return None
    count = 0
    if near[0].capital:
        while count < len(near) and (near[count].capital or near[count].optional):
            count += 1
        while count and (_leads(near[count - 1]) or not near[count - 1].capital):
            count -= 1
    if count >= _FEWEST_GUESSED:
        return count
    count = 0
    while count < min(len(near), _MOST_GUESSED):
        if _leads(near[count]) and (count == 0 or near[count].text not in listed("inside")):
            break
        count += 1
    while count and _leads(near[count - 1]):
        count -= 1
    return count if count >= _FEWEST_GUESSED else None


def _to_comma(text: str, near: Sequence[Word]) -> Sequence[Word]:
    for index, (word, before) in enumerate(pairwise(near), start=1):
        if "," in text[before.end : word.start]:
            return near[:index]
    return near


def _leads(word: Word) -> bool:
    return word.text in words.word_set("openers") or word.text in listed("skipped")


def _after(text: str, start: int, end: int) -> LongForm | None:
    """Return the long form in a bracket, or behind a sign or linking words, after an acronym."""
    following = text[end : end + _LONGEST_LINK].lstrip(" \n,")
    if not following or (following[0] not in "([:;=–-" and not _links(following.split()[0])):
        return None
    bracket = _LEAD.match(text, end)
    sure = bracket or _SIGN_AFTER.match(text, end)
    at = _linked_after(text, sure.end() if sure else end, sure=sure is not None)
    if at is None:
        return None
    near = words_after(text, at, len(text))
    count = spelled_after(near, letters(text[start:end]), by_syllables=bracket is not None)
    if not count:
        return None
    last = near[count - 1].end
    closing = last + (text[last : last + 1] in (")", "]"))
    return LongForm(start, closing, (near[0].start, last), fits=True)


def _links(word: str) -> bool:
    stem = word.rstrip(",").lower()
    return stem in listed("weak_links") or stem in listed("strong_links")


def _linked_after(text: str, at: int, *, sure: bool) -> int | None:
    while link := _LINK.match(text, at):
        word = link[1].lower()
        if word in listed("strong_links"):
            sure = True
        elif word not in listed("weak_links"):
            break
        at = link.end()
    return at if sure else None


def _linked_before(text: str, start: int, end: int) -> LongForm | None:
    """Return the long form before `atau`, `disingkat` and their kin before an acronym."""
    if not _links(text[max(0, start - _LONGEST_LINK) : start].rstrip(" \n,").rpartition(" ")[2]):
        return None
    near = words_before(text, start)
    sure, count = False, 0
    for word in near:
        if word.text in listed("strong_links"):
            sure = True
        elif word.text not in listed("weak_links"):
            break
        count += 1
    if not sure:
        return None
    left = near[count:]
    return _before(
        left, spelled_before(left, letters(text[start:end]), by_syllables=False), end, fits=True
    )
