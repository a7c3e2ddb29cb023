"""Flag entries that are one work listed twice.

## Why this matters

Citations of the work are spread over two entries, letters after the year are given that nobody
needs, and the two seldom stay the same.

## What it leaves alone

Different symbols of one series (`S/2015/219` and `S/2022/446`), editions of one book, and parts I
and II of one work. The same work in the article's own list and in a bibliography file: the two are
one entry, or else the business of `bibliography-drift`. Entries that contradict each other under
one title, which are that of `conflicting-entry`.
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
    WorkGround,
)
from sitir.rules._entries import is_across
from sitir.rules._forms import labels, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per pair of entries that are one work, at the later of the two."""
    for work in manuscript.works:
        if not work.conflicts and not is_across(work):
            near = work.ground is WorkGround.NEAR_TITLE
            entry, other = labels(work.second, work.first)
            yield Problem(
                location=work.second.place,
                message=(
                    work.ground.value,
                    {
                        "entry": entry,
                        "other": other,
                        "doi": work.second.doi or work.first.doi,
                        "url": work.second.url or work.first.url,
                    },
                ),
                related=(Related(work.first.place, ("first", {"entry": reference(work.first)})),),
                confidence=Confidence.MEDIUM if near else Confidence.HIGH,
            )


RULE = Rule(
    id="duplicate-entry",
    summary="one work listed twice",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "same-doi": {
            "en": "`{entry}` is the same work as `{other}`: same DOI {doi}",
            "id": "`{entry}` adalah karya yang sama dengan `{other}`: DOI sama {doi}",
        },
        "same-url": {
            "en": "`{entry}` is the same work as `{other}`: same address {url}",
            "id": "`{entry}` adalah karya yang sama dengan `{other}`: alamat sama {url}",
        },
        "same-title": {
            "en": "`{entry}` is the same work as `{other}`: same title and year",
            "id": "`{entry}` adalah karya yang sama dengan `{other}`: judul dan tahun sama",
        },
        "near-title": {
            "en": "`{entry}` is the same work as `{other}`: nearly the same title, same author"
            " and year",
            "id": "`{entry}` adalah karya yang sama dengan `{other}`: judul hampir sama, penulis"
            " dan tahun sama",
        },
        "first": {"en": "the other entry: {entry}", "id": "entri yang lain: {entry}"},
    },
    examples=(
        Example(
            bad="""\
Mandat itu sulit dijalankan (Boutellis, 2015a).

## Daftar Pustaka

- Boutellis, A. (2015a). Can the UN stabilize Mali? *Stability*, *4*(1), Artikel 33. <https://doi.org/10.5334/sta.fz>
- Boutellis, A. (2015b). Can the UN stabilize Mali? *Stability*, *4*(1), 33. <https://doi.org/10.5334/sta.fz>
""",
            good="""\
Mandat itu sulit dijalankan (Boutellis, 2015).

## Daftar Pustaka

- Boutellis, A. (2015). Can the UN stabilize Mali? *Stability*, *4*(1), Artikel 33. <https://doi.org/10.5334/sta.fz>
""",
        ),
    ),
)
