"""What the styles of an OpenDocument text say of its paragraphs, words and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple
from sitir.readers.docx.styles import PLAIN, RunStyle
from sitir.readers.odt.names import FO, STYLE, TEXT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_PARENTS = 20
_BOLD = 600
# What LibreOffice and pandoc name their paragraph styles; headings have elements of their own.
_ROLES = {
    "Title": "title",
    "Subtitle": "subtitle",
    "Author": "author",
    "Quotations": "quote",
    "Caption": "caption",
    "Table": "caption",
    "TableCaption": "caption",
    "Illustration": "caption",
    "Figure": "caption",
    "FigureCaption": "caption",
    "Preformatted_20_Text": "code",
}


class Level(NamedTuple):
    """How one level of a list is numbered; without a format it has bullets."""

    format: str
    prefix: str
    suffix: str
    start: int
    shown: int
    """How many levels its number shows."""


class Styles:
    """The styles of one file, those of its own text over those that have names."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._looks: dict[tuple[str, str], RunStyle] = {}

    def add(self, element: Element) -> None:
        """Take in one style."""
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{STYLE}style":
            self._styles[element.get(f"{STYLE}family", ""), name] = element
        elif element.tag == f"{TEXT}list-style":
            self._lists[name] = dict(map(_level, element))

    def look(self, family: str, name: str) -> RunStyle:
        """Return how words are set by a style."""
        known = self._looks.get((family, name))
        if known is None:
            known = self._looks[family, name] = self._look(family, name)
        return known

    def _look(self, family: str, name: str) -> RunStyle:
        values: dict[str, str] = {}
        for style in self._chain(family, name):
            properties = style.find(f"{STYLE}text-properties")
            for key, value in () if properties is None else properties.items():
                values.setdefault(key, value)
        weight = values.get(f"{FO}font-weight", "")
        look = RunStyle(
            weight == "bold" or _number(weight, 0) >= _BOLD,
            values.get(f"{FO}font-style") in ("italic", "oblique"),
            _is_raised(values.get(f"{STYLE}text-position", "")),
            values.get(f"{TEXT}display") == "none",
        )
        return PLAIN if look == PLAIN else look

    def role(self, name: str) -> str:
        """Return what a paragraph is by its style, or nothing."""
        chain = self._chain("paragraph", name)
        parents = [style.get(f"{STYLE}parent-style-name", "") for style in chain]
        return next((_ROLES[each] for each in (name, *parents) if each in _ROLES), "")

    def list_of(self, name: str) -> str:
        """Return the list style that a paragraph style has."""
        for style in self._chain("paragraph", name):
            if found := style.get(f"{STYLE}list-style-name"):
                return found
        return ""

    def level(self, name: str, depth: int) -> Level | None:
        """Return how a level of a list, 1 for the highest, is numbered."""
        return self._lists.get(name, {}).get(depth)

    def _chain(self, family: str, name: str) -> list[Element]:
        found: list[Element] = []
        while name and len(found) < _MOST_PARENTS:
            style = self._styles.get((family, name))
            if style is None:
                break
            found.append(style)
            name = style.get(f"{STYLE}parent-style-name", "")
        return found


def _level(element: Element) -> tuple[int, Level]:
    return _number(element.get(f"{TEXT}level"), 1), Level(
        element.get(f"{STYLE}num-format", "")
        if element.tag == f"{TEXT}list-level-style-number"
        else "",
        element.get(f"{STYLE}num-prefix", ""),
        element.get(f"{STYLE}num-suffix", ""),
        _number(element.get(f"{TEXT}start-value"), 1),
        _number(element.get(f"{TEXT}display-levels"), 1),
    )


def _number(value: str | None, other: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 else other


def _is_raised(position: str) -> bool:
    first = position.partition(" ")[0]
    return first == "super" or (first.endswith("%") and not first.startswith(("-", "0")))
