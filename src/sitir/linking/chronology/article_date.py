"""Tells when an article was written, by its head."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Document

_DATE = Pattern(
    r"(?<![\w/.-])(?:\d{1,2}[-/.](?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)"
    r"|(?P<iso_year>(?:19|20)\d\d)[-/](?P<iso_month>\d\d)(?:[-/]\d\d)?"
    r"|(?P<plain>(?:19|20)\d\d))(?![\w/-])"
)
_LABEL = Pattern(r"[^\W\d_]+(?=(?P<sign>[ .:]{0,3}(?:\d|[IVX]))?)")
# Before its year, a month stands among at most so many characters: `September 30, `.
_MONTH_DISTANCE = 18
# After the word that says what is dated, the date stands within so many characters.
_LABEL_DISTANCE = 30
_ISSUE_DISTANCE = 48
_LAST_MONTH = 12


def article_date(document: Document) -> tuple[int | None, int | None]:
    """Return year and month of the article by its head, each `None` where it is not given.

    Of several dates (received, accepted, the issue of the journal) the latest counts; a month is
    told only where all dates of that year have one.
    """
    dates = [*_dates(document.metadata.date), *_dates_of_head(document)]
    if not dates:
        return None, None
    year = max(dated[0] for dated in dates)
    months = [month for other, month in dates if other == year]
    return year, max(months) if all(months) else None


def _dates_of_head(document: Document) -> Iterator[tuple[int, int]]:
    labels, issues = _words("stages"), _words("issues")
    for block in document.blocks:
        if block.section.kind is not SectionKind.FRONT:
            continue
        text = block.prose.text
        for match in _LABEL.finditer(text):
            word = match[0].lower()
            if word in labels:
                near = text[match.end() : match.end() + _LABEL_DISTANCE]
            elif word in issues and match["sign"]:
                near = text[match.end() : match.end() + _ISSUE_DISTANCE]
            else:
                continue
            yield from _dates(near.partition("\n")[0], most=1)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("chronology")[name].split())


def _dates(text: str, *, most: int = 9) -> Iterator[tuple[int, int]]:
    """Yield year and month (0 where none is told) of the first dates of a text."""
    for match in _DATE.finditer(text):
        if most == 0:
            return
        most -= 1
        if match["plain"]:
            yield int(match["plain"]), _month_before(text, match.start())
        else:
            month = int(match["month"] or match["iso_month"])
            if month <= _LAST_MONTH:
                yield int(match["year"] or match["iso_year"]), month


def _month_before(text: str, at: int) -> int:
    near = text[max(0, at - _MONTH_DISTANCE) : at].lower()
    found = [_months().get(word[0], 0) for word in _LETTERS.finditer(near)]
    return next((month for month in reversed(found) if month), 0)


_LETTERS = Pattern(r"[^\W\d_]+")


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in lexicon("months").items() for name in names}
