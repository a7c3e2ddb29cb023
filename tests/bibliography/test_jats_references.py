"""Tagged references of JATS as entries of the list, by `jats_references.yml`."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitir.bibliography import bibliography
from sitir.model import Source
from sitir.readers import read

if TYPE_CHECKING:
    from sitir.model import Entry

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("jats_references.yml").read_text(encoding="utf-8")
)


def _entry(record: str) -> Entry:
    text = (
        '<!DOCTYPE article SYSTEM "x"><article xmlns:xlink="x"><back><ref-list>'
        f'<ref id="B1"><label>1</label>{record}</ref></ref-list></back></article>'
    )
    document = read((Source(PurePath("a.xml"), text),), format="jats")
    (entry,) = bibliography(document).entries
    assert entry.labels == ("B1",)
    assert entry.number == 1
    return entry


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "nothing" not in case])
def test_case(name: str) -> None:
    case = {key: value for key, value in CASES[name].items() if key != "record"}
    entry = _entry(CASES[name]["record"])
    found: dict[str, Any] = {
        "author": [each.cited_form for each in entry.author],
        "editor": [each.cited_form for each in entry.editor],
        "year": entry.issued.year,
        "suffix": entry.issued.suffix,
        "month": entry.issued.month,
        "literal": entry.issued.literal,
        "law": entry.law is not None,
    }
    for field in (
        "type", "et_al", "title", "container_title", "publisher", "volume", "issue", "page",
        "edition", "doi", "isbn", "url",
    ):  # fmt: skip
        found[field] = getattr(entry, field)
    assert {key: value for key, value in found.items() if value} == case


def test_text_counts_where_tags_do_not_say_enough() -> None:
    entry = _entry(CASES["text of which only the journal is tagged"]["record"])
    assert (entry.title, entry.issued.year) == ("Sungai", "2021")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "nothing" in case])
def test_what_does_not_say_enough_is_nothing(name: str) -> None:
    from sitir.bibliography.jats_references import jats_reference

    assert jats_reference(CASES[name]["record"]) is None
