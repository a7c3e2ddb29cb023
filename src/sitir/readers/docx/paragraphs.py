"""Tells what a paragraph is by its properties, its style and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.docx.lines import Line, raised_label
from sitir.readers.docx.names import PROPERTIES, RUN_PROPERTIES, W, value
from sitir.readers.docx.styles import list_of, outline_level

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sitir.readers.docx.numbering import Numbering
    from sitir.readers.docx.styles import ParagraphStyle, Styles
    from sitir.readers.docx.surroundings import Surroundings

CONTENTS = "contents"
_KINDS = {
    "heading": BlockKind.HEADING,
    "title": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
}
_IN_TABLES = frozenset((BlockKind.HEADING, BlockKind.CAPTION))
_REMOVED = {
    "accept": (f"{W}del", f"{W}moveFrom"),
    "reject": (f"{W}ins", f"{W}moveTo"),
}


class Paragraphs:
    """The paragraphs of one file, in the order of the text."""

    def __init__(self, styles: Styles, numbering: Numbering, tracked: str) -> None:
        self._styles = styles
        self._numbering = numbering
        self._removed = _REMOVED[tracked]
        self._rejects = tracked == "reject"

    def line(self, element: Element, here: Surroundings, at: int) -> Line:
        """Return the line that a paragraph opens at an offset of the text."""
        properties = self._properties(element)
        style = self._styles.paragraph(value(properties, "pStyle"))
        role, level = style.role, style.level
        own = outline_level(properties)
        if own:
            role, level = "heading", own
        elif own == 0 and role == "heading":
            role, level = "", 0
        number = self._number(properties, style)
        kind = _KINDS.get(role, BlockKind.PARAGRAPH)
        if here.note:
            kind = BlockKind.FOOTNOTE
        elif here.tables and kind not in _IN_TABLES:
            kind = BlockKind.TABLE_CELL
        elif number and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        if here.note and not here.has_begun:
            here.has_begun = True
            number = raised_label(here.note)
        return Line(
            at,
            kind,
            marker=here.note or (number if kind is BlockKind.LIST_ITEM else ""),
            number=number,
            level=level if kind is BlockKind.HEADING else 0,
            role=role,
            style=style.run,
        )

    def joins_next(self, element: Element) -> bool:
        """Tell whether a tracked change has removed the end of a paragraph."""
        properties = element.find(PROPERTIES)
        mark = None if properties is None else properties.find(RUN_PROPERTIES)
        return mark is not None and any(each.tag in self._removed for each in mark)

    def _properties(self, element: Element) -> Element | None:
        properties = element.find(PROPERTIES)
        if self._rejects and properties is not None:
            before = properties.find(f"{W}pPrChange/{PROPERTIES}")
            return properties if before is None else before
        return properties

    def _number(self, properties: Element | None, style: ParagraphStyle) -> str:
        listed = list_of(properties)
        if listed is None:
            listed = style.numbering
        elif not listed.key and style.numbering is not None:
            listed = style.numbering._replace(level=listed.level)
        return "" if listed is None else self._numbering.marker(listed)
