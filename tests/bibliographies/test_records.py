"""Cases of records that reference managers exchange and embed, and the law that any can be read."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitir.bibliography.csl_items import entry_of_item
from sitir.bibliography.endnote_records import entry_of_record
from sitir.model import Location, Origin, Place, Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Entry

HERE = Path(__file__).parent
ITEMS: dict[str, Any] = yaml.safe_load((HERE / "csl_items.yml").read_text(encoding="utf-8"))
RECORDS: dict[str, Any] = yaml.safe_load((HERE / "endnote_records.yml").read_text(encoding="utf-8"))
PLACE = Place(Origin.EMBEDDED, Location(Source(PurePath("artikel.docx"), "x"), Span(0, 1)))
FIELDS = (
    "type", "title", "author", "editor", "issued", "original-date", "DOI", "URL", "ISBN", "number",
    "page", "volume", "language", "container-title", "note", "year-suffix",
)  # fmt: skip
PARTS = ("family", "given", "literal", "suffix", "date-parts", "raw", "year", "month", "season")


@pytest.mark.parametrize("name", ITEMS)
def test_item(name: str, shown: Callable[[Entry, str], object]) -> None:
    case = ITEMS[name]
    entry = entry_of_item(case["item"], key="k", place=PLACE)
    assert {field: shown(entry, field) for field in case["entry"]} == expected(case["entry"])
    assert (entry.key, entry.places) == ("k", (PLACE,))


@pytest.mark.parametrize("name", RECORDS)
def test_record(name: str, shown: Callable[[Entry, str], object]) -> None:
    case = RECORDS[name]
    entry = entry_of_record(ElementTree.fromstring(case["record"]), key="k", place=PLACE)
    assert {field: shown(entry, field) for field in case["entry"]} == expected(case["entry"])
    assert (entry.key, entry.places) == ("k", (PLACE,))


def expected(entry: dict[str, Any]) -> dict[str, Any]:
    return {field: str(value) if field == "issued" else value for field, value in entry.items()}


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**4000),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["2020-01-02", "dkk.", "10.1/x", "&#55296;", "&#99999999;", "<i>", "0-0"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(PARTS), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
def test_any_item_is_an_entry(item: dict[str, Any]) -> None:
    entry = entry_of_item(item, key="k", place=PLACE)
    for text in (entry.title, entry.page, entry.doi, entry.url, entry.isbn, entry.container_title):
        assert isinstance(text, str)
        assert text == " ".join(text.split())
    for name in (*entry.author, *entry.editor):
        assert name.family or name.literal
