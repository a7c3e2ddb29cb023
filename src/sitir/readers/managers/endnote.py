"""Reads EndNote's citations: `ADDIN EN.CITE <EndNote><Cite>…`, or the same in the field's data."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from sitir.model import Locator
from sitir.readers.managers.citation import CitedWork, FieldCitation, Held
from sitir.readers.managers.values import decoded_text, xml_element, xml_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def endnote_citation(instruction: str, data: str) -> FieldCitation | None:
    """Return what an `EN.CITE` cites, as its instruction says or the data beside it (base64)."""
    root = _root(instruction)
    if root is None and data:
        root = _root(decoded_text(data))
    if root is None:
        return None
    cites = [root] if root.tag == "Cite" else root.findall("Cite")
    works = tuple(work for cite in cites if (work := _work(cite)))
    written = next((text for cite in cites if (text := _text(cite, "DisplayText"))), "")
    return FieldCitation("endnote", works, written) if works else None


def _root(text: str) -> Element | None:
    for plain in (text, unescape(text)):
        start = plain.find("<EndNote")
        end = plain.rfind("</EndNote>")
        if start >= 0 and end > start:
            root = xml_element(plain[start : end + len("</EndNote>")])
            if root is not None:
                return root
    return None


def _work(cite: Element) -> CitedWork | None:
    record = cite.find("record")
    number = _text(cite, "RecNum") or (_text(record, "rec-number") if record is not None else "")
    key = record.find("foreign-keys/key") if record is not None else None
    library = key.get("db-id", "") if key is not None else ""
    if not number and record is None:
        return None
    pages = _text(cite, "Pages")
    written = xml_text(record) if record is not None else ""
    # Library and number name a work; without a library a number says little, and titles help.
    named = library or (_text(record, "titles/title") if record is not None else "")
    return CitedWork(
        id=f"endnote/{named}/{number}",
        held=Held("endnote-xml", written) if written else None,
        locator=Locator("page", pages) if pages else None,
        prefix=_text(cite, "Prefix"),
        suffix=_text(cite, "Suffix"),
        suppresses_author=cite.get("ExcludeAuth") == "1",
    )


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "".join(found.itertext()).strip() if found is not None else ""
