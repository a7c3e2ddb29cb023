"""Reads the records that word processors embed with citations into entries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

from sitir.bibliography.bodies import is_body, is_known_body
from sitir.bibliography.keys import keys
from sitir.bibliography.merge import united
from sitir.model import Name, Origin, Place, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Document, EmbeddedRecord, Entry

# A body of fewer words has nothing that tells it from a person.
_FEWEST_WORDS = 3


def embedded_entries(document: Document) -> tuple[Entry, ...]:
    """Return the works that fields of the article hold records of, in the order of their places.

    A work of which two libraries have a record, or one library two versions, is one entry.
    """
    entries = [entry for record in document.embedded if (entry := _entry(record)) is not None]
    found = _one_of_each(entries)
    return tuple(entry._replace(key=key) for key, entry in zip(keys(found), found, strict=True))


def _entry(record: EmbeddedRecord) -> Entry | None:
    place = Place(Origin.EMBEDDED, record.location)
    try:
        entry = _read(record, place)
    except (ValueError, ParseError, RecursionError):
        return None
    if entry is None:
        return None
    author = tuple(map(_mended, entry.author))
    return entry._replace(author=author, labels=(*entry.labels, record.id))


def _read(record: EmbeddedRecord, place: Place) -> Entry | None:
    if record.form == "csl-json":
        from sitir.bibliography.csl_items import entry_of_item

        return entry_of_item(json.loads(record.data), key="", place=place)
    if record.form == "endnote-xml":
        from sitir.bibliography.endnote_records import entry_of_record

        return entry_of_record(fromstring(record.data), key="", place=place)
    if record.form == "word-xml":
        from sitir.bibliography.word_sources import entry_of_source

        return entry_of_source(fromstring(record.data), key="", place=place)
    if record.form == "citavi-json":
        from sitir.bibliography.citavi_references import entry_of_reference

        return entry_of_reference(json.loads(record.data), key="", place=place)
    return None


def _mended(name: Name) -> Name:
    """Return a body that was entered as a person (`Council`, `United Nations Security`) as such."""
    if name.is_body or not name.given or not name.family:
        return name
    whole = name.full_form
    opens = name.given.split()[0].title()
    is_mangled = is_known_body(whole) or (
        len(whole.split()) >= _FEWEST_WORDS and is_body(opens) and len(opens) >= _FEWEST_WORDS
    )
    return Name(literal=whole) if is_mangled else name


def _one_of_each(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with those united that are one work; linear in their number."""
    place_of: dict[tuple[str, ...], int] = {}
    found: list[Entry] = []
    for entry in entries:
        signs = list(_signs(entry))
        place = next((place_of[sign] for sign in signs if sign in place_of), len(found))
        if place == len(found):
            found.append(entry)
        else:
            found[place] = united(found[place], entry)
        for sign in signs:
            place_of.setdefault(sign, place)
    return found


def _signs(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield what only records of one work share."""
    # Later versions of one record have its id with a number.
    yield "id", entry.labels[-1].partition("#")[0]
    if entry.doi:
        yield "doi", entry.doi.lower()
    title = folded(entry.title)
    if title:
        names = entry.author or entry.editor
        first = folded(names[0].cited_form) if names else ""
        year = entry.issued.year or ""
        yield "title", title, first, year, folded(entry.container_title), entry.volume
