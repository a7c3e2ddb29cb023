"""Elements that are open in a walk over a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitir.readers.html.contexts import Context
    from sitir.readers.html.scanner import Tag
    from sitir.readers.tagged.builder import Bookmark


class BlockElement:
    """An open element that makes a block."""

    __slots__ = (
        "context",
        "count",
        "id",
        "inline",
        "is_in_line",
        "is_main",
        "name",
        "seen",
        "start",
    )

    def __init__(self, name: str, context: Context, inline: int) -> None:
        self.name = name
        self.context = context
        # How many elements within blocks were open before it.
        self.inline = inline
        # Of a numbered list, the number of the item before.
        self.count: int | None = None
        self.is_in_line = False
        # The index of the first block in it.
        self.start = 0
        # How many blocks were seen before it.
        self.seen = 0
        # Of what may hold several blocks.
        self.id = ""
        # Whether it holds the article.
        self.is_main = False


class InlineElement:
    """An open element within blocks."""

    __slots__ = ("bookmark", "name", "tag")

    def __init__(self, tag: Tag, bookmark: Bookmark) -> None:
        self.name = tag.name
        self.tag = tag
        self.bookmark = bookmark


class MutedElement:
    """An element of which nothing is read."""

    __slots__ = ("depth", "is_block", "is_opaque", "name", "start")

    def __init__(self, tag: Tag, *, is_opaque: bool, is_block: bool) -> None:
        self.name = tag.name
        self.start = tag.start
        self.depth = 1
        self.is_opaque = is_opaque
        self.is_block = is_block
