"""Flag entries with one title that contradict each other in authors, year or volume.

## Why this matters

One of the two is wrong: an author copied from the line above, a year or a volume of another issue.
Whoever cites the wrong one cites a work that does not exist.

## What it leaves alone

Entries that agree, which are the business of `duplicate-entry`. An entry of the list against one of
a file, which is that of `bibliography-drift`. Editions of one book, parts and volumes that say so,
different symbols of one series, and titles that every year brings back (`World report 2022`,
`World report 2023`).

## Known problems

Which of the two is right, only the work itself can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    Confidence,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
    WorkConflict,
    WorkGround,
)
from sitir.rules._entries import is_across
from sitir.rules._forms import label, listed, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript, SameWork


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per pair of entries that contradict each other, at the later one."""
    for work in manuscript.works:
        if work.conflicts and not is_across(work):
            near = work.ground is WorkGround.NEAR_TITLE
            yield Problem(
                location=work.second.place,
                message=(work.conflicts[0].value, _arguments(work, work.conflicts[0])),
                related=tuple(
                    Related(work.first.place, (f"other-{conflict}", _arguments(work, conflict)))
                    for conflict in work.conflicts
                ),
                confidence=Confidence.MEDIUM if near else Confidence.HIGH,
            )


def _arguments(work: SameWork, conflict: WorkConflict) -> dict[str, str]:
    return {
        "entry": label(work.second),
        "other": label(work.first),
        "title": title(work.second),
        "here": _stated(work.second, conflict),
        "there": _stated(work.first, conflict),
    }


def _stated(entry: Entry, conflict: WorkConflict) -> str:
    if conflict is WorkConflict.VOLUME:
        return entry.volume or "–"
    if conflict is WorkConflict.YEAR:
        return (entry.issued.year or entry.issued.literal or "n.d.") + entry.issued.suffix
    return listed(entry, authors=6).rpartition(", ")[0]


RULE = Rule(
    id="conflicting-entry",
    summary="entries that contradict each other under one title",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "authors": {
            "en": "`{entry}` and `{other}` have one title but different authors",
            "id": "`{entry}` dan `{other}` berjudul sama, tetapi penulisnya berbeda",
        },
        "year": {
            "en": "`{entry}` and `{other}` have one title but different years",
            "id": "`{entry}` dan `{other}` berjudul sama, tetapi tahunnya berbeda",
        },
        "volume": {
            "en": "`{entry}` and `{other}` have one title but different volumes",
            "id": "`{entry}` dan `{other}` berjudul sama, tetapi volumenya berbeda",
        },
        "other-authors": {
            "en": "authors `{there}` here, `{here}` there",
            "id": "penulis `{there}` di sini, `{here}` di sana",
        },
        "other-year": {
            "en": "year {there} here, {here} there",
            "id": "tahun {there} di sini, {here} di sana",
        },
        "other-volume": {
            "en": "volume {there} here, {here} there",
            "id": "volume {there} di sini, {here} di sana",
        },
    },
    examples=(
        Example(
            bad="""\
Konsep itu diperdebatkan (Paris, 2001).

## Daftar Pustaka

- Paris, R. (2001). Human security: Paradigm shift? *International Security*, *26*(2), 87–102.
- Paris, R. (2004). Human security: Paradigm shift? *International Security*, *29*(4), 87–102.
""",
            good="""\
Konsep itu diperdebatkan (Paris, 2001).

## Daftar Pustaka

- Paris, R. (2001). Human security: Paradigm shift? *International Security*, *26*(2), 87–102.
""",
        ),
    ),
)
