"""Walks over the tags of a page, and gathers its blocks with what points where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Span
from sitir.readers.html import elements
from sitir.readers.html.blocks import Blocks
from sitir.readers.html.contexts import PLAIN, context_of
from sitir.readers.html.metadata import Heads
from sitir.readers.html.opened import BlockElement, InlineElement, MutedElement
from sitir.readers.tagged.comments import comment
from sitir.readers.tagged.references import Pointer

if TYPE_CHECKING:
    from sitir.model import Source
    from sitir.readers.draft import DraftComment
    from sitir.readers.html.contexts import Context
    from sitir.readers.html.scanner import Tag

# How far up the open elements are looked through for one that a tag ends.
_REACH = 16
_LONGEST_NUMBER = 4
_BOLD = Pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC = Pattern(r"font-style\s*:\s*(?:italic|oblique)")
_IN_LINE = frozenset(("csl-left-margin", "csl-right-inline", "csl-block"))
# What a start tag ends where it is open, and what that may not lie outside of.
_ENDS = {
    "li": (("li",), elements.LISTS),
    "dt": (("dt", "dd"), frozenset(("dl",))),
    "dd": (("dt", "dd"), frozenset(("dl",))),
    "td": (("td", "th"), frozenset(("table", "tr"))),
    "th": (("td", "th"), frozenset(("table", "tr"))),
    "tr": (("tr",), frozenset(("table",))),
}


class Page:
    """What a walk over a page has gathered."""

    def __init__(self, source: Source) -> None:
        self.blocks = Blocks(source)
        self.heads = Heads()
        self.comments: list[DraftComment] = []
        self.pointers: list[Pointer] = []
        """Links within the page."""
        self.cited: list[Pointer] = []
        """What pandoc says is a citation, by the keys of the works."""
        self.mains: list[tuple[int, int]] = []
        """From which draft to which the article goes, as the markup says; inner ones first."""
        self._source = source
        self._stack = [BlockElement("", PLAIN, 0)]
        self._open: dict[str, int] = {}
        self._inline: list[InlineElement] = []
        self._muted: MutedElement | None = None

    @property
    def _context(self) -> Context:
        return self._stack[-1].context if self._stack else PLAIN

    # What the scanner calls.

    def start_tag(self, tag: Tag) -> None:
        """Take a start tag."""
        name = tag.name
        if self._muted is not None:
            if name == self._muted.name and not tag.closed:
                self._muted.depth += 1
            if self._muted.is_block or name not in elements.BLOCKS:
                return
            self._unmute(tag.start)
        is_empty = bool(tag.closed) or name in elements.VOID
        if not is_empty and self._mutes(tag):
            return
        if name in elements.BLOCKS:
            self._start_block(tag, is_empty=is_empty)
        elif name == "br":
            self.blocks.line_break(tag)
        elif name == "hr":
            self.blocks.barrier()
        elif name == "meta":
            self.heads.meta(tag)
        self.blocks.name(tag)
        if name == "html":
            self.heads.language = tag.get("lang") or tag.get("xml:lang")
        elif name in elements.TRACKED and not is_empty:
            if name == "q":
                self.character(tag.start, tag.end, "“")
            self._inline.append(InlineElement(tag, self.blocks.builder.here()))

    def end_tag(self, name: str, start: int, end: int) -> None:
        """Take an end tag."""
        if self._muted is not None:
            if name == self._muted.name:
                self._muted.depth -= 1
                if not self._muted.depth:
                    self._unmute(end)
                return
            if self._muted.is_block or name not in elements.BLOCKS:
                return
            self._unmute(start)
        if name in elements.BLOCKS:
            self._end_block(name)
        elif name in elements.TRACKED:
            if name == "q":
                self.character(start, end, "”")
            self._end_inline(name)
        elif name == "br":
            self.blocks.builder.space(start, end)

    def text(self, start: int, end: int) -> None:
        """Take text."""
        if self._muted is None:
            self.blocks.text(start, end, self._context)

    def character(self, start: int, end: int, character: str) -> None:
        """Take a reference to a character."""
        if self._muted is None and character:
            self.blocks.character((start, end), character, self._context)

    def comment(self, start: int, end: int) -> None:
        """Take a comment."""
        found = comment(self._source, Span(start, end))
        if found is not None:
            self.comments.append(found)

    def declaration(self, start: int, end: int) -> None:
        """Take what else begins with `<!`: Word parts the marks of its lists with them."""
        if self._muted is None:
            self.blocks.word.declaration(self._source.text[start:end])

    def raw(self, name: str, start: int, end: int) -> None:
        """Take what holds no tags: none of it is prose."""

    def finish(self) -> None:
        """Close what is open at the end of the page."""
        if self._muted is not None:
            self._unmute(len(self._source.text))
        while self._stack:
            self._pop()
        self.blocks.close()

    # What is left out.

    def _mutes(self, tag: Tag) -> bool:
        """Tell whether an element is left out or opaque, and begin to leave it out."""
        is_opaque = elements.is_opaque(tag)
        is_kept = tag.name == "header" and self._context.is_article
        if not is_opaque and (is_kept or not elements.is_left_out(tag)):
            return False
        is_block = tag.name in elements.BLOCKS or tag.name in elements.LEFT_OUT
        if tag.name == "pre":
            self.blocks.barrier()
        elif tag.name in elements.BLOCKS and not is_opaque:
            self.blocks.close()
        self._muted = MutedElement(tag, is_opaque=is_opaque, is_block=is_block)
        return True

    def _unmute(self, end: int) -> None:
        muted = self._muted
        self._muted = None
        if muted is not None and muted.is_opaque and muted.name != "svg":
            self.blocks.opaque(muted.start, end, self._context)

    # Elements that make blocks.

    def _start_block(self, tag: Tag, *, is_empty: bool) -> None:
        name = tag.name
        in_line = not _IN_LINE.isdisjoint(elements.classes(tag)) if tag.attributes else False
        if in_line:
            self.blocks.builder.space(tag.start, tag.end)
        else:
            if self._stack[-1].name == "p":
                self._pop()
            self._end_implied(name)
            self.blocks.close()
        if is_empty:
            return
        self._lay_out(name)
        element = BlockElement(name, context_of(tag, self._context), len(self._inline))
        element.is_in_line = in_line
        element.start, element.seen = self.blocks.builder.count, self.blocks.seen
        element.is_main = elements.is_main(tag)
        element.id = tag.get("id") if name in elements.CONTAINERS else ""
        if name == "ol":
            start = tag.get("start")
            element.count = (
                int(start) - 1 if start.isdecimal() and len(start) <= _LONGEST_NUMBER else 0
            )
        elif name == "li":
            self.blocks.marker = self._item_marker(tag)
        self._stack.append(element)
        self._open[name] = self._open.get(name, 0) + 1

    def _lay_out(self, name: str) -> None:
        """Take the cell of a table that holds headings or lists for a part of the page's layout."""
        is_cell = self._context.kind is BlockKind.TABLE_CELL
        if is_cell and (name in elements.HEADINGS or name in ("table", "ul", "ol")):
            for element in self._stack[-_REACH:]:
                if element.context.kind is BlockKind.TABLE_CELL:
                    element.context = element.context._replace(kind=BlockKind.PARAGRAPH)

    def _item_marker(self, tag: Tag) -> str:
        around = self._stack[-1]
        if around.count is None:
            return "-"
        value = tag.get("value")
        is_number = value.isdecimal() and len(value) <= _LONGEST_NUMBER
        around.count = int(value) if is_number else around.count + 1
        return f"{around.count}."

    def _end_implied(self, name: str) -> None:
        """End the item or cell that the start of the next one ends."""
        if name not in _ENDS:
            return
        ended, limits = _ENDS[name]
        for at in range(len(self._stack) - 1, max(0, len(self._stack) - _REACH), -1):
            if self._stack[at].name in limits:
                return
            if self._stack[at].name in ended:
                while len(self._stack) > at:
                    self._pop()
                return

    def _end_block(self, name: str) -> None:
        if not self._open.get(name):
            if name == "p":
                self.blocks.close()
            return
        while self._stack[-1].name != name:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        element = self._stack.pop()
        while len(self._inline) > element.inline:
            self._close_inline(self._inline.pop())
        if not element.is_in_line:
            self.blocks.close()
        if element.name:
            self._open[element.name] -= 1
        if element.name == "li":
            self.blocks.marker = ""
        if element.id and self.blocks.seen - element.seen > 1:
            self.blocks.containers.add(element.id)
        if element.is_main:
            self.mains.append((element.start, self.blocks.builder.count))

    # Elements within blocks.

    def _end_inline(self, name: str) -> None:
        lowest = self._stack[-1].inline
        for at in range(len(self._inline) - 1, max(lowest, len(self._inline) - _REACH) - 1, -1):
            if self._inline[at].name == name:
                self._close_inline(self._inline.pop(at))
                return

    def _close_inline(self, inline: InlineElement) -> None:
        tag, name, builder = inline.tag, inline.name, self.blocks.builder
        style = tag.get("style").lower()
        if name in elements.STRONG or (name == "span" and _BOLD.search(style)):
            builder.strengthen(inline.bookmark)
        elif name in elements.ITALIC or (name == "span" and _ITALIC.search(style)):
            builder.emphasise(inline.bookmark)
        elif name == "sup":
            builder.raise_(inline.bookmark)
        if name not in ("a", "span") or not (span := builder.since(inline.bookmark)):
            return
        href, keys = tag.get("href").strip(), tag.get("data-cites").split()
        if name == "a" and len(href) > 1 and href[0] == "#":
            self.pointers.append(Pointer(builder.count, span, (href[1:],)))
        elif name == "a" and href and not href.startswith(("#", "javascript:")):
            builder.link(inline.bookmark, href)
        elif name == "span" and keys:
            self.cited.append(Pointer(builder.count, span, tuple(keys)))
