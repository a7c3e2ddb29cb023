"""Reads the head of an article: where it ends, its title, authors and date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Metadata, SectionKind
from sitir.readers.prose import visible
from sitir.readers.running import LONGEST_LINE, is_text, names_front
from sitir.readers.titles import heading_kind, named_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.readers.draft import Draft

_AUTHOR_MARKS = Pattern(r"[\d*†‡§]+|\s*,\s*(?=,|$)")


def front_end(drafts: Sequence[Draft]) -> int:
    """Return how many drafts make the head of the article: what stands before its text."""
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            kind = heading_kind(draft)
            if kind is SectionKind.REFERENCES:
                return 0  # nothing else is before the list: that is the text, however short
            if kind:
                return _without_chapter(drafts, index)
            continue
        if is_text(draft):
            index -= _continues(drafts, index)
            before = index and drafts[index - 1].kind is BlockKind.HEADING
            return _without_chapter(drafts, index - 1 if before else index)
    return 0


def _continues(drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a block goes on with the sentence of the paragraph before it."""
    is_second = index and drafts[index - 1].kind is drafts[index].kind is BlockKind.PARAGRAPH
    return bool(is_second) and visible(drafts[index].mask[:LONGEST_LINE]).lstrip()[:1].islower()


def _without_chapter(drafts: Sequence[Draft], end: int) -> int:
    """Return `end`, or 0 where the one heading before it is that of a chapter, not of the whole."""
    level = drafts[0].level
    if end == 1 and any(draft.level == level > 0 for draft in drafts[1:]):
        return 0
    return end


@cache
def _dates() -> re.Pattern[str]:
    words = lexicon("sections")["dates"]
    numeric = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    written = r"(?:\d{1,2}\.?\s+)?[^\W\d_]{3,12}\.?\s+(?:\d{1,2},?\s+)?\d{4}"
    return re.compile(
        rf"({'|'.join(words)})\s*(?:on\s*)?[:,]?\s*({numeric}|{written})\b", re.IGNORECASE
    )


def completed(known: Metadata, drafts: Sequence[Draft], end: int) -> Metadata:
    """Return the metadata with what the head of the article adds to it."""
    lines = [" ".join(visible(draft.mask[:LONGEST_LINE]).split()) for draft in drafts[:end]]
    at = _title_index(drafts, lines)
    title = known.title or (lines[at] if lines else _first_heading(drafts))
    authors = known.authors
    if not authors and not known.title and _has_authors(drafts[at + 1 : end]):
        first = visible(drafts[at + 1].mask[:LONGEST_LINE]).strip().partition("\n")[0]
        authors = _AUTHOR_MARKS.sub("", first).strip(" ,")
    return Metadata(
        title=title,
        authors=authors,
        date=known.date or _date(lines),
        language=known.language,
        bibliography=known.bibliography,
        nocite=known.nocite,
    )


def _has_authors(rest: Sequence[Draft]) -> bool:
    """Tell whether authors may follow a title: a line, not a picture or the cells of a table."""
    return bool(rest) and rest[0].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)


def merged(heads: Iterable[Metadata]) -> Metadata:
    """Return what the heads of several files say together: the first that says it, or all."""
    known = tuple(heads)
    bibliography = (name for head in known for name in head.bibliography)
    nocite = (key for head in known for key in head.nocite)
    return Metadata(
        title=next((head.title for head in known if head.title), ""),
        authors=next((head.authors for head in known if head.authors), ""),
        date=next((head.date for head in known if head.date), ""),
        language=next((head.language for head in known if head.language), ""),
        bibliography=tuple(dict.fromkeys(bibliography)),
        nocite=tuple(dict.fromkeys(nocite)),
    )


def _title_index(drafts: Sequence[Draft], lines: Sequence[str]) -> int:
    """Return which line of the head is the title: a heading, or else the first that may be."""
    for index in range(len(lines)):
        if drafts[index].kind is BlockKind.HEADING and lines[index]:
            return index
    for index, line in enumerate(lines):
        if not names_front(line):
            return index
    return 0


def _first_heading(drafts: Sequence[Draft]) -> str:
    """Return the first heading of an article without a head, unless it is that of a section."""
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            text = " ".join(visible(draft.mask).split())
            kind = named_kind(text)
            return "" if kind and kind is not SectionKind.OTHER else text
    return ""


def _date(lines: Sequence[str]) -> str:
    """Return the latest stage that the head dates: accepted before received."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _dates().finditer(line):
            found.setdefault(match.group(1).casefold(), match.group(2))
    for word in lexicon("sections")["dates"]:
        if word in found:
            return found[word]
    return ""
