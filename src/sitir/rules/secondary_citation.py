"""Flag works that are cited through another one although they are listed themselves.

## Why this matters

`Kaldor, 2007, dalam Gilder, 2021` says that Kaldor was read in Gilder only. Where the list has
Kaldor's book too, either the book was read, and can be cited itself, or the entry claims a reading
that did not take place.

## What it leaves alone

Originals that the list does not have, or that only a bibliography file beside the article's own
list has. Originals that cannot be told for certain. Chapters of the work in which they stand:
`dalam` then names the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, LinkStatus, NoOptions, Problem, Related, Rule, Tier, folded
from sitir.rules._forms import cited, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, EntryLink, Manuscript

_SURE = frozenset({LinkStatus.EXACT, LinkStatus.ACRONYM, LinkStatus.NAME_VARIANT})
_PARTS = frozenset({"chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference"})


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per original that the list has and the text cites at second hand."""
    has_list = manuscript.bibliography.has_reference_list
    for index, link in enumerate(manuscript.links):
        entry = link.entry
        if not link.mention.secondary or entry is None or link.tier is not Tier.CERTAIN:
            continue
        if link.status not in _SURE or (has_list and not entry.in_reference_list):
            continue
        if any(_is_part(entry, through) for through in manuscript.links[index + 1 : index + 2]):
            continue
        yield Problem(
            location=link.mention.location,
            message=("listed", {"cited": cited(link.mention)}),
            related=(Related(entry.place, ("entry", {"entry": reference(entry)})),),
        )


def _is_part(entry: Entry, through: EntryLink) -> bool:
    """Tell whether an entry may stand in the work through which it is cited, or is that work."""
    if entry.type in _PARTS:
        return True
    if through.entry is None:
        return False
    container = folded(entry.container_title)
    return through.entry is entry or (bool(container) and container == folded(through.entry.title))


RULE = Rule(
    id="secondary-citation",
    summary="work cited through another although it is listed",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "listed": {
            "en": "`{cited}` is cited through another work although it is listed",
            "id": "`{cited}` dikutip lewat karya lain padahal terdaftar",
        },
        "entry": {"en": "listed here: {entry}", "id": "terdaftar di sini: {entry}"},
    },
    examples=(
        Example(
            bad="Keamanan manusia mendahulukan orang (Kaldor, 2007, dalam Gilder, 2021).",
            good="Keamanan manusia mendahulukan orang (Kaldor, 2007; Gilder, 2021).",
            bibliography="""\
@book{kaldor2007, author = {Kaldor, Mary}, year = 2007, title = {Human Security}}
@article{gilder2021, author = {Gilder, Alexander}, year = 2021, title = {Stabilization Mandates}}
""",
        ),
    ),
)
