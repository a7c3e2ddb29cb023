"""Turns what reference managers hide in word-processor files into marks and records.

The readers of docx and odt find fields, content controls, bookmarks and reference marks; what
stands in them is a language of the program that made them, which is known here alone.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.model import EmbeddedRecord, Mark, MarkedItem, MarkKind
from sitir.readers.managers.citation import CitedWork, FieldCitation
from sitir.readers.managers.citavi import citavi_citation
from sitir.readers.managers.csl import csl_citation
from sitir.readers.managers.endnote import endnote_citation
from sitir.readers.managers.opendocument import jabref_citation, libreoffice_citation
from sitir.readers.managers.values import decoded_text
from sitir.readers.managers.word import word_citation, word_sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitir.model import Location

__all__ = ["Managers"]

_Read = tuple[Mark | None, tuple[EmbeddedRecord, ...]]
_NOTHING: _Read = (None, ())
_ADDIN = re.compile(r"\s*(?:ADDIN\s+)?")
# `ITEM` in a name is of Zotero's; before 2009 its fields had no name of the JSON in them.
_ZOTERO = re.compile(r"ZOTERO_(?:ITEM|CITATION)\b")
_MENDELEY = re.compile(r"CSL_CITATION\b|Mendeley Citation\b")
_MENDELEY_IDS = re.compile(r"Mendeley Citation\s*\{([^{}]{1,10000})\}")
_MENDELEY_CITE = "MENDELEY_CITATION_v3_"


class Managers:
    """The reference managers of one file.

    Each method takes what the file has at one place and `shown`, where the text stands that the
    place shows, and returns the mark (none where it is no citation, or not readable) and the
    records that the file has not had before. No input makes them raise.
    """

    def __init__(self, properties: Mapping[str, str], word_sources: Sequence[str]) -> None:
        # `properties` are the document's own (`docProps/custom.xml`), by name; `word_sources` are
        # the XML texts with `b:Sources` in them (`customXml/item*.xml`).
        self._properties = properties
        self._source_texts = word_sources
        # What a field within an EndNote field held for it.
        self._endnote_data = ""
        # How many different records there are of each id, by what makes them different.
        self._identities: dict[str, dict[str, str]] = {}

    def field(self, instruction: str, data: str, shown: Location) -> _Read:
        """Read a field of Word: its instruction, and the text of its `w:fldData` (base64)."""
        start = _ADDIN.match(instruction)
        code = instruction[start.end() if start else 0 :]
        if code.startswith("EN.CITE"):
            # Inside of the field that is shown stands another one for the data, which is not.
            if code.startswith("EN.CITE.DATA") and not len(shown.span):
                self._endnote_data = data
                return _NOTHING
            data, self._endnote_data = data or self._endnote_data, ""
            found = endnote_citation(code, data)
            # Other programs lose the data: then it is a field of which no work is known.
            return self._read(found or FieldCitation("endnote", ()), shown)
        if code.startswith("CitaviPlaceholder"):
            return self._read(citavi_citation(code), shown)
        if code[:9].upper() == "CITATION ":
            return self._read(word_citation(code, self._sources), shown)
        return self._read(_csl(code), shown)

    def control(self, tag: str, shown: Location) -> _Read:
        """Read a content control of Word (`w:sdt`) by its tag.

        Those of Citavi hold a field, which says what is cited.
        """
        if not tag.startswith(_MENDELEY_CITE):
            return _NOTHING
        text = decoded_text(tag[len(_MENDELEY_CITE) :])
        return self._read(csl_citation(text, "mendeley-cite"), shown)

    def bookmark(self, name: str, shown: Location) -> _Read:
        """Read a bookmark of Word or OpenDocument; the citation is in the properties."""
        if not name.startswith(("ZOTERO_BREF_", "Mendeley_Bookmark_")):
            return _NOTHING
        parts: list[str] = []
        while (part := self._properties.get(f"{name}_{len(parts) + 1}")) is not None:
            parts.append(part)
        text = "".join(parts) or self._properties.get(name, "")
        if "_BIBL" in text[:40]:
            return _NOTHING
        manager = "zotero" if name.startswith("ZOTERO") else "mendeley"
        return self._read(csl_citation(text, manager), shown)

    def reference_mark(self, name: str, shown: Location) -> _Read:
        """Read a reference mark of OpenDocument by its name."""
        if name.startswith(("JABREF_", "JR_cite")):
            return self._read(jabref_citation(name), shown)
        return self._read(_csl(name.lstrip()), shown)

    def bibliography_mark(self, attributes: Mapping[str, str], shown: Location) -> _Read:
        """Read a `text:bibliography-mark` by its attributes, named without their namespace."""
        return self._read(libreoffice_citation(attributes), shown)

    @cached_property
    def _sources(self) -> dict[str, str]:
        return word_sources(self._source_texts)

    def _read(self, citation: FieldCitation | None, shown: Location) -> _Read:
        if citation is None:
            return _NOTHING
        items = []
        records = []
        for work in citation.works:
            name, record = self._named(work, shown)
            items.append(
                MarkedItem(
                    target=name,
                    location=shown,
                    locator=work.locator,
                    prefix=work.prefix,
                    suffix=work.suffix,
                    suppresses_author=work.suppresses_author,
                )
            )
            if record is not None:
                records.append(record)
        mark = Mark(
            MarkKind.FIELD,
            shown,
            tuple(items),
            manager=citation.manager,
            written=citation.written,
        )
        return mark, tuple(records)

    def _named(self, work: CitedWork, shown: Location) -> tuple[str, EmbeddedRecord | None]:
        """Return the id of a work, and its record where the file has not had it before.

        What one id means may change from field to field (fields made before a record was put
        right): then each meaning has its own id, the later ones with a number.
        """
        if work.held is None:
            return work.id, None
        known = self._identities.setdefault(work.id, {})
        identity = work.held.identity or work.held.data
        name = known.get(identity)
        if name is not None:
            return name, None
        name = known[identity] = f"{work.id}#{len(known) + 1}" if known else work.id
        return name, EmbeddedRecord(name, work.held.form, work.held.data, shown)


def _csl(code: str) -> FieldCitation | None:
    if _ZOTERO.match(code):
        return csl_citation(code, "zotero")
    if not _MENDELEY.match(code):
        return None
    found = csl_citation(code, "mendeley")
    ids = None if found else _MENDELEY_IDS.match(code)
    if ids is None:
        return found
    works = (CitedWork(f"id/{each.strip()}") for each in ids[1].split(";") if each.strip())
    return FieldCitation("mendeley", tuple(works))
