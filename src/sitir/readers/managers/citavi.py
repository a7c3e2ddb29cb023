"""Reads Citavi's citations: `ADDIN CitaviPlaceholder{…}` with JSON of its own in base64."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sitir.model import Locator
from sitir.readers.managers.citation import CitedWork, FieldCitation, Held
from sitir.readers.managers.values import decoded_text, json_object, said

if TYPE_CHECKING:
    from collections.abc import Mapping

_ORIGINAL = re.compile(r"<os>([^<]*)</os>")
_TEXTS = (
    "ReferenceType", "Title", "Subtitle", "Year", "YearResolved", "Date", "Volume", "Number",
    "Edition", "Doi", "Isbn", "OnlineAddress", "PlaceOfPublication", "Language", "SpecificField2",
)  # fmt: skip
_PERSONS = ("Authors", "Editors", "Organizations", "Publishers")
_PERSON = ("FirstName", "MiddleName", "LastName", "Prefix", "Suffix", "Name")


def citavi_citation(instruction: str) -> FieldCitation | None:
    """Return what a placeholder cites."""
    start = instruction.find("{")
    placeholder = json_object(decoded_text(instruction[start + 1 :])) if start >= 0 else None
    entries = placeholder.get("Entries") if placeholder else None
    if placeholder is None or not isinstance(entries, list):
        return None
    known = _by_id(placeholder)
    works = tuple(
        work for entry in entries if isinstance(entry, dict) and (work := _work(entry, known))
    )
    return FieldCitation("citavi", works, said(placeholder.get("Text"))) if works else None


def _work(entry: Mapping[str, Any], known: Mapping[str, Any]) -> CitedWork | None:
    reference = _resolved(entry.get("Reference"), known)
    own = said(entry.get("ReferenceId")) or said((reference or {}).get("Id"))
    if not own:
        return None
    pages = _pages(entry.get("PageRange"))
    data = json.dumps(_kept(reference, known), ensure_ascii=False) if reference else ""
    return CitedWork(
        id=f"citavi/{own}",
        held=Held("citavi-json", data) if data else None,
        locator=Locator("page", pages) if pages else None,
        prefix=said(entry.get("Prefix")),
        suffix=said(entry.get("Suffix")),
        suppresses_author=entry.get("YearOnly") is True,
    )


def _kept(reference: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a reference that say what it is, without pointers to other parts."""
    kept = _of_one(reference, known)
    periodical = _resolved(reference.get("Periodical"), known)
    if periodical:
        kept["Periodical"] = {"Name": said(periodical.get("Name"))}
    parent = _resolved(reference.get("ParentReference"), known)
    if parent:
        kept["ParentReference"] = _of_one(parent, known)
    return kept


def _of_one(reference: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: said(reference[name]) for name in _TEXTS if name in reference}
    kept["PageRange"] = _pages(reference.get("PageRange"))
    for role in _PERSONS:
        listed = reference.get(role)
        persons = [_resolved(each, known) for each in listed] if isinstance(listed, list) else []
        kept[role] = [
            {name: said(person[name]) for name in _PERSON if name in person}
            for person in persons
            if person
        ]
    return kept


def _pages(value: Any) -> str:
    if isinstance(value, dict):
        return said(value.get("OriginalString"))
    found = _ORIGINAL.search(value) if isinstance(value, str) else None
    if found:
        return found[1].strip()
    return said(value) if "<" not in said(value) else ""


def _by_id(value: Any) -> dict[str, Any]:
    """Return the objects that others point to (`$ref`) by what they are pointed to with."""
    found: dict[str, Any] = {}
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("$id"), str):
                found[each["$id"]] = each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return found


def _resolved(value: Any, known: Mapping[str, Any]) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        return None
    pointed = value.get("$ref")
    if isinstance(pointed, str):
        found = known.get(pointed)
        return found if isinstance(found, dict) else None
    return value
