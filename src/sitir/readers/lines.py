"""Text in, lines out, with what editors hold for a line end and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.readers.draft import DELETED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import BlockKind

_SPACE = " \t\f\v\xa0\ufeff\u2003\u3000" + DELETED
_LINE = Pattern(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TRAILING = " \t\f\v\xa0" + DELETED
_TAB_WIDTH = 4


class Line:
    """One line by the offsets of its text, without the white space around it."""

    def __init__(self, start: int, stop: int, indent: int, *, quoted: bool = False) -> None:
        self.start = start
        self.stop = stop
        # In columns.
        self.indent = indent
        # Whether the mark of a quotation stood before it.
        self.quoted = quoted


class LineBlock:
    """Lines that make one block."""

    def __init__(
        self,
        kind: BlockKind,
        lines: tuple[Line, ...],
        marker: str = "",
        level: int = 0,
        *,
        follows_barrier: bool = False,
    ) -> None:
        self.kind = kind
        self.lines = lines
        self.marker = marker
        self.level = level
        self.follows_barrier = follows_barrier


def lines(text: str) -> list[Line]:
    """Return the lines of a text; an empty one begins where it stops."""
    found = []
    for line_start, line in _bodies(text):
        body = line.lstrip(_SPACE)
        indent = len(line) - len(body)
        start = line_start + indent
        if indent > 1 or (indent and line[0] == "\t"):
            space = line[:indent]
            indent += (_TAB_WIDTH - 1) * space.count("\t") - space.count(DELETED)
        found.append(Line(start, start + len(body.rstrip(_TRAILING)), indent))
    return found


def _bodies(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line without its end, and where it begins; nothing after the last line end."""
    if "\r" in text:
        yield from ((match.start(), match[1]) for match in _LINE.finditer(text) if match[0])
        return
    at = 0
    for line in text.removesuffix("\n").split("\n") if text else ():
        yield at, line
        at += len(line) + 1
