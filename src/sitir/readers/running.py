"""Tells running text from what the head of an article holds: names, addresses, dates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind
from sitir.readers.captions import is_caption
from sitir.readers.prose import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.readers.draft import Draft

LONGEST_LINE = 600
"""Code points of a block that are looked at; nothing in a head is as long."""

_STOP = Pattern(r"[.!?](?:\s|$)")
_BEFORE_STOP = frozenset("abcdefghijklmnopqrstuvwxyz0123456789)]”\"'’%")
_WORD = Pattern(r"[^\W\d_][\w'’-]*")
_YEAR = r"(?:1[4-9]|20)\d\d[a-z]?"
# A name and a year in brackets, a year in brackets after a word, a key, a note.
_CITED_BY_NAME = Pattern(rf"\((?=[^\W\d_])[^()\d]{{2,100}}[,\s]\s*{_YEAR}\s*[);:,]")
_CITED = Pattern(
    rf"{_CITED_BY_NAME.pattern}"
    rf"|[^\W\d_]{{2}}[.,'’]?\s*\(\s*{_YEAR}\s*[);:,]"
    r"|[\[;]\s?-?@\w|\[\^\w"
)
_LABEL = Pattern(r"[^:.]{0,60}:")
_OPENING = 80
_FEWEST_WORDS = 8
_FEWEST_WORDS_OF_SHORT = 2
_FEWEST_WORDS_OF_LEAD = 3
# How many of the words are in lower case: few of names and titles, most of a sentence.
_SOME, _HALF, _MOST = 0.3, 0.45, 0.6


def is_text(draft: Draft) -> bool:
    """Tell whether a block is running text, and nothing that belongs into a head."""
    text = visible(draft.mask[:LONGEST_LINE]).strip()
    if draft.kind is BlockKind.CAPTION and is_caption(text, beside_table=False):
        return True
    if draft.kind in (BlockKind.CAPTION, BlockKind.TABLE_CELL):
        return _CITED_BY_NAME.search(text) is not None and not _notices().search(text)
    is_long = len(text) >= LONGEST_LINE - 1 or len(draft.mask) > 2 * LONGEST_LINE
    if not _runs(text, is_item=draft.kind is BlockKind.LIST_ITEM):
        return is_long
    return not _is_notice(text)


def names_front(line: str) -> bool:
    """Tell whether a line holds a word that heads of articles have: `ISSN`, `Universitas`."""
    return _notices().search(line) is not None or _nouns().search(line) is not None


def _runs(text: str, *, is_item: bool) -> bool:
    """Tell whether words make a sentence, introduce a list, or cite."""
    words = _WORD.findall(text)
    share = _share(words)
    if _cites(text) and (is_item or _ends_sentence(text)):
        return True
    if "(" in text and _CITED_BY_NAME.search(text) and share >= _HALF:
        return True
    if len(words) >= _FEWEST_WORDS and (is_item or _ends_sentence(text)):
        return share >= (_HALF if is_item else _SOME)
    if text[-1:] == ":":
        return len(words) >= _FEWEST_WORDS_OF_LEAD and share >= _MOST
    return _ends_sentence(text[-3:]) and len(words) >= _FEWEST_WORDS_OF_SHORT and share >= _HALF


def _ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends somewhere in a text."""
    return any(
        text[max(0, m.start() - 1) : m.start()] in _BEFORE_STOP for m in _STOP.finditer(text)
    )


def _cites(text: str) -> bool:
    """Tell whether a text holds a citation; what it begins with is looked for first."""
    return any(sign in text for sign in "([;") and _CITED.search(text) is not None


def _is_notice(text: str) -> bool:
    """Tell whether sentences are those of a head: where to write to, how to cite, a licence."""
    label = _LABEL.match(text)
    if label and names_front(label.group()):
        return True
    if notice := _notices().search(text[:_OPENING]):
        return not notice.start() or not _cites(text)
    return _nouns().search(text[:_OPENING]) is not None and _share(_WORD.findall(text)) < _HALF


def _share(words: list[str]) -> float:
    """Return how many of the words are in lower case, of 1."""
    return sum(word[0].islower() for word in words) / len(words) if words else 0.0


@cache
def _notices() -> re.Pattern[str]:
    return _any_of(lexicon("sections")["front"])


@cache
def _nouns() -> re.Pattern[str]:
    return _any_of(lexicon("sections")["front_nouns"])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    choices = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:^|(?<=\W))(?i:{choices})(?=\W|$)")
