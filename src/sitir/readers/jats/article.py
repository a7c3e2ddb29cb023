"""Walks over the elements of a JATS article, and gathers its blocks with what points where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind, SectionKind, Span
from sitir.readers.jats import kinds
from sitir.readers.jats.front import Front
from sitir.readers.jats.items import Items
from sitir.readers.jats.opened import Context, OpenElement
from sitir.readers.prose import visible
from sitir.readers.tagged.builder import DraftBuilder, Style
from sitir.readers.tagged.comments import comment
from sitir.readers.tagged.references import Pointer
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Source
    from sitir.readers.draft import DraftComment

_NOTE_TYPES = ("fn", "table-fn")
_MARKED = (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE)


class Article:
    """What a walk over an article has gathered."""

    def __init__(self, source: Source) -> None:
        self.builder = DraftBuilder(source)
        self.front = Front()
        self.comments: list[DraftComment] = []
        self.pointers: list[Pointer] = []
        """Cross-references to works and notes."""
        self.items = Items(source)
        self.notes: dict[str, tuple[int, str]] = {}
        """Of the notes, in which draft each begins and what is shown of it, by their ids."""
        self.is_article = False
        self._source = source
        self._stack: list[OpenElement] = []
        self._context = Context()
        self._muted = 0
        """How many elements of which nothing is read are open."""
        self._opaque: int | None = None
        self._other: OpenElement | None = None
        """A reference of which the text was read in another form."""
        self._pending: SectionKind | None = None
        """What the section is for that begins here, unless its title says that."""
        self._marker = ""
        self._label: list[str] | None = None
        """The number of an item or note, while it is read."""
        self._count: list[int] = []
        self._note = ""
        self._keyword_end = 0

    # What the parser calls.

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """Take a start tag."""
        if self._muted or name in kinds.LEFT_OUT:
            self._muted += 1
            if name in kinds.OPAQUE and self._muted == 1:
                self._opaque = at
            return
        if name in kinds.OPAQUE and self._context.kind is not None:
            self._muted, self._opaque = 1, at
            return
        if self._is_another_form(name):
            self._muted = 1
            self._other = OpenElement(name, attributes, self._context, at, self.builder.here())
            return
        context = self._within(name, attributes, at)
        self._stack.append(OpenElement(name, attributes, context, at, self.builder.here()))
        self._context = context
        if context.kind is None:
            self.front.start(name, attributes)

    def end(self, name: str, at: int) -> None:
        """Take an end tag."""
        if self._muted:
            self._muted -= 1
            if not self._muted and self._opaque is not None:
                end = max(at, self._source.text.find(">", at) + 1)
                self._begin(self._opaque)
                self.builder.opaque(self._opaque, end)
                self._opaque = None
            if not self._muted and self._other is not None:
                self.items.keep(self._other, at)
                self._other = None
            return
        element = self._stack.pop()
        if element.context.kind is None:
            self.front.end(name)
        else:
            self._leave(element, at)
        self._context = self._stack[-1].context if self._stack else Context()

    def text(self, start: int, end: int) -> None:
        """Take text."""
        if self._muted:
            return
        words = self._source.text[start:end]
        if self._label is not None:
            self._label.append(words)
        elif self._context.kind is None:
            self.front.text(words)
        elif (self.builder.is_open and not self._is_in("kwd-group")) or not words.isspace():
            self._begin(start)
            self.builder.text(start, end)

    def character(self, start: int, end: int, character: str) -> None:
        """Take a reference to a character."""
        if self._muted:
            return
        if self._label is not None:
            self._label.append(character)
        elif self._context.kind is None:
            self.front.text(character)
        elif self.builder.is_open or not character.isspace():
            self._begin(start)
            self.builder.character(start, end, character)

    def comment(self, start: int, end: int) -> None:
        """Take a comment."""
        found = comment(self._source, Span(start, end))
        if found is not None:
            self.comments.append(found)

    # Elements that begin.

    def _within(self, name: str, attributes: Mapping[str, str], at: int) -> Context:
        """Return what holds of the text in an element, and end the block that it ends."""
        around = self._context
        if name == "article":
            self.is_article = True
            self.front.language = attributes.get("xml:lang", "")
        elif name == "article-title" and around.kind is None and self._is_in("title-group"):
            return around._replace(kind=BlockKind.HEADING)
        elif name in kinds.PURPOSES and (around.kind is not None or name != "bio"):
            self.builder.close()
            self._pending = kinds.PURPOSES[name]
            level = around.level if name == "body" else max(2, around.level + 1)
            kind = BlockKind.PARAGRAPH
            return around._replace(kind=kind, level=level, purpose=self._pending, is_caption=False)
        elif around.kind is None:
            pass
        elif name == "sec":
            self.builder.close()
            self._begin_whole(at)
            purpose = kinds.SECTION_TYPES.get(attributes.get("sec-type", ""))
            return around._replace(level=around.level + 1, purpose=purpose)
        elif name in kinds.FLOATS:
            self.builder.close()
        elif name == "ref":
            self.builder.close()
            self.items.begin(attributes.get("id", ""))
            self._marker = ""
            return around._replace(kind=BlockKind.LIST_ITEM, is_ref=True)
        elif around.is_ref:
            self._in_reference(name, at)
        elif name in kinds.BLOCKS or name == "caption":
            return self._block(name, attributes, at)
        elif name == "label":
            self._start_label(at)
        elif name == "kwd" and 0 < self.builder.end <= self._keyword_end:
            self.builder.character(self._keyword_end, self._keyword_end + 1, ";")
            self.builder.space(at, at + len("<kwd"))
        elif name == "break":
            self.builder.break_line(at, at + len("<break"))
        return around

    def _is_in(self, name: str) -> bool:
        return bool(self._stack) and self._stack[-1].name == name

    def _block(self, name: str, attributes: Mapping[str, str], at: int) -> Context:
        around = self._context
        if around.is_caption:
            self.builder.space(at, at + len(name) + 1)
            return around
        if name == "caption":
            self.builder.space(at, at + len("<caption"))
            return around._replace(kind=BlockKind.CAPTION, is_caption=True)
        self.builder.close()
        if name == "title":
            return around._replace(kind=BlockKind.HEADING)
        if name == "list":
            self._count.append(0)
            return around._replace(list_type=attributes.get("list-type", ""))
        if name == "list-item":
            self._marker = self._item_marker()
        elif name == "fn":
            if around.kind is BlockKind.CAPTION:
                return around
            self._note, self._marker = attributes.get("id", ""), ""
        return around._replace(kind=kinds.KINDS.get(name, around.kind))

    def _item_marker(self) -> str:
        if self._context.list_type not in ("order", "arabic") or not self._count:
            return "-"
        self._count[-1] += 1
        return f"{self._count[-1]}."

    def _start_label(self, at: int) -> None:
        """Begin to read a label: of a float it opens the caption, of others it is a marker."""
        around = self._stack[-1].name if self._stack else ""
        if around in kinds.FLOATS:
            self.builder.begin(Style(BlockKind.CAPTION))
        else:
            self._label = []

    def _in_reference(self, name: str, at: int) -> None:
        if name == "label" and self._is_in("ref"):
            self._label = []
        elif name not in kinds.CITATIONS and any(
            element.name in kinds.TAGGED_CITATIONS for element in self._stack[-4:]
        ):
            self.builder.space(at, at + len(name) + 1)

    def _is_another_form(self, name: str) -> bool:
        """Tell whether an element is a reference that was read in another form already."""
        is_citation = name in kinds.CITATIONS and self._context.is_ref
        return is_citation and self._is_in("citation-alternatives") and self.builder.is_open

    # Blocks.

    def _begin(self, at: int) -> None:
        """Say what the block is that begins at `at`, and begin its section where none has."""
        if self.builder.is_open:
            return
        context = self._context
        is_heading = context.kind is BlockKind.HEADING
        if self._pending is not None and not is_heading and context.kind is not BlockKind.FOOTNOTE:
            self.builder.silent(at, self._pending, level=max(2, context.level))
        elif self._pending is not None and context.kind is BlockKind.FOOTNOTE:
            self.builder.silent(at, SectionKind.OTHER, level=max(2, context.level))
        purpose = self._pending if is_heading else None
        if purpose is SectionKind.OTHER:
            purpose = None
        self._pending = None
        kind = context.kind or BlockKind.PARAGRAPH
        if self._stack and self._stack[-1].name == "label" and not context.is_ref:
            kind = BlockKind.CAPTION
        marker = self._marker if kind in _MARKED else ""
        self.builder.restyle(Style(kind, marker, context.level, purpose))
        self._marker = ""

    def _begin_whole(self, at: int) -> None:
        """Begin what sections are parts of, such as a structured abstract that has no title."""
        if self._pending is not None and self._pending is not SectionKind.OTHER:
            self.builder.silent(at, self._pending, level=max(2, self._context.level))
            self._pending = None

    def _leave(self, element: OpenElement, at: int) -> None:
        """Take the end of an element."""
        name, attributes, builder = element.name, element.attributes, self.builder
        if name == "bold":
            builder.strengthen(element.bookmark)
        elif name == "italic":
            builder.emphasise(element.bookmark)
        elif name == "sup":
            builder.raise_(element.bookmark)
        elif name == "xref":
            self._point(element)
        elif name in ("ext-link", "uri") and (target := attributes.get("xlink:href", "")):
            builder.link(element.bookmark, target)
        elif name == "label":
            self._end_label()
        elif name == "kwd":
            self._keyword_end = at
        elif name in kinds.CITATIONS and element.context.is_ref:
            self.items.keep(element, at)
        elif name == "ref":
            self.items.end(builder.close(), builder.count - 1)
        elif name == "title" and element.context.is_caption is False:
            self._end_title()
        elif name == "list":
            builder.close()
            if self._count:  # a list within a caption is none
                self._count.pop()
        elif (
            (name in kinds.BLOCKS or name in ("caption", "article-title"))
            and not element.context.is_ref
            and not (self._stack and self._stack[-1].context.is_caption)
        ):
            self._close()

    def _close(self) -> None:
        draft = self.builder.close()
        if draft is not None and draft.kind is BlockKind.FOOTNOTE and self._note:
            self.notes.setdefault(self._note, (self.builder.count - 1, draft.marker))
            self._note = ""

    def _end_label(self) -> None:
        if self._label is not None:
            self._marker = " ".join("".join(self._label).split())
            self._label = None

    def _end_title(self) -> None:
        purpose = self._stack[-1].context.purpose if self._stack else None
        draft = self.builder.close()
        if draft is None or draft.purpose or purpose in (None, SectionKind.OTHER):
            return
        if self._stack[-1].name == "sec" and named_kind(visible(draft.mask)) is None:
            self.builder.drafts[-1] = draft._replace(purpose=purpose)

    def _point(self, element: OpenElement) -> None:
        attributes = element.attributes
        targets = tuple(attributes.get("rid", "").split())
        is_told = attributes.get("ref-type", "bibr") in ("bibr", *_NOTE_TYPES)
        if targets and is_told and (span := self.builder.since(element.bookmark)):
            self.pointers.append(Pointer(self.builder.count, span, targets))
