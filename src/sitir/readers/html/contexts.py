"""Tells what holds of the text in an element, from what holds of the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.model.records import NamedTuple
from sitir.readers.html import elements

if TYPE_CHECKING:
    from sitir.readers.html.scanner import Tag

_CAPTIONS = frozenset(("caption", "MsoCaption", "image-caption", "figcaption", "wp-caption-text"))
_KINDS = {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "table": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH,
}


class Context(NamedTuple):
    """What holds of the text in an element."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    is_note: bool = False
    is_list: bool = False
    """Whether it is part of a list of works, as the markup says."""
    is_article: bool = False


PLAIN = Context()


def context_of(tag: Tag, around: Context) -> Context:
    """Return what holds of the text in an element that makes a block."""
    name = tag.name
    if name in elements.HEADINGS:
        return around._replace(kind=BlockKind.HEADING, level=elements.HEADINGS[name])
    kind = _KINDS.get(name, around.kind)
    if name in ("article", "main") and not around.is_article:
        around = around._replace(is_article=True)
    if tag.attributes:
        if elements.is_note(tag):
            around = around._replace(is_note=True)
        elif elements.is_list_of_works(tag):
            around = around._replace(is_list=True)
        if not _CAPTIONS.isdisjoint(elements.classes(tag)):
            kind = BlockKind.CAPTION
    if around.is_note and kind is not BlockKind.TABLE_CELL:
        kind = BlockKind.FOOTNOTE
    return (
        around if around.kind is kind and not around.level else around._replace(kind=kind, level=0)
    )
