"""Finds the long form beside an acronym: before its bracket, in it, behind it, or linked to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.acronyms.spelling import (
    Word,
    letters,
    listed,
    may_end,
    spelled_after,
    spelled_before,
    words_after,
    words_before,
)
from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTES = "“”\"'‘’*"
_LONGEST_BRACKET = 120
_LONGEST_LINK = 16
"""Of the word beside an acronym that says that a long form stands there."""
_AFTER_ACRONYM = ",;/:=–-[("
"""What can follow an acronym in the bracket that introduces it, besides its end."""
_LEAD = Pattern(r"\s*[\[(]\s*")
_SIGN_AFTER = Pattern(r"\s*(?:[:=;]|\s[–-]\s)\s*")
_LINK = Pattern(r"[\s,(]*(?:(i\.e\.|[^\W\d_]+)[\s,:]+)")
_INNER_END = " /,;:=–—-"
_MOST_MORE = 2
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
    ending = _ending(text, end)
    if ending is None:
        return None
    last, closing = ending
    behind = end if closing is None else closing
    inner = text[opening + 1 : start].strip(_QUOTES + " \n").lower()
    if inner and not _is_link(inner):
        edge = start
        while edge > opening + 1 and text[edge - 1] in _INNER_END + _QUOTES + "\n":
            edge -= 1
        wanted = letters(text[start:end])
        edge = _without_link(text, opening + 1, edge)
        near = words_before(text, edge, opening + 1, most=len(wanted) + _FUNCTION_WORDS)
        if not may_end(near, wanted):
            return None
        return _before(near, spelled_before(near, wanted), behind, fits=True)
    for wanted in dict.fromkeys((letters(text[start:last]), letters(text[start:end]))):
        # Most are spelled out by a few words with its initials.
        near = words_before(text, opening, most=len(wanted) + _FUNCTION_WORDS)
        count = spelled_before(near, wanted, by_syllables=False)
        if count is None and may_end(near, wanted):
            near = words_before(text, opening)
            count = spelled_before(near, wanted)
        if count is not None:
            return _before(near, count, behind, fits=True)
    if guess and closing is not None and not _is_numbered(text, closing):
        phrase = _to_comma(text, words_before(text, opening))
        return _before(phrase, _guessed(phrase), closing, fits=False)
    return None


def _is_numbered(text: str, closing: int) -> bool:
    """Tell whether a bracket is part of a number: `Regulation (EU) 2016/679`."""
    behind = text[closing : closing + _LONGEST_LINK].split(maxsplit=1)
    return bool(behind) and behind[0][0].isdigit() and "/" in behind[0]


def _ending(text: str, end: int) -> tuple[int, int | None] | None:
    """Return where an acronym in a bracket ends, and its bracket where it closes right there.

    A word or two in capitals may go on with it: `BPS RI`.
    """
    after = text[end : end + _LONGEST_BRACKET]
    following = after.lstrip(_QUOTES + " \n")
    at = end + len(after) - len(following)
    if following[:1] in (")", "]"):
        return end, at + 1
    if following[:1] and following[0] in _AFTER_ACRONYM:
        return end, None
    words = following[: max(0, *map(following.find, ")]"))].split()
    if 0 < len(words) <= _MOST_MORE and all(word[0].isupper() for word in words):
        last = at + following.find(words[-1]) + len(words[-1])
        return last, last + 1
    return (end, None) if following.split(" ", 1)[0] in listed("strong_links") else None


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
    following = text[end : end + _LONGEST_LINK].lstrip(" \n,").split(maxsplit=1)
    if not following or (following[0][0] not in "([:;=–-" and not _links(following[0])):
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
