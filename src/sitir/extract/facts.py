"""Finds the facts of a sentence: years, periods, dates, and the laws it names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import alternatives
from sitir.model import Fact, FactKind, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Sentence

_YEAR = re.compile(r"(?<![\w/])(?<!\d[.,])(?:1[4-9]|20)\d\d(?![\w/%])(?![.,]\d)")
_PERIOD_END = re.compile(
    r"(?:\s?[–—-]\s?|\s(?:hingga|sampai|to|until)\s)(?P<end>(?:1[4-9]|20)\d\d|\d\d(?!\d))(?!\w)"
)
_ONE_DAY = 31
# How far before its year a day and month can begin.
_DATE_LENGTH = 28


def facts(sentence: Sentence, block: Block, cited: Sequence[Span]) -> tuple[Fact, ...]:
    """Return the facts of a sentence in reading order.

    `cited` are the places of its citations in the source: their years are no facts.
    """
    text = block.prose.text
    area = sentence.prose_span
    found: list[tuple[Span, FactKind, str]] = [
        (span, FactKind.DOCUMENT_NUMBER, str(law))
        for span, law in words.laws_of(text)
        if area.contains(span)
    ]
    taken = [span for span, _, _ in found]
    found.extend(
        each for each in _times(text, area) if not any(each[0].overlaps(other) for other in taken)
    )
    located = (
        Fact(Location(block.location.source, block.span_in_source(span)), kind, value)
        for span, kind, value in sorted(found)
    )
    return tuple(
        fact for fact in located if not any(span.overlaps(fact.location.span) for span in cited)
    )


def _times(text: str, area: Span) -> Iterator[tuple[Span, FactKind, str]]:
    at = area.start
    while match := _YEAR.search(text, at, area.end):
        start, at = match.span()
        year = match.group()
        if period := _PERIOD_END.match(text, at, area.end):
            end = period["end"]
            at = period.end()
            whole = end if len(end) == len(year) else year[: len(year) - len(end)] + end
            yield Span(start, at), FactKind.PERIOD, f"{year}/{whole}"
            continue
        earliest = max(area.start, start - _DATE_LENGTH)
        date = _day_and_month().search(text[earliest:start])
        if date:
            yield Span(earliest + date.start(), at), FactKind.DATE, _date(date, year)
        else:
            yield Span(start, at), FactKind.YEAR, year


def _date(match: re.Match[str], year: str) -> str:
    month = _month_numbers()[match["month"].lower()]
    day = match["day"] or match["late_day"]
    if day and 1 <= int(day) <= _ONE_DAY:
        return f"{year}-{month:02}-{int(day):02}"
    return f"{year}-{month:02}"


@cache
def _month_numbers() -> dict[str, int]:
    return {name: int(number) for number, names in lexicon("months").items() for name in names}


@cache
def _day_and_month() -> re.Pattern[str]:
    """Return the pattern of what stands before the year of a date."""
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{alternatives(_month_numbers())})\.?"
        r"(?:\s+(?P<late_day>\d{1,2}),)?\s+$",
        re.IGNORECASE,
    )
