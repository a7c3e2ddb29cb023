"""Gathers what the commands of a block delete, replace and mark, and makes a draft of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, BlockKind, Span
from sitir.readers.addresses import addresses
from sitir.readers.draft import CONTINUED, DELETED, Draft, Link

if TYPE_CHECKING:
    import re

    from sitir.model import Mark, NoteMark, Source

_UNSEEN = DELETED + CONTINUED + " \t\r\n"
_EDGE = DELETED + " \t\r\n"
_LINES = Pattern(r"(\r\n?|\n)[\0 \t\r\n]*[\r\n][\0 \t]*")


class Building:
    """A block that is being read; places are offsets of its text."""

    def __init__(
        self,
        start: int,
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        marker: str = "",
        level: int = 0,
        label: str = "",
    ) -> None:
        self.start = start
        self.kind = kind
        self.marker = marker
        self.level = level
        self.label = label
        self.marks: list[Mark] = []
        self.notes: list[NoteMark] = []
        self.links: list[Link] = []
        self.strong: list[Span] = []
        self.raised: list[Span] = []
        self.emphasis: list[Span] = []
        self.addresses: list[Span] = []
        self.later: list[Draft] = []
        """Footnotes that are called in it."""
        self._edits: list[tuple[int, int, str]] = []

    def edit(self, start: int, end: int, shown: str = "") -> None:
        """Let a stretch show something no longer than itself, or nothing."""
        self._edits.append((start, end, shown))

    def hide(self, start: int, end: int) -> None:
        """Let a stretch be one opaque sign."""
        self._edits.append((start, end, OPAQUE + CONTINUED * (end - start - 1)))

    def draft(self, source: Source, text: str, end: int) -> Draft | None:
        """Return the draft of the block, which ends at `end`; nothing where nothing is seen."""
        mask = self._mask(text, end)
        seen = mask.strip(_UNSEEN)
        if not seen or (seen == OPAQUE and not self.marks and self.kind is BlockKind.PARAGRAPH):
            return None
        first = len(mask) - len(mask.lstrip(_EDGE))
        last = len(mask.rstrip(_EDGE))
        places = [mark.location.span for mark in self.marks]
        places += (mark.location.span for mark in self.notes)
        for place in places:
            first = min(first, place.start - self.start)
            last = max(last, place.end - self.start)
        start, mask = self.start + first, mask[first:last]
        return Draft(
            kind=self.kind,
            source=source,
            start=start,
            mask=mask,
            marker=self.marker,
            level=self.level,
            strong=tuple(sorted(self.strong)),
            links=tuple(sorted(self.links, key=lambda link: link.span)),
            addresses=tuple(
                sorted(
                    (*self.addresses, *_addresses(mask, start)),
                    key=lambda span: (span.start, -span.end),
                )
            ),
            marks=tuple(self.marks),
            note_marks=tuple(self.notes),
            raised=tuple(sorted(self.raised)),
            emphasis=tuple(sorted({*self.emphasis, *self.strong})),
            label=self.label,
        )

    def _mask(self, text: str, end: int) -> str:
        parts: list[str] = []
        at = self.start
        for first, last, shown in sorted(self._edits):
            if first < at or last > end:
                continue
            rest = CONTINUED if len(shown) == 1 and shown.isprintable() else DELETED
            parts += (text[at:first], shown, rest * (last - first - len(shown)))
            at = last
        parts.append(text[at:end])
        mask = "".join(parts)
        return _LINES.sub(_one_line_end, mask) if "\n" in mask or "\r" in mask else mask


def _one_line_end(match: re.Match[str]) -> str:
    """Return the lines that markup leaves empty as one line end, at equal length."""
    return match[1] + DELETED * (len(match[0]) - len(match[1]))


def _addresses(mask: str, start: int) -> list[Span]:
    if "@" not in mask and "http" not in mask and "www." not in mask:
        return []
    return [Span(start + first, start + last) for first, last in addresses(mask)]
