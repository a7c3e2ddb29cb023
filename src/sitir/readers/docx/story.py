"""Reads the text of a Word file, and whatever stands in it: notes, boxes, tables, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.docx.fields import link_target
from sitir.readers.docx.names import ID, MC, M, R, W, value
from sitir.readers.docx.paragraphs import Paragraphs
from sitir.readers.docx.runs import (
    ALTERNATIVES,
    DELETED_TEXT,
    SIGNS,
    TEXT,
    Looks,
    alternative,
    boxes_of,
    symbol,
    text_of,
)
from sitir.readers.docx.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from sitir.readers.docx.lines import Line
    from sitir.readers.docx.notes import Notes
    from sitir.readers.docx.numbering import Numbering
    from sitir.readers.docx.styles import RunStyle, Styles

_CONTENTS = "Table of Contents"
_PART = f"{W}docPartObj"
_FIELD_SIGN, _SYMBOL, _MATH_TEXT = f"{W}fldChar", f"{W}sym", f"{M}t"
_INSTRUCTIONS = frozenset((f"{W}instrText", f"{W}delInstrText"))
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_WRAPPERS = (
    *(f"{W}{name}" for name in ("smartTag", "customXml", "bdo", "dir")),
    f"{M}oMathPara",
    f"{MC}Choice",
    f"{MC}Fallback",
)
# Tracked changes by what is left of them, and what is not.
_KEPT = {
    "accept": (f"{W}ins", f"{W}moveTo"),
    "reject": (f"{W}del", f"{W}moveFrom"),
}


class Found:
    """What a file marks in its text: the kind of mark, the words in it, and its place."""

    def __init__(self, kind: str, words: tuple[str, ...], start: int, end: int) -> None:
        self.kind = kind
        self.words = words
        self.start = start
        self.end = end


class Story(Walk):
    """The walk through one file."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[str, Notes],
        *,
        targets: Mapping[str, str],
        tracked: str,
    ) -> None:
        """Take what the parts of the file say; `notes` by the names of what calls them."""
        super().__init__(targets)
        self.found: list[Found] = []
        self._notes = notes
        self._cells = 0
        self._paragraphs = Paragraphs(styles, numbering, tracked)
        self._looks = Looks(styles, rejects=tracked == "reject")
        self._begun: dict[tuple[str, str], tuple[str, int]] = {}
        self._texts = frozenset((TEXT,) if tracked == "accept" else (TEXT, DELETED_TEXT))
        self._removed = _KEPT["reject" if tracked == "accept" else "accept"]
        self.handlers = {
            f"{W}p": self._paragraph,
            f"{W}r": self._run,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{W}sdt": self._control,
            f"{W}tbl": self._table,
            f"{W}tr": self._row,
            f"{W}tc": self._cell,
            f"{W}bookmarkStart": self._begin_bookmark,
            f"{W}bookmarkEnd": self._end_bookmark,
            f"{W}commentRangeStart": self._begin_comment,
            f"{W}commentRangeEnd": self._end_comment,
            f"{M}oMath": self._formula,
            ALTERNATIVES: self._alternatives,
            **dict.fromkeys((*_WRAPPERS, *_KEPT[tracked]), self.push),
        }

    def _paragraph(self, element: Element) -> None:
        here = self.here
        if here.line is None:
            here.line = self._paragraphs.line(element, here, self.text.length)
            here.line.cell = here.cell if here.tables else 0
            if here.line.kind is BlockKind.HEADING:
                here.fields.end_generated()
        if not self._paragraphs.joins_next(element):
            self.push(element, self.close)
        else:
            self.push(element)

    # What stands in a paragraph.

    def _run(self, run: Element) -> None:
        line, fields = self.line, self.here.fields
        look = self._looks.of(run, line.style)
        for child in run:
            tag = child.tag
            if tag in self._texts:
                if not (fields.hidden or look.hidden):
                    line.add(text_of(child), look)
            elif tag == _FIELD_SIGN:
                if field := fields.sign(child, line.end):
                    self._end_field(field.instruction, field.data, field.start)
            elif tag in _INSTRUCTIONS:
                fields.instruct(child.text or "")
            elif not (fields.hidden or look.hidden):
                self._sign(child, line, look)

    def _sign(self, sign: Element, line: Line, look: RunStyle) -> None:
        """Write what stands in a run and is no text."""
        tag = sign.tag
        if tag in SIGNS:
            line.add(SIGNS[tag], look)
        elif tag == _SYMBOL:
            line.add(symbol(sign), look)
        elif tag in self._notes:
            if note := self._notes[tag].called(sign):
                line.add_note(note.label)
                self.here.notes.append(note)
        elif tag in _DRAWN:
            self.here.boxes += boxes_of(sign)
        elif tag == ALTERNATIVES:
            for part in alternative(sign):
                self.here.boxes += boxes_of(part)
                for text in part.findall(TEXT):
                    line.add(text_of(text), look)

    def _formula(self, formula: Element) -> None:
        text = " ".join("".join(each.text or "" for each in formula.iter(_MATH_TEXT)).split())
        if text and not self.here.fields.hidden:
            self.line.add_opaque(text)

    def _hyperlink(self, link: Element) -> None:
        target = self.here.targets.get(link.get(f"{R}id", ""), "")
        start = self.at
        self.push(link, lambda: self._end_link(target, start) if target else None)

    def _end_link(self, target: str, start: int) -> None:
        if self.here.line is not None:
            self.here.line.add_link(start, target)

    def _simple_field(self, field: Element) -> None:
        instruction, start = field.get(f"{W}instr", ""), self.at
        data = "".join((field.findtext(f"{W}fldData") or "").split())
        self.push(field, lambda: self._end_field(instruction, data, start))

    def _end_field(self, instruction: str, data: str, start: int) -> None:
        if target := link_target(instruction):
            self._end_link(target, start)
        else:
            self.found.append(Found("field", (instruction, data), start, self.at))

    # What stands around or beside paragraphs.

    def _table(self, table: Element) -> None:
        self.close()
        here = self.here
        rows = table.findall(f"{W}tr")
        if len(rows) == 1 and len(rows[0].findall(f"{W}tc")) == 1:
            self.push(table)  # a frame around text
            return
        here.tables += 1

        def leave() -> None:
            # Text that stands in no cell belongs to the table, and comes before its notes.
            self.close()
            here.tables -= 1
            if not here.tables:
                self.add_what_waits()

        self.push(table, leave)

    def _row(self, row: Element) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None or not any(each.tag in self._removed for each in properties):
            self.push(row)

    def _cell(self, cell: Element) -> None:
        here, outer = self.here, self.here.cell
        self._cells += 1
        here.cell = self._cells

        def leave() -> None:
            self.close()
            here.cell = outer

        self.push(cell, leave)

    def _control(self, control: Element) -> None:
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if content is None:
            return
        gallery = value(None if properties is None else properties.find(_PART), "docPartGallery")
        is_empty = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        if gallery == _CONTENTS or is_empty:
            return
        tag, start = value(properties, "tag"), self.at
        self.push(content, lambda: self.found.append(Found("control", (tag,), start, self.at)))

    def _alternatives(self, element: Element) -> None:
        self.push(alternative(element))

    def _begin_bookmark(self, mark: Element) -> None:
        self._begun["bookmark", mark.get(ID, "")] = mark.get(f"{W}name", ""), self.at

    def _end_bookmark(self, mark: Element) -> None:
        self._end_range("bookmark", mark)

    def _begin_comment(self, mark: Element) -> None:
        key = mark.get(ID, "")
        self._begun["comment", key] = key, self.at

    def _end_comment(self, mark: Element) -> None:
        self._end_range("comment", mark)

    def _end_range(self, kind: str, mark: Element) -> None:
        begun = self._begun.pop((kind, mark.get(ID, "")), None)
        if begun is not None:
            self.found.append(Found(kind, (begun[0],), begun[1], self.at))
