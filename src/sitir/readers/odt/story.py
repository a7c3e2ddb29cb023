"""Reads the text of an OpenDocument file: paragraphs, headings, lists, tables, notes, boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.docx.lines import Line, Text, raised_label
from sitir.readers.docx.styles import PLAIN
from sitir.readers.odt.lists import Lists
from sitir.readers.odt.names import DRAW, TABLE, TEXT
from sitir.readers.odt.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

    from sitir.errors import ReadError
    from sitir.readers.odt.styles import Styles

_DEEPEST = 150
_KINDS = {
    "title": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
}
# What holds paragraphs and is nothing itself; a list of references is the only index that is text.
_HOLDERS = frozenset(
    f"{TEXT}{name}" for name in ("section", "bibliography", "index-body", "numbered-paragraph")
) | {f"{DRAW}text-box"}
_TABLE_PARTS = frozenset(
    f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group", "table-row")
)
_CELL = f"{TABLE}table-cell"


class Story(Words):
    """The walk through one file."""

    def __init__(self, styles: Styles, error: Callable[[str], ReadError], *, tracked: str) -> None:
        super().__init__(styles, error, tracked=tracked)
        self.text = Text()
        self._lists = Lists(styles)
        self._depth = 0
        self._note = ""
        self._note_begins = False
        self._tables = 0
        self._number = ""
        self._is_item = False

    def read(self, element: Element) -> None:
        """Read one child of the text; raises `ReadError` where it nests too deeply."""
        tag = element.tag
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(element)
        elif tag == f"{TEXT}list":
            self._list(element)
        elif tag == f"{TABLE}table":
            self._table(element)
        elif tag in _HOLDERS:
            self._all(element)
        elif tag == f"{TEXT}tracked-changes":
            self.changes.add(element)
        elif tag == f"{DRAW}frame":
            self._all(element.findall(f"{DRAW}text-box"))
        else:
            self.changes.sign(element)

    def end(self) -> None:
        """Read what waits."""
        self._add_what_waits()

    def _all(self, elements: Iterable[Element]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.error("nests deeper than any text")
        for each in elements:
            self.read(each)
        self._depth -= 1

    def _paragraph(self, element: Element) -> None:
        style = element.get(f"{TEXT}style-name", "")
        role = self.styles.role(style)
        level = self._level(element)
        kind = _KINDS.get(role, BlockKind.PARAGRAPH)
        if level:
            kind, role = BlockKind.HEADING, "heading"
        number, self._number = self._number, ""
        if self._note:
            kind = BlockKind.FOOTNOTE
            number = raised_label(self._note) if self._note_begins else ""
            self._note_begins = False
        elif self._tables and kind is not BlockKind.CAPTION:
            kind, level = BlockKind.TABLE_CELL, 0
        elif self._is_item and number and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        self.line = Line(
            self.text.length,
            kind,
            marker=self._note or (number if kind is BlockKind.LIST_ITEM else ""),
            number=number,
            level=1 if role == "title" else level,
            role=role,
            style=self.styles.look("paragraph", style),
        )
        # What a heading's style sets in bold is bold as all of it is.
        self.write(element, PLAIN if level else self.line.style)
        self.text.close(self.line, is_note=bool(self._note))
        if not self._note and not self._tables:
            self._add_what_waits()

    def _level(self, element: Element) -> int:
        if element.tag != f"{TEXT}h":
            return 0
        value = element.get(f"{TEXT}outline-level", "1")
        return int(value) if value.isdecimal() and len(value) < 3 else 1

    def _list(self, element: Element) -> None:
        self._lists.begin(element)
        for item in element:
            if item.tag == f"{TEXT}list-item":
                self._number, self._is_item = self._lists.marker(item), True
                self._all(item)
            elif item.tag == f"{TEXT}list-header":
                self._all(item)
            self._number = ""
        self._lists.end()
        self._is_item = False

    def _table(self, element: Element) -> None:
        self._tables += 1
        self._rows(element)
        self._tables -= 1
        if not self._tables:
            self._add_what_waits()

    def _rows(self, element: Element) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.error("nests deeper than any text")
        for each in element:
            if each.tag in _TABLE_PARTS:
                self._rows(each)
            elif each.tag == _CELL:
                self._all(each)
        self._depth -= 1

    def _add_what_waits(self) -> None:
        """Read the notes and boxes that the last paragraphs call."""
        notes, self.notes = self.notes, []
        boxes, self.boxes = self.boxes, []
        for label, body in notes:
            self._note, self._note_begins = label, True
            self._all(body)
            self._note = ""
        for box in boxes:
            self._all(box)
