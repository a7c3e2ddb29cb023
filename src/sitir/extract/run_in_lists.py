"""Finds lists that are run into the text: `(1) …; (2) …; (3) …`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sitir.extract.run_in_lists_marks import Mark, marks
from sitir.model import BlockKind, RunInList, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Block, Document

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.QUOTE})
_NO_LISTS = frozenset({SectionKind.FRONT, SectionKind.REFERENCES})
_FIRST = ("1)", "a)")
_SENTENCE_ENDS = '.?!:”"'
# What is further off than this is no item of the list.
_WIDEST_GAP = 3


def run_in_lists(document: Document) -> Iterator[RunInList]:
    """Yield the run-in lists of an article, in reading order.

    A list begins with 1 or a; its numbers are as they stand, right or wrong. A paragraph that a
    page break cuts in two holds one list.
    """
    for stretch in _stretches(document.blocks):
        if not any(first in block.prose.text for block in stretch for first in _FIRST):
            continue
        found = [mark for block in stretch for mark in marks(block)]
        lists = [
            each
            for _, alike in groupby(sorted(found, key=_style), key=_style)
            for each in _lists(tuple(alike))
        ]
        yield from sorted(lists, key=lambda each: each.items[0].location.span)


def _style(mark: Mark) -> tuple[bool, bool]:
    return mark.is_letter, mark.is_bare


def _stretches(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks of prose, those together that are parts of one sentence."""
    stretch: list[Block] = []
    for block in blocks:
        if block.kind not in _PROSE or block.section.kind in _NO_LISTS:
            continue
        if stretch and not _goes_on(stretch[-1], block):
            yield stretch
            stretch = []
        stretch.append(block)
    if stretch:
        yield stretch


def _goes_on(block: Block, following: Block) -> bool:
    end = block.prose.text.rstrip()[-1:]
    return (
        block.kind is following.kind is BlockKind.PARAGRAPH
        and block.section is following.section
        and end not in _SENTENCE_ENDS
    )


def _lists(alike: Iterable[Mark]) -> Iterator[RunInList]:
    """Yield the lists that numbers of one style make, which are in reading order."""
    current: list[Mark] = []
    for mark in alike:
        number = mark.item.number
        if number == 1 and not mark.refers:
            yield from _closed(current)
            current = [mark]
        elif current and _belongs(mark, current):
            if mark.refers:
                # Whether it is the next item or names it cannot be told.
                yield from _closed(current)
                current = []
            else:
                current.append(mark)
    yield from _closed(current)


def _belongs(mark: Mark, current: list[Mark]) -> bool:
    number, last = mark.item.number, current[-1].item.number
    if number == last + 1:
        return True
    if mark.refers or not mark.is_separated:
        return False
    seen = {each.item.number for each in current[-_WIDEST_GAP - 1 :]}
    return number == last or (abs(number - last) <= _WIDEST_GAP and number not in seen)


def _closed(current: list[Mark]) -> Iterator[RunInList]:
    if len(current) > 1:
        yield RunInList(current[0].block, tuple(mark.item for mark in current))
