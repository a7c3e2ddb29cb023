"""Finds the runs of a part of a Word file by their bytes, and splits them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml(?![^>]*encoding=(?![\"']utf-8))|[^?])", re.IGNORECASE
)
_BLANKS = " \t\r\n"
# What is one character in the text, and what is none.
_SIGNS = frozenset(("w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen"))
_TEXTS = frozenset(("w:t", "w:delText"))


class _Child(NamedTuple):
    """What stands in a run, by its bytes; the text of a text, with the blanks that count."""

    name: str
    start: int
    end: int
    text: str
    length: int


class Run:
    """A run, by its bytes."""

    def __init__(self, start: int, number: int) -> None:
        self.start = start
        self.end = start
        self.outer = number
        """The number of the run that it stands in, where there is one; else its own."""
        self.children: list[_Child] = []

    @property
    def length(self) -> int:
        """How long its text is."""
        return sum(child.length for child in self.children)

    def part(self, data: bytes, start: int, end: int) -> bytes:
        """Return a run of its own for a part of its text, which looks the same."""
        head = data[self.start : data.index(b">", self.start) + 1]
        pieces = [head]
        pieces += (data[each.start : each.end] for each in self.children if each.name == "w:rPr")
        at = 0
        for child in self.children:
            first, last = max(start - at, 0), min(end - at, child.length)
            # What shows nothing goes with what comes before it; at the beginning, after it.
            is_here = first < last if child.length else (start < at <= end or at == start == 0)
            at += child.length
            if child.name == "w:rPr" or not is_here:
                continue
            if last - first == child.length:
                pieces.append(data[child.start : child.end])
            else:
                text = child.text[first:last]
                for sign, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
                    text = text.replace(sign, escaped)
                tag = child.name
                pieces.append(f'<{tag} xml:space="preserve">{text}</{tag}>'.encode())
        return b"".join((*pieces, b"</w:r>"))


def runs_of(data: bytes) -> list[Run] | None:
    """Return all runs of a part in their order; `None` where their bytes cannot be told."""
    return _Reader(data).runs() if _UTF8.match(data) else None


class _Reader:
    """Reads a part once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._runs: list[Run] = []
        # The open runs, by their numbers, and how deep each of them is.
        self._open: list[tuple[int, int]] = []
        self._depth = 0
        self._child = self._name = ""
        self._start = 0
        # Whether the last thing read was the tag that begins an element.
        self._has_begun = False
        self._keeps_blanks = False
        self._text: list[str] = []
        parser = self._parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def runs(self) -> list[Run]:
        self._parser.Parse(self._data, True)  # noqa: FBT003 - takes no keywords
        return self._runs

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._has_begun = True
        if self._open and self._depth == self._open[-1][1] + 1 and len(self._open) == 1:
            self._name = name
            self._start = self._parser.CurrentByteIndex
            self._keeps_blanks = attributes.get("xml:space") == "preserve"
            self._text = []
        elif name == "w:r":
            number = len(self._runs)
            self._runs.append(Run(self._parser.CurrentByteIndex, number))
            if self._open:
                self._runs[-1].outer = self._open[0][0]
            self._open.append((number, self._depth))

    def _end(self, name: str) -> None:
        if self._open and self._depth == self._open[-1][1]:
            number, _ = self._open.pop()
            self._runs[number].end = self._after()
        elif len(self._open) == 1 and self._depth == self._open[-1][1] + 1:
            self._take(self._runs[self._open[-1][0]])
        self._depth -= 1
        self._has_begun = False

    def _characters(self, text: str) -> None:
        self._text.append(text)
        self._has_begun = False

    def _take(self, run: Run) -> None:
        text = ""
        if self._name in _TEXTS:
            text = "".join(self._text).replace("\r", " ").replace("\n", " ").replace("\xad", "")
            text = text if self._keeps_blanks else text.strip(_BLANKS)
        length = int(self._name in _SIGNS) or len(text)
        run.children.append(_Child(self._name, self._start, self._after(), text, length))

    def _after(self) -> int:
        """Return where the tag ends that ends an element, or is one."""
        at = self._parser.CurrentByteIndex
        if self._has_begun and self._data[at - 2 : at] == b"/>":
            return at
        return self._data.index(b">", at) + 1
