"""Writes the pieces of paragraphs out as one text, and remembers where each stands in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.readers.pdf.hyphens import Joiner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.pdf.paragraphs import Paragraph, Piece
    from sitir.readers.pdf.words import Line, Word

_BREAK = "\n\n"
_LONGEST_HEAD = 300


class Block:
    """A paragraph by its stretches of the text."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        # The page it begins on, counted from 0.
        self.page = paragraph.lines[0].page
        self.stretches: list[Span] = []
        # What stands between a stretch and the next: a space, or nothing.
        self.gaps: list[str] = []
        self.strong: list[Span] = []
        # What is set in bold or italics.
        self.emphasis: list[Span] = []
        # What is raised, and on which page that is.
        self.raised: list[tuple[Span, int]] = []


class Writing:
    """The text of a file, its blocks in order, and where its pages begin."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._at = 0
        # What was written since the last space.
        self._head = ""
        self._pages: dict[int, int] = {}
        self._joiner = Joiner(line for piece in pieces for line in piece.lines)
        blocks: dict[int, Block] = {}
        last: Block | None = None
        for piece, below in zip(pieces, _first_lines_below(pieces), strict=True):
            block = blocks.get(id(piece.paragraph))
            if block is None:
                block = blocks[id(piece.paragraph)] = Block(piece.paragraph)
                self.blocks.append(block)
            is_next = last is block
            if last is not None:
                self._write(block.gaps.pop() if is_next else _BREAK)
            start = block.stretches.pop().start if is_next else self._at
            gap = self._lines(piece.lines, below, block)
            block.stretches.append(Span(start, self._at))
            block.gaps.append(gap)
            last = block
        self.text = "".join(self._parts)

    def page_starts(self, count: int) -> tuple[int, ...]:
        """Return where each page begins; one without text begins where the next does."""
        starts = []
        later = self._at
        for page in range(count - 1, -1, -1):
            later = min(later, self._pages.get(page, later))
            starts.append(later)
        starts[-1] = 0
        return tuple(reversed(starts))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
        self._head = "" if text.isspace() else (self._head + text)[:_LONGEST_HEAD]

    def _lines(self, lines: Sequence[Line], below: Line | None, block: Block) -> str:
        """Write lines, the last before the line `below`; return what stands between the two."""
        gap = ""
        for line, following in pairwise((*lines, below)):
            if line is None:
                break
            self._write(gap)
            self._pages.setdefault(line.page, self._at)
            for word in line.words[:-1]:
                self._word(word, word.text, block, page=line.page)
                self._write(" ")
            word = line.words[-1]
            after = following.words[0].text if following is not None else ""
            text, gap = self._joiner.between(word.text, after, head=self._head)
            self._word(word, text, block, page=line.page)
        return gap

    def _word(self, word: Word, text: str, block: Block, *, page: int) -> None:
        start = self._at
        self._write(text)
        for first, last in word.raised:
            block.raised.append((Span(start + first, start + last), page))
        if word.bold:
            _add(block.strong, Span(start, self._at))
        if word.emphasis:
            _add(block.emphasis, Span(start, min(self._at, start + word.emphasis)))


def _add(spans: list[Span], span: Span) -> None:
    """Add a span, in one with the last where only a space stands between the two."""
    if spans and span.start - spans[-1].end <= 1:
        span = Span(spans.pop().start, span.end)
    spans.append(span)


def _first_lines_below(pieces: Sequence[Piece]) -> list[Line | None]:
    """Return for each piece the line with which its paragraph goes on, if it does."""
    later: dict[int, Line] = {}
    found: list[Line | None] = []
    for piece in reversed(pieces):
        found.append(later.get(id(piece.paragraph)))
        later[id(piece.paragraph)] = piece.lines[0]
    found.reverse()
    return found
