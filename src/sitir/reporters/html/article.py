"""Sets an article as it reads, with its claims, mentions and findings marked in it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.reporters.html.markup import Markup, element, joined
from sitir.reporters.html.passages import TAGGED, Passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block
    from sitir.reporters.html.sheet import Sheet

_BULLETS = frozenset({"-", "*", "+", ""})
_LOWEST_HEADING = 6
# Two rows of a table that are further apart belong to two tables.
_ROWS_APART = 8


def article(sheet: Sheet) -> Markup:
    """Return the article as HTML: all its blocks in order, notes at the end."""
    return joined(_Article(sheet).parts())


class _Article:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._document = sheet.manuscript.document
        levels = sorted({section.level for section in self._document.sections})
        first = 3 if self._lacks_title() else 2
        self._levels = {
            level: min(rank, _LOWEST_HEADING) for rank, level in enumerate(levels, first)
        }
        self._passages = Passages(sheet)

    def parts(self) -> Iterator[Markup]:
        """Yield headings, paragraphs, lists, tables; the notes last."""
        if self._lacks_title():
            yield element("h2", self._document.metadata.title)
        numbered = [
            pair
            for pair in enumerate(self._document.blocks)
            if pair[1].kind is not BlockKind.FOOTNOTE
        ]
        for kind, group in groupby(numbered, key=lambda pair: pair[1].kind):
            blocks = list(group)
            if kind is BlockKind.LIST_ITEM:
                yield element("ul", *(self._item(*pair) for pair in blocks), class_="l")
            elif kind is BlockKind.TABLE_CELL:
                yield from self._tables(blocks)
            else:
                yield from (self._plain(*pair) for pair in blocks)
        notes = [
            pair for pair in enumerate(self._document.blocks) if pair[1].kind is BlockKind.FOOTNOTE
        ]
        if notes:
            yield element(
                "section",
                element("h3", self._sheet.word("notes"), class_="added"),
                element("ul", *(self._note(*pair) for pair in notes), class_="l"),
                class_="notes",
            )

    def _lacks_title(self) -> bool:
        """Tell whether the title stands in the head of the file only."""
        title = self._document.metadata.title
        headings = [block for block in self._document.blocks if block.kind is BlockKind.HEADING]
        return bool(title) and not any(_is_title(block, title) for block in headings[:3])

    def _plain(self, number: int, block: Block) -> Markup:
        content, language = self._passages.content(number), self._language(block)
        if block.kind is BlockKind.HEADING:
            return element(f"h{self._levels.get(block.section.level, 3)}", content, lang=language)
        if block.kind is BlockKind.QUOTE:
            return element("blockquote", element("p", content, lang=language))
        is_caption = block.kind is BlockKind.CAPTION
        return element("p", content, class_="cap" if is_caption else None, lang=language)

    def _item(self, number: int, block: Block) -> Markup:
        marker = "•" if block.marker in _BULLETS else block.marker
        entry = self._sheet.entry_at(block.location)
        more: list[Markup] = []
        if entry is not None and entry.in_reference_list:
            more = [
                Markup(" "),
                element(
                    "a",
                    "↓",
                    href=f"#{self._sheet.entry_id(entry)}",
                    class_="to",
                ),
            ]
        return element(
            "li",
            element("span", marker, class_="b"),
            Markup(" "),
            self._passages.content(number),
            *more,
            lang=self._language(block),
        )

    def _note(self, number: int, block: Block) -> Markup:
        more: list[Markup] = []
        if (calling := self._passages.call_of(block.marker)) is not None:
            back = element(
                "a", "↩", href=f"#{calling}", class_="to", aria_label=self._sheet.word("back")
            )
            more = [Markup(" "), back]
        return element(
            "li",
            element("span", block.marker, class_="b"),
            Markup(" "),
            self._passages.content(number),
            *more,
            id=self._sheet.id(f"n{number}"),
            lang=self._language(block),
        )

    def _tables(self, cells: Sequence[tuple[int, Block]]) -> Iterator[Markup]:
        rows: list[list[tuple[int, Block]]] = []
        last: Block | None = None
        for pair in cells:
            apart = None if last is None else self._apart(last, pair[1])
            if rows and apart == "table":
                yield self._table(rows)
                rows = []
            if not rows or apart:
                rows.append([])
            rows[-1].append(pair)
            last = pair[1]
        yield self._table(rows)

    def _apart(self, cell: Block, following: Block) -> str:
        """Return what two cells that follow each other do not share: a `row`, a `table`."""
        source, span = cell.location
        start = following.location.span.start
        if self._document.format in TAGGED and source is following.location.source:
            between = source.text[span.end : max(start, span.end)].lower()
            return "table" if "<table" in between else "row" if "<tr" in between else ""
        lines = following.location.region.start_line - cell.location.region.start_line
        return "table" if not 0 <= lines <= _ROWS_APART else "row" if lines else ""

    def _table(self, rows: Sequence[Sequence[tuple[int, Block]]]) -> Markup:
        if all(len(row) == 1 for row in rows):
            # No format tells how cells stand that each have a line of their own.
            return element("ul", *(self._cell("li", *row[0]) for row in rows), class_="cells")
        lines = [
            element("tr", *(self._cell("td" if number else "th", *pair) for pair in row))
            for number, row in enumerate(rows)
        ]
        return element(
            "div",
            element("table", *lines),
            class_="scroll",
            tabindex=0,
            role="group",
            aria_label=self._sheet.word("table"),
        )

    def _cell(self, name: str, number: int, block: Block) -> Markup:
        return element(name, self._passages.content(number), lang=self._language(block))

    def _language(self, block: Block) -> str | None:
        told = block.language
        return told if told in ("id", "en") and told != self._document.language else None


def _is_title(heading: Block, title: str) -> bool:
    return heading.prose.text.casefold().split() == title.casefold().split()
