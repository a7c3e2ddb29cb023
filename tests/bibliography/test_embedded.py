"""Records of fields, alone and beside the article's list and a file, as entries."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.bibliography import bibliography
from sitir.model import Document, EmbeddedRecord, Entry, Location, Source, Span
from sitir.readers import read

CASES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("embedded.yml").read_text(encoding="utf-8")
)
TEXT = "# Judul\n\n## Pendahuluan\n\nSungai dijaga.\n"


@pytest.mark.parametrize("name", CASES)
def test_entries_of_records(name: str) -> None:
    case = CASES[name]
    files = (Source(PurePath("a.bib"), case["file"]),) if "file" in case else ()
    found = bibliography(_document(case), files).entries
    assert len(found) == len(case["entries"])
    told = [
        {key: value for key, value in _told(entry).items() if key in wanted}
        for entry, wanted in zip(found, case["entries"], strict=True)
    ]
    assert told == case["entries"]


def _document(case: dict[str, Any]) -> Document:
    listed = f"\n## Daftar Pustaka\n\n{case['list']}" if "list" in case else ""
    source = Source(PurePath("a.md"), TEXT + listed)
    records = tuple(
        EmbeddedRecord(
            record.get("id", f"r{number}"),
            record["form"],
            record["data"],
            Location(source, Span(number, number + 1)),
        )
        for number, record in enumerate(case["records"], start=1)
    )
    return read((source,), format="markdown")._replace(embedded=records)


def _told(entry: Entry) -> dict[str, Any]:
    return {
        **entry._asdict(),
        "author": [name.full_form for name in entry.author],
        "editor": [name.full_form for name in entry.editor],
        "is_body": any(name.is_body for name in entry.author),
        "labels": list(entry.labels),
        "month": entry.issued.month,
        "origins": [place.origin.value for place in entry.places],
        "records": len(entry.records),
        "year": entry.issued.year,
    }
