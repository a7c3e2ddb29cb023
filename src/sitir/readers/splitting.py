"""Splits a draft whose first words are a heading from the text that runs on after it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind
from sitir.readers.draft import CONTINUED, DELETED
from sitir.readers.prose import visible
from sitir.readers.shapes import LONGEST, is_known, is_open, is_sentence, is_short
from sitir.readers.titles import is_part_number, named_kind

if TYPE_CHECKING:
    from sitir.readers.draft import Draft

_LINE_END = Pattern(r"[\r\n]+")
_RUN_IN_END = Pattern(r"\s*[:.—–-]+\s*")
_UNSEEN = DELETED + CONTINUED + " \t\r\n"
_UNSEEN_SOME = f"[{_UNSEEN}]*"
_MARKS = _UNSEEN + ":.,"


def head_of(draft: Draft) -> str:
    """Return the beginning of a draft, freed of markup; longer than any heading."""
    return visible(draft.mask[: LONGEST * 4]).strip()


def first_line(draft: Draft) -> str:
    """Return the first line of a draft, or as much of it as is longer than any heading."""
    return _LINE_END.split(head_of(draft), maxsplit=1)[0].strip()


def is_strong(draft: Draft, stop: int | None = None) -> bool:
    """Tell whether all words of a draft (of its mask up to `stop`) are set in bold."""
    if not draft.strong:
        return False
    mask = draft.mask[:stop]
    covered = len(mask) - len(mask.lstrip(_UNSEEN))
    for span in draft.strong:
        start = span.start - draft.start
        if start > covered and mask[covered:start].strip(_MARKS):
            return False
        covered = max(covered, span.end - draft.start)
    return not mask[covered:].strip(_MARKS)


def has_label(draft: Draft) -> bool:
    """Tell whether a draft begins with a label like `Abstract:`."""
    return _run_in(draft) > 0


def split(draft: Draft, *, has_titles: bool) -> tuple[Draft, Draft] | None:
    """Return the heading at the start of a draft and the text after it, if it begins with one.

    `has_titles` tells whether that may be any known title set in bold, or an abstract's label only.
    """
    count = _run_in(draft) or (has_titles and _strong_title(draft)) or _first_lines(draft)
    return _cut(draft, _mask_offset(draft.mask, count)) if count else None


def split_at_keywords(draft: Draft) -> tuple[Draft, Draft, Draft] | None:
    """Return the text before a line of keywords, its label and its words, if there is one."""
    has_lines = "\n" in draft.mask or "\r" in draft.mask
    match = _keyword_line().search(draft.mask) if has_lines else None
    if match is None:
        return None
    text, line = _cut(draft, match.start(1))
    pieces = split(line, has_titles=False)
    return None if pieces is None else (text, *pieces)


@cache
def _keyword_line() -> re.Pattern[str]:
    names = sorted(lexicon("sections")["titles"]["keywords"], key=len, reverse=True)
    return re.compile(
        rf"[\r\n]{_UNSEEN_SOME}((?:{'|'.join(map(re.escape, names))}){_UNSEEN_SOME}[:—–])",
        re.IGNORECASE,
    )


@cache
def _labels() -> re.Pattern[str]:
    table = lexicon("sections")["titles"]
    names = sorted((*table["abstract"], *table["keywords"]), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, names))})(?!\w|-\w)", re.IGNORECASE)


def _run_in(draft: Draft) -> int:
    """Return how many visible code points are a label like `Abstract:`, or 0."""
    text = visible(draft.mask[: LONGEST * 4])
    match = _labels().match(text)
    if match is None or draft.kind is BlockKind.LIST_ITEM:
        return 0
    if end := _RUN_IN_END.match(text, match.end()):
        return end.end()
    label, following = match.group().strip(), text[match.end() :].lstrip()
    is_marked = label.isupper() or any(span.start - draft.start <= 2 for span in draft.strong)
    return match.end() if is_marked and following[:1].isupper() else 0


def _strong_title(draft: Draft) -> int:
    """Return how many visible code points at the start are a known title set in bold, or 0."""
    if not draft.strong or draft.kind is not BlockKind.PARAGRAPH:
        return 0
    end = draft.strong[0].end - draft.start
    if draft.mask[: draft.strong[0].start - draft.start].strip(_UNSEEN) or end > LONGEST:
        return 0
    text = visible(draft.mask[:end])
    return len(text) if is_known(text) and is_open(text.rstrip(".: ")) else 0


def _first_lines(draft: Draft) -> int:
    """Return how many visible code points at the start are lines of a heading, or 0."""
    text = visible(draft.mask[: LONGEST * 4])
    whole = text.strip()
    if "\n" not in whole and "\r" not in whole:
        return 0
    lines = _LINE_END.split(whole, maxsplit=2)
    first = lines[0].strip()
    if not is_short(first):
        return 0
    end = len(text) - len(text.lstrip()) + len(first)
    if draft.kind is BlockKind.PARAGRAPH:
        second = lines[1].strip()
        if is_part_number(first) and is_short(second) and is_open(second):
            return text.index(second, end) + len(second)
    may_be_title = draft.kind is BlockKind.PARAGRAPH or draft.marker[:1].isdigit()
    if may_be_title and is_known(first) and is_open(first.rstrip(": ")):
        return end if named_kind(first) is not SectionKind.OTHER or first.isupper() else 0
    if is_strong(draft, _mask_offset(draft.mask, end)) and not is_sentence(first):
        return end
    return 0


def _mask_offset(mask: str, count: int) -> int:
    """Return where in a mask its first `count` visible code points end."""
    at = seen = 0
    while at < len(mask) and seen < count:
        seen += mask[at] not in DELETED + CONTINUED
        at += 1
    return at


def _cut(draft: Draft, at: int) -> tuple[Draft, Draft]:
    """Split a draft at an offset of its mask, or after what is not seen there."""
    mask = draft.mask
    while at < len(mask) and mask[at] in _UNSEEN:
        at += 1
    edge = draft.start + at
    head = draft._replace(
        mask=mask[:at].rstrip(_UNSEEN),
        links=tuple(link for link in draft.links if link.span.end <= edge),
        addresses=tuple(span for span in draft.addresses if span.end <= edge),
        strong=tuple(span for span in draft.strong if span.end <= edge),
        marks=tuple(mark for mark in draft.marks if mark.location.span.end <= edge),
        note_marks=tuple(mark for mark in draft.note_marks if mark.location.span.end <= edge),
        raised=tuple(span for span in draft.raised if span.end <= edge),
        emphasis=tuple(span for span in draft.emphasis if span.end <= edge),
    )
    rest = draft._replace(
        start=edge,
        mask=mask[at:],
        links=tuple(link for link in draft.links if link.span.start >= edge),
        addresses=tuple(span for span in draft.addresses if span.start >= edge),
        strong=tuple(span for span in draft.strong if span.start >= edge),
        marks=tuple(mark for mark in draft.marks if mark.location.span.start >= edge),
        note_marks=tuple(mark for mark in draft.note_marks if mark.location.span.start >= edge),
        raised=tuple(span for span in draft.raised if span.start >= edge),
        emphasis=tuple(span for span in draft.emphasis if span.start >= edge),
        follows_barrier=False,
    )
    return head, rest
