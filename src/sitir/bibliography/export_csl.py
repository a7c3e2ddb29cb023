"""Writes entries as CSL-JSON, which Zotero, Mendeley and pandoc read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitir.bibliography.names import person_of_parts
from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Date, Entry, Name

_BOTH_YEARS = Pattern(r"(\d{1,4})/(\d{1,4})")
_YEAR = Pattern(r"-?\d{1,4}")


def csl_json_of(entries: Iterable[Entry]) -> str:
    """Return the entries as a list of CSL items."""
    items = [_item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    others = [{"literal": "others"}] if entry.et_al else []
    # Editors in the place of authors are not both.
    is_edited = bool(entry.editor) and entry.author == entry.editor
    date, original = _dates(entry.issued)
    values = {
        "id": entry.key,
        "citation-key": next((each for each in entry.labels if _is_key(each, entry)), ""),
        "type": entry.type,
        "title": entry.title,
        "author": [] if is_edited else [*map(_name, entry.author), *others],
        "editor": [*map(_name, entry.editor), *(others if is_edited else [])],
        "issued": date,
        "original-date": original,
        "year-suffix": entry.issued.suffix,
        "container-title": entry.container_title,
        "publisher": entry.publisher,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.page,
        "edition": entry.edition,
        "genre": entry.genre,
        "DOI": entry.doi,
        "ISBN": entry.isbn,
        "URL": entry.url,
        "language": entry.language,
    }
    return {name: value for name, value in values.items() if value}


def _is_key(label: str, entry: Entry) -> bool:
    """Tell whether a label is another key; fields name their records by addresses."""
    return "/" not in label and label != entry.key


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal + (f" ({name.acronym})" if name.acronym else "")}
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    said = {part: text for part, text in parts.items() if text}
    read = person_of_parts(family=name.family, given=name.given)
    if (read.family, read.given) != (name.family, name.given):
        # Who reads this must not look for particles in the name.
        said["non-dropping-particle"] = name.non_dropping_particle
    return said


def _dates(issued: Date) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return when a work came out, and when it did so first; either may be empty."""
    year = issued.year or ""
    both = _BOTH_YEARS.fullmatch(year)
    if both:
        return _date(both[2], issued), {"date-parts": [[int(both[1])]]}
    if _YEAR.fullmatch(year):
        return _date(year, issued), {}
    written = year or issued.literal
    return ({"literal": written} if written else {}), {}


def _date(year: str, issued: Date) -> dict[str, Any]:
    parts = [int(year)]
    if issued.month:
        parts.append(issued.month)
        if issued.day:
            parts.append(issued.day)
    return {"date-parts": [parts]}
