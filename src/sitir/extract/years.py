"""Finds what dates a citation or a fact: years in figures and in words, days and months."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE_END = Pattern(
    r"\b(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[^\W\d_]{3,9})\.?(?:\s+(?P<late_day>\d{1,2})\s*,|,)?\s*$"
)
# (Dashes stand apart: a set that holds them and other signs takes long to compile.)
_BEFORE_YEAR = r"(?<![\w/$#@])(?<!\d[.,:-])(?<!\d[–—])"
_YEAR_IN_DIGITS = (
    r"(?P<date>\d{4}-\d\d(?:-\d\d)?(?![\w-]))"
    r"|(?P<period>(?:1\d|20)\d\d(?:\s?[–—-]\s?|\s(?:hingga|sampai|sampai\sdengan|s\.d\.|to|until)\s)"
    r"(?:\d{4}|\d\d|sekarang|kini|present|now)(?![\w]))"
    r"|(?P<reprint>(?:1[4-9]|20)\d\d(?:/|\s\[)(?:1[4-9]|20)\d\d\]?|\[(?:1[4-9]|20)\d\d\]\s?(?:1[5-9]|20)\d\d)(?P<reprint_suffix>[a-z])?(?![\w/%])"
    r"|(?P<year>(?:1[4-9]|20)\d\d)(?P<suffix>[a-z])?(?![\w/%])(?![.,]\d)(?!-(?:an|an\w*|\d))"
)
_IN_DIGITS = Pattern(rf"{_BEFORE_YEAR}(?:{_YEAR_IN_DIGITS})")
_FOUR_DIGITS = Pattern(r"\d\d\d\d")
_WORD_OR_BRACKET = Pattern(r"(?<!\w)\w|\[")


def years(text: str) -> Iterator[re.Match[str]]:
    """Yield everything that can be a year, the anchors of citations, in order.

    A pattern of all that would be tried at every letter: here it is only where one may begin.
    """
    at = 0
    for start in _starts(text):
        if start >= at:
            pattern = _in_words() if text[start].isalpha() else _IN_DIGITS
            match = pattern.match(text, start)
            if match is not None:
                at = match.end()
                yield match


def _starts(text: str) -> Iterator[int]:
    """Yield where a year may begin: at four digits, and in few texts at any word."""
    if _may_be_dated_in_words(text):
        yield from (match.start() for match in _WORD_OR_BRACKET.finditer(text))
        return
    for digits in _FOUR_DIGITS.finditer(text):
        start = digits.start()
        if start and text[start - 1] == "[":
            yield start - 1
        yield start


@cache
def _in_words() -> Pattern:
    """Return the pattern of what stands for a year in words: `n.d.`, `in press`."""
    words = lexicon("citation")
    undated = alternatives(words["undated"])
    forthcoming = alternatives(words["forthcoming"])
    return Pattern(
        rf"{_BEFORE_YEAR}"
        rf"(?:(?P<undated>(?i:{undated}))(?:-?(?P<undated_suffix>[a-z])(?!\w))?"
        rf"|(?P<forthcoming>(?i:{forthcoming}))(?:-(?P<forthcoming_suffix>[a-z])(?!\w))?)"
    )


@cache
def _dating_words() -> dict[str, list[str]]:
    """Return the phrases that stand for a year, by the longest word of each."""
    found: dict[str, list[str]] = {}
    for phrase in (*lexicon("citation")["undated"], *lexicon("citation")["forthcoming"]):
        parts = phrase.casefold().split()
        found.setdefault(max(parts, key=len), []).append(" ".join(parts))
    return found


def _may_be_dated_in_words(text: str) -> bool:
    """Tell whether a phrase like `in press` or `n.d.` stands in a text, where a word begins."""
    lower = text.casefold()
    words = [word for word in _dating_words() if word in lower]
    if not words:
        return False
    line = " ".join(lower.split())
    return any(_begins_word(line, phrase) for word in words for phrase in _dating_words()[word])


def _begins_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(word, at + 1)
    return at >= 0


@cache
def more_letters() -> re.Pattern[str]:
    """Return the pattern of a further letter for the same year: `, b` after `2014a`."""
    return re.compile(r"\s*(?:,|&|,?\s(?:dan|and)\s)\s*(?P<suffix>[a-z])(?![\w.’'])")


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month by its names, in lower case."""
    return {name: int(number) for number, names in lexicon("months").items() for name in names}


class DayAndMonth:
    """What stands before the year of a date; `start` is its place in the text looked at."""

    def __init__(self, start: int, month: int, day: int | None) -> None:
        self.start = start
        self.month = month
        self.day = day


def day_and_month(text: str) -> DayAndMonth | None:
    """Return the date that a text ends with, up to its year: `21 Mei`, `July 14,`, `May`."""
    # Most years follow a name: the last word of the text must be that of a month.
    end = len(text)
    while end and not text[end - 1].isalpha():
        end -= 1
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    if text[start:end].lower() not in month_numbers():
        return None
    match = _DATE_END.search(text)
    month = month_numbers().get(match["month"].lower()) if match else None
    if match is None or month is None:
        return None
    day = match["day"] or match["late_day"]
    return DayAndMonth(match.start(), month, int(day) if day else None)
