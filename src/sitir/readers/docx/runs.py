"""Writes the runs of a paragraph: characters of one look, and what stands among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.docx.names import MC, RUN_PROPERTIES, SPACE, W, number_in_hex, value
from sitir.readers.docx.styles import PLAIN, RunStyle, set_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sitir.readers.docx.styles import Styles

TEXT, DELETED_TEXT = f"{W}t", f"{W}delText"
ALTERNATIVES = f"{MC}AlternateContent"
_BOX = f"{W}txbxContent"
_BLANKS = " \t\r\n"
_TELLING = frozenset(
    f"{W}{name}" for name in ("b", "i", "vanish", "vertAlign", "rStyle", "rPrChange")
)
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    # A hyphen that shows only where a line ends there.
    f"{W}softHyphen": "",
}
"""What single signs are written as."""
# Of the fonts Symbol and Wingdings, whose signs have private code points.
_SYMBOLS = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=False)),
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xAE: "→",
}
_SYMBOL_FONT = "Symbol"
_LARGEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_FIRST_PRINTED = 0x20
_PRIVATE = range(0xF000, 0xF100)


class Looks:
    """How runs are set, by what they say and what the style of the paragraph says."""

    def __init__(self, styles: Styles, *, rejects: bool) -> None:
        self._styles = styles
        self._rejects = rejects

    def of(self, run: Element, paragraph: RunStyle) -> RunStyle:
        """Return the look of a run."""
        first = run[0] if len(run) else None
        if first is None or first.tag != RUN_PROPERTIES:
            return paragraph
        # Most say nothing but font, size and language.
        if _TELLING.isdisjoint([each.tag for each in first]):
            return paragraph
        return self._of(first, paragraph)

    def _of(self, properties: Element, paragraph: RunStyle) -> RunStyle:
        if self._rejects:
            before = properties.find(f"{W}rPrChange/{RUN_PROPERTIES}")
            properties = properties if before is None else before
        key = value(properties, "rStyle")
        if key:
            style = self._styles.run(key)
            if style is not PLAIN:
                paragraph = _both(paragraph, style)
        return set_by(properties, paragraph)


def _both(first: RunStyle, second: RunStyle) -> RunStyle:
    return RunStyle(*(one or other for one, other in zip(first, second, strict=True)))


def text_of(element: Element) -> str:
    """Return what a text element holds; blanks at its ends count only where it says so."""
    text = element.text or ""
    if text.isprintable():  # neither line ends nor soft hyphens
        if text[:1] != " " and text[-1:] != " ":
            return text
    else:
        text = text.replace("\r", " ").replace("\n", " ").replace("\xad", "")
    return text if element.get(SPACE) == "preserve" else text.strip(_BLANKS)


def symbol(element: Element) -> str:
    """Return a sign given by its font and number; nothing where it has no common one."""
    code = number_in_hex(element.get(f"{W}char", ""))
    if code is None:
        return ""
    if code in _PRIVATE:
        code -= _PRIVATE.start
        if element.get(f"{W}font") == _SYMBOL_FONT:
            return _SYMBOLS.get(code, chr(code) if chr(code).isascii() else "")
        return ""
    is_sign = _FIRST_PRINTED <= code <= _LARGEST and code not in _SURROGATES
    return chr(code) if is_sign else ""


def boxes_of(element: Element) -> Iterator[Element]:
    """Yield the text boxes of a drawing, without those in them; of alternatives, one."""
    stack = [element]
    while stack:
        each = stack.pop()
        if each.tag == _BOX:
            yield each
        elif each.tag == ALTERNATIVES:
            stack += alternative(each)
        else:
            stack += reversed(each)


def alternative(element: Element) -> tuple[Element, ...]:
    """Return what is to be read of alternatives: what a new Word would read, if it is there."""
    chosen = element.find(f"{MC}Choice")
    if chosen is None or not len(chosen):
        chosen = element.find(f"{MC}Fallback")
    return () if chosen is None else (chosen,)
