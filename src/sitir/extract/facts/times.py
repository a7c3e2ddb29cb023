"""Finds years, periods and dates in the prose of a block."""

from __future__ import annotations

import re
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract.facts.figure_context import is_counted, is_counting
from sitir.extract.spans import outside
from sitir.extract.years import DayAndMonth, day_and_month, month_numbers
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import FactKind, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# (What stands before the year is tested last: beginning with digits lets `re` skip to them.)
_YEAR = Pattern(
    r"(?:1[4-9]|20)\d\d(?:(?=(?:['’]?s|an)(?!\w))|(?![\w%]))(?![.,:/]\d)"
    r"(?<![\w/#$.-]\d{4})(?<!\d[,:]\d{4})(?<!\d–\d{4})"
)
# (Only after a dash can the end be short: in `from 40 in 2018 to 58` it is no year.)
_PERIOD_END = Pattern(
    r"(?:\s?[–—-]\s?(?P<short>\d\d(?!\d))"
    r"|(?:\s?[–—-]\s?|/|\s(?:hingga|sampai(?:\sdengan)?|s\.?/?d\.?|to|until|through)\s(?:tahun\s)?)"
    r"(?P<end>(?:1[4-9]|20)\d\d))(?![\w/%-])"
)
_BETWEEN_END = Pattern(r"\s(?:dan|and)\s(?:tahun\s)?(?P<end>(?:1[4-9]|20)\d\d)(?![\w/%])")
_BETWEEN = Pattern(r"(?:antara|between)\s(?:tahun\s)?\Z", re.IGNORECASE)
_WEEKDAY = Pattern(r"([^\W\d_]{4,9}),?\s(?:tanggal\s)?\Z")
# (It begins with digits, so that `re` skips to them; what it is is told by the parts.)
_NUMERIC = Pattern(r"\d{1,4}(?P<sign>[-/.])\d{1,4}(?:(?P=sign)\d{1,4})?(?![\w/-])")
_DAY_MONTH = Pattern(r"(?<![\w.,/:-])([0-3]?\d)\s([A-Za-z]{3,9})(?!\w)")
_MONTH_DAY = Pattern(r"([A-Z][a-z]{2,8})\s([0-3]?\d)(?:st|nd|rd|th)?(?![\w.,]*\d)(?!\w)")
_AFTER = Pattern(r"\s([^\W\d_]+)")
_BEFORE = Pattern(r"([^\W\d_]+)\s\Z")
_WHOLE_YEAR = Pattern(r"(?:1[4-9]|20)\d\d\Z")
_JOINED = frozenset(".,/:-–_")
_ONE_DAY = 31
_MONTHS = 12
# How far before its year a day and month can begin, and before those a day of the week.
_DATE_LENGTH = 28
_WEEKDAY_LENGTH = 20


class Time(NamedTuple):
    """A year, period or date at its place in the prose."""

    span: Span
    kind: FactKind
    value: str


def times(
    text: str,
    area: Span,
    words_of: Sequence[str],
    *,
    taken: Sequence[Span] = (),
    language: str = "id",
) -> Iterator[Time]:
    """Yield the times of a stretch of prose, in order, outside of what is taken.

    `words_of` are its words, folded; `taken` are places of citations and laws, in order.
    """
    at = area.start
    found = list(_years(text, area, taken, language))
    others = list(_dates_in_figures(text, area))
    if not month_numbers().keys().isdisjoint(words_of):
        others += _days(text, area)
    if others:
        others.sort(key=_place)
        found += outside(others, taken, span_of=attrgetter("span"))
        found.sort(key=_place)
    for time in found:
        if time.span.start >= at:
            yield time
            at = time.span.end


def _place(time: Time) -> tuple[int, int]:
    return time.span.start, -time.span.end


