"""Builds drafts of the text between tags; the tags themselves are what a mask deletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, BlockKind, Span
from sitir.model.records import NamedTuple
from sitir.readers.addresses import addresses
from sitir.readers.draft import CONTINUED, DELETED, Draft, Link

if TYPE_CHECKING:
    import re

    from sitir.model import SectionKind, Source

WHITE = " \t\r\n\f"
"""What the text between tags may be wrapped and indented with."""
_RUN = Pattern(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_ADDRESS_SIGNS = ("://", "www.", "@")


class Style(NamedTuple):
    """What is known of a block before its text is read."""

    kind: BlockKind = BlockKind.PARAGRAPH
    marker: str = ""
    level: int = 0
    purpose: SectionKind | None = None


class Bookmark(NamedTuple):
    """A place among the visible pieces of the block that is open."""

    draft: int
    piece: int


PLAIN = Style()


class DraftBuilder:
    """Gathers what is visible of one block after another, in the order of the source.

    White space is folded, each run to its first sign, as it is where tags are shown; a line end in
    the mask is one that a tag asks for.
    """

    def __init__(self, source: Source) -> None:
        self.drafts: list[Draft] = []
        self._source = source
        self._text = source.text
        self._pieces: list[tuple[int, str]] = []
        self._style = PLAIN
        self._is_spaced = True
        """Whether white space has nothing to part here."""
        self._is_seen = False
        self._after_barrier = False
        self._strong: list[Span] = []
        self._raised: list[Span] = []
        self._emphasis: list[Span] = []
        self._links: list[Link] = []

    @property
    def is_open(self) -> bool:
        """Whether anything but white space stands in the block."""
        return self._is_seen

    @property
    def count(self) -> int:
        """How many drafts are done, which is the index of the one that is open."""
        return len(self.drafts)

    @property
    def end(self) -> int:
        """Where the last visible piece of the block ends in the source; 0 where there is none."""
        return self._pieces[-1][0] + len(self._pieces[-1][1]) if self._pieces else 0

    def begin(self, style: Style) -> None:
        """Close the block that is open; what follows belongs to another."""
        self.close()
        self._style = style

    def restyle(self, style: Style) -> None:
        """Say what the open block is, before or after its text is read."""
        self._style = style

    def barrier(self) -> None:
        """Close the block; no paragraph goes on behind this place."""
        self.close()
        self._after_barrier = True

    def text(self, start: int, end: int) -> None:
        """Take a stretch of the source as it stands."""
        words = self._text[start:end]
        if self._is_spaced:
            words = words.lstrip(WHITE)
            start = end - len(words)
        if not words:
            return
        if "  " in words or "\n" in words or "\t" in words or "\r" in words or "\f" in words:
            words = _RUN.sub(_folded, words)
        self._pieces.append((start, words))
        self._is_spaced = words[-1] in " \0"
        self._is_seen = self._is_seen or not words.isspace()

    def character(self, start: int, end: int, character: str) -> None:
        """Take what stands for one code point."""
        if character in WHITE:
            self.space(start, end)
            return
        if character in (DELETED, CONTINUED):
            return
        self._pieces.append((start, character + DELETED * (end - start - 1)))
        self._is_spaced = False
        self._is_seen = self._is_seen or not character.isspace()

    def opaque(self, start: int, end: int) -> None:
        """Take a stretch that is no prose."""
        self._pieces.append((start, OPAQUE + CONTINUED * (end - start - 1)))
        self._is_spaced = False
        self._is_seen = True

    def space(self, start: int, end: int) -> None:
        """Part what stands before a tag from what follows it."""
        if not self._is_spaced:
            self._pieces.append((start, " " + DELETED * (end - start - 1)))
            self._is_spaced = True

    def break_line(self, start: int, end: int) -> None:
        """End a line at a tag."""
        if self._is_seen:
            self._pieces.append((start, "\n" + DELETED * (end - start - 1)))
            self._is_spaced = True

    def here(self) -> Bookmark:
        """Return where the next visible piece will stand."""
        return Bookmark(len(self.drafts), len(self._pieces))

    def since(self, bookmark: Bookmark) -> Span | None:
        """Return the source span of what has become visible in the open block since then."""
        first = bookmark.piece if bookmark.draft == len(self.drafts) else 0
        if first >= len(self._pieces):
            return None
        start = self._pieces[first][0]
        last, words = self._pieces[-1]
        return Span(start, last + len(words))

    def strengthen(self, bookmark: Bookmark) -> None:
        """Take what has become visible since then as set in bold."""
        if span := self.since(bookmark):
            self._strong.append(span)

    def emphasise(self, bookmark: Bookmark) -> None:
        """Take what has become visible since then as set in italics."""
        if span := self.since(bookmark):
            self._emphasis.append(span)

    def raise_(self, bookmark: Bookmark) -> None:
        """Take what has become visible since then as superscript."""
        if span := self.since(bookmark):
            self._raised.append(span)

    def link(self, bookmark: Bookmark, target: str) -> None:
        """Take what has become visible since then as the words of a link."""
        if span := self.since(bookmark):
            self._links.append(Link(span, target))

    def silent(self, at: int, purpose: SectionKind, *, level: int) -> None:
        """Begin a section that has no title, at the tag that begins it."""
        self.close()
        kind = BlockKind.HEADING
        self.drafts.append(Draft(kind, self._source, at, DELETED, level=level, purpose=purpose))

    def close(self) -> Draft | None:
        """End the block that is open, and return its draft where anything is visible in it."""
        found = self._draft() if self._is_seen else None
        if found is not None:
            self.drafts.append(found)
            self._after_barrier = False
        if self._pieces:
            self._pieces = []
            self._strong, self._raised, self._emphasis, self._links = [], [], [], []
        self._style = PLAIN
        self._is_spaced = True
        self._is_seen = False
        return found

    def _draft(self) -> Draft | None:
        mask, start = _mask(self._pieces)
        if not mask:
            return None
        style, end = self._style, start + len(mask)
        return Draft(
            kind=style.kind,
            source=self._source,
            start=start,
            mask=mask,
            marker=style.marker,
            level=style.level if style.kind is BlockKind.HEADING else 0,
            strong=_within(self._strong, end),
            links=tuple(sorted(self._links, key=lambda link: link.span)),
            addresses=_addresses(mask, start),
            follows_barrier=self._after_barrier,
            raised=_within(self._raised, end),
            emphasis=_within([*self._emphasis, *self._strong], end),
            purpose=style.purpose,
        )


def _folded(match: re.Match[str]) -> str:
    return " " + DELETED * (match.end() - match.start() - 1)


def _mask(pieces: list[tuple[int, str]]) -> tuple[str, int]:
    """Return the mask of the visible pieces of a block, and where it starts."""
    start = at = pieces[0][0]
    parts: list[str] = []
    for offset, words in pieces:
        if offset > at:
            parts.append(DELETED * (offset - at))
        parts.append(words)
        at = offset + len(words)
    whole = "".join(parts)
    ahead = len(whole) - len(whole.lstrip(DELETED + WHITE))
    return whole[ahead:].rstrip(DELETED + WHITE), start + ahead


def _within(spans: list[Span], end: int) -> tuple[Span, ...]:
    return tuple(sorted(Span(span.start, min(span.end, end)) for span in spans if span.start < end))


def _addresses(mask: str, start: int) -> tuple[Span, ...]:
    if not any(sign in mask for sign in _ADDRESS_SIGNS):
        return ()
    return tuple(Span(start + first, start + last) for first, last in addresses(mask))
