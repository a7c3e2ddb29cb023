"""Flag DOIs, ISBNs, ISSNs and addresses that cannot be right.

## Why this matters

An identifier with a wrong figure leads nowhere or to another work. Most such errors show in the
identifier itself: in its form, its check digit, or the year that some publishers put into it.

## What it leaves alone

Whatever has the right form: whether an address answers, only the network can tell. Short DOIs, and
`doi:` before a DOI written as an address. Addresses within addresses, as archives have them.
Entries of a bibliography file that the article does not cite.

## Known problems

The year in a DOI is compared only where the publisher is known to put it there, with some years to
spare for late volumes. An ISSN within a DOI is not compared: journals have one in print and one
online.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Rule
from sitir.rules._entries import is_listed, place_in, shown_records
from sitir.rules._forms import label, listed
from sitir.rules._identifiers import doi_flaws, flaws, isbn_flaws

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript
    from sitir.rules._identifiers import Flaw


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per identifier of a shown entry and what is wrong with it."""
    for record in shown_records(manuscript):
        for kind, text in _flaws(record):
            entry = listed(record) if is_listed(record) else label(record)
            yield Problem(
                location=place_in(record, text),
                message=(kind, {"entry": entry, "text": text, "year": record.issued.year or ""}),
            )


def _flaws(record: Entry) -> Iterator[Flaw]:
    year = record.issued.year
    if is_listed(record):
        yield from flaws(record.place.text, year=year)
        return
    if record.doi:
        yield from doi_flaws(record.doi, year=year)
    if record.isbn:
        # Several are given for several bindings.
        for isbn in record.isbn.replace(";", ",").split(","):
            yield from isbn_flaws(isbn.strip())
    if record.url:
        yield from flaws(record.url)


RULE = Rule(
    id="malformed-identifier",
    summary="identifier or address that cannot be right",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "doi-syntax": {
            "en": "`{text}` of `{entry}` is no DOI: these are `10.`, a number, a slash and a name",
            "id": "`{text}` pada `{entry}` bukan DOI: bentuknya `10.`, angka, garis miring, nama",
        },
        "doi-doubled": {
            "en": "`{text}` of `{entry}` says twice that it is a DOI",
            "id": "`{text}` pada `{entry}` dua kali menyatakan dirinya DOI",
        },
        "doi-space": {
            "en": "the DOI `{text}` of `{entry}` is broken by a space",
            "id": "spasi memutus DOI `{text}` pada `{entry}`",
        },
        "doi-junk": {
            "en": "the DOI `{text}` of `{entry}` ends in what is part of an address, not of a DOI",
            "id": "akhir DOI `{text}` pada `{entry}` adalah bagian alamat, bukan bagian DOI",
        },
        "doi-year": {
            "en": "the DOI `{text}` is of another year than `{entry}`",
            "id": "tahun dalam DOI `{text}` bukan tahun `{entry}`",
        },
        "isbn-length": {
            "en": "the ISBN `{text}` of `{entry}` has neither 10 nor 13 figures",
            "id": "angka ISBN `{text}` pada `{entry}` tidak berjumlah 10 atau 13",
        },
        "isbn-checksum": {
            "en": "the ISBN `{text}` of `{entry}` has a wrong figure: its check digit does not fit",
            "id": "angka pemeriksa ISBN `{text}` pada `{entry}` tidak cocok: ada angka yang salah",
        },
        "issn-checksum": {
            "en": "the ISSN `{text}` of `{entry}` has a wrong figure: its check digit does not fit",
            "id": "angka pemeriksa ISSN `{text}` pada `{entry}` tidak cocok: ada angka yang salah",
        },
        "url-scheme": {
            "en": "the address `{text}` of `{entry}` does not begin as addresses do",
            "id": "alamat `{text}` pada `{entry}` tidak diawali sebagaimana mestinya",
        },
        "url-space": {
            "en": "the address `{text}` of `{entry}` is broken by a space",
            "id": "alamat `{text}` pada `{entry}` terputus oleh spasi",
        },
        "url-host": {
            "en": "the address `{text}` of `{entry}` names no site",
            "id": "alamat `{text}` pada `{entry}` tidak menyebut situs",
        },
        "url-glued": {
            "en": "`{text}` of `{entry}` is two addresses without a space between them",
            "id": "`{text}` pada `{entry}` terdiri atas dua alamat tanpa spasi di antaranya",
        },
    },
    examples=(
        Example(
            bad="""\
Mandat itu sulit dijalankan (Boutellis, 2015).

## Daftar Pustaka

- Boutellis, A. (2015). Can the UN stabilize Mali? *Stability*, *4*. https://doi.org/10.5334/ sta.fz
""",
            good="""\
Mandat itu sulit dijalankan (Boutellis, 2015).

## Daftar Pustaka

- Boutellis, A. (2015). Can the UN stabilize Mali? *Stability*, *4*. https://doi.org/10.5334/sta.fz
""",
        ),
    ),
)
