"""Finds the places of a text that name tables and figures: `Tabel 1`, `Figures 2–4`, `Fig. 3A`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import FloatKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Block

_NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}[A-Za-z]?(?!\w)|[IVXL]{1,6}(?!\w)"
_SUPPLEMENTARY_NUMBER = re.compile(r"S\.?\d")
_OWNER = Pattern(r"\s*(?:\([a-z]\))?\s+([^\W\d_]{2,5})\s+[A-Z(\[“]")
_YEAR = Pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_BRACKET_LENGTH = 80
_LONGEST_WORD = 16
_MOST_IN_RANGE = 20


class Named(NamedTuple):
    """A table or figure by its number, at its place in the prose of a block."""

    kind: FloatKind
    number: str
    start: int
    """Of the word, or of the number where it stands in a row: `2` in `Tabel 1 dan 2`."""
    end: int
    sure: bool
    """Whether it is surely one of the article's own."""


@cache
def kinds() -> dict[str, FloatKind]:
    """Return what is named by each word, in lower case."""
    return {word: kind for kind in FloatKind for word in lexicon("floats")[kind.value]}


@cache
def _shortest() -> tuple[str, ...]:
    """Return the words that are in all others: `fig` of `figures`."""
    return tuple(word for word in kinds() if not any(o in word for o in kinds() if o != word))


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon of floats."""
    return frozenset(lexicon("floats")[name])


@cache
def _first() -> re.Pattern[str]:
    firsts = "".join(sorted({word[0] for word in kinds()}))
    rests = "|".join(sorted({word[1:] for word in kinds()}, key=lambda rest: (-len(rest), rest)))
    # The first letter goes before, so that all other places are passed over at once.
    return re.compile(
        rf"[{firsts}{firsts.upper()}](?<!\w.)(?i:{rests})\.?\s{{0,3}}(?P<number>{_NUMBER})"
    )


@cache
def _more() -> re.Pattern[str]:
    joints, ranges = (
        "|".join(map(re.escape, sorted(listed(name), key=len, reverse=True)))
        for name in ("joints", "ranges")
    )
    return re.compile(rf"\s*(?:,\s*)?(?:(?P<range>{ranges})|{joints})\s*(?P<number>{_NUMBER})")


def named(block: Block) -> Iterator[Named]:
    """Yield what a block names, in order; not what is numbered as a supplement."""
    text = block.prose.text
    # Most blocks name none, and to look for a few words is faster than for a pattern.
    lower = text.lower()
    for word in _shortest():
        if word in lower:
            break
    else:
        return
    for match in _first().finditer(text):
        word = text[match.start() : match.start("number")].rstrip().rstrip(".").lower()
        kind = kinds().get(word)
        number = match["number"]
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
        if (
            kind is None
            or _SUPPLEMENTARY_NUMBER.match(number)
            or (before and before[-1].lower() in listed("supplementary"))
        ):
            continue
        sure = not _is_foreign(text, match.start(), match.end())
        first = Named(kind, number, match.start(), match.end(), sure)
        yield first
        yield from _row(text, first)


def _row(text: str, first: Named) -> Iterator[Named]:
    """Yield the numbers that stand in a row with the first: `dan 2`, `–4`."""
    before = first
    while match := _more().match(text, before.end):
        here = first._replace(
            number=match["number"], start=match.start("number"), end=match.end(), sure=False
        )
        if match["range"]:
            yield from between(before.number, here)
        yield here
        before = here


def between(number: str, last: Named) -> Iterator[Named]:
    """Yield what lies between a number and a later one: 3 between 2 and 4."""
    lead, _, low = number.rpartition(".")
    other, _, high = last.number.rpartition(".")
    if lead == other and low.isdecimal() and high.isdecimal():
        for each in range(int(low) + 1, min(int(high), int(low) + _MOST_IN_RANGE)):
            yield last._replace(number=f"{lead}.{each}" if lead else str(each))


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Tell whether it may be in another work: `Tabel 3 dalam Gilder`, `(Gilder, 2021, Tabel 3)`."""
    owner = _OWNER.match(text, end)
    if owner is not None and owner[1] in listed("owners"):
        return True
    near = text[max(0, start - _BRACKET_LENGTH) : start]
    opening = near.rfind("(")
    if opening <= near.rfind(")"):
        return False
    closing = text.find(")", end, end + _BRACKET_LENGTH)
    inner = near[opening:] + text[end : closing if closing >= 0 else end]
    return _YEAR.search(inner) is not None
