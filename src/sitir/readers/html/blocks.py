"""Gathers the blocks of a page, and notices where its list of references and its notes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind, SectionKind
from sitir.readers.html.word import WordMarker
from sitir.readers.prose import visible
from sitir.readers.tagged.builder import DraftBuilder, Style
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from sitir.model import Source
    from sitir.readers.draft import Draft
    from sitir.readers.html.contexts import Context
    from sitir.readers.html.scanner import Tag
    from sitir.readers.tagged.builder import Bookmark

_SILENT_LEVEL = 2
_LONGEST_TITLE = 80


class Blocks:
    """The blocks so far, and the one that is open."""

    def __init__(self, source: Source) -> None:
        self.builder = DraftBuilder(source)
        self.anchors: dict[str, int] = {}
        """In which draft each id stands."""
        self.seen = 0
        """How many blocks with text have ended."""
        self.containers: set[str] = set()
        """The ids of what holds several blocks, which are those of none."""
        self.listed: set[int] = set()
        """Which drafts are items of the list of references."""
        self.marker = ""
        """Of the list item that begins."""
        self.word = WordMarker()
        self._text = source.text
        self._ids: list[str] = []
        self._list_level = 0
        self._in_list = False
        self._in_notes = False
        self._last_break: Bookmark | None = None

    def text(self, start: int, end: int, context: Context) -> None:
        """Take text."""
        if self.word.is_open:
            self.word.add(self._text[start:end])
            return
        if not self.builder.is_open:
            if self._text[start:end].isspace():
                return
            self._begin(start, context)
        self.builder.text(start, end)

    def character(self, span: tuple[int, int], character: str, context: Context) -> None:
        """Take what stands for one code point."""
        if self.word.is_open:
            self.word.add(character)
            return
        if not self.builder.is_open:
            if character.isspace():
                return
            self._begin(span[0], context)
        self.builder.character(*span, character)

    def opaque(self, start: int, end: int, context: Context) -> None:
        """Take code or a formula."""
        if not self.builder.is_open:
            self._begin(start, context)
        self.builder.opaque(start, end)

    def _begin(self, at: int, context: Context) -> None:
        """Say what the block is that begins at `at`, and begin its section where none has."""
        if context.is_note and not self._in_notes:
            self.builder.silent(at, SectionKind.OTHER, level=_SILENT_LEVEL)
            self._in_notes, self._in_list = True, False
        elif context.is_list and not self._in_list and context.kind is not BlockKind.HEADING:
            self.builder.silent(at, SectionKind.REFERENCES, level=_SILENT_LEVEL)
            self._in_list, self._list_level = True, _SILENT_LEVEL
        kind, marker = context.kind, self.marker if context.kind is BlockKind.LIST_ITEM else ""
        if self.word.marker and kind is BlockKind.PARAGRAPH:
            kind, marker = BlockKind.LIST_ITEM, self.word.marker
        self.marker = self.word.marker = ""
        self.builder.restyle(Style(kind, marker, context.level))

    def close(self) -> None:
        """End the block that is open."""
        draft = self.builder.close()
        self._last_break = None
        if draft is None:
            return
        self.seen += 1
        index = self.builder.count - 1
        for name in self._ids:
            self.anchors.setdefault(name, index)
        self._ids.clear()
        if not self._is_title(draft) and self._in_list and draft.kind is not BlockKind.FOOTNOTE:
            self.listed.add(index)

    def _is_title(self, draft: Draft) -> bool:
        """Tell whether a block is the title of a section; note where a list begins or ends."""
        is_heading = draft.kind is BlockKind.HEADING
        if not is_heading and len(draft.mask) > _LONGEST_TITLE:
            return False
        kind = named_kind(visible(draft.mask))
        if not is_heading and kind is None:
            return False
        if kind is SectionKind.REFERENCES:
            self._in_list, self._list_level = True, draft.level
        elif kind is not None or draft.level <= self._list_level:
            self._in_list = False
        if is_heading:
            self._in_notes = False
        return True

    def line_break(self, tag: Tag) -> None:
        """End a line: of the list, a reference; the second one ends the paragraph."""
        if not self.builder.is_open:
            return
        if self._in_list or self._last_break == self.builder.here():
            self.close()
            return
        self.builder.break_line(tag.start, tag.end)
        self._last_break = self.builder.here()

    def barrier(self) -> None:
        """End the block for good."""
        self.close()
        self.builder.barrier()

    def name(self, tag: Tag) -> None:
        """Remember by what the text from here on can be pointed to."""
        if tag.attributes:
            for name in (tag.get("id"), tag.get("name") if tag.name == "a" else ""):
                if name:
                    self._ids.append(name)
