"""Collects the text of a Word file, paragraph by paragraph, with the places of what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.docx.styles import PLAIN
from sitir.readers.marks import item_start

if TYPE_CHECKING:
    from sitir.readers.docx.styles import RunStyle

GAP = "\n\n"
"""What stands between two paragraphs."""

Place = tuple[int, int]

_LONGEST_HEADING = 300
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Line:
    """A paragraph by the offsets of what is in it."""

    __slots__ = (
        "_emphasis",
        "_parts",
        "cell",
        "end",
        "follows_barrier",
        "kind",
        "level",
        "marker",
        "named",
        "places",
        "prefix",
        "role",
        "start",
        "style",
    )

    def __init__(
        self,
        start: int,
        kind: BlockKind,
        *,
        marker: str = "",
        number: str = "",
        level: int = 0,
        role: str = "",
        style: RunStyle = PLAIN,
    ) -> None:
        self.kind = kind
        self.marker = marker
        self.level = level
        self.role = role
        self.style = style
        self.follows_barrier = False
        # The number of the table cell that it stands in.
        self.cell = 0
        # Its number stands before it, as Word shows it.
        self.prefix = f"{number} " if number else ""
        self.start = start + len(self.prefix)
        self.end = self.start
        # Where what looks differently stands, by what it is; and links and notes with their words.
        self.places: dict[str, list[Place]] = {}
        self.named: dict[str, list[tuple[int, int, str]]] = {}
        self._parts: list[str] = []
        self._emphasis = PLAIN

    def add(self, text: str, style: RunStyle) -> None:
        """Write on."""
        start = self.end
        end = self.end = start + len(text)
        self._parts.append(text)
        if style is PLAIN:
            return
        bold, italic, raised, _ = style
        if bold:
            self._extend("strong", start, end)
        if bold or italic:
            is_same = (bold, italic) == (self._emphasis.bold, self._emphasis.italic)
            self._emphasis = style
            self._extend("emphasis", start, end, is_same=is_same)
        if raised:
            self._extend("raised", start, end)

    def add_opaque(self, text: str) -> None:
        """Write what is no prose: a formula."""
        self._extend("opaque", self.end, self.end + len(text), is_same=False)
        self.add(text, PLAIN)

    def add_note(self, label: str) -> None:
        """Write the sign that calls a note."""
        text = "" if label == "*" else raised_label(label)
        start, end = self.end, self.end + len(text)
        self._extend("deleted", start, end, is_same=False)
        self.named.setdefault("notes", []).append((start, end, label))
        self.add(text, PLAIN)

    def add_link(self, start: int, target: str) -> None:
        """Take what stands there since an offset as the words of a link."""
        if start < self.end:
            self.named.setdefault("links", []).append((start, self.end, target))

    def taken(self) -> str:
        """Return what stands in it, which then is no longer kept here."""
        text = "".join(self._parts)
        self._parts.clear()
        return text

    def _extend(self, kind: str, start: int, end: int, *, is_same: bool = True) -> None:
        places = self.places.setdefault(kind, [])
        if is_same and places and places[-1][1] == start:
            places[-1] = places[-1][0], end
        else:
            places.append((start, end))


def raised_label(label: str) -> str:
    """Return the label of a note as it is shown in the text and before the note."""
    return label.translate(_RAISED) if label.isdecimal() else f"[{label}]"


class Text:
    """All that was taken out of a file so far."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.paragraphs: list[int] = []
        self.length = 0
        self._parts: list[str] = []
        self._barrier = False

    @property
    def text(self) -> str:
        """All of it; ends with a line end unless it is empty."""
        return GAP.join((*self._parts, ""))[:-1]

    def close(self, line: Line, *, is_note: bool) -> None:
        """Take in a paragraph that is complete; nothing comes of an empty one.

        A note belongs to the paragraph that calls it, and is not counted.
        """
        text = line.taken().rstrip()
        begin = self.length
        bare = text.lstrip()
        if not bare:
            return
        is_code = line.role == "code"
        line.follows_barrier, self._barrier = self._barrier, is_code
        line.end = line.start + len(text)
        line.start += len(text) - len(bare)
        if line.kind is BlockKind.HEADING and len(bare) > _LONGEST_HEADING:
            line.kind, line.level = BlockKind.PARAGRAPH, 0
        if line.kind is BlockKind.PARAGRAPH:
            _find_marker(line, bare)
        if line.start < line.end and not is_code:
            self.lines.append(line)
        whole = line.prefix + text
        if not is_note:
            self.paragraphs.append(begin)
        self._parts.append(whole)
        self.length += len(whole) + len(GAP)


def _find_marker(line: Line, text: str) -> None:
    """Make a list item of a paragraph whose bullet or number was typed."""
    item = item_start(text, 0, len(text))
    if item:
        line.kind = BlockKind.LIST_ITEM
        line.marker, start = item
        line.start += start
