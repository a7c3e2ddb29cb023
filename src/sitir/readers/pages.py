"""Undoes what page breaks do to paragraphs: drops page furniture, joins what was cut."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.model import OPAQUE, BlockKind
from sitir.readers.prose import visible
from sitir.readers.stretches import bridge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.readers.draft import Draft

_PAGE_NUMBER = re.compile(
    r"[\s\-–—|•]*(?:(?:page|hal(?:aman)?|hlm|p)\b\.?)?\s*\d{1,4}"
    r"(?:\s*(?:of|dari|/)\s*\d{1,4})?[\s\-–—|•]*$",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"^\W*\d{1,4}\b\W*|\W*\b\d{1,4}\W*$")
_LONGEST_HEADER = 120
_FEWEST_HEADERS = 3
_ENDED = re.compile(r"[.!?:;…][\s\"'”’»)\]*_]*$")
_JOINABLE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_TAIL = 80


def without_furniture(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drop page numbers and running heads, which stand as paragraphs of their own."""
    seen: dict[str, int] = {}
    for draft in drafts:
        if head := _running_head(draft):
            seen[head] = seen.get(head, 0) + 1
    return tuple(
        draft
        for draft in drafts
        if not (draft.kind is BlockKind.PARAGRAPH and len(draft.mask) <= _LONGEST_HEADER)
        or not (
            _PAGE_NUMBER.match(visible(draft.mask))
            or seen.get(_running_head(draft), 0) >= _FEWEST_HEADERS
        )
    )


def _running_head(draft: Draft) -> str:
    """Return a short line without the page number at its edge; nothing of other blocks."""
    if draft.kind is not BlockKind.PARAGRAPH or len(draft.mask) > _LONGEST_HEADER:
        return ""
    text = visible(draft.mask).strip()
    bare = _EDGE_NUMBER.sub("", text)
    return "" if "\n" in text or len(bare) < 4 else bare


def joined(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Join paragraphs that a page break has cut: no end before it, lower case after it."""
    found: list[Draft] = []
    pieces: list[Draft] = []
    for draft in drafts:
        if pieces and _continues(pieces[-1], draft):
            pieces.append(draft)
            continue
        if pieces:
            found.append(_whole(pieces))
        pieces = [draft]
    if pieces:
        found.append(_whole(pieces))
    return tuple(found)


def _continues(first: Draft, second: Draft) -> bool:
    if second.kind not in _JOINABLE or first.kind not in _JOINABLE or second.marker:
        return False
    if first.source is not second.source or second.follows_barrier:
        return False
    head = visible(second.mask[:_TAIL]).lstrip("\"'“‘( \t\r\n")
    if not head[:1].islower():
        return False
    tail = visible(first.mask[-_TAIL:]).rstrip()
    return tail[-1:] == OPAQUE or (bool(tail) and not _ENDED.search(tail))


def _whole(pieces: Sequence[Draft]) -> Draft:
    if len(pieces) == 1:
        return pieces[0]
    text = pieces[0].source.text
    parts = [pieces[0].mask]
    for before, piece in pairwise(pieces):
        parts += (bridge(text, before.end, piece.start), piece.mask)
    return replace(
        pieces[0],
        mask="".join(parts),
        links=tuple(link for piece in pieces for link in piece.links),
        addresses=tuple(span for piece in pieces for span in piece.addresses),
    )
