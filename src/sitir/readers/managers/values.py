"""Reads the JSON, the XML and the base64 in citations; what is broken is nothing."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_URL_SIGNS = str.maketrans("-_", "+/")
_CURLY = str.maketrans("“”„", '"""')
# Word breaks lines in instructions, which JSON does not allow inside of texts.
_DECODER = json.JSONDecoder(strict=False)


def json_object(text: str) -> dict[str, Any] | None:
    """Return the first JSON object in a text, whatever stands behind it.

    Also where its signs are written as HTML entities, or its quotation marks were made curly.
    """
    for repaired in _repairs(text):
        start = repaired.find("{")
        if start < 0:
            continue
        try:
            value, _ = _DECODER.raw_decode(repaired, start)
            return _encodable(value) if isinstance(value, dict) else None
        except (ValueError, RecursionError):
            continue
    return None


def decoded(text: str) -> bytes:
    """Return what base64 stands for, of either alphabet and with or without its padding."""
    plain = _NOT_BASE64.sub("", text.translate(_URL_SIGNS))
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    return base64.b64decode(plain + "=" * (-len(plain) % 4))


def decoded_text(text: str) -> str:
    """Return the text that base64 stands for: UTF-8, or the UTF-16 that Windows writes."""
    raw = decoded(text)
    is_wide = raw[:2] in (b"\xff\xfe", b"<\0", b"{\0")
    return raw.decode("utf-16-le" if is_wide else "utf-8", "replace").strip("\0\ufeff \r\n\t")


def xml_element(text: str) -> Element | None:
    """Return the root of an XML text; one that declares entities is none."""
    from xml.etree.ElementTree import ParseError, fromstring

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        return fromstring(text)
    except (ParseError, ValueError, RecursionError):
        return None


def xml_text(element: Element) -> str:
    """Return an element as text; empty where it is nested too deeply to be a record."""
    from xml.etree.ElementTree import tostring

    try:
        return tostring(element, encoding="unicode")
    except RecursionError:
        return ""


def said(value: Any) -> str:
    """Return a value of JSON as a text: of a text or number what it says, of all else nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _repairs(text: str) -> Iterator[str]:
    yield text
    if "&" in text:
        yield unescape(text)
    if '\\"' in text:
        yield text.replace('\\"', '"')
    if "“" in text:
        yield text.translate(_CURLY)


def _encodable(value: dict[str, Any]) -> dict[str, Any] | None:
    """Return an object without halves of characters, which no file can hold."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
        return value
    except UnicodeEncodeError:
        cleaned: dict[str, Any] = json.loads(text.encode("utf-8", "replace"))
        return cleaned
