"""Knows what the styles of a file say of its paragraphs and runs, whatever they are based on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple
from sitir.readers.docx.names import (
    PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    W,
    is_on,
    number,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_NUMBERED = Pattern(r"(.*?)[\s_-]*(\d{0,2})(?:\s*char)?$")
_HIGHEST = 9
_LONGEST_CHAIN = 50


class RunStyle(NamedTuple):
    """How characters are set."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False


class Listed(NamedTuple):
    """What numbers a paragraph."""

    key: str
    """The id of the list; empty where only the level is told, `0` for none."""
    level: int
    """-1 where the list tells it by the id of the style."""
    style: str = ""


class ParagraphStyle(NamedTuple):
    """What a style makes of a paragraph."""

    role: str = ""
    """One of the lists in the lexicon `paragraph_styles`, or nothing."""
    level: int = 0
    """Of a heading, 1 for the highest."""
    run: RunStyle = RunStyle()
    numbering: Listed | None = None


# One of each, since most runs are plain, and that is asked of each.
_RUN_STYLES = {
    (bold, italic, raised, hidden): RunStyle(bold, italic, raised, hidden)
    for bold in (False, True)
    for italic in (False, True)
    for raised in (False, True)
    for hidden in (False, True)
}
PLAIN = _RUN_STYLES[False, False, False, False]


class Styles:
    """All styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        for each in () if root is None else root.findall(f"{W}style"):
            key = each.get(f"{W}styleId", "")
            self._elements[key] = each
            is_paragraph = each.get(f"{W}type") == "paragraph"
            if is_paragraph and each.get(f"{W}default") in ("1", "true", "on"):
                self._default = key
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, RunStyle] = {}

    def paragraph(self, key: str) -> ParagraphStyle:
        """Return the style with an id; the default style for an empty or unknown one."""
        if key not in self._elements:
            key = self._default
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._read_paragraph(key)
        return found

    def run(self, key: str) -> RunStyle:
        """Return the style of characters with an id; plain for an unknown one."""
        found = self._runs.get(key)
        if found is None:
            found = PLAIN
            for each in reversed(tuple(self._chain(key))):
                found = set_by(each.find(RUN_PROPERTIES), found)
            self._runs[key] = found
        return found

    def _read_paragraph(self, key: str) -> ParagraphStyle:
        role, level = "", 0
        listed: Listed | None = None
        for each in self._chain(key):
            properties = each.find(PROPERTIES)
            if listed is None:
                listed = list_of(properties, style=each.get(f"{W}styleId", ""))
            if not role:
                role, level = _role(value(each, "name"), properties)
        if role == "body":
            role = ""
        return ParagraphStyle(role, level, self.run(key), listed)

    def _chain(self, key: str) -> Iterator[Element]:
        """Yield a style, the one it is based on, and so on; a chain that is a ring ends."""
        seen: set[str] = set()
        while key in self._elements and key not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(key)
            element = self._elements[key]
            yield element
            key = value(element, "basedOn")


def set_by(properties: Element | None, before: RunStyle) -> RunStyle:
    """Return a style with what run properties change of it."""
    if properties is None:
        return before
    bold, italic, raised, hidden = before
    for each in properties:
        tag = each.tag
        if tag == _BOLD:
            bold = is_on(each)
        elif tag == _ITALIC:
            italic = is_on(each)
        elif tag == _HIDDEN:
            hidden = is_on(each)
        elif tag == _RAISED:
            raised = each.get(VALUE) == "superscript"
    return _RUN_STYLES[bold, italic, raised, hidden]


_BOLD = f"{W}b"
_ITALIC = f"{W}i"
_HIDDEN = f"{W}vanish"
_RAISED = f"{W}vertAlign"


def list_of(properties: Element | None, *, style: str = "") -> Listed | None:
    """Return what numbers the paragraphs with some properties, as far as these tell it."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None
    level = number(value(found, "ilvl"))
    return Listed(value(found, "numId"), -1 if level is None else level, style)


def outline_level(properties: Element | None) -> int | None:
    """Return the level of a heading that paragraph properties tell: 0 for text, none if silent."""
    found = number(value(properties, "outlineLvl"))
    if found is None:
        return None
    return found + 1 if 0 <= found < _HIGHEST else 0


def _role(name: str, properties: Element | None) -> tuple[str, int]:
    """Return what a style is for, and its level, by its name and its own properties."""
    outline = outline_level(properties)
    match = _NUMBERED.match(" ".join(name.casefold().split()))
    bare, digits = (match[1], match[2]) if match else ("", "")
    role = _roles().get(bare, "")
    if role == "heading":
        level = outline or (int(digits) if digits else 1)
        return ("body", 0) if outline == 0 else (role, max(1, level))
    if role:
        return role, 1 if role == "title" else 0
    if outline is not None:
        return ("heading", outline) if outline else ("body", 0)
    return "", 0


@cache
def _roles() -> Mapping[str, str]:
    return {name: role for role, names in lexicon("paragraph_styles").items() for name in names}
