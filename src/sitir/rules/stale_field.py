"""Flag citation fields whose text was edited by hand, away from the record that they hold.

## Why this matters

A field of Zotero, Mendeley, EndNote, Citavi or Word shows what the program made of its record. A
name or year that somebody typed over it is lost when the citations are refreshed next, and until
then text and list contradict each other. Where the text is right, it is the record that must be
put right, in the library; where the record is right, refreshing puts the text right.

## What it leaves alone

What a style makes of a record: `et al.`, letters after the year, particles, acronyms, titles of
works without an author, a name that stands before the field (`Vela (2021)`), an author that the
field leaves out on purpose. A shortening that the program itself wrote. Fields that show a number
or, in notes, a reference in full. Where text and record agree and the article's list differs, the
rules on names and years speak.

## Known problems

A field whose text was edited through the program's own dialogue is told of too, since the record
still says something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Confidence, Example, Level, NoOptions, Problem, Related, Rule
from sitir.rules._fields import program
from sitir.rules._forms import cited, listed, reference
from sitir.rules._links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript

_SHORTENED = 2


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention that shows another name or year than its field's record."""
    for link in links_of(RULE, manuscript):
        record, entry = link.record, link.entry
        if record is None or entry is None:
            continue
        shown = entry.in_reference_list or entry.in_file
        yield Problem(
            location=link.mention.location,
            message=(
                "edited",
                {
                    "shown": cited(link.mention),
                    "held": listed(
                        record, authors=_SHORTENED, et_al=link.mention.et_al or "et al."
                    ),
                    "program": program(link.manager),
                },
            ),
            related=(
                (Related(entry.place, ("entry", {"entry": reference(entry)})),) if shown else ()
            ),
            confidence=Confidence.HIGH,
        )


_RECORD = (
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"uris":'
    ' ["http://zotero.org/users/1/items/RIVER234"], "itemData": {"type": "book", "title":'
    ' "Guarding the river", "author": [{"family": "Gauthier Vela", "given": "Vanessa"}],'
    ' "issued": {"date-parts": [[2021]]}}}]}'
)

RULE = Rule(
    id="stale-field",
    summary="citation field edited away from its record",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "edited": {
            "en": "`{shown}` is shown, but the {program} field holds `{held}`",
            "id": "tertulis `{shown}`, padahal bidang {program} memuat `{held}`",
        },
        "entry": {"en": "listed here: {entry}", "id": "terdaftar di sini: {entry}"},
    },
    examples=(
        Example(
            bad="Sungai dijaga warga (Gauthier Vela, 2012).",
            good="Sungai dijaga warga (Gauthier Vela, 2021).",
            fields=(("(Gauthier Vela, 2012)", _RECORD),),
            good_fields=(("(Gauthier Vela, 2021)", _RECORD),),
        ),
    ),
)
