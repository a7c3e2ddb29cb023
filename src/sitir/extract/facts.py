"""Finds the facts of a sentence: years, periods, dates, and the laws it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.spans import outside
from sitir.model import Fact, FactKind, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Sentence

# (What stands before the year is tested last: beginning with digits lets `re` skip to them.)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?![\w/%])(?![.,]\d)(?<![\w/]\d{4})(?<!\d[.,]\d{4})")
_PERIOD_END = re.compile(
    r"(?:\s?[–—-]\s?|\s(?:hingga|sampai|to|until)\s)(?P<end>(?:1[4-9]|20)\d\d|\d\d(?!\d))(?!\w)"
)
_PLACE = itemgetter(0)
_ONE_DAY = 31
# How far before its year a day and month can begin.
_DATE_LENGTH = 28


def facts(sentence: Sentence, block: Block, cited: Sequence[Span]) -> tuple[Fact, ...]:
    """Return the facts of a sentence in reading order.

    `cited` are the places of its citations in the source: their years are no facts.
    """
    text = block.prose.text
    area = sentence.prose_span
    laws = words.laws_of(text)
    first = bisect_left(laws, area.start, key=lambda each: each[0].start)
    last = bisect_left(laws, area.end, lo=first, key=lambda each: each[0].start)
    within = laws[first:last]
    found = [(span, FactKind.DOCUMENT_NUMBER, str(law)) for span, law in within]
    found += outside(_times(text, area), [span for span, _ in within], span_of=_PLACE)
    located = ((block.span_in_source(span), kind, value) for span, kind, value in sorted(found))
    return tuple(
        Fact(Location(block.location.source, span), kind, value)
        for span, kind, value in outside(located, cited, span_of=_PLACE)
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
        date = words.day_and_month(text[earliest:start])
        if date:
            yield Span(earliest + date.start, at), FactKind.DATE, _date(date, year)
        else:
            yield Span(start, at), FactKind.YEAR, year


def _date(date: words.DayAndMonth, year: str) -> str:
    if date.day and date.day <= _ONE_DAY:
        return f"{year}-{date.month:02}-{date.day:02}"
    return f"{year}-{date.month:02}"
