"""What each program writes into files, and what is made of it; no text whatever is too much."""

from __future__ import annotations

import base64
import json
from pathlib import Path, PurePath
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitir.model import EmbeddedRecord, Location, Mark, MarkKind, Source, Span
from sitir.readers.managers import Managers

CASES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8")
)
SHOWN = Location(Source(PurePath("a.docx"), "Sungai dijaga (Vela, 2021)."), Span(14, 26))
KINDS = ("field", "control", "bookmark", "reference_mark", "bibliography_mark")
NAMES = ("ADDIN ", "ZOTERO_ITEM CSL_CITATION ", "EN.CITE <EndNote><Cite>", "CITATION ",
         "CitaviPlaceholder{", "MENDELEY_CITATION_v3_", "JABREF_", "ZOTERO_BREF_")  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_a_field_cites(name: str) -> None:
    case = CASES[name]
    managers = Managers(case.get("properties", {}), case.get("word_sources", ()))
    mark, records = _read(managers, case)
    assert _items(mark) == case.get("items")
    if mark is None:
        assert records == ()
        return
    assert mark.kind is MarkKind.FIELD
    assert (mark.manager, mark.location) == (case["manager"], SHOWN)
    assert " ".join(mark.written.split()) == case.get("written", "")
    assert [_record(record) for record in records] == case["records"]
    again, nothing = _read(managers, case)
    assert (again, nothing) == (mark, ())


def test_a_work_that_was_changed_between_two_fields_has_two_records() -> None:
    managers = Managers({}, ())
    fields = [
        _zotero({"title": "Rivers"}),
        _zotero({"title": "Lakes"}),
        _zotero({"title": "Rivers"}),
    ]
    read = [managers.field(field, "", SHOWN) for field in fields]
    assert [mark.items[0].target for mark, _ in read if mark] == ["u/1", "u/1#2", "u/1"]
    assert [[record.id for record in records] for _, records in read] == [["u/1"], ["u/1#2"], []]


def test_what_a_citation_does_not_show_makes_no_second_record() -> None:
    managers = Managers({}, ())
    managers.field(_zotero({"title": "Rivers"}), "", SHOWN)
    _, records = managers.field(_zotero({"title": "Rivers", "abstract": "Long."}), "", SHOWN)
    assert records == ()


def test_the_data_field_within_an_endnote_field_shows_nothing() -> None:
    data = base64.b64encode(b"<EndNote><Cite><RecNum>3</RecNum></Cite></EndNote>").decode()
    nowhere = _at(14)
    managers = Managers({}, ())
    assert managers.field(" ADDIN EN.CITE.DATA ", data, nowhere) == (None, ())
    mark, _ = managers.field(" ADDIN EN.CITE ", "", SHOWN)
    assert _items(mark) == [{"target": "endnote//3"}]
    mark, records = managers.field(" ADDIN EN.CITE ", "", SHOWN)
    assert (_items(mark), records) == ([], ())


def test_records_can_be_written_to_a_file() -> None:
    mark, records = Managers({}, ()).field(_zotero({"title": "half \ud800"}), "", SHOWN)
    assert mark is not None
    assert json.loads(records[0].data)["title"] == "half ?"


def test_deep_nesting_is_no_citation() -> None:
    deep = 'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":' + "[" * 200_000
    assert Managers({}, ()).field(deep, "", SHOWN) == (None, ())
    xml = "<EndNote><Cite><RecNum>1</RecNum><record>" + "<a>" * 100_000 + "</a>" * 100_000
    mark, records = Managers({}, ()).field(
        f"ADDIN EN.CITE {xml}</record></Cite></EndNote>", "", SHOWN
    )
    assert mark is not None
    assert records == ()


any_text = st.tuples(st.sampled_from(("", *NAMES)), st.sampled_from(("", *NAMES)), st.text()).map(
    "".join
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        ("citationItems", "itemData", "uris", "locator", "Entries", "Reference", "Authors", "$ref",
         "$id", "PageRange", "properties", "mendeley")), inner),
    max_leaves=12,
)  # fmt: skip


@given(any_text, st.text())
def test_any_text_is_a_citation_or_none(text: str, data: str) -> None:
    managers = Managers({f"{text}_1": data}, (data, text))
    managers.field(text, data, SHOWN)
    managers.control(text, SHOWN)
    managers.bookmark(text, SHOWN)
    managers.reference_mark(text, SHOWN)
    managers.bibliography_mark({"identifier": text, "author": data, "year": text}, SHOWN)


@given(st.dictionaries(st.sampled_from(("citationItems", "Entries")), st.lists(values)))
def test_any_json_is_a_citation_or_none(value: dict[str, Any]) -> None:
    managers = Managers({}, ())
    written = json.dumps(value)
    hidden = base64.b64encode(written.encode()).decode()
    for mark, records in (
        managers.field(f"ADDIN ZOTERO_ITEM CSL_CITATION {written}", "", SHOWN),
        managers.field(f"ADDIN CitaviPlaceholder{{{hidden}}}", "", SHOWN),
        managers.control(f"MENDELEY_CITATION_v3_{hidden}", SHOWN),
    ):
        assert mark is None or mark.items
        assert all(record.data for record in records)


def _read(
    managers: Managers, case: dict[str, Any]
) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
    hidden = base64.b64encode(case.get("hidden", "").encode()).decode()
    kind = next(kind for kind in KINDS if kind in case)
    given = case[kind]
    given = given.replace("<base64>", hidden) if isinstance(given, str) else given
    if kind == "field":
        return managers.field(given, case.get("data", "").replace("<base64>", hidden), SHOWN)
    method = getattr(managers, kind)
    read: tuple[Mark | None, tuple[EmbeddedRecord, ...]] = method(given, SHOWN)
    return read


def _items(mark: Mark | None) -> list[dict[str, Any]] | None:
    if mark is None:
        return None
    told = []
    for item in mark.items:
        locator = [item.locator.label, item.locator.value] if item.locator else None
        fields = {
            "target": item.target,
            "locator": locator,
            "prefix": item.prefix,
            "suffix": item.suffix,
            "suppresses_author": item.suppresses_author,
        }
        told.append({name: value for name, value in fields.items() if value})
        assert item.location == SHOWN
    return told


def _record(record: EmbeddedRecord) -> dict[str, str]:
    """Return a record as its case tells it, with the title that its data has."""
    if record.form.endswith("json"):
        data = json.loads(record.data)
        title = data.get("title") or data.get("Title")
    else:
        found = [e for e in fromstring(record.data).iter() if e.tag.lower().endswith("title")]
        title = "".join(found[0].itertext()).replace("&", "&amp;") if found else None
    told = {"id": record.id, "form": record.form, "title": title}
    return {name: value for name, value in told.items() if value}


def _zotero(data: dict[str, Any]) -> str:
    item = {"uris": ["u/1"], "itemData": data}
    return "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [item]})


def _at(offset: int) -> Location:
    return Location(SHOWN.source, Span(offset, offset))
