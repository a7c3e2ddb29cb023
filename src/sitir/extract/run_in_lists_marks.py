"""Finds the numbers in brackets that can be those of a list: `(3)`, `3)`, `(c)`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, Location, RunInItem, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Block

_BRACKET = Pattern(r"[()]")
_MOST_DIGITS = 2
_OPENING_SIGNS = frozenset(f"“‘\"'{OPAQUE}")
_SEPARATORS = ";,.:—–-/"
_LONGEST_WORD = 14
"""Of the words before a number that tell what it is."""


class Mark(NamedTuple):
    """A number or letter in brackets with something after it."""

    item: RunInItem
    block: Block
    is_letter: bool
    is_bare: bool
    """Whether it has a closing bracket only."""
    is_separated: bool
    """Whether a sign or a conjunction parts it from what stands before."""
    refers: bool
    """Whether it names an item, a formula or a part of a law rather than beginning one."""


def marks(block: Block) -> Iterator[Mark]:
    """Yield the numbers in brackets of a block, in reading order."""
    text = block.prose.text
    opened: list[int] = []
    reference_end: int | None = None
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match.group() == "(":
            opened.append(at)
            continue
        is_bare = not opened
        start = _bare_start(text, at) if is_bare else opened.pop()
        number = _number(text[start if is_bare else start + 1 : at])
        if number is None or (start and not _is_free(text[start - 1])):
            continue
        between = None if reference_end is None else text[reference_end:start]
        refers = _refers(text, start, at + 1, number) or _continues(between)
        if refers:
            reference_end = at + 1
        span = block.span_in_source(Span(start, at + 1))
        yield Mark(
            RunInItem(number, Location(block.location.source, span)),
            block,
            is_letter=text[at - 1].isalpha(),
            is_bare=is_bare,
            is_separated=_is_separated(text, start),
            refers=refers,
        )


def _bare_start(text: str, at: int) -> int:
    """Return where the number before a closing bracket begins."""
    start = at
    while at - start < _MOST_DIGITS and text[start - 1 : start].isdigit():
        start -= 1
    return start if start < at else max(0, at - 1)


def _number(inner: str) -> int | None:
    """Return the number that a bracket holds, 1 for `a`."""
    if inner.isascii() and inner.isdigit() and len(inner) <= _MOST_DIGITS and inner[0] != "0":
        return int(inner)
    if len(inner) == 1 and "a" <= inner <= "z":
        return ord(inner) - ord("a") + 1
    return None


def _is_free(before: str) -> bool:
    return before.isspace() or before in _SEPARATORS


def _refers(text: str, start: int, end: int, number: int) -> bool:
    following = text[end : end + 3].lstrip()[:1]
    if following.isalnum() or following in _OPENING_SIGNS:
        before = text[max(0, start - _LONGEST_WORD) : start].split()
        word = before[-1].lower() if before else ""
        if OPAQUE in word:
            # The number of a formula.
            return True
        return word in _words("references") or (number > 1 and word in _words("prepositions"))
    return True


def _continues(between: str | None) -> bool:
    """Tell whether only `and` and its kin stand between a number that refers and the next."""
    if between is None or len(between) > 2 * _LONGEST_WORD:
        return False
    return all(word in _words("conjunctions") for word in between.replace(",", " ").split())


def _is_separated(text: str, start: int) -> bool:
    before = text[max(0, start - _LONGEST_WORD) : start].split()
    return not before or before[-1][-1] in _SEPARATORS or before[-1] in _words("conjunctions")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("run_in_lists")[name].split())
