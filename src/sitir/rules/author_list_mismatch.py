"""Flag citations whose authors are not those of the entry.

## Why this matters

`Stock, 2024` and `Stock & Forward, 2024` are two different works to a reader. A co-author who is
left out loses the credit, one who is named by mistake sends the reader to another place in the
list, and `et al.` for a single co-author says that there are more of them.

## What it leaves alone

The styles' own shortening: `first et al.` or `first dkk.` from three authors on (APA 7, Harvard,
Chicago), all names at the first citation and `first et al.` afterwards (APA 6), `first, second,
et al.`, `first et al.` for an entry that does not name all its authors itself. The form of the
names, which is the business of `name-mismatch`, and one person cited as two, which is that of
`mangled-author`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Confidence, Example, Level, NoOptions, Problem, Rule
from sitir.rules._forms import cited, reference
from sitir.rules._links import MESSAGES, links_of, problem_of, related_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, EntryLink, Manuscript

_MOST_AUTHORS = 6


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention whose authors differ in number, order or person."""
    for link in links_of(RULE, manuscript):
        if link.entry is not None and not link.entry.author:
            yield _nameless(link, link.entry)
        else:
            yield problem_of(link, authors=_MOST_AUTHORS)


def _nameless(link: EntryLink, entry: Entry) -> Problem:
    """Tell of the only entry that can be meant and names nobody: a guess, and so a note."""
    return Problem(
        location=link.mention.location,
        message=("nameless", {"cited": cited(link.mention), "entry": reference(entry)}),
        related=related_entries(link),
        confidence=Confidence.LOW,
        level=Level.NOTE,
    )


RULE = Rule(
    id="author-list-mismatch",
    summary="authors that are not those of the entry",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        **MESSAGES,
        "nameless": {
            "en": "`{cited}` can only be {entry}, which names no author",
            "id": "`{cited}` hanya dapat berarti {entry}, yang tidak menyebut penulis",
        },
    },
    examples=(
        Example(
            bad="Mandat itu dinilai kabur (Willmot, 2013).",
            good="Mandat itu dinilai kabur (Willmot & Sheeran, 2013).",
            bibliography=(
                "@article{willmot2013, author = {Willmot, Haidi and Sheeran, Scott}, year = 2013,"
                " title = {The Protection of Civilians Mandate in UN Peacekeeping Operations}}"
            ),
        ),
        Example(
            bad="The crisis has old roots (Chauzal et al., 2015).",
            good="The crisis has old roots (Chauzal & van Damme, 2015).",
            bibliography=(
                "@report{chauzal2015, author = {Chauzal, Grégory and van Damme, Thibault},"
                " year = 2015, title = {The Roots of Mali's Conflict}}"
            ),
        ),
    ),
)
