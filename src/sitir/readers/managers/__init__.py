"""Turns what reference managers hide in word-processor files into marks and records.

The readers of docx and odt find fields, content controls, bookmarks and reference marks; what
stands in them is a language of the program that made them, which is known here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitir.model import EmbeddedRecord, Location, Mark

__all__ = ["Managers"]


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
        self._word_sources = word_sources

    def field(
        self, instruction: str, data: str, shown: Location
    ) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
        """Read a field of Word: its instruction, and the text of its `w:fldData` (base64)."""
        del instruction, data, shown
        return None, ()

    def control(self, tag: str, shown: Location) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
        """Read a content control of Word (`w:sdt`) by its tag."""
        del tag, shown
        return None, ()

    def bookmark(
        self, name: str, shown: Location
    ) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
        """Read a bookmark of Word or OpenDocument; the citation is in the properties."""
        del name, shown
        return None, ()

    def reference_mark(
        self, name: str, shown: Location
    ) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
        """Read a reference mark of OpenDocument by its name."""
        del name, shown
        return None, ()

    def bibliography_mark(
        self, attributes: Mapping[str, str], shown: Location
    ) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
        """Read a `text:bibliography-mark` by its attributes, named without their namespace."""
        del attributes, shown
        return None, ()
