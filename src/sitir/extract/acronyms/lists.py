"""Reads lists of abbreviations and tables that spell acronyms out: `API | Application …`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.extract.acronyms.expansion import LongForm
from sitir.extract.acronyms.places import Place, places
from sitir.extract.acronyms.spelling import letters, spelled_after, words_after
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Block

_ROW = Pattern(r"^[ \t*•-]*([^\s:=]{2,15})(?:[ \t]*[:=–—-]+[ \t]*|[ \t]+)(\S.*)$")

_LONGEST_TITLE = 60


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(folded, lexicon("acronyms")["lists"]))


def lists(blocks: Iterable[Block]) -> frozenset[int]:
    """Return the identities of the blocks that stand under the title of a list of abbreviations.

    In a thesis that is before its first chapter, where no section has a title.
    """
    found: list[int] = []
    inside = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            title = block.prose.text
            inside = len(title) < _LONGEST_TITLE and folded(title) in _titles()
        elif inside:
            found.append(id(block))
    return frozenset(found)


def listed_forms(block: Block) -> Iterator[tuple[Place, LongForm]]:
    """Yield the acronyms of a list of abbreviations with their long forms, a line each."""
    text = block.prose.text
    start = 0
    for line in text.split("\n"):
        row = _ROW.match(line)
        if row is not None:
            first = start + row.start(2)
            place = Place(block, start + row.start(1), start + row.end(1), row[1])
            last = first + len(row[2].rstrip(" .;,"))
            yield place, LongForm(place.start, last, (first, last), fits=True)
        start += len(line) + 1


def cell_form(block: Block, following: Block | None, *, in_list: bool) -> tuple[Place, str] | None:
    """Return the acronym that a table cell consists of and its long form in the next cell.

    In a list of abbreviations that is whatever stands there.
    """
    if block.kind is not BlockKind.TABLE_CELL or following is None:
        return None
    text = following.prose.text
    place = next(places(block), None)
    if place is None or place.text != block.prose.text.strip():
        return None
    if in_list:
        return place, text.strip()
    near = words_after(text, 0, len(text))
    count = spelled_after(near, letters(place.text), by_syllables=True)
    return (place, text[near[0].start : near[count - 1].end]) if count else None
