"""Names of WordprocessingML, as ElementTree writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"

BODY = f"{W}body"
VALUE = f"{W}val"
ID = f"{W}id"
PROPERTIES = f"{W}pPr"
RUN_PROPERTIES = f"{W}rPr"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STRICT = "{http://purl.oclc.org/ooxml/"
# What the strict variant of the standard calls the same things.
_TRANSITIONAL = {
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": W,
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}": R,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": M,
    "{http://purl.oclc.org/ooxml/officeDocument/bibliography}": B,
}
STRICT_BODY = "{http://purl.oclc.org/ooxml/wordprocessingml/main}body"
_OFF = frozenset({"0", "false", "off", "none"})


def transitional(root: Element) -> Element:
    """Return an element of the strict variant of the standard under the names used here."""
    if not root.tag.startswith(_STRICT):
        return root
    for element in root.iter():
        element.tag = _renamed(element.tag)
        for name in [name for name in element.attrib if name.startswith(_STRICT)]:
            element.attrib[_renamed(name)] = element.attrib.pop(name)
    return root


def _renamed(name: str) -> str:
    space, brace, local = name.partition("}")
    return _TRANSITIONAL.get(space + brace, space + brace) + local


def is_on(element: Element | None) -> bool:
    """Tell whether a property that needs no value is there, and not switched off."""
    return element is not None and element.get(VALUE, "1") not in _OFF


def value(parent: Element | None, name: str) -> str:
    """Return the value of a property by its name in the main namespace; may be empty."""
    found = None if parent is None else parent.find(W + name)
    return "" if found is None else found.get(VALUE, "")


def number(text: str) -> int | None:
    """Return a whole number as attributes hold it, of a size that makes sense."""
    bare = text.lstrip("-")
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 9):
        return None
    return int(text) if text.count("-") <= 1 else None


def number_in_hex(text: str) -> int | None:
    """Return a number that attributes hold in hexadecimal digits, as far as it is one."""
    try:
        return int(text, 16) if len(text) <= 8 else None
    except ValueError:
        return None
