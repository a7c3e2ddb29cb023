"""Reads EndNote's XML files record by record, so that a broken one does not hide the next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sitir.bibliography.endnote_records import entry_of_record
from sitir.errors import ReadError
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Location, Origin, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Source

_RECORD = Pattern(r"<record(?:\s[^<>]*)?>")
_END = "</record>"
# Other programs have records too, of other elements.
_TELLING = ("ref-type", "titles", "contributors")
# With a document type come entities, which may stand for other files or for any amount of text.
_DECLARATION = Pattern(
    r"<!(?:DOCTYPE|ENTITY)",
)
# EndNote writes signs that XML forbids, as they are or as references.
_FORBIDDEN = Pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0?[0-8bcefBCEF]|x1\w|[0-8]|1[124-9]|2\d|3[01]);"
)


def endnote_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of an EndNote XML file in order, and what in it cannot be read.

    Raises `ReadError` where it declares entities.
    """
    if _DECLARATION.search(source.text):
        raise ReadError(f"{source.path}: not read: it declares a document type or entities")
    entries: list[Entry] = []
    defects: list[Defect] = []
    for span in _spans(source.text):
        location = Location(source, span)
        try:
            element = ElementTree.fromstring(_FORBIDDEN.sub(" ", location.text))
        except (ElementTree.ParseError, ValueError):
            element = None
        if element is None or all(element.find(name) is None for name in _TELLING):
            defects.append(Defect(location, "unparsed-block"))
            continue
        place = Place(Origin.FILE, location)
        entry = entry_of_record(element, key="", place=place)
        # EndNote cites by its numbers, authors by what they put under `Label`.
        key = entry.labels[0] if entry.labels else ""
        entries.append(entry._replace(key=key, labels=entry.labels[1:]))
    return tuple(entries), tuple(defects)


def _spans(text: str) -> Iterator[Span]:
    position = 0
    while match := _RECORD.search(text, position):
        end = text.find(_END, match.end())
        position = end + len(_END) if end >= 0 else len(text)
        yield Span(match.start(), position)
