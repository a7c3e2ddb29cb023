"""Whole Word files with the citations of each program, from the package to the links."""

from __future__ import annotations

import base64
import json
from html import escape
from typing import Any

import pytest
from tests.readers.docx.making import docx

from sitir.model import CitationStyle, LinkStatus, Manuscript, Origin
from sitir.pipeline import linked
from sitir.readers import read

VELA = {
    "type": "book",
    "title": "Guarding the river",
    "author": [{"family": "Gauthier Vela", "given": "Vanessa"}],
    "issued": {"date-parts": [[2021]]},
}
ENDNOTE = (
    '<EndNote><Cite><RecNum>7</RecNum><record><foreign-keys><key app="EN" db-id="q">7</key>'
    "</foreign-keys><contributors><authors><author>Gauthier Vela, Vanessa</author></authors>"
    "</contributors><titles><title>Guarding the river</title></titles><dates><year>2021</year>"
    "</dates></record></Cite></EndNote>"
)
CITAVI = {
    "Entries": [
        {
            "ReferenceId": "g1",
            "Reference": {
                "Title": "Guarding the river",
                "Year": "2021",
                "Authors": [{"FirstName": "Vanessa", "LastName": "Gauthier Vela"}],
            },
        }
    ]
}
SOURCES = (
    "<b:Source><b:Tag>Vel21</b:Tag><b:Author><b:Author><b:NameList><b:Person><b:Last>Gauthier Vela"
    "</b:Last></b:Person></b:NameList></b:Author></b:Author><b:Title>Guarding the river</b:Title>"
    "<b:Year>2021</b:Year></b:Source>"
)


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _sign(kind: str, data: str = "") -> str:
    hidden = f"<w:fldData>{data}</w:fldData>" if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{hidden}</w:fldChar></w:r>'


def _code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escape(text)}</w:instrText></w:r>'


def _field(instruction: str, shown: str, data: str = "") -> str:
    """Return a field whose instruction is split over two runs."""
    half = len(instruction) // 2
    code = _code(instruction[:half]) + _code(instruction[half:])
    return f"{_sign('begin', data)}{code}{_sign('separate')}{_run(shown)}{_sign('end')}"


def _control(tag: str, content: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _csl(item: dict[str, Any], **rest: Any) -> str:
    return json.dumps({"citationItems": [{"id": "ITEM-1", "itemData": item, **rest}]})


ZOTERO = "ZOTERO_ITEM CSL_CITATION " + _csl(VELA, uris=["http://zotero.org/users/1/items/A"])
FIELDS = {
    "zotero": lambda shown: _field(f" ADDIN {ZOTERO} ", shown),
    "mendeley": lambda shown: _field(f"ADDIN CSL_CITATION {_csl(VELA)}", shown),
    "mendeley-cite": lambda shown: _control(
        f"MENDELEY_CITATION_v3_{_encoded(_csl(VELA))}", _run(shown)
    ),
    "word": lambda shown: _control("x", _field(r" CITATION Vel21 \l 1057 ", shown)),
    "endnote": lambda shown: _field(f" ADDIN EN.CITE {ENDNOTE}", shown),
    "endnote in its data": lambda shown: (
        f"{_sign('begin', _encoded(ENDNOTE))}{_code(' ADDIN EN.CITE ')}"
        f"{_sign('begin', _encoded(ENDNOTE))}{_code(' ADDIN EN.CITE.DATA ')}{_sign('end')}"
        f"{_sign('separate')}{_run(shown)}{_sign('end')}"
    ),
    "endnote in the data of the inner field": lambda shown: (
        f"{_sign('begin')}{_code(' ADDIN EN.CITE ')}"
        f"{_sign('begin', _encoded(ENDNOTE))}{_code(' ADDIN EN.CITE.DATA ')}{_sign('end')}"
        f"{_sign('separate')}{_run(shown)}{_sign('end')}"
    ),
    "citavi": lambda shown: _control(
        "CitaviPlaceholder#1",
        _field(f"ADDIN CitaviPlaceholder{{{_encoded(json.dumps(CITAVI))}}}", shown),
    ),
    "zotero in a bookmark": lambda shown: (
        f'<w:bookmarkStart w:id="1" w:name="ZOTERO_BREF_a"/>{_run(shown)}<w:bookmarkEnd w:id="1"/>'
    ),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_tied_to_its_record(name: str) -> None:
    (link,) = _linked(FIELDS[name]("(Gauthier Vela, 2021)")).links
    assert link.entry is not None
    assert (link.status, link.entry.title) == (LinkStatus.EXACT, "Guarding the river")
    assert [place.origin for place in link.entry.places] == [Origin.EMBEDDED]
    assert link.manager == name.split(" in ")[0]
    assert link.stale == ()


@pytest.mark.parametrize("name", FIELDS)
def test_what_was_typed_over_a_field_is_seen(name: str) -> None:
    (link,) = _linked(FIELDS[name]("(Gauthier Vela, 2012)")).links
    assert (link.status, link.stale) == (LinkStatus.YEAR_MISMATCH, ("year-off",))


def test_a_reference_in_full_in_a_note_is_tied_to_its_record() -> None:
    note = FIELDS["zotero"]("Vanessa Gauthier Vela, Guarding the River (Oxford: Press, 2021), 12.")
    notes = f'<w:footnote w:id="2"><w:p>{note}</w:p></w:footnote>'
    body = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = _linked(body, footnotes=notes)
    assert [citation.style for citation in found.citations] == [CitationStyle.NOTE]
    context = found.citations[0].context
    assert context is not None
    assert context.text.startswith("Sungai di desa itu dijaga")
    assert [(link.status, link.stale) for link in found.links] == [(LinkStatus.EXACT, ())]


def _linked(field: str, **parts: str) -> Manuscript:
    custom = (
        '<property name="ZOTERO_BREF_a_1"><vt:lpwstr>'
        f"{escape(ZOTERO[:90])}</vt:lpwstr></property>"
        f'<property name="ZOTERO_BREF_a_2"><vt:lpwstr>{escape(ZOTERO[90:])}</vt:lpwstr></property>'
    )
    heading = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + _run("Pendahuluan") + "</w:p>"
    body = f"{heading}<w:p>{_run('Sungai di desa itu dijaga oleh warga ')}{field}{_run('.')}</w:p>"
    given = docx(body, {"sources": SOURCES, "custom": custom, **parts})
    return linked(read((given,), format="docx"), ())
