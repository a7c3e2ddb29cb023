"""Flag what the Indonesian and the English abstract of an article do not share.

## Why this matters

The abstracts are all that many readers see, and few see both. They drift apart when one is
revised and the other is not, or when a translation goes wrong: a figure turned round, a sentence
left out, a *not* lost. One of the two is then wrong, and only the author can tell which.

## What it leaves alone

Figures in another form: 13.289 and 13,289, 1,5 juta and 1.5 million, dua belas and 12, half and
50%, two thirds and 67%, three quarters and 3 of 4, VIII and eighth, a period and its two years.
Small counts in words that only one language has (*both*, *kedua*), unless the other has another
count in their place. Dates of which one is less exact. The marks of a list, `(1)`. Acronyms that
differ by language (PBB and UN) or that the other abstract spells out, and those of which the
article never says what they stand for. Names in their other forms (Jerman, Germany), and Indonesia.
Keywords that may be free translations of each other: with as many on both sides, only known
acronyms are held against each other. Denials in other words (*tidak layak*, *unfit*). Sentences
that are split, merged or freely translated, and abstracts that are no translations of each other at
all, such as one that is much shorter.

## Known problems

The sentences are paired by their words, by a small lexicon of scholarly words and by figures. A
finding on a name, a sentence or an opposite is less sure than one on a figure. A lost *not* is
missed where anything else in the two sentences may stand for a denial.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    Confidence,
    DifferenceKind,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
)
from sitir.rules._forms import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Difference, Manuscript

_LESS_SURE = frozenset({DifferenceKind.NAME, DifferenceKind.SENTENCE, DifferenceKind.POLARITY})


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per difference between two abstracts."""
    for pair in manuscript.abstract_pairs:
        for difference in pair.differences:
            yield _problem(difference)


def _problem(difference: Difference) -> Problem:
    told = shortened(one_line(difference.location.text))
    instead = one_line(difference.told_instead)
    message_id = difference.kind if instead else f"{difference.kind}-missing"
    arguments = {"told": told, "instead": instead} if instead else {"told": told}
    counterpart = difference.counterpart
    related = (
        ()
        if counterpart is None
        else (Related(counterpart, ("instead" if instead else "where", {})),)
    )
    is_less_sure = difference.kind in _LESS_SURE
    return Problem(
        location=difference.location,
        message=(message_id, arguments),
        related=related,
        confidence=Confidence.MEDIUM if is_less_sure else Confidence.HIGH,
    )


RULE = Rule(
    id="abstract-mismatch",
    summary="abstracts of two languages that differ",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "number": {
            "en": "the abstracts differ in a figure: `{told}` here, `{instead}` in the other one",
            "id": "angka kedua abstrak berbeda: `{told}` di sini, `{instead}` di abstrak yang lain",
        },
        "number-missing": {
            "en": "the other abstract lacks the figure `{told}`",
            "id": "angka `{told}` tidak ada di abstrak yang lain",
        },
        "date": {
            "en": "the abstracts differ in a date: `{told}` here, `{instead}` in the other one",
            "id": "waktu kedua abstrak berbeda: `{told}` di sini, `{instead}` di abstrak yang lain",
        },
        "date-missing": {
            "en": "the other abstract lacks the date `{told}`",
            "id": "waktu `{told}` tidak ada di abstrak yang lain",
        },
        "acronym-missing": {
            "en": "the other abstract has `{told}` neither as an acronym nor spelled out",
            "id": "`{told}` tidak ada di abstrak yang lain, baik singkatan maupun kepanjangannya",
        },
        "name": {
            "en": "the abstracts differ in a name: `{told}` here, `{instead}` in the other one",
            "id": "nama di kedua abstrak berbeda: `{told}` di sini, `{instead}` di abstrak lain",
        },
        "name-missing": {
            "en": "the other abstract does not name `{told}`",
            "id": "abstrak yang lain tidak menyebut `{told}`",
        },
        "keyword-missing": {
            "en": "the keywords of the other abstract have nothing for `{told}`",
            "id": "kata kunci abstrak yang lain tidak memuat padanan `{told}`",
        },
        "sentence-missing": {
            "en": "the other abstract has no counterpart of this sentence: `{told}`",
            "id": "kalimat ini tidak ada padanannya di abstrak yang lain: `{told}`",
        },
        "polarity": {
            "en": "the abstracts say the opposite: `{told}` here, `{instead}` in the other one",
            "id": "kedua abstrak berlawanan: `{told}` di sini, `{instead}` di abstrak yang lain",
        },
        "instead": {"en": "the other abstract", "id": "abstrak yang lain"},
        "where": {
            "en": "where the other abstract would have it",
            "id": "tempat yang semestinya di abstrak yang lain",
        },
    },
    examples=(
        Example(
            bad="""\
**Abstrak:** Penelitian ini mengkaji literasi digital guru. Sebanyak 45 guru diwawancarai pada 2023.

**Abstract:** This study examines the digital literacy of teachers. In 2023, 54 teachers were
interviewed.
""",
            good="""\
**Abstrak:** Penelitian ini mengkaji literasi digital guru. Sebanyak 45 guru diwawancarai pada 2023.

**Abstract:** This study examines the digital literacy of teachers. In 2023, 45 teachers were
interviewed.
""",
        ),
    ),
)
