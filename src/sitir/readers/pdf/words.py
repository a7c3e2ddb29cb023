"""Words, lines and pages as they are set: what the layout of a file is read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHEN = "\u00ad"
"""Stands at the end of a word for a hyphen at the end of its line, of whatever kind it was."""

_GAP = 0.9
"""How wide a space is that may part two columns, to the size of the type."""

WIDE = 1.8
"""How wide a space is that words of one sentence never have between them."""


class Word:
    """A word without white space, by its place on the page in points, from below and the left."""

    __slots__ = ("base", "bold", "emphasis", "left", "raised", "right", "size", "start", "text")

    def __init__(
        self,
        text: str,
        *,
        left: float,
        right: float,
        base: float,
        size: float,
        bold: bool,
        emphasis: int,
        start: int,
    ) -> None:
        self.text = text
        self.left = left
        self.right = right
        # The height of the line it stands on.
        self.base = base
        self.size = size
        self.bold = bold
        # How many of its first characters are set in bold or italics.
        self.emphasis = emphasis
        # The index of its first character on the page if it may hold what is raised, or -1.
        self.start = start
        # The stretches of `text` that are set as superscript.
        self.raised: tuple[tuple[int, int], ...] = ()


class Line:
    """Words that stand on one line of one column, from left to right."""

    __slots__ = ("base", "bold", "left", "page", "right", "size", "words")

    def __init__(self, words: Sequence[Word], *, page: int) -> None:
        self.words = list(words)
        # Counted from 0.
        self.page = page
        self.left = words[0].left
        self.right = words[-1].right
        self.size = words[0].size
        self.base = words[0].base
        if any(word.size != self.size or word.base != self.base for word in words):
            sizes: dict[float, int] = {}
            for word in words:
                sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
            self.size = max(sizes, key=lambda size: sizes[size])
            self.base = min(word.base for word in words if word.size == self.size)
        # Whether all that is set in it is set in bold.
        self.bold = all(word.bold for word in words)

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join([word.text for word in self.words])


class Page:
    """One page: its height in points and its lines as the file has them."""

    __slots__ = ("height", "lines")

    def __init__(self, lines: list[Line], *, height: float) -> None:
        self.lines = lines
        self.height = height


def runs_of(line: Line) -> Iterator[Line]:
    """Yield the stretches of a line between spaces that may part columns."""
    words: list[Word] = []
    for word in line.words:
        if words and word.left - words[-1].right > _GAP * line.size:
            yield Line(words, page=line.page)
            words = []
        words.append(word)
    yield Line(words, page=line.page) if len(words) < len(line.words) else line
