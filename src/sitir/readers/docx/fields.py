"""Follows the fields of Word through the runs that they are split over, however they nest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

from sitir.readers.docx.names import W

_TYPE = f"{W}fldCharType"
_DATA = f"{W}fldData"
_LINK = Pattern(r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|([^\s\\\"]+))", re.IGNORECASE)
_GENERATED = Pattern(r"\s*(?:TOC|INDEX|TOA)\b", re.IGNORECASE)


class Field:
    """A field: its instruction, what is hidden in it, and where its result stands."""

    def __init__(self, start: int, data: str) -> None:
        self.parts: list[str] = []
        self.data = data
        self.start = start
        # Whether what comes is its instruction; then, whether its result is no text of its own.
        self.is_code = True
        self.is_generated = False

    @property
    def instruction(self) -> str:
        """What the field is to do."""
        return "".join(self.parts)


class Fields:
    """The fields that are open at one place of a text."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self.hidden = 0
        """How many of them hide what is written now."""

    def sign(self, sign: Element, at: int) -> Field | None:
        """Take a sign of a field at an offset of the text; return the field that it ends."""
        kind = sign.get(_TYPE)
        if kind == "begin":
            self._open.append(Field(at, "".join((sign.findtext(_DATA) or "").split())))
            self.hidden += 1
        elif not self._open:
            return None
        elif kind == "separate":
            self._show(self._open[-1], at)
        elif kind == "end":
            field = self._open.pop()
            if field.is_code:
                field.start = at
            self.hidden -= field.is_code or field.is_generated
            return field
        return None

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        if self._open and self._open[-1].is_code:
            self._open[-1].parts.append(text)

    def end_paragraph(self) -> None:
        """Forget the fields whose instruction has not ended: no text is to be lost with them."""
        while self._open and self._open[-1].is_code:
            self._open.pop()
            self.hidden -= 1

    def end_generated(self) -> None:
        """Show again what a field hides that should have ended: a heading follows it."""
        for field in self._open:
            if field.is_generated:
                field.is_generated = False
                self.hidden -= 1

    def _show(self, field: Field, at: int) -> None:
        if not field.is_code:
            return
        field.is_code = False
        field.start = at
        if _GENERATED.match(field.instruction):
            field.is_generated = True
        else:
            self.hidden -= 1


def link_target(instruction: str) -> str:
    """Return what a field links to, if it is a link to somewhere outside."""
    match = _LINK.match(instruction)
    return (match[1] or match[2] or "") if match else ""
