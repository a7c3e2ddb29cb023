"""Flag entries of the article's own list that are written in another style than the others.

## Why this matters

A list in one style can be read at a glance, and read by machines. Entries pasted from elsewhere
keep the style of where they come from; editors have to find and retype them.

## What it leaves alone

Lists without a clear majority: at least five entries, and four in five, must have the other habit.
Authors who are known by initials among names written out. A given name first among family names,
which is the business of `malformed-entry`. How single works differ by their type.

## Known problems

Each habit is told once, at the first entry of the minority; the others are shown beside it, up to
four. What separates the parts of an entry (commas, italics) is not compared.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule
from sitir.rules._entries import listed_records
from sitir.rules._forms import listed
from sitir.rules._list_styles import UNTOLD, habits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Entry, Manuscript
    from sitir.rules._list_styles import Habit

_FEWEST = 5
_SHARE = 0.8
_SHOWN = 5


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per habit that a clear majority of the list has and a few have not."""
    records = [record for record in listed_records(manuscript) if record.law is None]
    if len(records) > _FEWEST:
        for name, habit in habits().items():
            yield from _minority(records, name, habit)


def _minority(records: Sequence[Entry], name: str, habit: Habit) -> Iterator[Problem]:
    told = [(record, each) for record in records if (each := habit(record))]
    if not told:
        return
    ((usual, count),) = Counter(each for _, each in told).most_common(1)
    others = [(record, each) for record, each in told if each != usual and each not in UNTOLD]
    if count < _FEWEST or count < _SHARE * len(told) or not others:
        return
    first, kind = others[0]
    arguments: dict[str, str | int] = {
        "entry": listed(first),
        "here": kind,
        "usual": usual,
        "count": count,
        "total": len(told),
    }
    yield Problem(
        location=first.place,
        message=(name if name == "connective" else kind, arguments),
        related=tuple(
            Related(record.place, ("also", {"entry": listed(record)}))
            for record, _ in others[1:_SHOWN]
        ),
    )


RULE = Rule(
    id="mixed-bibliography-style",
    summary="entry written in another style than the others",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "connective": {
            "en": "`{entry}` has `{here}` before its last author, {count} of {total} have"
            " `{usual}`",
            "id": "`{entry}` memakai `{here}` sebelum penulis terakhir, {count} dari {total} entri"
            " memakai `{usual}`",
        },
        "doi-link": {
            "en": "`{entry}` gives its DOI as an address, {count} of {total} entries do not",
            "id": "`{entry}` menulis DOI sebagai alamat, {count} dari {total} entri tidak",
        },
        "doi-bare": {
            "en": "`{entry}` does not give its DOI as an address, {count} of {total} entries do",
            "id": "`{entry}` tidak menulis DOI sebagai alamat, {count} dari {total} entri"
            " menulisnya begitu",
        },
        "year-bracketed": {
            "en": "`{entry}` has its year in brackets after the authors, {count} of {total} entries"
            " do not",
            "id": "`{entry}` menulis tahun dalam kurung sesudah penulis, {count} dari {total} entri"
            " tidak",
        },
        "year-plain": {
            "en": "`{entry}` has its year after the authors without brackets, {count} of {total}"
            " entries do not",
            "id": "`{entry}` menulis tahun tanpa kurung sesudah penulis, {count} dari {total} entri"
            " tidak",
        },
        "year-end": {
            "en": "`{entry}` has its year at the end, {count} of {total} entries do not",
            "id": "`{entry}` menulis tahun di bagian akhir, {count} dari {total} entri tidak",
        },
        "publisher-repeated": {
            "en": "`{entry}` names its author again as the publisher, {count} of {total} entries by"
            " bodies do not",
            "id": "`{entry}` menyebut penulisnya lagi sebagai penerbit, {count} dari {total} entri"
            " karya lembaga tidak",
        },
        "publisher-omitted": {
            "en": "`{entry}` does not name its author again as the publisher, {count} of {total}"
            " entries by bodies do",
            "id": "`{entry}` tidak menyebut penulisnya lagi sebagai penerbit, {count} dari {total}"
            " entri karya lembaga menyebutnya",
        },
        "names-full": {
            "en": "`{entry}` writes out given names, {count} of {total} entries have initials",
            "id": "`{entry}` menulis nama depan lengkap, {count} dari {total} entri memakai"
            " inisial",
        },
        "family-first": {
            "en": "`{entry}` has the family name first, {count} of {total} entries have the given"
            " name first",
            "id": "`{entry}` diawali nama keluarga, {count} dari {total} entri diawali nama depan",
        },
        "also": {"en": "so does `{entry}`", "id": "begitu pula `{entry}`"},
    },
    examples=(
        Example(
            bad="""\
Banyak yang ditulis tentangnya.

## Daftar Pustaka

- Bellamy, A. J., & Williams, P. D. (2011). *The new politics of protection*. Polity.
- Bøås, M., & Torheim, L. E. (2013). *The trouble in Mali*. Routledge.
- Chauzal, G., & van Damme, T. (2015). *The roots of Mali’s conflict*. Clingendael.
- Sekaran, U. dan Bougie, R. (2016). *Research methods for business*. Wiley.
- Tadjbakhsh, S., & Chenoy, A. M. (2007). *Human security*. Routledge.
- Willmot, H., & Sheeran, S. (2013). *The protection of civilians mandate*. ICRC.
""",
            good="""\
Banyak yang ditulis tentangnya.

## Daftar Pustaka

- Bellamy, A. J., & Williams, P. D. (2011). *The new politics of protection*. Polity.
- Bøås, M., & Torheim, L. E. (2013). *The trouble in Mali*. Routledge.
- Chauzal, G., & van Damme, T. (2015). *The roots of Mali’s conflict*. Clingendael.
- Sekaran, U., & Bougie, R. (2016). *Research methods for business*. Wiley.
- Tadjbakhsh, S., & Chenoy, A. M. (2007). *Human security*. Routledge.
- Willmot, H., & Sheeran, S. (2013). *The protection of civilians mandate*. ICRC.
""",
        ),
    ),
)
