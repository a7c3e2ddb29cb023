"""Flag citations that no bibliography entry answers.

## Why this matters

A reader who looks the work up finds nothing. The usual causes are an entry that was never added,
an entry that was removed when the list was tidied up, and a text and a list that were revised
apart from each other.

## What it leaves alone

Laws, resolutions, verses and personal communication, which need no entry. The original in
"Kaldor, 2007, dalam Gilder, 2021": only the work that was read must be listed. A citation whose
entry is listed under another year is the business of `year-mismatch`, one that several entries
answer of `ambiguous-citation`, a key that no entry has of `undefined-key`. An article
without any bibliography, of which `missing-bibliography` says so once. Citations that the option
`allow` names. Works in notes where the list has only some of them, or anything by the same author.

## Known problems

The entries shown as the nearest are suggestions. They are never taken for the work that is
meant, however near they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.mechanisms import worst_first
from sitir.model import CitationStyle, Example, Level, Problem, Related, Rule, RuleOptions, option
from sitir.rules._forms import cited, one_line, reference
from sitir.rules._links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Candidate, EntryLink, Manuscript, Mention, Message


class Options(RuleOptions):
    """Options of `dangling-citation`."""

    allow: tuple[str, ...] = option((), "Citations that may stay without an entry.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per mention that stands for no entry."""
    for link in (*links_of(RULE, manuscript), *_noted(manuscript)):
        mention = link.mention
        if _names(mention).isdisjoint(options.allow):
            yield Problem(
                location=mention.location,
                message=("unlisted", {"cited": cited(mention)}),
                related=tuple(_near(candidate) for candidate in link.candidates),
            )


def _noted(manuscript: Manuscript) -> Iterable[EntryLink]:
    if not any(citation.style is CitationStyle.NOTE for citation in manuscript.citations):
        return ()
    from sitir.rules._notes import unlisted_notes

    return unlisted_notes(manuscript)


def _names(mention: Mention) -> set[str]:
    return {one_line(mention.location.text), cited(mention)}


def _near(candidate: Candidate) -> Related:
    entry = candidate.entry
    if not candidate.mechanisms:
        return Related(entry.place, ("near", {"entry": reference(entry)}))
    mechanisms = worst_first(candidate.mechanisms)
    message: Message = ("differing", {"entry": reference(entry), "mechanisms": mechanisms})
    return Related(entry.place, message)


RULE = Rule(
    id="dangling-citation",
    summary="citation without a bibliography entry",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=Options,
    messages={
        "unlisted": {
            "en": "no entry for `{cited}`",
            "id": "tidak ada entri untuk `{cited}`",
        },
        "near": {"en": "nearest entry: {entry}", "id": "entri terdekat: {entry}"},
        "differing": {
            "en": "nearest entry: {entry} ({mechanisms})",
            "id": "entri terdekat: {entry} ({mechanisms})",
        },
    },
    examples=(
        Example(
            bad="Konflik itu bermula pada 2012 (Boukhars, 2012).",
            good="Konflik itu bermula pada 2012 (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
        Example(
            bad="The conflict began in 2012 (Boukhars, 2012).",
            good="The conflict began in 2012 (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
