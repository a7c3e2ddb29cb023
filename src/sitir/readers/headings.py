"""Recognises headings that no markup declares: known titles, bold lines, capitals, numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import BlockKind, SectionKind
from sitir.readers.captions import is_caption
from sitir.readers.draft import CONTINUED, DELETED
from sitir.readers.prose import visible
from sitir.readers.stretches import bridge
from sitir.readers.titles import is_part_number, named_kind, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.draft import Draft

_MAIN = 1
_LONGEST = 150
_MOST_WORDS = 15
_DEPTH = re.compile(r"\d+")
_FINAL = re.compile(r"[.;,!?:…]\W*$")
_LINE_END = re.compile(r"[\r\n]+")
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?$|[A-Z]\.$|[IVX]{1,5}\.$")
_RUN_IN_END = re.compile(r"\s*[:.—–-]+\s*")
_PROMOTABLE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def with_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with their headings recognised and split from the text after them."""
    main = _main_level(drafts)
    found: list[Draft] = []
    level = 0
    for index, draft in enumerate(drafts):
        if found and found[-1].kind is BlockKind.HEADING and _joins(found[-1], draft):
            found[-1] = _joined(found[-1], draft)
            continue
        for piece in _pieces(drafts, index, main=main, above=level):
            found.append(piece)
            if piece.kind is BlockKind.HEADING and not piece.is_strong:
                level = piece.level
    return tuple(found)


def _main_level(drafts: Sequence[Draft]) -> int:
    """Return the level of the main sections, as the headings that are marked up show it."""
    levels = [
        draft.level
        for draft in drafts
        if draft.kind is BlockKind.HEADING and named_kind(visible(draft.mask))
    ]
    return min(levels, default=_MAIN)


def _joins(heading: Draft, draft: Draft) -> bool:
    """Tell whether `draft` is the title of a part whose number stands on a line of its own."""
    if heading.source is not draft.source or not is_part_number(visible(heading.mask)):
        return False
    if draft.kind is BlockKind.HEADING:
        return draft.level >= heading.level
    text = _first(draft.mask)
    return draft.kind is BlockKind.PARAGRAPH and _is_short(text) and not _FINAL.search(text)


def _joined(first: Draft, second: Draft) -> Draft:
    gap = bridge(first.source.text, first.end, second.start)
    return replace(
        first,
        mask=first.mask + gap + second.mask,
        links=first.links + second.links,
        addresses=first.addresses + second.addresses,
    )


def _pieces(drafts: Sequence[Draft], index: int, *, main: int, above: int) -> Iterator[Draft]:
    draft = drafts[index]
    if draft.kind is BlockKind.PARAGRAPH and is_caption(_first(draft.mask)):
        yield replace(draft, kind=BlockKind.CAPTION)
        return
    if draft.kind not in _PROMOTABLE:
        yield draft
        return
    first = _first(draft.mask)
    whole = len(first) == len(visible(draft.mask[: _LONGEST * 4]).rstrip())
    if whole and (level := _level(drafts, index, first, main=main, above=above)):
        yield replace(draft, kind=BlockKind.HEADING, level=level)
        return
    if draft.kind is BlockKind.PARAGRAPH and (cut := _cut(draft, first, is_whole=whole)):
        head, rest = _split(draft, cut)
        yield replace(head, kind=BlockKind.HEADING, level=main)
        if visible(rest.mask).strip():
            yield rest
        return
    yield draft


def _first(mask: str) -> str:
    """Return the first line of a mask, or more than a heading may have."""
    text = visible(mask[: _LONGEST * 4]).strip()
    return _LINE_END.split(text, maxsplit=1)[0].strip()


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS


def _level(drafts: Sequence[Draft], index: int, text: str, *, main: int, above: int) -> int:
    """Return the level of a line that is a heading, or 0."""
    draft = drafts[index]
    if not _is_short(text):
        return 0
    if draft.kind is BlockKind.LIST_ITEM:
        return _item_level(drafts, index, text, main=main)
    if named_kind(text) or is_part_number(text):
        return _numbered_level(text, main)
    if draft.is_strong:
        is_sentence = text.endswith(".") and len(text.split()) > 8
        return 0 if is_sentence else max(above, main) + 1
    if _FINAL.search(text):
        return 0
    if _is_capital(text):
        return main
    number, name = title(text)
    if number and _SECTION_NUMBER.match(number) and name[:1].isupper() and "," not in name:
        return _numbered_level(text, main + 1)
    return 0


def _numbered_level(text: str, main: int) -> int:
    depth = len(_DEPTH.findall(title(text).number))
    return main + depth - 1 if depth > 1 else main


def _item_level(drafts: Sequence[Draft], index: int, text: str, *, main: int) -> int:
    """Return the level of a numbered line that names a section, but not of a list of such."""
    draft = drafts[index]
    if not draft.marker[:1].isdigit():
        return 0
    for near in (index - 1, index + 1):
        if 0 <= near < len(drafts) and drafts[near].kind is BlockKind.LIST_ITEM:
            other = _first(drafts[near].mask)
            if drafts[near].marker and (named_kind(other) or not named_kind(text)):
                return 0
    if named_kind(text):
        return main
    return main if _is_capital(text) and not _FINAL.search(text) else 0


def _is_capital(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or not text.isupper():
        return False
    digits = sum(c.isdigit() for c in text)
    return digits <= 4 and len(max(text.split(), key=len)) >= 4 and "," not in text


@cache
def _run_in() -> re.Pattern[str]:
    table = lexicon("sections")["titles"]
    names = sorted((*table["abstract"], *table["keywords"]), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def _cut(draft: Draft, first: str, *, is_whole: bool) -> int:
    """Return how many visible code points at the start are a heading before text, or 0."""
    text = visible(draft.mask[: _LONGEST * 4])
    match = _run_in().match(text)
    if match:
        end = _RUN_IN_END.match(text, match.end())
        following = text[match.end() :].lstrip()
        if end:
            return end.end()
        if match.group().strip().isupper() and following[:1].isupper():
            return match.end()
    if is_whole or not _is_short(first):
        return 0
    lead = len(text) - len(text.lstrip())
    second = _LINE_END.split(text.strip(), maxsplit=2)[1]
    if is_part_number(first) and _is_short(second) and not _FINAL.search(second):
        return text.index(second, lead + len(first)) + len(second)
    kind = named_kind(first)
    if kind and (first.isupper() or first[:1].isupper() or title(first).number):
        is_title = kind is not SectionKind.OTHER or first.isupper()
        return lead + len(first) if is_title and not _FINAL.search(first.rstrip(":")) else 0
    return 0


def _split(draft: Draft, count: int) -> tuple[Draft, Draft]:
    """Split a draft after `count` visible code points."""
    mask = draft.mask
    at = seen = 0
    while at < len(mask) and (seen < count or mask[at] in DELETED + CONTINUED + " \t\r\n"):
        seen += mask[at] not in DELETED + CONTINUED
        at += 1
    edge = draft.start + at
    head = replace(
        draft,
        mask=mask[:at].rstrip(),
        links=tuple(link for link in draft.links if link.span.end <= edge),
        addresses=tuple(span for span in draft.addresses if span.end <= edge),
    )
    rest = replace(
        draft,
        start=edge,
        mask=mask[at:],
        links=tuple(link for link in draft.links if link.span.start >= edge),
        addresses=tuple(span for span in draft.addresses if span.start >= edge),
        follows_barrier=False,
        is_strong=False,
    )
    return head, rest
