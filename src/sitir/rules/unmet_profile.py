"""Flag what a journal asks for and the article does not have: sources, DOIs, keywords.

## Why this matters

Editors send back what does not meet their guidelines before anybody reads it: too few sources, too
old ones, no DOIs, too many keywords. These are counted in a moment.

## What it leaves alone

Everything, unless an option or a [profile](../configuration.md#profiles) asks for it. Laws are no
sources, undated works are neither recent nor old, and only articles of journals need a DOI. Entries
of a bibliography file that nothing cites are not counted. Texts with fewer than ten sentences
beside the abstract are no articles.

## Known problems

A work without a DOI is told of even where its journal gives none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    FEWEST_SENTENCES,
    Example,
    Level,
    Location,
    Problem,
    Rule,
    RuleOptions,
    SectionKind,
    Span,
    option,
)
from sitir.rules._examples import BODY
from sitir.rules._forms import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Abstract, Entry, Manuscript

_JOURNAL = "article-journal"


class Options(RuleOptions):
    """Options of `unmet-profile`; 0 asks for nothing."""

    least_sources: int = option(0, "How many sources there must be.")
    recent_percent: int = option(0, "How many of a hundred dated sources must be recent.")
    recent_years: int = option(10, "How old a recent source may be, in years.")
    needs_doi: bool = option(
        default=False, help="Whether articles of journals must have their DOI."
    )
    least_keywords: int = option(0, "How many keywords each abstract must have.")
    most_keywords: int = option(0, "How many keywords each abstract may have.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per figure that is not met, and one per work without its DOI."""
    body = sum(claim.block.section.kind is not SectionKind.ABSTRACT for claim in manuscript.claims)
    if body < FEWEST_SENTENCES:
        return
    for abstract in manuscript.abstracts:
        yield from _keywords(abstract, options)
    sources = _sources(manuscript)
    if not sources:
        return
    place = sources[0].place
    if len(sources) < options.least_sources:
        told = {"count": len(sources), "least": options.least_sources}
        yield Problem(location=place, message=("sources", told))
    yield from _recent(manuscript, sources, options)
    if options.needs_doi:
        for entry in sources:
            if entry.type == _JOURNAL and not entry.doi:
                yield Problem(location=entry.place, message=("doi", {"entry": listed(entry)}))


def _sources(manuscript: Manuscript) -> list[Entry]:
    """Return the works that the article lists or cites, without laws."""
    used = {link.entry.key for link in manuscript.links if link.entry is not None}
    return [
        entry
        for entry in manuscript.bibliography.entries
        if entry.law is None and (entry.in_reference_list or entry.key in used)
    ]


def _recent(
    manuscript: Manuscript, sources: Sequence[Entry], options: Options
) -> Iterator[Problem]:
    years = [int(year[-4:]) for entry in sources if (year := _year(entry))]
    if not years:
        return
    now = manuscript.year or max(years)
    recent = sum(year >= now - options.recent_years for year in years)
    if recent * 100 < options.recent_percent * len(years):
        told = {
            "count": recent,
            "total": len(years),
            "since": now - options.recent_years,
            "percent": options.recent_percent,
        }
        yield Problem(location=sources[0].place, message=("recent", told))


def _year(entry: Entry) -> str:
    """Return the last year of an entry in digits; empty of an undated work."""
    year = entry.issued.year or ""
    return year if year[-4:].isdecimal() and len(year[-4:]) == 4 else ""


def _keywords(abstract: Abstract, options: Options) -> Iterator[Problem]:
    count = len(abstract.keywords)
    if abstract.keywords:
        first, last = abstract.keywords[0], abstract.keywords[-1]
        place = first
        if first.source is last.source and first.span.start < last.span.end:
            place = Location(first.source, Span(first.span.start, last.span.end))
    else:
        place = abstract.claims[-1].location
    if count < options.least_keywords:
        told = {"count": count, "wanted": options.least_keywords}
        yield Problem(location=place, message=("few-keywords", told))
    elif options.most_keywords and count > options.most_keywords:
        told = {"count": count, "wanted": options.most_keywords}
        yield Problem(location=place, message=("many-keywords", told))


_ABSTRACT = "**Abstrak:** Artikel ini membahas perpustakaan desa dan para pembacanya di Jawa.\n\n"

RULE = Rule(
    id="unmet-profile",
    summary="what a journal asks for is not there",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=Options,
    messages={
        "sources": {
            "en": "{count} sources, at least {least} are asked for",
            "id": "{count} sumber, sedangkan yang diminta paling sedikit {least}",
        },
        "recent": {
            "en": "{count} of {total} dated sources are from {since} or later, {percent} of a"
            " hundred are asked for",
            "id": "{count} dari {total} sumber bertahun terbit {since} atau sesudahnya, sedangkan"
            " yang diminta {percent} dari seratus",
        },
        "doi": {"en": "`{entry}` has no DOI", "id": "`{entry}` tanpa DOI"},
        "few-keywords": {
            "en": "{count} keywords, at least {wanted} are asked for",
            "id": "{count} kata kunci, sedangkan yang diminta paling sedikit {wanted}",
        },
        "many-keywords": {
            "en": "{count} keywords, at most {wanted} are asked for",
            "id": "{count} kata kunci, sedangkan yang diminta paling banyak {wanted}",
        },
    },
    examples=(
        Example(
            bad=f"{_ABSTRACT}**Kata kunci:** perpustakaan, desa\n{BODY}",
            good=f"{_ABSTRACT}**Kata kunci:** perpustakaan, desa, pembaca\n{BODY}",
            options=(("least_keywords", 3),),
        ),
    ),
)
