"""Builds HTML that nothing in it can break out of: what is not `Markup` is escaped."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any
from urllib.parse import quote

# What HTML has no sign for, and lone surrogates, which stand for what was no UTF-8.
_UNWRITABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BARE = re.compile("[A-Za-z0-9#_.-]+")
_REPLACEMENT = "\ufffd"
# In a script block only these could end it or, of old, a line of it.
_IN_SCRIPTS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_VOID = frozenset({"br", "col", "input", "link", "meta"})


class Markup(str):
    """HTML as it stands."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return a text as HTML, whatever is in it."""
    return text if isinstance(text, Markup) else Markup(escape(_writable(text), quote=False))


def joined(parts: Any) -> Markup:
    """Return pieces of text and markup as one."""
    return Markup("".join(map(escaped, parts)))


def opening(name: str, /, **attributes: str | int | bool | None) -> Markup:
    """Return an opening tag.

    In names of attributes an underscore at the end is dropped and others are hyphens (`class_`,
    `aria_label`); one that is `None` or false is left out, one that is true has no value.
    """
    told = [name]
    for attribute, value in attributes.items():
        key = attribute.rstrip("_").replace("_", "-")
        if value is True:
            told.append(key)
        elif value is not None and value is not False:
            told.append(f"{key}={_quoted(str(value))}")
    return Markup(f"<{' '.join(told)}>")


def _quoted(value: str) -> str:
    # Thousands of ids and classes stand in a page; HTML takes these without quotation marks.
    return value if _BARE.fullmatch(value) else f'"{escape(_writable(value))}"'


def _writable(text: str) -> str:
    return _UNWRITABLE.sub(_REPLACEMENT, text)


def element(name: str, /, *children: str, **attributes: str | int | bool | None) -> Markup:
    """Return an element with its children, its attributes as `opening` has them."""
    start = opening(name, **attributes)
    return start if name in _VOID else Markup(f"{start}{joined(children)}</{name}>")


def outward(address: str, shown: str) -> Markup:
    """Return a link that leaves the page; what is no address of the web is text."""
    if not address.lower().startswith(("https://", "http://")):
        return joined((shown,))
    safe = quote(address, safe=_IN_ADDRESSES, errors="replace")
    return element("a", shown, href=safe, rel="noopener noreferrer", class_="out")


def data(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script block."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Signs that HTML cannot hold stand in JSON only inside texts.
    return Markup(_writable(text).translate(_IN_SCRIPTS))
