"""Flag citations that two or more bibliography entries answer equally.

## Why this matters

The reader cannot know which of the works is meant. Styles have a means against this: a letter
after the year for works of the same authors, initials for authors of the same name, and as many
authors as it takes to tell two works of several authors apart.

## What it leaves alone

An exact match beside a mere variant: with both `Vela` and `Gauthier Vela` listed, `Vela, 2021` is
the first. Entries that are certainly one work (same DOI, or same title and authors), of which
`duplicate-entry` tells. Works that letters, in the text and in the list, already tell apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.mechanisms import worst_first
from sitir.model import Example, Level, Mechanism, NoOptions, Problem, Related, Rule, folded
from sitir.rules._forms import cited, initialled, listed, title
from sitir.rules._links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Entry, Manuscript

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST_AUTHORS = 6
_MOST_SHOWN = 4
# These are no fault of the name; without its letter a year is ambiguous, which is what is told.
_FAULTLESS = frozenset(
    {
        Mechanism.IDENTICAL,
        Mechanism.ACRONYM,
        Mechanism.TRANSLATED_BODY,
        Mechanism.TITLE_CITED,
        Mechanism.SUFFIX_MISSING,
    }
)


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention between whose entries nothing decides."""
    for link in links_of(RULE, manuscript):
        forms = _told_apart([candidate.entry for candidate in link.candidates])
        faults = tuple(
            mechanism for mechanism in worst_first(link.mechanisms) if mechanism not in _FAULTLESS
        )
        shown = [f"`{form}`" for form in dict.fromkeys(form for _, form in forms)]
        yield Problem(
            location=link.mention.location,
            message=(
                "ambiguous-too" if faults else "ambiguous",
                {
                    "cited": cited(link.mention),
                    "count": len(forms),
                    "forms": ", ".join(shown[:_MOST_SHOWN] + ["…"] * (len(shown) > _MOST_SHOWN)),
                    "mechanisms": faults,
                },
            ),
            related=tuple(
                Related(entry.place, ("proposal", {"form": form, "title": title(entry)}))
                for entry, form in forms
            ),
        )


def _told_apart(entries: Sequence[Entry]) -> tuple[tuple[Entry, str], ...]:
    """Return, for each entry, how to cite it so that it cannot be taken for another of them."""
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        alike.setdefault(_identity(entry), []).append(entry)
    letters: dict[str, str] = {}
    for rivals in alike.values():
        if len(rivals) > 1:
            # CSL gives letters in the order of the list: for one author and year, by title.
            rivals.sort(key=lambda rival: folded(rival.title))
            ordered = zip(rivals, _LETTERS, strict=False)
            letters.update((rival.key, letter) for rival, letter in ordered)
    return tuple((entry, _form(entry, letters.get(entry.key, ""))) for entry in entries)


def _form(entry: Entry, letter: str) -> str:
    if entry.issued.suffix or letter or not entry.author:
        return listed(entry, letter=entry.issued.suffix or letter)
    if len(entry.author) > 1:
        return listed(entry, authors=_MOST_AUTHORS)
    year = entry.issued.year or entry.issued.literal or "n.d."
    return f"{initialled(entry.author[0])}, {year}"


def _identity(entry: Entry) -> tuple[object, ...]:
    return (
        entry.issued.year,
        *((folded(name.cited_form), folded(name.given)[:1]) for name in entry.author),
    )


RULE = Rule(
    id="ambiguous-citation",
    summary="citation that several entries answer",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "ambiguous": {
            "en": "`{cited}` fits {count} entries equally; told apart: {forms}",
            "id": "`{cited}` cocok dengan {count} entri sekaligus; pembedanya: {forms}",
        },
        "ambiguous-too": {
            "en": "`{cited}` fits {count} entries equally; told apart: {forms}; {mechanisms}",
            "id": "`{cited}` cocok dengan {count} entri sekaligus; pembedanya: {forms};"
            " {mechanisms}",
        },
        "proposal": {"en": "`{form}` for “{title}”", "id": "`{form}` untuk “{title}”"},
    },
    examples=(
        Example(
            bad="""\
Puluhan warga sipil tewas (Human Rights Watch, 2022).

## Daftar Pustaka

- Human Rights Watch. (2022). *Mali: Massacre by army, foreign soldiers*.
- Human Rights Watch. (2022). *Mali: New wave of executions of civilians*.
""",
            good="""\
Puluhan warga sipil tewas (Human Rights Watch, 2022a).

## Daftar Pustaka

- Human Rights Watch. (2022a). *Mali: Massacre by army, foreign soldiers*.
- Human Rights Watch. (2022b). *Mali: New wave of executions of civilians*.
""",
        ),
    ),
)
