"""Cuts a sentence into the stretches of words that belong to its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from sitir.linking.retelling_words import content, word_set
from sitir.model import FactKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import ClaimSupport, Fact, Location

_TOKEN = re.compile(r"\w[\w’'-]*|[(),;:\[\]—–]")
_RANGE = re.compile(r"\s*(?:[–—-]|(?:hingga|sampai(?:\sdengan)?|to|until)(?!\w))\s*")
_LEADING = 20
"""How far before a range the word that announces it can begin, in code points."""
# How many words a stretch reaches at most to each side.
_REACH = 24
# Fewer words do not say what a figure counts: those behind the comma are taken as well.
_FEW_WORDS = 4
# How many words lead from a part to its whole: `11 dari 36 gudang`, `58.4% of the 318 midwives`.
_PARTITIVE = 2


class Stretch(NamedTuple):
    """The words before and behind a figure, up to the next comma, joint or figure."""

    before: tuple[str, ...]
    """Folded, in the order of the text, like `after`."""
    after: tuple[str, ...]
    beyond: tuple[str, ...]
    """Those behind the next comma, where there are hardly any others."""
    names: frozenset[str]
    """Those with a capital inside the sentence, folded."""


class _Token(NamedTuple):
    start: int
    text: str
    """Empty of a figure."""


class SentenceWords:
    """The words of a claim outside of its citations, with the places of its figures."""

    def __init__(self, support: ClaimSupport, facts: Sequence[Fact]) -> None:
        block, area = support.claim.block, support.claim.sentence.prose_span
        self._text = block.prose.text[area.start : area.end]

        def places(locations: Iterable[Location]) -> list[tuple[int, int]]:
            spans = [location.span for location in locations]
            place = block.prose.from_source
            return [(place(s.start) - area.start, place(s.end) - area.start) for s in spans]

        self._figures = places(fact.location for fact in facts)
        cited = places(mention.location for mention in support.mentions)
        # A small number in words bounds nothing: `for three years`.
        left_out = [p for p, fact in zip(self._figures, facts, strict=True) if _is_small(fact)]
        bounds = [place for place in self._figures if place not in set(left_out)]
        self._tokens = list(_tokens(self._text, bounds, sorted((*cited, *left_out))))
        self._starts = [token.start for token in self._tokens]
        self._brackets = _matching(self._tokens)

    def is_inside(self, index: int) -> bool:
        """Tell whether a figure is part of a word (`two-dimensional`), or one end of a range."""
        end = self._figures[index][1]
        if self._text[end : end + 1] == "-" and self._text[end + 1 : end + 2].isalpha():
            return True
        return self._begins_range(index) or (index > 0 and self._begins_range(index - 1))

    def _begins_range(self, index: int) -> bool:
        """Tell whether a figure and the next make a range: `12–15`, `antara 5 dan 10`."""
        if index + 1 >= len(self._figures):
            return False
        start, end = self._figures[index]
        between = self._text[end : self._figures[index + 1][0]]
        if _RANGE.fullmatch(between):
            return True
        before = folded(self._text[max(0, start - _LEADING) : start]).split()[-1:]
        return folded(between) in ("dan", "and") and before in (["antara"], ["between"])

    def stretch(self, index: int) -> Stretch:
        """Return the words around a figure.

        Where it stands in brackets without any, those around the brackets.
        """
        start, end = self._figures[index]
        left, right = bisect_left(self._starts, start) - 1, bisect_left(self._starts, end)
        found = self._around(left, right)
        opening = self._opening(left)
        if opening is not None and not content((*found.before, *found.after)):
            return self._around(opening - 1, self._brackets[opening] + 1)
        return found

    def _opening(self, left: int) -> int | None:
        """Return the bracket that opens before a token and closes behind it."""
        for index in range(left, max(-1, left - _REACH), -1):
            if self._tokens[index].text == "(" and self._brackets.get(index, -1) > left:
                return index
        return None

    def _around(self, left: int, right: int) -> Stretch:
        before, left = self._walk(left, -1)
        after, right = self._walk(right, 1)
        before.reverse()
        beyond: list[int] = []
        if len(before) + len(after) < _FEW_WORDS and self._is_cut(left):
            beyond = self._walk(left - 1, -1)[0][::-1]
        if len(before) + len(after) + len(beyond) < _FEW_WORDS and self._is_cut(right):
            beyond += self._walk(right + 1, 1)[0]
        indices = (*before, *after, *beyond)
        named = (self._tokens[n].text for n in indices if self._is_name(n))
        return Stretch(
            before=self._words(before),
            after=self._words(after),
            beyond=self._words(beyond),
            names=frozenset(map(folded, named)),
        )

    def _words(self, indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(word for n in indices for word in folded(self._tokens[n].text).split())

    def _is_name(self, index: int) -> bool:
        text = self._tokens[index].text
        return text[0].isupper() and (index > 0 or (len(text) > 1 and text.isupper()))

    def _is_cut(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and self._tokens[index].text in _CUTS

    def _walk(self, index: int, step: int) -> tuple[list[int], int]:
        """Return the tokens from one on, in the order of the walk, and where the stretch ends.

        What stands in brackets is said by the way and left out, but for an acronym.
        """
        found: list[int] = []
        joints = word_set("joints")
        skip, inner = (")", "(") if step < 0 else ("(", ")")
        while 0 <= index < len(self._tokens) and len(found) < _REACH:
            token = self._tokens[index].text
            if token == skip and index in self._brackets:
                partner = self._brackets[index]
                if abs(partner - index) == 2 and self._tokens[index + step].text.isupper():
                    found.append(index + step)
                index = partner + step
                continue
            if token in _CUTS or token in (inner, skip):
                break
            if not token:
                if step < 0 or not self._is_partitive(found):
                    break
            elif token.lower() in joints:
                break
            else:
                found.append(index)
            index += step
        return found, index

    def _is_partitive(self, found: Sequence[int]) -> bool:
        words = [self._tokens[n].text.lower() for n in found]
        return 0 < len(words) <= _PARTITIVE and words[0] in word_set("partitives")


_CUTS = frozenset(",;:[]—–")


def _is_small(fact: Fact) -> bool:
    is_in_words = not fact.location.text[-1:].isdigit()
    return is_in_words and fact.kind is FactKind.NUMBER and len(fact.value) == 1


def _tokens(
    text: str, figures: Iterable[tuple[int, int]], left_out: Iterable[tuple[int, int]]
) -> Iterator[_Token]:
    """Yield the tokens of a text, each figure as one without text."""
    marked = iter(sorted([(*p, True) for p in figures] + [(*p, False) for p in left_out]))
    start, end, is_figure = next(marked, _NEVER)
    for match in _TOKEN.finditer(text):
        while match.start() >= end:
            start, end, is_figure = next(marked, _NEVER)
        if match.end() <= start:
            yield _Token(match.start(), match[0])
        elif is_figure:
            yield _Token(start, "")
            is_figure = False


_NEVER = (maxsize, maxsize, False)


def _matching(tokens: Sequence[_Token]) -> dict[int, int]:
    """Return the other bracket of each round bracket that has one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.text == "(":
            opened.append(index)
        elif token.text == ")" and opened:
            opening = opened.pop()
            found[opening], found[index] = index, opening
    return found
