"""Which records of an article's entries are written."""

from __future__ import annotations

import json
from pathlib import PurePath

from sitir.bibliography import bibliography
from sitir.bibliography.exports import as_told_by, with_full_names
from sitir.model import EmbeddedRecord, Location, Origin, Source, Span
from sitir.readers import read

TEXT = "Isi.\n\n## Daftar Pustaka\n\n- Sari, D. (2020). *Tata kelola desa wisata*. Obor.\n"
ITEM = {
    "type": "book",
    "title": "Tata kelola desa wisata",
    "author": [{"family": "Sari", "given": "Dewi"}],
    "issued": {"date-parts": [[2020, 5]]},
}


def test_list_and_fields_are_told_apart_and_are_one() -> None:
    document = read((Source(PurePath("a.md"), TEXT),), format="markdown")
    place = Location(document.source, Span(0, 4))
    other = {**ITEM, "title": "Buku lain"}
    embedded = tuple(
        EmbeddedRecord(f"urn:{n}", "csl-json", json.dumps(item), place)
        for n, item in enumerate((ITEM, other))
    )
    entries = bibliography(document._replace(embedded=embedded)).entries
    listed, filed = (
        [*as_told_by(entries, origin)] for origin in (Origin.REFERENCE_LIST, Origin.EMBEDDED)
    )
    assert [(e.author[0].given, e.issued.month, e.publisher) for e in listed] == [
        ("D.", None, "Obor")
    ]
    assert [(e.author[0].given, e.issued.month, e.title) for e in filed] == [
        ("Dewi", 5, "Tata kelola desa wisata"),
        ("Dewi", 5, "Buku lain"),
    ]
    assert [(e.author[0].given, e.issued.month, e.publisher) for e in entries] == [
        ("D.", 5, "Obor"),
        ("Dewi", 5, ""),
    ]
    assert len({entry.key for entry in entries}) == 2


def test_names_are_written_in_full_where_a_record_has_them() -> None:
    text = TEXT + "- Putra, E. (2021). *Hama padi di lahan rawa*. Obor.\n"
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    place = Location(document.source, Span(0, 4))
    other = {**ITEM, "title": "Hama padi di lahan rawa", "author": [{"family": "Putra"}]}
    embedded = tuple(
        EmbeddedRecord(f"urn:{n}", "csl-json", json.dumps(item), place)
        for n, item in enumerate((ITEM, {**other, "issued": {"date-parts": [[2021]]}}))
    )
    entries = bibliography(document._replace(embedded=embedded)).entries
    assert [entry.author[0].full_form for entry in with_full_names(entries)] == [
        "Dewi Sari",
        "E. Putra",
    ]
