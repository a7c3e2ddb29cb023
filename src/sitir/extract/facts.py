"""Finds the facts of a sentence: years, periods, dates, and the laws it names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.laws import laws
from sitir.lexicons.patterns import alternatives
from sitir.model import Fact, FactKind, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Sentence

_ONE_DAY = 31


def facts(sentence: Sentence, block: Block, cited: Sequence[Span]) -> tuple[Fact, ...]:
    """Return the facts of a sentence in reading order.

    `cited` are the places of its citations in the source: their years are no facts.
    """
    text = block.prose.text
    area = sentence.prose_span
    found: list[tuple[Span, FactKind, str]] = []
    for span, law in laws(text[area.start : area.end]):
        found.append((span.shifted(area.start), FactKind.DOCUMENT_NUMBER, str(law)))
    taken = [span for span, _, _ in found]
    for span, kind, value in _times(text, area):
        if not any(span.overlaps(other) for other in taken):
            found.append((span, kind, value))
    located = (
        Fact(Location(block.location.source, block.span_in_source(span)), kind, value)
        for span, kind, value in sorted(found)
    )
    return tuple(
        fact for fact in located if not any(span.overlaps(fact.location.span) for span in cited)
    )


def _times(text: str, area: Span) -> Iterator[tuple[Span, FactKind, str]]:
    for match in _time_pattern().finditer(text, area.start, area.end):
        span = Span(*match.span())
        if match["period_end"]:
            start, end = match["period_start"], match["period_end"]
            if len(end) < len(start):
                end = start[: len(start) - len(end)] + end
            yield span, FactKind.PERIOD, f"{start}/{end}"
        elif match["day_month"] or match["month_day"]:
            yield span, FactKind.DATE, _date(match)
        else:
            yield span, FactKind.YEAR, match["year"]


def _date(match: re.Match[str]) -> str:
    word = (match["day_month"] or match["month_day"]).lower()
    month = _month_numbers()[word]
    day = match["day"] or match["late_day"]
    year = match["date_year"] or match["late_year"]
    if day and 1 <= int(day) <= _ONE_DAY:
        return f"{year}-{month:02}-{int(day):02}"
    return f"{year}-{month:02}"


@cache
def _month_numbers() -> dict[str, int]:
    return {name: number for number, names in lexicon("months").items() for name in names}


@cache
def _time_pattern() -> re.Pattern[str]:
    month = alternatives(_month_numbers())
    year = r"(?:1[4-9]|20)\d\d"
    return re.compile(
        r"(?<![\w/])(?<!\d[.,])(?:"
        rf"(?P<period_start>{year})\s?(?:[–—-]|\s(?:hingga|sampai|to|until|dan|and)\s)\s?"
        rf"(?P<period_end>{year}|\d\d(?!\d))"
        rf"|(?:(?P<day>\d{{1,2}})\s+)?(?P<day_month>{month})\.?\s+(?P<date_year>{year})"
        rf"|(?P<month_day>{month})\.?\s+(?P<late_day>\d{{1,2}}),\s*(?P<late_year>{year})"
        rf"|(?P<year>{year}))(?![\w/%])(?![.,]\d)",
        re.IGNORECASE,
    )
