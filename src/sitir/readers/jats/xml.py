"""Reads XML with exact places in the text; the only module here that knows expat.

Entities that a file declares are refused on sight: articles need none, and bombs are made of them.
Nothing outside of the file is ever opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from sitir.errors import ReadError
from sitir.readers.tagged.characters import character

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Source


class Handler(Protocol):
    """What takes the pieces of a file, by their offsets in its text; names have no prefix."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """Take a start tag."""

    def end(self, name: str, at: int) -> None:
        """Take an end tag."""

    def text(self, start: int, end: int) -> None:
        """Take text that stands for itself."""

    def character(self, start: int, end: int, character: str) -> None:
        """Take a reference to a character."""

    def comment(self, start: int, end: int) -> None:
        """Take a comment."""


def parse(source: Source, handler: Handler) -> None:
    """Hand all pieces of a file over.

    Raises `ReadError` where it is not well-formed, or declares entities.
    """
    _Parser(source, handler).run()


class _Parser:
    def __init__(self, source: Source, handler: Handler) -> None:
        self._source = source
        self._text = source.text
        self._data = source.text.encode("utf-8", "surrogatepass")
        self._handler = handler
        self._is_ascii = len(self._data) == len(self._text)
        # The last place asked for, in bytes and in code points.
        self._byte = self._offset = 0
        self._in_cdata = False
        # The text is decoded already, whatever encoding the file declares.
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._start_cdata
        parser.EndCdataSectionHandler = self._end_cdata
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped

    def run(self) -> None:
        """Parse the whole."""
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - takes no keywords
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code) or "unknown fault"
            raise self._refusal(f"not well-formed XML: {what}", error.lineno) from error

    def _refusal(self, what: str, line: int) -> ReadError:
        return ReadError(f"{self._source.path}: line {line}: {what}")

    def _at(self) -> int:
        byte = self._parser.CurrentByteIndex
        if self._is_ascii:
            return byte
        self._offset += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._offset

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._handler.start(name.rpartition(":")[2], attributes, self._at())

    def _end(self, name: str) -> None:
        self._handler.end(name.rpartition(":")[2], self._at())

    def _characters(self, data: str) -> None:
        start = self._at()
        if self._text[start] == "&" and not self._in_cdata:
            self._handler.character(start, self._text.index(";", start) + 1, data)
        else:
            self._handler.text(start, start + len(data))

    def _start_cdata(self) -> None:
        self._in_cdata = True

    def _end_cdata(self) -> None:
        self._in_cdata = False

    def _comment(self, data: str) -> None:
        start = self._at()
        self._handler.comment(start, self._text.index("-->", start) + len("-->"))

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - called by expat
        """Take a named character, which only the DTD declares that is not opened."""
        if is_parameter:
            return
        start = self._at()
        if self._text.startswith("&", start):
            sign, _ = character(f"&{name};")
            self._handler.character(start, start + len(name) + 2, sign or "\ufffd")

    def _declared(self, name: str, *rest: object) -> None:
        line = self._parser.CurrentLineNumber
        raise self._refusal(f"declares the entity '{name[:40]}', which is not read", line)
