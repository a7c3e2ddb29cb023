"""Recognises headings that no markup declares: known titles, bold lines, capitals, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind
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
from sitir.readers.splitting import (
    first_line,
    has_label,
    head_of,
    is_strong,
    split,
    split_at_keywords,
)
from sitir.readers.stretches import bridge
from sitir.readers.titles import heading_kind, is_group, is_part_number, named_kind, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.draft import Draft

_TOP = 1
_PART = Pattern(r"[^\W\d_]{3,}\s")
# What numbers a heading among the marks of items: `2.`, `IV.`, `B.`, `BAB I`.
_COUNTS = Pattern(r"\d|(?:[IVXL]{1,5}|[A-Z])[.)]?$|[^\W\d_]{3,8}\s[IVXL\d]{1,5}$")


def with_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with their headings recognised and split from the text after them."""
    return _Walk(drafts).run()


class _Walk:
    """A walk over the drafts that remembers the levels of the headings so far."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._found: list[Draft] = []
        self._main = _main_level(drafts)
        self._inner = self._main
        """The level of numbers that stand under the parts (`BAB I`) of a book."""
        self._above = self._main
        """The level of the last heading that was more than a line in bold."""
        self._last: SectionKind | None = None
        """What the last known title named."""
        self._marks_main = False
        """Whether the headings of main sections are marked up."""

    def run(self) -> tuple[Draft, ...]:
        """Read all drafts."""
        for index, draft in enumerate(self._drafts):
            last = self._found[-1] if self._found else None
            if last and _joins(last, draft):
                self._found[-1] = _joined(last, draft)
                continue
            for piece in self._pieces(index):
                self._found.append(piece)
                if piece.kind is BlockKind.HEADING:
                    self._remember(piece, is_marked=draft.level > 0)
        return tuple(self._found)

    def _remember(self, heading: Draft, *, is_marked: bool) -> None:
        text = head_of(heading)
        if kind := heading.purpose or named_kind(text):
            self._last, self._marks_main = kind, is_marked
        if not is_marked and is_strong(heading):
            return
        self._above = heading.level
        if _PART.match(title(text).number):
            self._inner = heading.level + 1

    def _pieces(self, index: int) -> Iterator[Draft]:
        draft = self._drafts[index]
        if draft.kind is BlockKind.PARAGRAPH or (draft.kind is BlockKind.QUOTE and _names(draft)):
            yield from self._paragraph(index, draft)
        elif draft.kind is BlockKind.LIST_ITEM:
            yield from self._item(index, draft)
        else:
            yield draft

    def _paragraph(self, index: int, draft: Draft) -> Iterator[Draft]:
        text = head_of(draft)
        if is_caption(text, beside_table=self._is_by_table(index)):
            yield draft._replace(kind=BlockKind.CAPTION)
        elif level := self._level(draft, text):
            yield draft._replace(kind=BlockKind.HEADING, level=level)
        elif pieces := split(draft, has_titles=self._last is not SectionKind.ABSTRACT):
            head, rest = pieces
            level = self._level(head, head_of(head)) or self._main
            yield head._replace(kind=BlockKind.HEADING, level=level)
            if visible(rest.mask).strip():
                yield from self._body(rest)
        else:
            yield from self._body(draft)

    def _body(self, draft: Draft) -> Iterator[Draft]:
        """Yield a paragraph; of an abstract, with its line of keywords split off."""
        last = self._found[-1] if self._found else None
        if last is not None and last.kind is BlockKind.HEADING:
            is_abstract = heading_kind(last) is SectionKind.ABSTRACT
            if is_abstract and (pieces := split_at_keywords(draft)):
                text, label, words = pieces
                yield text
                yield label._replace(kind=BlockKind.HEADING, level=last.level)
                yield words
                return
        yield draft

    def _item(self, index: int, draft: Draft) -> Iterator[Draft]:
        if self._is_heading_item(index, draft):
            yield draft._replace(kind=BlockKind.HEADING, level=self._inner, marker="")
        elif pieces := split(draft, has_titles=True):
            head, rest = pieces
            if is_known(head_of(head)) and draft.marker[:1].isdigit():
                yield head._replace(kind=BlockKind.HEADING, level=self._inner, marker="")
                yield rest._replace(kind=BlockKind.PARAGRAPH, marker="")
            else:
                yield head
                yield rest._replace(marker="")
        else:
            yield draft

    def _is_by_table(self, index: int) -> bool:
        near = self._drafts[max(0, index - 1) : index + 2]
        return any(draft.kind is BlockKind.TABLE_CELL for draft in near)

    def _level(self, draft: Draft, text: str) -> int:
        """Return the level of a draft that is a heading and nothing else, or 0."""
        if "\n" in text or "\r" in text or not is_short(text):
            return 0
        if is_part_number(text):
            return self._main
        if self._last is SectionKind.ABSTRACT and self._marks_main and is_strong(draft):
            return self._above + 1  # a structured abstract
        if is_known(text):
            number = title(text).number
            is_inner = number and not _PART.match(number)
            return numbered_level(text, self._inner if is_inner else self._main)
        if self._last is SectionKind.REFERENCES:
            return self._above + 1 if _groups_entries(draft, text) else 0
        if is_strong(draft):
            return 0 if is_sentence(text) else self._above + 1
        if not is_open(text):
            return 0
        if is_capital(text):
            return self._main
        return numbered_level(text, self._main + 1) if is_numbered(text) else 0

    def _is_heading_item(self, index: int, draft: Draft) -> bool:
        """Tell whether a numbered line names a section; in a list of such lines none does."""
        text = head_of(draft)
        if not _COUNTS.match(draft.marker) or "\n" in text or not is_short(text):
            return False
        near = (*self._drafts[max(0, index - 1) : index], *self._drafts[index + 1 : index + 2])
        others = [other for other in near if other.kind is BlockKind.LIST_ITEM and other.marker]
        if any(not is_known(text) or is_known(first_line(other)) for other in others):
            return False
        if self._last is SectionKind.REFERENCES:
            return is_known(text)
        is_bold = is_strong(draft) and not is_sentence(text)
        return is_known(text) or is_bold or (is_capital(text) and is_open(text))


def _groups_entries(draft: Draft, text: str) -> bool:
    """Tell whether a line of a reference list is a subheading; an entry has its year, or more."""
    return is_group(text) or (is_strong(draft) and not any(c.isdigit() for c in text))


def _names(quote: Draft) -> bool:
    """Tell whether a block set like a quotation begins with the title of a section."""
    return is_known(head_of(quote)) or has_label(quote)


def _main_level(drafts: Sequence[Draft]) -> int:
    """Return the level of the main sections, as the headings that are marked up show it."""
    levels = [
        draft.level
        for draft in drafts
        if draft.kind is BlockKind.HEADING
        # What a format sets apart for nothing in particular (notes) is no part of the text.
        and heading_kind(draft) not in (None, SectionKind.OTHER)
    ]
    return min(levels, default=_TOP)


def _joins(heading: Draft, draft: Draft) -> bool:
    """Tell whether `draft` is the title of a part whose number stands on a line of its own."""
    if heading.kind is not BlockKind.HEADING or heading.source is not draft.source:
        return False
    if not is_part_number(visible(heading.mask)):
        return False
    if draft.kind is BlockKind.HEADING:
        return draft.level >= heading.level
    text = head_of(draft)
    return draft.kind is BlockKind.PARAGRAPH and is_short(text) and is_open(text)


def _joined(first: Draft, second: Draft) -> Draft:
    gap = bridge(first.source.text, first.end, second.start)
    return first._replace(
        mask=first.mask + gap + second.mask,
        links=first.links + second.links,
        addresses=first.addresses + second.addresses,
        strong=first.strong + second.strong,
        marks=first.marks + second.marks,
        note_marks=first.note_marks + second.note_marks,
        raised=first.raised + second.raised,
        emphasis=first.emphasis + second.emphasis,
    )
