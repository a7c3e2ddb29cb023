"""Tells what kind of work a reference is, as a CSL type."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import WordPattern, alternatives

if TYPE_CHECKING:
    from sitir.bibliography.publication import Publication


class _Patterns(NamedTuple):
    conference: WordPattern
    report: WordPattern
    newspaper: WordPattern


@cache
def _patterns() -> _Patterns:
    words = lexicon("references")
    return _Patterns(
        *(
            WordPattern(rf"\b{alternatives(words[kind])}", words[kind])
            for kind in ("conferences", "reports", "newspapers")
        )
    )


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
