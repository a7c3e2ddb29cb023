"""Finds sentences by rules, with abbreviations as data."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.model import OPAQUE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A stop, what closes after it, and the white space that follows.
_STOP = re.compile(r"([.!?…]+)([\"'”’»)\]]*)(\s+|$)")
_LAST_WORD = re.compile(r"[\w.'’/&-]+\Z")
_CITATION_AFTER = re.compile(
    r"(?:\([^()]{1,200}(?:\([^()]{1,50}\)[^()]{0,100})?\b(?:\d{4}[a-z]?|n\.d\.|t\.t\.)[^()]{0,60}\)"
    r"|\[[\d,;–\- ]{1,30}\])[.]?(?=\s+[\"“‘'(]?[^\Wa-z_]|\s*$)"
)
_OPENER = re.compile(r"[\"'“‘«(\[*_]*")
_HAS_WORD = re.compile(r"[^\W_]")
_LONGEST_WORD = 40


class _Tables(NamedTuple):
    before_word: frozenset[str]
    before_number: frozenset[str]
    before_lower: frozenset[str]


@cache
def _tables() -> _Tables:
    table = lexicon("abbreviations")
    return _Tables(
        *(
            frozenset(map(str, table[name]))
            for name in ("before_word", "before_number", "before_lower")
        )
    )


def sentence_spans(prose: str) -> Iterator[Span]:
    """Yield the span of each sentence of a block's prose, without white space at its edges."""
    start = _skip(prose, 0)
    at = start
    while match := _STOP.search(prose, at):
        end = match.end(2)
        at = match.end()
        if not _ends(prose, match):
            continue
        if citation := _CITATION_AFTER.match(prose, match.end()):
            end = citation.end()
            at = _skip(prose, end)
        if _HAS_WORD.search(prose, start, end) or OPAQUE in prose[start:end]:
            yield Span(start, end)
            start = at
    end = len(prose.rstrip())
    if start < end and (_HAS_WORD.search(prose, start, end) or OPAQUE in prose[start:end]):
        yield Span(start, end)


def _skip(prose: str, at: int) -> int:
    while at < len(prose) and prose[at].isspace():
        at += 1
    return at


def _ends(prose: str, match: re.Match[str]) -> bool:
    """Tell whether a stop ends its sentence."""
    following = match.end()
    if following >= len(prose):
        return True
    stop = match.group(1)
    opener = _OPENER.match(prose, following)
    first = prose[opener.end()] if opener and opener.end() < len(prose) else ""
    if first.islower():
        return False
    if stop[-1] in "!?" or match.group(2):
        return True
    if stop != ".":
        return not first.islower()
    return not _abbreviates(prose, match.start(), first)


def _abbreviates(prose: str, stop: int, first: str) -> bool:
    found = _LAST_WORD.search(prose[max(0, stop - _LONGEST_WORD) : stop])
    if found is None:
        return False
    word = found.group().lstrip("'’-&/")
    tables = _tables()
    if word in tables.before_word:
        return True
    if first.isdigit() and word in tables.before_number:
        return True
    return len(word) == 1 and word.isalpha() and word.isupper()
