"""Cuts a sentence into the stretches of words that belong to its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from sys import maxsize
from typing import TYPE_CHECKING

from sitir.linking.retelling.listed import content, word_set
from sitir.model import FactKind, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import ClaimSupport, Fact, Location

_TOKEN = re.compile(r"\w[\w’'-]*|[(),;:\[\]]|[—–]")
_RANGES = frozenset(("–", "—", "-", "hingga", "sampai", "sampai dengan", "to", "until"))
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
    share: str
    """`part` where the share of the whole, or the whole, follows; `whole` where a part precedes."""


class SentenceWords:
    """The words of a claim outside of its citations, with the places of its figures."""

    def __init__(self, support: ClaimSupport, facts: Sequence[Fact]) -> None:
        block, area = support.claim.block, support.claim.sentence.prose_span
        self._text = block.prose.text[area.start : area.end]

        def places(locations: Iterable[Location]) -> list[tuple[int, int]]:
            spans = [location.span for location in locations]
            place = block.prose.from_source
            return [(place(s.start) - area.start, place(s.end) - area.start) for s in spans]

        self._facts = facts
        self._figures = places(fact.location for fact in facts)
        cited = places(mention.location for mention in support.mentions)
        # A small number in words bounds nothing: `for three years`.
        left_out = [p for p, fact in zip(self._figures, facts, strict=True) if _is_small(fact)]
        bounds = [place for place in self._figures if place not in set(left_out)]
        tokens = list(_tokens(self._text, bounds, sorted((*cited, *left_out))))
        self._starts = [start for start, _ in tokens]
        # Words and signs; a figure is empty.
        self._tokens = [text for _, text in tokens]
        self._brackets = _matching(self._tokens)

    def is_inside(self, index: int) -> bool:
        """Tell whether a figure is part of a word, of a range, or of a bare `(15 of 54)`."""
        start, end = self._figures[index]
        if self._text[end : end + 1] == "-" and self._text[end + 1 : end + 2].isalpha():
            return True
        if self._text[start - 1 : start] == "(" and self._is_part(index):
            return True
        if self._text[end : end + 1] == ")" and self._is_whole(index):
            return True
        return self._begins_range(index) or (index > 0 and self._begins_range(index - 1))

    def _begins_range(self, index: int) -> bool:
        """Tell whether a figure and the next make a range: `12–15`, `antara 5 dan 10`."""
        if index + 1 >= len(self._figures):
            return False
        start, end = self._figures[index]
        between = self._text[end : self._figures[index + 1][0]]
        before = folded(self._text[max(0, start - _LEADING) : start]).split()[-1:]
        if " ".join(between.split()).lower() in _RANGES:
            # `from 18.8% to 43.8%` is a change; `from 5 to 10 times` is none.
            is_share = self._facts[index].kind is not FactKind.NUMBER
            return not is_share or word_set("origins").isdisjoint(before)
        return folded(between) in ("dan", "and") and before in (["antara"], ["between"])

    def stretch(self, index: int) -> Stretch:
        """Return the words around a figure.

        Where it stands in brackets without any, those around the brackets.
        """
        start, end = self._figures[index]
        left, right = bisect_left(self._starts, start) - 1, bisect_left(self._starts, end)
        # An event goes on behind the figures that measure it: `9.1 meters on 28 September`.
        is_date = self._facts[index].kind is FactKind.DATE
        found = self._around(left, right, past_figures=is_date)
        opening = self._opening(left)
        if opening is not None and not content((*found.before, *found.after)):
            found = self._around(opening - 1, self._brackets[opening] + 1, past_figures=is_date)
        share = "part" if self._is_part(index) else "whole" if self._is_whole(index) else ""
        return found._replace(share=share)

    def _is_part(self, index: int) -> bool:
        if self._facts[index].kind is not FactKind.NUMBER or index + 1 == len(self._facts):
            return False
        between = self._between(index)
        if self._facts[index + 1].kind is FactKind.PERCENTAGE:
            last = folded(between).split()[-1:]
            return between.endswith("(") or not word_set("appositions").isdisjoint(last)
        return self._is_whole(index + 1)

    def _is_whole(self, index: int) -> bool:
        words = folded(self._between(index - 1)).split() if index else []
        return len(words) <= _PARTITIVE and not word_set("partitives").isdisjoint(words[:1])

    def _between(self, index: int) -> str:
        """Return the text between a figure and the next."""
        return self._text[self._figures[index][1] : self._figures[index + 1][0]].rstrip()

    def _opening(self, left: int) -> int | None:
        """Return the bracket that opens before a token and closes behind it."""
        for index in range(left, max(-1, left - _REACH), -1):
            if self._tokens[index] == "(" and self._brackets.get(index, -1) > left:
                return index
        return None

    def _around(self, left: int, right: int, *, past_figures: bool) -> Stretch:
        before, left = self._walk(left, -1, past_figures=past_figures)
        after, right = self._walk(right, 1, past_figures=past_figures)
        before.reverse()
        beyond: list[int] = []
        if (not before or len(before) + len(after) < _FEW_WORDS) and self._is_cut(left):
            beyond = self._walk(left - 1, -1)[0][::-1]
        if len(before) + len(after) + len(beyond) < _FEW_WORDS and self._is_cut(right):
            beyond += self._walk(right + 1, 1)[0]
        indices = (*before, *after, *beyond)
        named = (self._tokens[n] for n in indices if self._is_name(n))
        return Stretch(
            before=self._words(before),
            after=self._words(after),
            beyond=self._words(beyond),
            names=frozenset(map(folded, named)),
            share="",
        )

    def _words(self, indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(word for n in indices for word in folded(self._tokens[n]).split())

    def _is_name(self, index: int) -> bool:
        text = self._tokens[index]
        return text[0].isupper() and (index > 0 or _is_acronym(text))

    def _is_cut(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and self._tokens[index] in _CUTS

    def _walk(self, index: int, step: int, *, past_figures: bool = False) -> tuple[list[int], int]:
        """Return the tokens from one on, in the order of the walk, and where the stretch ends.

        What stands in brackets is said by the way and left out, but for an acronym.
        """
        found: list[int] = []
        joints = word_set("joints")
        skip, inner = (")", "(") if step < 0 else ("(", ")")
        for _ in range(_REACH):
            if not 0 <= index < len(self._tokens):
                break
            token = self._tokens[index]
            if token == skip and index in self._brackets:
                partner = self._brackets[index]
                if abs(partner - index) == 2 and _is_acronym(self._tokens[index + step]):
                    found.append(index + step)
                index = partner + step
                continue
            if token in _CUTS or token in (inner, skip):
                break
            if not token:
                if not (past_figures or self._leads_on(index, step, found)):
                    break
            elif token.lower() in joints:
                break
            else:
                found.append(index)
            index += step
        return found, index

    def _leads_on(self, index: int, step: int, found: Sequence[int]) -> bool:
        """Tell whether a figure and the one beyond have their words in common.

        To the right it is a whole (`11 dari 36 gudang`), to the left where a change comes from
        (`turun dari 94 hari menjadi 41 hari`).
        """
        if step < 0:
            return index > 0 and self._tokens[index - 1].lower() in word_set("origins")
        words = [self._tokens[n].lower() for n in found]
        return 0 < len(words) <= _PARTITIVE and words[0] in word_set("partitives")


_CUTS = frozenset(",;:[]—–")


def _is_acronym(text: str) -> bool:
    return sum(letter.isupper() for letter in text) > 1


def _is_small(fact: Fact) -> bool:
    is_in_words = not fact.location.text[-1:].isdigit()
    return is_in_words and fact.kind is FactKind.NUMBER and len(fact.value) == 1


def _tokens(
    text: str, figures: Iterable[tuple[int, int]], left_out: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """Yield the tokens of a text with their places, each figure as an empty one."""
    marked = iter(sorted([(*p, True) for p in figures] + [(*p, False) for p in left_out]))
    start, end, is_figure = next(marked, _NEVER)
    for match in _TOKEN.finditer(text):
        while match.start() >= end:
            start, end, is_figure = next(marked, _NEVER)
        if match.end() <= start:
            yield match.start(), match[0]
        elif is_figure:
            yield start, ""
            is_figure = False


_NEVER = (maxsize, maxsize, False)


def _matching(tokens: Sequence[str]) -> dict[int, int]:
    """Return the other bracket of each round bracket that has one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token == "(":
            opened.append(index)
        elif token == ")" and opened:
            opening = opened.pop()
            found[opening], found[index] = index, opening
    return found
