"""Reads Markdown, as CommonMark, GitHub and pandoc write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import OPAQUE, BlockKind, Location, NoteMark, Source, Span
from sitir.readers.draft import CONTINUED, DELETED, NO_METADATA, Draft, Link, Part
from sitir.readers.inline import inline
from sitir.readers.layout import layout
from sitir.readers.stretches import stretch
from sitir.readers.verbatim import verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Metadata
    from sitir.readers.inline import Inline
    from sitir.readers.lines import LineBlock

_UNSEEN = DELETED + CONTINUED + " \t\r\n"


def markdown(source: Source) -> Part:
    """Read a Markdown text; whatever it holds, something comes of it."""
    masked = verbatim(source.text)
    blocks = layout(masked.text, has_markup=True)
    drafts: list[Draft] = []
    asides = 0
    for block in blocks.blocks:
        found = inline(stretch(masked.text, block.lines), blocks.targets)
        draft = _draft(source, masked.text, block, found)
        if draft is None:
            continue
        if found.asides:
            from sitir.readers.asides import with_asides

            pieces = with_asides(draft, found.asides, asides)
            asides += len(pieces) - 1
            drafts += pieces
        else:
            drafts.append(draft)
    if masked.roles:
        from sitir.readers.roles import with_roles

        drafts = with_roles(drafts, masked.roles)
    return Part(
        source=source,
        drafts=tuple(drafts),
        comments=masked.comments,
        metadata=_metadata(source, masked.heads),
    )


def _metadata(source: Source, heads: Sequence[Span]) -> Metadata:
    if not heads:
        return NO_METADATA
    from sitir.readers.front_matter import metadata

    return metadata(source.text[head.start : head.end] for head in heads)


def _draft(source: Source, text: str, block: LineBlock, found: Inline) -> Draft | None:
    """Return the draft of a block, or nothing where only markup is left of it."""
    start = block.lines[0].start
    visible = found.mask.strip(_UNSEEN)
    if not visible or visible.isspace():
        return None
    return Draft(
        kind=BlockKind.CAPTION if _is_image(text, block, visible) else block.kind,
        source=source,
        start=start,
        mask=found.mask,
        marker=block.marker,
        level=block.level,
        strong=tuple(Span(start + first, start + last) for first, last in found.strong),
        links=tuple(
            Link(Span(start + first, start + last), target) for first, last, target in found.links
        ),
        addresses=tuple(Span(start + first, start + last) for first, last in found.addresses),
        follows_barrier=block.follows_barrier,
        note_marks=tuple(
            NoteMark(Location(source, Span(start + first, start + last)), label)
            for first, last, label in found.notes
        ),
        raised=tuple(Span(start + first, start + last) for first, last in found.raised),
    )


def _is_image(text: str, block: LineBlock, visible: str) -> bool:
    """Tell whether a paragraph is a picture, of which the caption is left."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and text.startswith("![", block.lines[0].start)
        and text[block.lines[-1].stop - 1] in ")}"
        and visible != OPAQUE
    )
