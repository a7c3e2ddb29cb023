"""Lines in, blocks of lines out: paragraphs, lists, tables, quotes, headings, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from sitir.model import BlockKind
from sitir.readers import tables
from sitir.readers.draft import CONTINUED, DELETED

_SPACE = " \t\f\v\xa0\ufeff\u2003\u3000" + DELETED
_LINE = re.compile(rf"([{_SPACE}]*)([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TRAILING = " \t\f\v\xa0" + DELETED

_QUOTE = re.compile(r"(?:>[ \t]?)(?:[ \t]{0,3}>[ \t]?)*[ \t]*")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:[ \t]+#+[ \t]*|[ \t]*\{[#.][^{}]{0,200}\})+$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_BULLET = re.compile(r"([-*+•‣▪●◦○–—➢])[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(
    r"(\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)])[ \t\xa0]+(?=\S)(?!\d{1,2}[.,]\d)"
    r"|(\d{1,3}\))(?=[^\W\d_])"
)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,100})\]:[ \t]*")
_DEFINITION = re.compile(
    r"\[([^\]\[^@][^\]\[]{0,200})\]:[ \t]+<?([^\s<>]*[/#.:][^\s<>]*)>?(?:[ \t]+[\"'(].*)?$"
)
_PAGE_BREAK = re.compile(r"\\(?:newpage|pagebreak|clearpage)\b.*$|:::+.*$")
_BLOCK_TAGS = re.compile(
    r"(?:</?(?:div|p|center|table|thead|tbody|tfoot|tr|td|th|ul|ol|li|section|article|figure|"
    r"figcaption|blockquote|hr|a|details|summary)\b[^<>]{0,500}>[ \t]*)+$",
    re.IGNORECASE,
)
_CODE_SIGNS = re.compile(r"[={};$\\]|\w\(|^\W|->|<-|\w\.\w")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_PROSE_WORDS = 3
_LONGEST_SETEXT = 200


class Line(NamedTuple):
    """One line by the offsets of its text, without indentation and line end."""

    start: int
    stop: int
    indent: int
    """In columns; a tab stands for four."""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Lines that make one block."""

    kind: BlockKind
    lines: tuple[Line, ...]
    marker: str = ""
    level: int = 0
    follows_barrier: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of a text, and the targets of its reference-style links by folded label."""

    blocks: tuple[LineBlock, ...]
    targets: dict[str, str]


def layout(text: str, *, has_markup: bool) -> Layout:
    """Group the lines of a text, in which verbatim parts are masked, into blocks."""
    walk = _Walk(text, has_markup=has_markup)
    walk.run()
    return Layout(tuple(walk.blocks), walk.targets)


def _lines(text: str) -> list[Line]:
    found = []
    for match in _LINE.finditer(text):
        indent_start, start = match.span(1)
        if match.end() == indent_start:
            break
        body = match.group(2)
        indent = start - indent_start
        if indent and "\t" in match.group(1):
            indent += 3 * match.group(1).count("\t")
        found.append(Line(start, start + len(body.rstrip(_TRAILING)), indent))
    return found


class _Walk:
    """A walk over the lines with the one block that is open."""

    def __init__(self, text: str, *, has_markup: bool) -> None:
        self.blocks: list[LineBlock] = []
        self.targets: dict[str, str] = {}
        self._text = text
        self._has_markup = has_markup
        self._lines = _lines(text)
        self._open: list[Line] = []
        self._kind = BlockKind.PARAGRAPH
        self._marker = ""
        self._barrier = False
        self._after_blank = True
        self._container: BlockKind | None = None
        """The list item or footnote that indented paragraphs still belong to."""

    def run(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self._lines):
            at = self._step(at)
        self._close()

    def _step(self, at: int) -> int:
        line = self._lines[at]
        if line.start == line.stop:
            self._close()
            self._after_blank = True
            return at + 1
        text = self._text
        if text[line.start] == CONTINUED:
            self._break()
            return at + 1
        if rows := tables.rows(text, self._lines, at, has_pipes=self._has_markup):
            self._close()
            for row in rows.cells:
                for start, stop in row:
                    self._add(BlockKind.TABLE_CELL, (Line(start, stop, 0),))
            self._container = None
            self._after_blank = True
            return rows.end
        if self._has_markup:
            next_at = self._marked_up(at, line)
            if next_at is not None:
                return next_at
            line = self._unquoted(line)
            if line.start == line.stop:
                self._close()
                return at + 1
        self._prose(line)
        return at + 1

    def _unquoted(self, line: Line) -> Line:
        match = _QUOTE.match(self._text, line.start, line.stop)
        if match is None:
            return line
        return Line(match.end(), line.stop, 0, quoted=True)

    def _marked_up(self, at: int, line: Line) -> int | None:
        """Read a line that only Markdown knows; return the next line, or nothing."""
        text, start, stop = self._text, line.start, line.stop
        first = text[start]
        if first == "#" and (match := _HEADING.match(text, start, stop)):
            self._close()
            self._container = None
            self._heading(Line(match.end(), stop, 0), len(match.group(1)))
            return at + 1
        if first in "=-" and self._underline(line):
            return at + 1
        if first in "*-_=" and _RULE.match(text, start, stop):
            self._break()
            return at + 1
        if first == "[" and self._note_or_definition(line):
            return at + 1
        if first in "\\:" and _PAGE_BREAK.match(text, start, stop):
            self._close()
            return at + 1
        if first == "<" and _BLOCK_TAGS.match(text, start, stop):
            self._close()
            return at + 1
        if line.indent >= 4 and self._after_blank and self._container is None:
            return self._code(at)
        return None

    def _heading(self, line: Line, level: int) -> None:
        body = self._text[line.start : line.stop]
        closing = _CLOSING_HASHES.search(body)
        stop = line.start + (closing.start() if closing else len(body))
        if stop > line.start:
            self._add(BlockKind.HEADING, (Line(line.start, stop, 0),), level=level)
        self._after_blank = True

    def _underline(self, line: Line) -> bool:
        match = _UNDERLINE.match(self._text, line.start, line.stop)
        if not match or not self._open or self._kind is not BlockKind.PARAGRAPH:
            return False
        if self._open[0].quoted or self._open[-1].stop - self._open[0].start > _LONGEST_SETEXT:
            return False
        if len(self._open) > 2 or (len(match.group()) < 3 and match.group(1)[0] == "-"):
            return False
        lines = tuple(self._open)
        self._open.clear()
        self._add(BlockKind.HEADING, lines, level=1 if match.group(1)[0] == "=" else 2)
        self._after_blank = True
        return True

    def _note_or_definition(self, line: Line) -> bool:
        text = self._text
        if note := _FOOTNOTE.match(text, line.start, line.stop):
            self._close()
            self._container = self._kind = BlockKind.FOOTNOTE
            self._marker = note.group(1)
            self._open.append(Line(note.end(), line.stop, 0))
            self._after_blank = False
            return True
        definition = _DEFINITION.match(text, line.start, line.stop)
        if definition is None:
            return False
        self._close()
        self.targets.setdefault(definition.group(1).casefold(), definition.group(2))
        return True

    def _code(self, at: int) -> int | None:
        """Skip indented code; indented prose, as word processors leave it, is none."""
        line = self._lines[at]
        first = self._text[line.start : min(line.stop, line.start + 200)]
        words = len(_WORD.findall(first))
        signs = len(_CODE_SIGNS.findall(first))
        if words >= _FEWEST_PROSE_WORDS and signs * 4 <= words:
            return None
        if not signs and words:
            return None
        self._break()
        while at < len(self._lines):
            line = self._lines[at]
            if line.start < line.stop and line.indent < 4:
                break
            at += 1
        return at

    def _prose(self, line: Line) -> None:
        """Read a line of a paragraph or list."""
        text = self._text
        if self._starts_item(line):
            match = _BULLET.match(text, line.start, line.stop) or _NUMBER.match(
                text, line.start, line.stop
            )
            if match:
                self._close()
                self._container = self._kind = BlockKind.LIST_ITEM
                self._marker = match.group(1) or match.group(2)
                self._open.append(Line(match.end(), line.stop, 0, line.quoted))
                self._after_blank = False
                return
        if not self._open:
            self._begin(line)
        elif line.quoted and not self._open[0].quoted:
            self._close()
            self._begin(line)
        self._open.append(line)
        self._after_blank = False

    def _begin(self, line: Line) -> None:
        self._marker = ""
        if self._container and line.indent >= 2 and not line.quoted:
            self._kind = self._container
            return
        self._container = None
        self._kind = BlockKind.QUOTE if line.quoted else BlockKind.PARAGRAPH

    def _starts_item(self, line: Line) -> bool:
        if not self._open or self._kind is BlockKind.LIST_ITEM:
            return True
        if self._open[0].quoted != line.quoted:
            return True
        # Inside a paragraph a number at the start of a line is mostly a number.
        start = self._text[line.start : line.start + 4]
        return start[:1] in "-*+•▪●" or start[:2] in ("1.", "1)", "a.", "a)") or start[:3] == "(1)"

    def _break(self) -> None:
        self._close()
        self._container = None
        self._barrier = True
        self._after_blank = True

    def _close(self) -> None:
        if self._open:
            lines = tuple(self._open)
            self._open.clear()
            self._add(self._kind, lines, marker=self._marker)

    def _add(
        self, kind: BlockKind, lines: tuple[Line, ...], *, marker: str = "", level: int = 0
    ) -> None:
        self.blocks.append(
            LineBlock(kind, lines, marker=marker, level=level, follows_barrier=self._barrier)
        )
        self._barrier = False
