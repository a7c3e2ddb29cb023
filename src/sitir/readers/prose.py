"""Masks in, prose out: text without markup that remembers its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, MappedText, Span
from sitir.readers.draft import CONTINUED, DELETED

if TYPE_CHECKING:
    from sitir.readers.draft import Draft

_KEPT = Pattern(f"[^{DELETED}{CONTINUED}]+")
_CONTINUATION = Pattern(f"{CONTINUED}*")


def visible(mask: str) -> str:
    """Return what is left of a mask."""
    return mask.replace(DELETED, "").replace(CONTINUED, "")


def without_addresses(draft: Draft) -> str:
    """Return the mask of a draft in which addresses are opaque, too."""
    if not draft.addresses:
        return draft.mask
    parts: list[str] = []
    at = 0
    for span in draft.addresses:
        start, end = span.start - draft.start, span.end - draft.start
        if start < at or end <= start:
            continue
        parts += (draft.mask[at:start], OPAQUE, CONTINUED * (end - start - 1))
        at = end
    parts.append(draft.mask[at:])
    return "".join(parts)


def mapped(mask: str, start: int) -> MappedText:
    """Return the prose of a mask that stands at the offset `start` of its source."""
    if DELETED not in mask and CONTINUED not in mask:
        return MappedText(mask, ((0, start),))
    parts: list[str] = []
    breaks: list[tuple[int, int]] = []
    stands: list[tuple[Span, Span]] = []
    length = 0
    for match in _KEPT.finditer(mask):
        breaks.append((length, start + match.start() - length))
        parts.append(match.group())
        end = match.end()
        length += end - match.start()
        if mask.startswith(CONTINUED, end) and mask[end - 1] != OPAQUE:
            # One sign that several of the source stand for: `\\'e`, `--`.
            further = _CONTINUATION.match(mask, end)
            last = further.end() if further else end
            stands.append((Span(length - 1, length), Span(start + end - 1, start + last)))
    return MappedText("".join(parts), tuple(breaks) or ((0, start),), tuple(stands))


def source_span(mask: str, start: int, prose: MappedText, *, span: Span) -> Span:
    """Return the source span of a prose span; what is opaque at its end is covered whole."""
    found = prose.to_source(span)
    if span.end > span.start and prose.text[span.end - 1] == OPAQUE:
        match = _CONTINUATION.match(mask, found.end - start)
        if match:
            return Span(found.start, start + match.end())
    return found
