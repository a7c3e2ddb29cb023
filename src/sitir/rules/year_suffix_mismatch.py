"""Flag letters after the year that the list does not have, and letters that are missing.

## Why this matters

The letter alone tells works of one author and one year apart. It goes wrong when a work is added
to the list or taken out of it, and the letters of the others move on.

## What it leaves alone

Letters given to the entries of a .bib, which has none of its own: they are compared with those that
CSL would give, by title. A year without its letter that several entries answer, which is the
business of `ambiguous-citation`.

## About the fix

It writes the letter that the entry has. It is unsafe: where one letter is wrong, the others have
often moved as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    Edit,
    Example,
    Fix,
    Level,
    Location,
    Mechanism,
    NoOptions,
    Problem,
    Rule,
    Safety,
    Span,
)
from sitir.rules._forms import cited, dated, listed
from sitir.rules._links import MESSAGES, links_of, related_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Candidate, EntryLink, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention with a letter too many, too few or the wrong one."""
    for link in links_of(RULE, manuscript):
        candidates = link.candidates[:1] if link.entry else link.candidates
        forms = sorted({f"`{_form(candidate)}`" for candidate in candidates})
        missing = Mechanism.SUFFIX_MISSING in link.mechanisms
        yield Problem(
            location=link.mention.location,
            message=(
                "letter-missing" if missing else "letter-wrong",
                {
                    "cited": cited(link.mention),
                    "listed": ", ".join(forms),
                    "mechanisms": link.mechanisms,
                },
            ),
            related=related_entries(link),
            fix=_fix(link),
        )


def _form(candidate: Candidate) -> str:
    return listed(candidate.entry, letter=_letter(candidate))


def _letter(candidate: Candidate) -> str:
    compared = (
        evidence.listed for evidence in candidate.evidence if evidence.field == "year-suffix"
    )
    return candidate.entry.issued.suffix or next(compared, "")


def _fix(link: EntryLink) -> Fix | None:
    mention = link.mention
    if link.entry is None or not mention.year:
        return None
    place = mention.location
    old, new = mention.year_suffix or "", _letter(link.candidates[0])
    # A letter that inherits its year stands alone: `b` in `2013a, b`.
    alone = place.text == old
    typed = old if alone else dated(mention.year, old)
    start = place.text.rfind(typed)
    if start < 0 or (alone and not new):
        return None
    span = Span(start, start + len(typed)).shifted(place.span.start)
    right = new if alone else dated(mention.year, new)
    return Fix(
        title=("write", {"names": right}),
        safety=Safety.UNSAFE,
        edits=(Edit(Location(place.source, span), right),),
    )


RULE = Rule(
    id="year-suffix-mismatch",
    summary="letter after the year that differs from the list",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "letter-missing": {
            "en": "`{cited}` lacks the letter after its year; listed: {listed}",
            "id": "`{cited}` tanpa huruf setelah tahunnya; yang terdaftar: {listed}",
        },
        "letter-wrong": {
            "en": "no entry has the letter of `{cited}`; listed: {listed}",
            "id": "tidak ada entri dengan huruf seperti `{cited}`; yang terdaftar: {listed}",
        },
        "entry": MESSAGES["entry"],
        "write": MESSAGES["write"],
    },
    examples=(
        Example(
            bad="""\
Kekerasan meluas ke Mali tengah (International Crisis Group, 2020c).

## Daftar Pustaka

- International Crisis Group. (2020a). *Reversing central Mali's descent into violence*.
- International Crisis Group. (2020b). *The Central Sahel: Scene of new climate wars?*
""",
            good="""\
Kekerasan meluas ke Mali tengah (International Crisis Group, 2020a).

## Daftar Pustaka

- International Crisis Group. (2020a). *Reversing central Mali's descent into violence*.
- International Crisis Group. (2020b). *The Central Sahel: Scene of new climate wars?*
""",
        ),
    ),
)
