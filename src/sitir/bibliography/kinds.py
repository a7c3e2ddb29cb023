"""Tells what kind of work a reference is, as a CSL type."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import WordPattern, alternatives

if TYPE_CHECKING:
    from sitir.bibliography.publication import Publication


class _Patterns:
    """What tells the kind of a work."""

    def __init__(self) -> None:
        words = lexicon("references")
        self.conference = WordPattern(
            rf"\b{alternatives(words['conferences'])}", words["conferences"]
        )
        self.report = WordPattern(rf"\b{alternatives(words['reports'])}", words["reports"])
        self.newspaper = WordPattern(rf"\b{alternatives(words['newspapers'])}", words["newspapers"])


_patterns = cache(_Patterns)


def kind_of(place: Publication, rest: str, *, url: str, by_body: bool, full_date: bool) -> str:
    """Return the CSL type of a work.

    `rest` is all that stands after the title, `by_body` tells that its author is a body,
    `full_date` that it came out on a day.
    """
    if place.is_thesis:
        return "thesis"
    named = f"{place.container_title} {rest}"
    if place.is_chapter:
        return "paper-conference" if _patterns().conference.search(named) else "chapter"
    if place.volume or place.issue:
        return "article-journal"
    if place.container_title:
        return _part(place, named, full_date=full_date)
    if _patterns().conference.search(rest):
        return "paper-conference"
    if place.genre or _patterns().report.search(f"{place.title} {rest}"):
        return "report"
    if url and (full_date or not place.publisher):
        return "webpage"
    if by_body:
        return "report"
    return "book" if place.publisher or place.edition else "document"


def _part(place: Publication, named: str, *, full_date: bool) -> str:
    if _patterns().report.search(place.container_title):
        return "report"
    if _patterns().conference.search(named):
        return "paper-conference"
    if full_date or _patterns().newspaper.search(place.container_title):
        return "article-newspaper"
    return "article-journal"
