"""Reads CSL citations, which Zotero and Mendeley write as JSON."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sitir.model import Locator
from sitir.readers.managers.citation import CitedWork, FieldCitation, Held
from sitir.readers.managers.values import json_object, said

if TYPE_CHECKING:
    from collections.abc import Mapping

# What tells whether two records of one id say the same of what a citation shows.
_SHOWN = ("title", "author", "editor", "issued", "DOI")
_OTHER_LABELS = {"pages": "page", "chapters": "chapter", "sections": "section"}


def csl_citation(text: str, manager: str) -> FieldCitation | None:
    """Return what the first JSON object of a text cites."""
    citation = json_object(text)
    items = citation.get("citationItems") if citation else None
    if citation is None or not isinstance(items, list):
        return None
    works = tuple(_work(item) for item in items if isinstance(item, dict))
    if not works:
        return None
    return FieldCitation(manager or _manager(citation), works, _written(citation))


def csl_held(item: Mapping[str, Any]) -> Held | None:
    """Return a CSL item as a record; none where it cannot be written down."""
    try:
        data = json.dumps(item, ensure_ascii=False)
        shown = json.dumps([item.get(field) for field in _SHOWN], sort_keys=True)
    except RecursionError:
        return None
    return Held("csl-json", data, shown)


def _work(item: Mapping[str, Any]) -> CitedWork:
    data = item.get("itemData")
    held = csl_held(data) if isinstance(data, dict) and data else None
    return CitedWork(
        id=_id(item, data if isinstance(data, dict) else {}, held),
        held=held,
        locator=_locator(item),
        prefix=said(item.get("prefix")),
        suffix=said(item.get("suffix")),
        suppresses_author=item.get("suppress-author") in (True, 1, "true"),
    )


def _id(item: Mapping[str, Any], data: Mapping[str, Any], held: Held | None) -> str:
    """Return what tells the work apart in the whole file.

    `ITEM-1` of Mendeley Desktop is the first work of each field, and a number of Zotero is of one
    library among many.
    """
    for uris in (item.get("uris"), item.get("uri")):
        first = uris[0] if isinstance(uris, list) and uris else uris
        if said(first):
            return said(first)
    doi = said(data.get("DOI")).lower()
    if doi:
        return f"doi/{doi}"
    own = said(item.get("id")) or said(data.get("id"))
    if len(own) > len("ITEM-00000") and not own.startswith("ITEM-"):
        return f"id/{own}"
    content = held.identity if held else own
    return f"content/{sha256(content.encode()).hexdigest()[:24]}"


def _locator(item: Mapping[str, Any]) -> Locator | None:
    value = said(item.get("locator"))
    label = said(item.get("label")) or "page"
    return Locator(_OTHER_LABELS.get(label, label), value) if value else None


def _written(citation: Mapping[str, Any]) -> str:
    """Return the text that was last written, as Zotero, Mendeley Desktop and Cite each keep it."""
    for holder, name in (
        ("properties", "plainCitation"),
        ("mendeley", "plainTextFormattedCitation"),
        ("manualOverride", "citeprocText"),
    ):
        held = citation.get(holder)
        if isinstance(held, dict) and said(held.get(name)):
            return said(held[name])
    return ""


def _manager(citation: Mapping[str, Any]) -> str:
    return "mendeley" if "mendeley" in citation else "zotero"
