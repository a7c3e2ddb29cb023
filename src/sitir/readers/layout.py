"""Lines in, blocks of lines out: paragraphs, lists, tables, quotes, headings, notes."""

from __future__ import annotations

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind
from sitir.readers import tables
from sitir.readers.draft import CONTINUED
from sitir.readers.lines import Line, LineBlock, lines
from sitir.readers.marks import (
    BLOCK_TAGS,
    DEFINITION,
    FOOTNOTE,
    HEADING,
    PAGE_BREAK,
    QUOTE,
    UNDERLINE,
    is_code,
    is_rule,
    item_start,
    without_closing,
)
from sitir.readers.page_edges import begins_page, page_edges

_LONGEST_SETEXT = 200
_FINAL = ".!?:;”\"')"
_TARGET = Pattern(r"[/#.:]")


class Layout:
    """All blocks of a text, and the targets of its reference-style links by folded label."""

    def __init__(self, blocks: tuple[LineBlock, ...], targets: dict[str, str]) -> None:
        self.blocks = blocks
        self.targets = targets


def layout(text: str, *, has_markup: bool) -> Layout:
    """Group the lines of a text, in which verbatim parts are masked, into blocks."""
    walk = _Walk(text, has_markup=has_markup)
    walk.run()
    return Layout(tuple(walk.blocks), walk.targets)


class _Walk:
    """A walk over the lines with the one block that is open."""

    def __init__(self, text: str, *, has_markup: bool) -> None:
        self.blocks: list[LineBlock] = []
        self.targets: dict[str, str] = {}
        self._text = text
        self._has_markup = has_markup
        self._lines = lines(text)
        self._edges = page_edges(text, self._lines)
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
        if at in self._edges:
            self._close()
            self._add(BlockKind.PARAGRAPH, (line,))
            return at + 1
        if self._open and begins_page(text, self._lines, at) and self._is_ended():
            self._close()
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

    def _is_ended(self) -> bool:
        return self._text[self._open[-1].stop - 1] in _FINAL

    def _unquoted(self, line: Line) -> Line:
        if self._text[line.start] != ">":
            return line
        match = QUOTE.match(self._text, line.start, line.stop)
        if match is None:
            return line
        return Line(match.end(), line.stop, 0, quoted=True)

    def _marked_up(self, at: int, line: Line) -> int | None:
        """Read a line that only Markdown knows; return the next line, or nothing."""
        text, start, stop = self._text, line.start, line.stop
        first = text[start]
        if first == "#" and (match := HEADING.match(text, start, stop)):
            self._close()
            self._container = None
            self._heading(Line(match.end(), stop, 0), len(match.group(1)))
            return at + 1
        if first in "=-" and self._underline(line):
            return at + 1
        if first in "*-_=" and is_rule(text[start:stop]):
            self._break()
            return at + 1
        if first == "[" and self._note_or_definition(line):
            return at + 1
        if first in "\\:" and PAGE_BREAK.match(text, start, stop):
            self._close()
            return at + 1
        if first == "<" and BLOCK_TAGS.match(text, start, stop):
            self._close()
            return at + 1
        if line.indent >= 4 and self._after_blank and self._container is None:
            return self._code(at)
        return None

    def _heading(self, line: Line, level: int) -> None:
        body = without_closing(self._text[line.start : line.stop])
        if body:
            heading = Line(line.start, line.start + len(body), 0)
            self._add(BlockKind.HEADING, (heading,), level=level)
        self._after_blank = True

    def _underline(self, line: Line) -> bool:
        match = UNDERLINE.match(self._text, line.start, line.stop)
        if not match or not self._open or self._kind is not BlockKind.PARAGRAPH:
            return False
        if self._open[0].quoted or self._open[-1].stop - self._open[0].start > _LONGEST_SETEXT:
            return False
        if len(self._open) > 2 or (len(match.group()) < 3 and match.group(1)[0] == "-"):
            return False
        heading = tuple(self._open)
        self._open.clear()
        self._add(BlockKind.HEADING, heading, level=1 if match.group(1)[0] == "=" else 2)
        self._after_blank = True
        return True

    def _note_or_definition(self, line: Line) -> bool:
        text = self._text
        if note := FOOTNOTE.match(text, line.start, line.stop):
            self._close()
            self._container = self._kind = BlockKind.FOOTNOTE
            self._marker = note.group(1)
            self._open.append(Line(note.end(), line.stop, 0))
            self._after_blank = False
            return True
        definition = DEFINITION.match(text, line.start, line.stop)
        if definition is None or not _TARGET.search(definition.group(2)):
            return False
        self._close()
        self.targets.setdefault(definition.group(1).casefold(), definition.group(2))
        return True

    def _code(self, at: int) -> int | None:
        """Skip indented code; indented prose, as word processors leave it, is none."""
        line = self._lines[at]
        if not is_code(self._text[line.start : line.stop]):
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
            item = item_start(text, line.start, line.stop)
            if item:
                self._close()
                self._container = self._kind = BlockKind.LIST_ITEM
                self._marker, text_start = item
                self._open.append(Line(text_start, line.stop, 0, quoted=line.quoted))
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
            members = tuple(self._open)
            self._open.clear()
            self._add(self._kind, members, marker=self._marker)

    def _add(
        self, kind: BlockKind, lines: tuple[Line, ...], *, marker: str = "", level: int = 0
    ) -> None:
        self.blocks.append(
            LineBlock(kind, lines, marker=marker, level=level, follows_barrier=self._barrier)
        )
        self._barrier = False
