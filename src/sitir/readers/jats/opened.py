"""Elements that are open in a walk over an article, and what holds of the text in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import BlockKind, SectionKind
    from sitir.readers.tagged.builder import Bookmark

_TITLE_LEVEL = 1


class Context(NamedTuple):
    """What holds of the text in an element; `kind` is none where nothing is read."""

    kind: BlockKind | None = None
    level: int = _TITLE_LEVEL
    list_type: str = ""
    purpose: SectionKind | None = None
    is_ref: bool = False
    is_caption: bool = False


class OpenElement:
    """An open element."""

    __slots__ = ("attributes", "bookmark", "context", "name", "start")

    def __init__(
        self, name: str, attributes: Mapping[str, str], context: Context, at: int, here: Bookmark
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.context = context
        self.start = at
        self.bookmark = here
