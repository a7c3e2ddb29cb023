"""Reads what stands in the paragraphs of an OpenDocument text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.model import OPAQUE, BlockKind
from sitir.readers.docx.lines import Line
from sitir.readers.docx.story import Found
from sitir.readers.docx.styles import PLAIN, RunStyle
from sitir.readers.odt.changes import Changes
from sitir.readers.odt.names import DRAW, FIELD, OFFICE, TEXT, XLINK

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from sitir.errors import ReadError
    from sitir.readers.odt.styles import Styles

_DEEPEST = 150
_MOST_SPACES = 100
_BLANKS = re.compile(r"[ \t\r\n]+")
_HIDDEN = frozenset(
    (
        f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{TEXT}ruby-text", f"{TEXT}note",
        f"{OFFICE}annotation", f"{TEXT}script", f"{DRAW}frame",
    )
)  # fmt: skip
_STARTS = {f"{TEXT}bookmark-start": "bookmark", f"{TEXT}reference-mark-start": "reference-mark"}
_ENDS = {f"{TEXT}bookmark-end": "bookmark", f"{TEXT}reference-mark-end": "reference-mark"}
_NAME = f"{TEXT}name"
_CODE = "vnd.oasis.opendocument.field.code"


class Words:
    """What writes words into the line that is open."""

    def __init__(self, styles: Styles, error: Callable[[str], ReadError], *, tracked: str) -> None:
        # What makes an error that names the file.
        self.error = error
        self.styles = styles
        self.changes = Changes(rejects=tracked == "reject")
        self.found: list[Found] = []
        self.comments: dict[str, str] = {}
        self.notes: list[tuple[str, Element]] = []
        self.boxes: list[Element] = []
        self.line = Line(0, BlockKind.PARAGRAPH)
        self._labels: set[str] = set()
        self._begun: dict[tuple[str, str], int] = {}
        # The fields of Word that are open: the instruction, and where what they show begins.
        self._fields: list[tuple[str, int]] = []
        self._levels = 0
        self._handlers: dict[str, Callable[[Element, RunStyle], None]] = {
            f"{TEXT}s": self._spaces,
            f"{TEXT}tab": lambda _, look: self.line.add("\t", look),
            f"{TEXT}line-break": lambda _, look: self.line.add("\n", look),
            f"{TEXT}span": self._span,
            f"{TEXT}a": self._link,
            f"{TEXT}note": self._called,
            f"{TEXT}bibliography-mark": self._entry,
            f"{OFFICE}annotation": self._comment,
            f"{DRAW}frame": self._frame,
            f"{TEXT}change": self._change,
            f"{FIELD}fieldmark-start": self._field,
            f"{FIELD}fieldmark-separator": self._field_shows,
            f"{FIELD}fieldmark-end": self._field_ends,
        }

    def write(self, element: Element, look: RunStyle) -> None:
        """Write what an element holds; raises `ReadError` where it nests too deeply."""
        self._levels += 1
        if self._levels > _DEEPEST:
            raise self.error("nests deeper than any text")
        self._add(element.text, look)
        for child in element:
            tag = child.tag
            if handler := self._handlers.get(tag):
                handler(child, look)
            elif tag in _STARTS:
                self._begun[_STARTS[tag], child.get(_NAME, "")] = self.line.end
            elif tag in _ENDS:
                self._end(_ENDS[tag], child.get(_NAME, ""))
            elif tag not in _HIDDEN:
                self.changes.sign(child)
                self.write(child, look)
            self._add(child.tail, look)
        self._levels -= 1

    def _add(self, text: str | None, look: RunStyle) -> None:
        if not text or look.hidden or self.changes.hides:
            return
        text = _BLANKS.sub(" ", text).replace("\xad", "")
        if text:
            self.line.add(text, look)

    def _spaces(self, element: Element, look: RunStyle) -> None:
        count = element.get(f"{TEXT}c", "1")
        self._add_as_is(" " * min(int(count) if count.isdecimal() and len(count) < 5 else 1,
                                  _MOST_SPACES), look)  # fmt: skip

    def _add_as_is(self, text: str, look: RunStyle) -> None:
        if not (look.hidden or self.changes.hides):
            self.line.add(text, look)

    def _span(self, element: Element, look: RunStyle) -> None:
        own = self.styles.look("text", element.get(f"{TEXT}style-name", ""))
        if own is not PLAIN:
            look = RunStyle(*(one or other for one, other in zip(look, own, strict=True)))
        self.write(element, look)

    def _link(self, element: Element, look: RunStyle) -> None:
        start, target = self.line.end, element.get(f"{XLINK}href", "")
        self.write(element, look)
        if target:
            self.line.add_link(start, target)

    def _called(self, element: Element, look: RunStyle) -> None:
        body = element.find(f"{TEXT}note-body")
        if body is None or look.hidden or self.changes.hides:
            return
        label = "".join((element.findtext(f"{TEXT}note-citation") or "").split()) or "*"
        if label in self._labels and element.get(f"{TEXT}note-class") == "endnote":
            label = f"e{label}"
        self._labels.add(label)
        self.line.add_note(label)
        self.notes.append((label, body))

    def _entry(self, element: Element, look: RunStyle) -> None:
        start = self.line.end
        self.write(element, look)
        words = [word for key, value in element.items() for word in (key.partition("}")[2], value)]
        self.found.append(Found("bibliography-mark", tuple(words), start, self.line.end))

    def _comment(self, element: Element, look: RunStyle) -> None:
        del look
        key = str(len(self.comments))
        paragraphs = element.iter(f"{TEXT}p")
        text = " ".join("".join(paragraph.itertext()) for paragraph in paragraphs)
        self.comments[key] = " ".join(text.split())
        self.found.append(Found("comment", (key,), self.line.end, self.line.end))

    def _frame(self, element: Element, look: RunStyle) -> None:
        if look.hidden or self.changes.hides:
            return
        if element.find(f"{DRAW}object") is not None:
            self.line.add_opaque(OPAQUE)
        self.boxes += element.findall(f"{DRAW}text-box")

    def _change(self, element: Element, look: RunStyle) -> None:
        deleted = self.changes.sign(element)
        if deleted is None:
            return
        paragraphs = [each for each in deleted if each.tag in (f"{TEXT}p", f"{TEXT}h")]
        for index, each in enumerate(paragraphs):
            if index:
                self._add(" ", look)
            self.write(each, look)

    def _end(self, kind: str, name: str) -> None:
        start = self._begun.pop((kind, name), None)
        if start is not None:
            self.found.append(Found(kind, (name,), start, self.line.end))

    def _field(self, element: Element, look: RunStyle) -> None:
        del look
        name, value = f"{FIELD}name", f"{FIELD}value"
        codes = (each.get(value, "") for each in element if each.get(name) == _CODE)
        self._fields.append((next(codes, ""), self.line.end))

    def _field_shows(self, element: Element, look: RunStyle) -> None:
        del element, look
        if self._fields:
            self._fields[-1] = (self._fields[-1][0], self.line.end)

    def _field_ends(self, element: Element, look: RunStyle) -> None:
        del element, look
        code, start = self._fields.pop() if self._fields else ("", 0)
        if code:
            self.found.append(Found("field", (code, ""), start, self.line.end))
