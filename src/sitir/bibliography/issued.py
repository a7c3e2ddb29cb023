"""Reads when a work came out: years with their letters, full dates, and what stands for a date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import alternatives
from sitir.model import Date, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?:1[4-9]|20)\d\d"
# No page range, document number, decimal, address or part of a word.
_BARE_YEAR = re.compile(
    rf"(?<![\w/\-–—:#&=%$])(?<!\d[.,])(?P<year>{_YEAR}(?:/(?:\d{{4}}|\d\d))?)(?P<suffix>[a-z])?"
    r"(?![\w%/]|[.,:–—-]\d|[–—-])"
)
_GROUP = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]")
# How far before a year its month and day may begin, in code points.
_REACH = 28


class Dating(NamedTuple):
    """A date and where it stands, with its brackets."""

    date: Date
    start: int
    end: int
    in_brackets: bool


class _Patterns(NamedTuple):
    content: re.Pattern[str]
    before: re.Pattern[str]
    undated: re.Pattern[str]
    month_of: dict[str, int]


@cache
def _patterns() -> _Patterns:
    words = lexicon("references")
    month_of: dict[str, int] = {}
    for source in (words["months"], lexicon("months")):
        for number, names in source.items():
            month_of.update({folded(name): number for name in names})
    names = {
        name
        for source in (words["months"], lexicon("months"))
        for n in source.values()
        for name in n
    }
    month = alternatives([*names, *words["seasons"]]) + r"\.?"
    months = rf"{month}(?:\s?[-–/&]\s?{month})?"
    day = r"\d{1,2}(?:st|nd|rd|th|er)?\b(?:\s?[-–]\s?\d{1,2}\b)?"
    weekday = r"(?:[^\W\d_]{3,9}(?:day|s|in|sa|bu|at|tu|gu|g),?\s+)?"
    before = rf"{weekday}(?:(?P<day1>{day})\.?\s+)?(?P<month1>{months})(?:\s+(?P<day3>{day}))?,?\s*"
    after = (
        rf"(?:[,.]?\s*{weekday}(?:(?P<month2>{months})(?:\s+(?P<day2>{day}))?"
        rf"|(?P<day4>{day})\s+(?P<month4>{months})))?"
    )
    year = rf"(?P<year>{_YEAR}(?:\s?/\s?(?:\d{{4}}|\d\d)\b)?)(?:-?(?P<suffix>[a-z])\b)?"
    dated = rf"(?:{before})?(?:c\.|ca\.|circa|©)?\s?{year}(?:\s?\[{_YEAR}\])?{after}"
    numeric = rf"(?P<day5>\d{{1,2}})[-/.](?P<month5>\d{{1,2}})[-/.](?P<year5>{_YEAR})"
    iso = rf"(?P<year6>{_YEAR})-(?P<month6>\d\d)-(?P<day6>\d\d)"
    undated = alternatives([*words["undated"], *words["forthcoming"]])
    none = rf"(?P<undated>{undated})(?:-?(?P<usuffix>[a-z])\b)?"
    return _Patterns(
        re.compile(rf"\s*(?:{iso}|{numeric}|{dated}|{none})[\s.,;]*", re.IGNORECASE),
        re.compile(rf"(?:^|(?<=[^\w])){before}$", re.IGNORECASE),
        re.compile(rf"(?<!\w){undated}(?:-?(?P<usuffix>[a-z])\b)?", re.IGNORECASE),
        month_of,
    )


def date(text: str) -> Date | None:
    """Return the date that the whole of `text` is, or `None` if it is anything else."""
    match = _patterns().content.fullmatch(text)
    return _date(match) if match else None


def bracketed_datings(text: str, start: int = 0) -> Iterator[Dating]:
    """Yield the round or square brackets that hold a date and nothing else."""
    for match in _GROUP.finditer(text, start):
        found = date(match[1])
        if found is not None:
            yield Dating(found, match.start(), match.end(), in_brackets=True)


def bare_datings(text: str, start: int = 0) -> Iterator[Dating]:
    """Yield the years that stand by themselves, with the month and day before them."""
    for match in _BARE_YEAR.finditer(text, start):
        begin = max(start, match.start() - _REACH)
        found = Date(year=match["year"], suffix=match["suffix"] or "")
        before = _patterns().before.search(text[begin : match.start()])
        if before is None:
            yield Dating(found, match.start(), match.end(), in_brackets=False)
            continue
        found = Date(
            year=match["year"],
            month=_month(before["month1"]),
            day=_day(before["day1"] or before["day3"]),
            suffix=match["suffix"] or "",
        )
        yield Dating(found, begin + before.start(), match.end(), in_brackets=False)


def undated(text: str, start: int = 0) -> Dating | None:
    """Return the first words that stand for a date (`n.d.`, `t.t.`, `in press`), if any."""
    match = _patterns().undated.search(text, start)
    if match is None:
        return None
    found = Date(literal=match[0], suffix=match["usuffix"] or "")
    return Dating(found, match.start(), match.end(), in_brackets=False)


def _date(match: re.Match[str]) -> Date:
    if match["undated"]:
        return Date(literal=match["undated"], suffix=match["usuffix"] or "")
    if match["year6"]:
        return Date(match["year6"], _number(match["month6"], 12), _number(match["day6"], 31))
    if match["year5"]:
        return Date(match["year5"], _number(match["month5"], 12), _number(match["day5"], 31))
    return Date(
        year="".join(match["year"].split()),
        month=_month(match["month1"] or match["month2"] or match["month4"]),
        day=_day(match["day1"] or match["day3"] or match["day2"] or match["day4"]),
        suffix=match["suffix"] or "",
    )


def _month(text: str | None) -> int | None:
    if not text:
        return None
    return _patterns().month_of.get(folded(re.split(r"[-–/&]", text)[0]))


def _day(text: str | None) -> int | None:
    digits = re.match(r"\d{1,2}", text) if text else None
    return _number(digits[0], 31) if digits else None


def _number(digits: str, highest: int) -> int | None:
    return int(digits) if 1 <= int(digits) <= highest else None
