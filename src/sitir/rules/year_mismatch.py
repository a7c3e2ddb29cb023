"""Flag citations whose names are listed, but with another year.

## Why this matters

Either the reader is sent to a work that does not exist, or another work of the same author is
missing from the list. A year that is one off is often that of the online publication; a citation
without a year, or an entry without one, was usually never finished.

## What it leaves alone

A work that is undated on both sides, whatever the words (`n.d.`, `t.t.`). A reprint whose entry
has either of the two years of `1922/1978`. A wrong letter after the right year, which is the
business of `year-suffix-mismatch`, and names that are broken or incomplete as well, which are that
of `mangled-author` and `author-list-mismatch`.

## Known problems

Where the list has works of the same author from quite other years only, the rule cannot tell a
wrong year from a work that is missing. It then says that the citation is not listed, names the
works that are, and is less sure of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import CitationStyle, Example, Level, Mechanism, NoOptions, Problem, Rule
from sitir.rules._forms import cited, listed
from sitir.rules._links import MESSAGES, confidence_in, links_of, problem_of, related_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import EntryLink, Manuscript

_YEAR_ONLY = frozenset(
    {
        Mechanism.YEAR_OFF,
        Mechanism.YEAR_ADJACENT,
        Mechanism.LISTED_WITHOUT_YEAR,
        Mechanism.CITED_WITHOUT_YEAR,
    }
)


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention that differs from its entry in the year."""
    for link in links_of(RULE, manuscript):
        if _year_is_in_title(link):
            yield _problem(link, "year-in-title")
        elif link.citation.style is CitationStyle.NOTE:
            yield problem_of(link)
        elif link.entry is None and _YEAR_ONLY.issuperset(link.mechanisms):
            yield _problem(link, "same-author")
        else:
            yield problem_of(link)


def _year_is_in_title(link: EntryLink) -> bool:
    return (
        link.entry is not None
        and Mechanism.LISTED_WITHOUT_YEAR in link.mechanisms
        and (link.mention.year or "-") in link.entry.title
    )


def _problem(link: EntryLink, message_id: str) -> Problem:
    entries = dict.fromkeys(f"`{listed(candidate.entry)}`" for candidate in link.candidates)
    return Problem(
        location=link.mention.location,
        message=(
            message_id,
            {
                "cited": cited(link.mention),
                "listed": ", ".join(entries),
                "year": link.mention.year or "",
                "mechanisms": link.mechanisms,
            },
        ),
        related=related_entries(link),
        confidence=confidence_in(link),
    )


RULE = Rule(
    id="year-mismatch",
    summary="cited year that the entry does not have",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        **MESSAGES,
        "year-in-title": {
            "en": "`{cited}` is listed without a year; {year} stands only in its title",
            "id": "`{cited}` terdaftar tanpa tahun; {year} hanya terdapat dalam judulnya",
        },
        "same-author": {
            "en": "`{cited}` is not listed; of the same author only {listed}",
            "id": "`{cited}` tidak terdaftar; dari penulis yang sama hanya ada {listed}",
        },
    },
    examples=(
        Example(
            bad="Perang itu meletus pada 2012 (Bøås & Torheim, 2012).",
            good="Perang itu meletus pada 2012 (Bøås & Torheim, 2013).",
            bibliography=(
                "@article{boas2013, author = {Bøås, Morten and Torheim, Liv Elin}, year = 2013,"
                " title = {The Trouble in Mali}, journal = {Third World Quarterly}}"
            ),
        ),
    ),
)
