"""Reads the head of an article: where it ends, its title, authors and date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import BlockKind, Metadata, SectionKind
from sitir.readers.prose import visible
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.readers.draft import Draft

_SENTENCE_END = re.compile(r"[a-z0-9)\]”\"'’%][.!?](?:\s|$)")
_FEWEST_WORDS = 8
_LONGEST_LINE = 600
_AUTHOR_MARKS = re.compile(r"[\d*†‡§]+|\s*,\s*(?=,|$)")


def front_end(drafts: Sequence[Draft]) -> int:
    """Return how many drafts make the head of the article: what stands before its text."""
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            kind = named_kind(visible(draft.mask))
            if kind is SectionKind.REFERENCES:
                return 0  # nothing else is before the list: that is the text, however short
            if kind:
                return _without_chapter(drafts, index)
            continue
        if is_text(draft):
            before = index and drafts[index - 1].kind is BlockKind.HEADING
            return _without_chapter(drafts, index - 1 if before else index)
    return 0


def _without_chapter(drafts: Sequence[Draft], end: int) -> int:
    """Return `end`, or 0 where the one heading before it is that of a chapter, not of the whole."""
    level = drafts[0].level
    if end == 1 and any(draft.level == level > 0 for draft in drafts[1:]):
        return 0
    return end


def is_text(draft: Draft) -> bool:
    """Tell whether a block holds a full sentence and nothing that belongs into a head."""
    if draft.kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION):
        return True
    if draft.kind is BlockKind.TABLE_CELL:
        return False
    text = visible(draft.mask[:_LONGEST_LINE])
    is_sentence = _SENTENCE_END.search(text) and len(text.split()) >= _FEWEST_WORDS
    if not is_sentence and not text.rstrip().endswith(":"):
        return len(text) >= _LONGEST_LINE
    return not _front_words().search(text[:80])


@cache
def _front_words() -> re.Pattern[str]:
    words = sorted(lexicon("sections")["front"], key=len, reverse=True)
    return re.compile(rf"(?:^|\W)(?i:{'|'.join(map(re.escape, words))})(?=\W|$)")


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
    lines = [" ".join(visible(draft.mask[:_LONGEST_LINE]).split()) for draft in drafts[:end]]
    at = _title_index(drafts, lines)
    title = known.title or (lines[at] if lines else _first_heading(drafts))
    authors = known.authors
    if not authors and not known.title and at + 1 < len(lines):
        first = visible(drafts[at + 1].mask[:_LONGEST_LINE]).strip().partition("\n")[0]
        authors = _AUTHOR_MARKS.sub("", first).strip(" ,")
    return Metadata(
        title=title,
        authors=authors,
        date=known.date or _date(lines),
        language=known.language,
        bibliography=known.bibliography,
        nocite=known.nocite,
    )


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
        if drafts[index].kind is BlockKind.HEADING:
            return index
    for index, line in enumerate(lines):
        if not _front_words().search(line):
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
