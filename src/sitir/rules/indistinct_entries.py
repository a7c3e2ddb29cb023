"""Flag entries of the list that share authors and year and have no letters to tell them apart.

## Why this matters

No citation can name one of them and not the other. Every author–date style therefore adds a letter
to the year: `2022a`, `2022b`.

## What it leaves alone

Entries of a .bib, to which the style gives letters when it prints the list. Entries that are one
work, which are the business of `duplicate-entry` or `conflicting-entry`. Authors of one family name
whose initials differ. Laws, which are cited by their number. Entries without an author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule, folded
from sitir.rules._forms import listed, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per entry that an earlier one of the list cannot be told from."""
    same_as: dict[str, set[str]] = {}
    for work in manuscript.works:
        same_as.setdefault(work.second.key, set()).add(work.first.key)
    earlier: dict[tuple[object, ...], dict[str, Entry]] = {}
    for entry in manuscript.bibliography.entries:
        if not entry.in_reference_list or entry.law or not entry.author or not _year(entry):
            continue
        rivals = earlier.setdefault(_identity(entry), {})
        # Of a work that is listed twice, the first entry speaks for both.
        if same_as.get(entry.key, set()).isdisjoint(rivals):
            if rivals:
                yield _problem(entry, next(iter(rivals.values())))
            rivals[entry.key] = entry


def _identity(entry: Entry) -> tuple[object, ...]:
    names = ((folded(name.cited_form), folded(name.given)[:1]) for name in entry.author)
    return (folded(_year(entry)), entry.issued.suffix.casefold(), entry.et_al, *names)


def _year(entry: Entry) -> str:
    return entry.issued.year or entry.issued.literal


def _problem(entry: Entry, rival: Entry) -> Problem:
    return Problem(
        location=entry.place,
        message=("same-letter" if entry.issued.suffix else "no-letter", {"entry": listed(entry)}),
        related=(Related(rival.place, ("rival", {"entry": reference(rival)})),),
    )


RULE = Rule(
    id="indistinct-entries",
    summary="entries of one author and year without letters",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "no-letter": {
            "en": "another entry is `{entry}` as well, and no letter tells them apart",
            "id": "ada entri lain yang juga `{entry}`, tanpa huruf pembeda",
        },
        "same-letter": {
            "en": "another entry is `{entry}` as well, with the same letter",
            "id": "ada entri lain yang juga `{entry}`, dengan huruf yang sama",
        },
        "rival": {"en": "the other entry: {entry}", "id": "entri yang lain: {entry}"},
    },
    examples=(
        Example(
            bad="""\
Puluhan warga sipil tewas.

## Daftar Pustaka

- Human Rights Watch. (2022). *Mali: Massacre by army, foreign soldiers*.
- Human Rights Watch. (2022). *Mali: New wave of executions of civilians*.
""",
            good="""\
Puluhan warga sipil tewas.

## Daftar Pustaka

- Human Rights Watch. (2022a). *Mali: Massacre by army, foreign soldiers*.
- Human Rights Watch. (2022b). *Mali: New wave of executions of civilians*.
""",
        ),
    ),
)
