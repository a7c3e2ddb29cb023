"""Reads plain text: the layout of the lines is all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Source, Span
from sitir.readers.addresses import addresses
from sitir.readers.draft import CONTINUED, DELETED, Draft, Part
from sitir.readers.layout import layout
from sitir.readers.stretches import stretch

if TYPE_CHECKING:
    from sitir.readers.lines import LineBlock

_UNSEEN = DELETED + CONTINUED + " \t\r\n"


def plain(source: Source) -> Part:
    """Read a plain text; whatever it holds, something comes of it."""
    text = source.text
    blocks = layout(text, has_markup=False).blocks
    drafts = [_draft(source, text, block) for block in blocks]
    seen = (draft for draft in drafts if draft.mask.strip(_UNSEEN).strip())
    return Part(source=source, drafts=tuple(seen))


def _draft(source: Source, text: str, block: LineBlock) -> Draft:
    start = block.lines[0].start
    mask = stretch(text, block.lines)
    return Draft(
        kind=block.kind,
        source=source,
        start=start,
        mask=mask,
        marker=block.marker,
        addresses=tuple(Span(start + first, start + last) for first, last in addresses(mask)),
        follows_barrier=block.follows_barrier,
    )
