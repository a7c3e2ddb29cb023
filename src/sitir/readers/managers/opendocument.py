"""Reads the citations of JabRef and of LibreOffice itself, which only OpenDocument files have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sitir.readers.managers.citation import CitedWork, FieldCitation
from sitir.readers.managers.csl import csl_held

if TYPE_CHECKING:
    from collections.abc import Mapping

_JABREF = re.compile(r"JABREF_(\S{1,300}) CID_\d+")
_OLD_JABREF = re.compile(r"JR_cite\d*_\d_(\S+)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "conference":
    "paper-conference", "inproceedings": "paper-conference", "inbook": "chapter", "incollection":
    "chapter", "mastersthesis": "thesis", "phdthesis": "thesis", "techreport": "report", "manual":
    "report", "www": "webpage", "proceedings": "book", "unpublished": "manuscript",
}  # fmt: skip
_FIELDS = {
    "title": "title", "journal": "container-title", "booktitle": "container-title", "publisher":
    "publisher", "institution": "publisher", "school": "publisher", "organizations": "publisher",
    "volume": "volume", "number": "issue", "pages": "page", "edition": "edition", "isbn": "ISBN",
    "url": "URL",
}  # fmt: skip


def jabref_citation(name: str) -> FieldCitation | None:
    """Return what a mark of JabRef cites: keys of a BibTeX file, which itself is not in there."""
    old = _OLD_JABREF.fullmatch(name)
    keys = old[1].split(",") if old else _JABREF.findall(name)
    works = tuple(CitedWork(key) for key in keys if key)
    return FieldCitation("jabref", works) if works else None


def libreoffice_citation(attributes: Mapping[str, str]) -> FieldCitation | None:
    """Return what a `text:bibliography-mark` cites; its attributes are the record."""
    name = attributes.get("identifier", "").strip()
    # What LibreOffice makes of Word's own citations is their instruction, without any record.
    if not name or name.startswith("CITATION "):
        return None
    held = csl_held(_item(attributes)) if len(attributes) > 1 else None
    return FieldCitation("libreoffice", (CitedWork(f"libreoffice/{name}", held),))


def _item(attributes: Mapping[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(attributes.get("bibliography-type", ""), "document")}
    for name, field in _FIELDS.items():
        value = attributes.get(name, "").strip()
        if value and field not in item:
            item[field] = value
    for role in ("author", "editor"):
        persons = [_name(each) for each in _each_name(attributes.get(role, ""))]
        if persons:
            item[role] = persons
    written = attributes.get("year", "").strip()
    year = _YEAR.search(written)
    if year:
        item["issued"] = {"date-parts": [[int(year[0])]]}
    elif written:
        item["issued"] = {"literal": written}
    return item


def _each_name(written: str) -> list[str]:
    names = written.split(";") if ";" in written else written.split(" and ")
    return [name for each in names if (name := each.strip())]


def _name(written: str) -> dict[str, str]:
    family, comma, given = written.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    *first, last = written.split()
    return {"family": last, "given": " ".join(first)} if first else {"literal": written}