def _years(text: str, area: Span, taken: Sequence[Span], language: str) -> Iterator[Time]:
    at = area.start
    index = 0
    while match := _YEAR.search(text, at, area.end):
        start, at = match.span()
        while index < len(taken) and taken[index].end <= start:
            index += 1
        if index < len(taken) and taken[index].start < at:
            at = max(at, taken[index].end)
            continue
        year = match.group()
        if period := _period(text, area, start, at):
            at = period.end()
            whole = period["end"] or year[:2] + period.groupdict()["short"]
            if int(whole) > int(year):
                yield Time(Span(start, at), FactKind.PERIOD, f"{year}/{whole}")
                continue
            at = start + len(year)
        earliest = max(area.start, start - _DATE_LENGTH)
        date = day_and_month(text[earliest:start])
        if date and not (date.day and date.day > _ONE_DAY):
            begin = _with_weekday(text, area, earliest + date.start)
            yield Time(Span(begin, at), FactKind.DATE, _date(date, year))
        elif not _is_count(text, start, at, area, language):
            yield Time(Span(start, at), FactKind.YEAR, year)


def _period(text: str, area: Span, start: int, end: int) -> re.Match[str] | None:
    found = _PERIOD_END.match(text, end, area.end)
    if found is None and _BETWEEN.search(text[max(area.start, start - 20) : start]):
        found = _BETWEEN_END.match(text, end, area.end)
    return found


def _is_count(text: str, start: int, end: int, area: Span, language: str) -> bool:
    """Tell whether four digits that may be a year are a count: `sebanyak 2000 siswa`.

    In English a year follows a preposition, an article or a sign; what follows another word and
    stands before a noun counts it: `caught 1850 beetles`.
    """
    after = _AFTER.match(text, end, area.end)
    if after is None:
        return False
    found = _BEFORE.search(text[max(area.start, start - 20) : start])
    before = found[1].lower() if found else ""
    if is_counted(after[1].lower()):
        return not before or is_counting(before) or before not in _listed("before_years")
    if language != "en" or not before or not after[1].islower():
        return False
    return before not in _listed("before_years") and before not in _listed("before_dated")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("numbers")[name])


def _with_weekday(text: str, area: Span, start: int) -> int:
    """Return where a date begins, with the day of the week before it."""
    earliest = max(area.start, start - _WEEKDAY_LENGTH)
    found = _WEEKDAY.search(text[earliest:start])
    if found and found[1].lower() in lexicon("numbers")["weekdays"]:
        return earliest + found.start()
    return start


def _date(date: DayAndMonth, year: str) -> str:
    if date.day:
        return f"{year}-{date.month:02}-{date.day:02}"
    return f"{year}-{date.month:02}"


def _dates_in_figures(text: str, area: Span) -> Iterator[Time]:
    """Yield dates in figures (`14-07-2023`), and school years (`2019/2020`)."""
    for match in _NUMERIC.finditer(text, area.start, area.end):
        if text[match.start() - 1 : match.start()] in _JOINED:
            continue
        parts = match[0].split(match["sign"])
        if len(parts) == 2:
            if match["sign"] == "/" and _is_school_year(*parts):
                yield Time(Span(*match.span()), FactKind.PERIOD, match[0])
        elif date := _date_of(parts):
            begin = _with_weekday(text, area, match.start())
            yield Time(Span(begin, match.end()), FactKind.DATE, date)


def _is_school_year(first: str, second: str) -> bool:
    years = _WHOLE_YEAR.match(first) and _WHOLE_YEAR.match(second)
    return bool(years) and int(second) == int(first) + 1


def _date_of(parts: Sequence[str]) -> str:
    """Return the date of day, month and year, or of year, month and day; empty if it is none."""
    year, month, day = parts if len(parts[0]) > 2 else reversed(parts)
    is_date = _WHOLE_YEAR.match(year) and len(month) <= 2 and len(day) <= 2
    if not is_date or not (0 < int(day) <= _ONE_DAY and 0 < int(month) <= _MONTHS):
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"


def _days(text: str, area: Span) -> Iterator[Time]:
    """Yield days of a month without their year."""
    months = month_numbers()
    for match in _DAY_MONTH.finditer(text, area.start, area.end):
        month = months.get(match[2].lower(), 0)
        if month and len(match[2]) > 2 and match[2][0].isupper() and int(match[1]) <= _ONE_DAY:
            yield Time(Span(*match.span()), FactKind.DATE, f"--{month:02}-{int(match[1]):02}")
    for match in _MONTH_DAY.finditer(text, area.start, area.end):
        month = months.get(match[1].lower(), 0)
        if month and int(match[2]) <= _ONE_DAY:
            yield Time(Span(*match.span()), FactKind.DATE, f"--{month:02}-{int(match[2]):02}")
