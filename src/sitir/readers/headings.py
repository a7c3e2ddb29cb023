"""Recognises headings that no markup declares: known titles, bold lines, capitals, numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.captions import is_caption
from sitir.readers.prose import visible
from sitir.readers.shapes import (
    is_capital,
    is_known,
    is_numbered,
    is_open,
    is_sentence,
    is_short,
    numbered_level,
)
from sitir.readers.splitting import first_line, head_of, is_strong, split
from sitir.readers.stretches import bridge
from sitir.readers.titles import is_part_number, named_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.draft import Draft

_MAIN = 1
_ITEMS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def with_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with their headings recognised and split from the text after them."""
    main = _main_level(drafts)
    found: list[Draft] = []
    above = main
    for index, draft in enumerate(drafts):
        if found and found[-1].kind is BlockKind.HEADING and _joins(found[-1], draft):
            found[-1] = _joined(found[-1], draft)
            continue
        for piece in _pieces(drafts, index, main=main, above=above):
            found.append(piece)
            if piece.kind is BlockKind.HEADING and (draft.level or not is_strong(piece)):
                above = piece.level
    return tuple(found)


def _main_level(drafts: Sequence[Draft]) -> int:
    """Return the level of the main sections, as the headings that are marked up show it."""
    levels = [
        draft.level
        for draft in drafts
        if draft.kind is BlockKind.HEADING and named_kind(visible(draft.mask))
    ]
    return min(levels, default=_MAIN)


def _joins(heading: Draft, draft: Draft) -> bool:
    """Tell whether `draft` is the title of a part whose number stands on a line of its own."""
    if heading.source is not draft.source or not is_part_number(visible(heading.mask)):
        return False
    if draft.kind is BlockKind.HEADING:
        return draft.level >= heading.level
    text = head_of(draft)
    return draft.kind is BlockKind.PARAGRAPH and is_short(text) and is_open(text)


def _joined(first: Draft, second: Draft) -> Draft:
    gap = bridge(first.source.text, first.end, second.start)
    return replace(
        first,
        mask=first.mask + gap + second.mask,
        links=first.links + second.links,
        addresses=first.addresses + second.addresses,
        strong=first.strong + second.strong,
    )


def _pieces(drafts: Sequence[Draft], index: int, *, main: int, above: int) -> Iterator[Draft]:
    draft = drafts[index]
    if draft.kind not in _ITEMS:
        yield draft
        return
    text = head_of(draft)
    if draft.kind is BlockKind.PARAGRAPH and is_caption(
        text, beside_table=_is_by_table(drafts, index)
    ):
        yield replace(draft, kind=BlockKind.CAPTION)
    elif level := _level(drafts, index, text, main=main, above=above):
        yield replace(draft, kind=BlockKind.HEADING, level=level)
    elif pieces := split(draft):
        head, rest = pieces
        if draft.kind is BlockKind.PARAGRAPH:
            level = main if named_kind(visible(head.mask)) else above + 1
            head = replace(head, kind=BlockKind.HEADING, level=level)
        else:
            rest = replace(rest, marker="")
        yield head
        if visible(rest.mask).strip():
            yield rest
    else:
        yield draft


def _is_by_table(drafts: Sequence[Draft], index: int) -> bool:
    return any(
        0 <= near < len(drafts) and drafts[near].kind is BlockKind.TABLE_CELL
        for near in (index - 1, index + 1)
    )


def _level(drafts: Sequence[Draft], index: int, text: str, *, main: int, above: int) -> int:
    """Return the level of a draft that is a heading and nothing else, or 0."""
    draft = drafts[index]
    if "\n" in text or "\r" in text or not is_short(text):
        return 0
    if draft.kind is BlockKind.LIST_ITEM:
        return _item_level(drafts, index, text, main=main)
    if is_known(text) or is_part_number(text):
        return numbered_level(text, main)
    if is_strong(draft):
        return 0 if is_sentence(text) else above + 1
    if not is_open(text):
        return 0
    if is_capital(text):
        return main
    return numbered_level(text, main + 1) if is_numbered(text) else 0


def _item_level(drafts: Sequence[Draft], index: int, text: str, *, main: int) -> int:
    """Return the level of a numbered line that names a section, but not of a list of such."""
    if not drafts[index].marker[:1].isdigit():
        return 0
    near = [drafts[at] for at in (index - 1, index + 1) if 0 <= at < len(drafts)]
    others = [draft for draft in near if draft.kind is BlockKind.LIST_ITEM and draft.marker]
    if any(not is_known(text) or is_known(first_line(draft)) for draft in others):
        return 0
    return main if is_known(text) or (is_capital(text) and is_open(text)) else 0
