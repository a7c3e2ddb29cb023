"""Cuts a page into tags, text and comments, in linear time and by the rules that browsers have.

https://html.spec.whatwg.org/multipage/parsing.html#tokenization; what a tag leaves open at the end
of the file is text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from sitir.lexicons.patterns import Pattern
from sitir.readers.tagged.characters import REFERENCE, character

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = Pattern(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = Pattern(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)
_TAG_END = Pattern(r"[\s/]*>")
# A tag without attributes, as most are.
_PLAIN_TAG = Pattern(r"<(/?)([A-Za-z][A-Za-z0-9]*)\s*(/?)>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_CDATA = "<![CDATA["


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


class Tag:
    """A tag by its offsets, name and attributes; names are in lower case."""

    __slots__ = ("attributes", "closed", "end", "name", "start")

    def __init__(
        self, start: int, end: int, name: str, attributes: Mapping[str, str], closed: str
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.attributes = attributes
        # The stroke before its end, if there is one.
        self.closed = closed

    def get(self, name: str) -> str:
        """Return the value of an attribute; may be empty."""
        return self.attributes.get(name, "")


class Handler(Protocol):
    """What takes the tokens of a page."""

    def start_tag(self, tag: Tag) -> None:
        """Take a start tag."""

    def end_tag(self, name: str, start: int, end: int) -> None:
        """Take an end tag."""

    def text(self, start: int, end: int) -> None:
        """Take text that stands for itself."""

    def character(self, start: int, end: int, character: str) -> None:
        """Take a reference to a character."""

    def comment(self, start: int, end: int) -> None:
        """Take a comment."""

    def declaration(self, start: int, end: int) -> None:
        """Take what else begins with `<!` or `<?`."""

    def raw(self, name: str, start: int, end: int) -> None:
        """Take what an element holds in which there are no tags."""


class Scanner:
    """A walk over a page."""

    def __init__(self, text: str, *, is_xml: bool) -> None:
        self._text = text
        self._is_xml = is_xml
        self._last_tag_end = text.rfind(">")

    def run(self, handler: Handler) -> None:
        """Hand all tokens over."""
        text, at = self._text, 0
        while True:
            start = text.find("<", at)
            if start < 0 or start > self._last_tag_end:
                self._words(handler, at, len(text))
                return
            self._words(handler, at, start)
            at = self._token(handler, start)
            if at == start:
                # A sign of less than, or a tag that never ends.
                handler.text(start, start + 1)
                at = start + 1

    def _token(self, handler: Handler, start: int) -> int:
        """Take what begins at `start`; return where it ends, or `start` where it is no token."""
        text = self._text
        plain = _PLAIN_TAG.match(text, start)
        if plain:
            is_end, name, closed = plain.groups()
            return self._tag(
                handler, Tag(start, plain.end(), name.lower(), {}, closed), is_end=bool(is_end)
            )
        following = text[start + 1]
        if following in "!?":
            return self._declaration(handler, start)
        is_end = following == "/"
        name_match = _NAME.match(text, start + 2 if is_end else start + 1)
        if name_match is None:
            return text.find(">", start) + 1 if is_end else start
        found = self._attributes(name_match.end())
        if found is None:
            self._last_tag_end = start
            return start
        attributes, end, closed = found
        tag = Tag(start, end, name_match.group().lower(), attributes, closed)
        return self._tag(handler, tag, is_end=is_end)

    def _tag(self, handler: Handler, tag: Tag, *, is_end: bool) -> int:
        if is_end:
            handler.end_tag(tag.name, tag.start, tag.end)
            return tag.end
        handler.start_tag(tag)
        if tag.name not in _RAW or (tag.closed and self._is_xml):
            return tag.end
        close = _raw_end(tag.name).search(self._text, tag.end)
        end = close.start() if close else len(self._text)
        handler.raw(tag.name, tag.end, end)
        return end

    def _attributes(self, at: int) -> tuple[dict[str, str], int, str] | None:
        found: dict[str, str] = {}
        text = self._text
        while (end := _TAG_END.match(text, at)) is None:
            match = _ATTRIBUTE.match(text, at)
            if match is None or match.end() >= len(text):
                return None
            value = match["double"] or match["single"] or match["bare"] or ""
            if "&" in value:
                value = REFERENCE.sub(lambda each: character(each.group())[0], value)
            found.setdefault(match["name"].lower(), value)
            at = match.end()
        return found, end.end(), "/" if "/" in end.group() else ""

    def _declaration(self, handler: Handler, start: int) -> int:
        """Take a comment or its kin, and return where it ends; a comment may never do."""
        text = self._text
        if text.startswith("<!--", start):
            close = text.find("-->", start + 4)
            if close < 0:
                return len(text)
            handler.comment(start, close + 3)
            return close + 3
        if self._is_xml and text.startswith(_CDATA, start):
            close = text.find("]]>", start)
            if close < 0:
                return len(text)
            handler.text(start + len(_CDATA), close)
            return close + 3
        end = text.find(">", start) + 1
        handler.declaration(start, end)
        return end

    def _words(self, handler: Handler, start: int, end: int) -> None:
        """Take text, in which references to characters may stand."""
        text = self._text
        if start >= end:
            return
        found = text.find("&", start, end)
        while found >= 0:
            match = REFERENCE.match(text, found, end)
            sign, length = character(match.group()) if match else ("", 0)
            if length:
                if found > start:
                    handler.text(start, found)
                handler.character(found, found + length, sign)
                start = found + length
            found = text.find("&", max(start, found + 1), end)
        if start < end:
            handler.text(start, end)
