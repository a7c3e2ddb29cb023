"""Whole lists, each a folder with the article and what must be read in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from sitir.bibliography.reference_list import reference_entries
from sitir.model import Entry, Source
from sitir.readers import format_of, load, read

FOLDER = Path(__file__).parent
CASES = sorted(path.parent.name for path in FOLDER.glob("*/input.*"))


def told(entry: Entry) -> dict[str, Any]:
    values = {
        "key": entry.key,
        "number": entry.number,
        "author": [name.full_form for name in entry.author],
        "et_al": entry.et_al,
        "year": entry.issued.year,
        "literal": entry.issued.literal,
        "title": entry.title,
        "container_title": entry.container_title,
        "publisher": entry.publisher,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.page,
        "edition": entry.edition,
        "genre": entry.genre,
        "doi": entry.doi,
        "url": entry.url,
        "language": entry.language,
        "law": str(entry.law) if entry.law else "",
        "type": entry.type,
        "defects": [defect.kind for defect in entry.defects],
    }
    return {field: value for field, value in values.items() if value}


@pytest.mark.parametrize("case", CASES)
def test_list(case: str) -> None:
    path = next((FOLDER / case).glob("input.*"))
    entries, strays = reference_entries(read((load(path),), format=format_of(path)))
    expected = json.loads((FOLDER / case / "expected.json").read_text(encoding="utf-8"))
    found = {
        "entries": [told(entry) for entry in entries],
        "strays": [stray.location.text for stray in strays],
    }
    assert found == expected


@pytest.mark.parametrize(("pages", "kinds"), [((), ["page-break"]), ((0, 200), [])])
def test_pages_that_are_laid_out_may_cut_entries(pages: tuple[int, ...], kinds: list[str]) -> None:
    document = read((load(FOLDER / "cut_numbered_list" / "input.md"),), format="markdown")
    source = Source(document.source.path, document.source.text, pages=pages)
    entries, _ = reference_entries(document._replace(sources=(source,)))
    assert [defect.kind for entry in entries for defect in entry.defects] == kinds
