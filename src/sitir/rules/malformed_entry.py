"""Flag entries of the article's own list that cannot be right as references.

## Why this matters

An entry that is broken cannot be found by its citations, and what a reader sees in it misleads:
an author called `Dan`, a body that was taken for a person (`Statistik, B. P.`), a given name where
the family name belongs, half a title.

## What it leaves alone

Entries without a year that say so (`n.d.`, `t.t.`), works without an author that begin with their
title, entries that write every name with the given name first, lists whose style shortens authors
with `et al.`, and titles that speak of earlier years than that of the work. More than twenty
authors with `…` before the last (APA 7). Blocks of bibliography files, which are the business of
`unreadable-bibliography-entry`.

## Known problems

A defect that comes of another is told in the same finding; only the worst is named in the message,
the others beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule
from sitir.rules._forms import listed, one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Defect, Location, Manuscript, Message

# Worst first: what leaves least of the entry to be read.
_KINDS = (
    "unparsed",
    "page-break",
    "function-word-author",
    "body-as-person",
    "given-name-first",
    "et-al-authors",
    "elided-authors",
    "no-year",
    "year-in-title",
)


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per entry of the list with defects, and per stretch that is no entry."""
    paths = {source.path for source in manuscript.document.sources}
    for entry in manuscript.bibliography.entries:
        if defects := [each for each in entry.defects if each.location.source.path in paths]:
            yield _problem(defects, entry.place, listed(entry))
    for defect in manuscript.bibliography.defects:
        if defect.location.source.path in paths:
            yield _problem((defect,), defect.location, "")


def _problem(defects: Sequence[Defect], location: Location, entry: str) -> Problem:
    worst, *others = sorted(defects, key=_rank)
    aside = [worst, *others] if worst.location != location else others
    return Problem(
        location=location,
        message=_message(worst, entry),
        related=tuple(Related(defect.location, _message(defect, entry)) for defect in aside),
    )


def _rank(defect: Defect) -> int:
    return _KINDS.index(defect.kind) if defect.kind in _KINDS else len(_KINDS)


def _message(defect: Defect, entry: str) -> Message:
    arguments = {
        "entry": entry,
        "detail": defect.detail,
        "kind": defect.kind,
        "text": shortened(one_line(defect.location.text)),
    }
    return (defect.kind if defect.kind in _KINDS else "malformed", arguments)


RULE = Rule(
    id="malformed-entry",
    summary="entry that cannot be right as a reference",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "unparsed": {
            "en": "cannot be read as a reference: `{text}`",
            "id": "tidak dapat dibaca sebagai rujukan: `{text}`",
        },
        "page-break": {
            "en": "`{entry}` is cut in two by a page break",
            "id": "`{entry}` terpotong oleh pergantian halaman",
        },
        "function-word-author": {
            "en": "`{entry}` begins with a function word, which is nobody's family name",
            "id": "`{entry}` diawali kata tugas, yang bukan nama keluarga siapa pun",
        },
        "body-as-person": {
            "en": "the author of `{entry}` is no person but {detail}",
            "id": "penulis `{entry}` bukan orang, melainkan {detail}",
        },
        "given-name-first": {
            "en": "`{entry}` has its given name first, unlike the other entries",
            "id": "`{entry}` diawali nama depan, tidak seperti entri lainnya",
        },
        "et-al-authors": {
            "en": "`{entry}` does not name all its authors: `{detail}`",
            "id": "`{entry}` tidak menyebut semua penulisnya: `{detail}`",
        },
        "elided-authors": {
            "en": "`{entry}` leaves out authors: `{detail}`",
            "id": "`{entry}` menghilangkan sebagian penulisnya: `{detail}`",
        },
        "no-year": {
            "en": "`{entry}` has no year and does not say that it is undated",
            "id": "`{entry}` tidak bertahun dan tidak menyatakan dirinya tanpa tahun",
        },
        "year-in-title": {
            "en": "`{entry}` speaks of {detail} in its title, after the year it is said to be from",
            "id": "`{entry}` menyebut {detail} dalam judulnya, sesudah tahun terbit yang tercantum",
        },
        "malformed": {
            "en": "`{entry}` is malformed: {kind} {detail}",
            "id": "`{entry}` tidak beraturan: {kind} {detail}",
        },
    },
    examples=(
        Example(
            bad="""\
Krisis itu dibaca dari banyak sisi (Lecocq dkk., 2013).

## Daftar Pustaka

- Lecocq, B., Mann, G., et al. (2013). One hippopotamus and eight blind analysts. *ROAPE*, *40*.
""",
            good="""\
Krisis itu dibaca dari banyak sisi (Lecocq & Mann, 2013).

## Daftar Pustaka

- Lecocq, B., & Mann, G. (2013). One hippopotamus and eight blind analysts. *ROAPE*, *40*.
""",
        ),
    ),
)
