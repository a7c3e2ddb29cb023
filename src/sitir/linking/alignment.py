"""Aligns the sentences of two abstracts that translate each other.

The method is that of Gale and Church (1993), dynamic programming over pairs, merged and lone
sentences, with the words that both have in common beside the lengths.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, NamedTuple

from sitir.linking.abstract_sentences import key_union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.abstract_sentences import AbstractSentence, Content


class Passage(NamedTuple):
    """Sentences of two abstracts that stand for each other; one side may be empty."""

    first: tuple[AbstractSentence, ...]
    second: tuple[AbstractSentence, ...]
    likeness: float
    """The share of their words that the other side has, from 0 to 1."""


# Tuned on abstracts of journals in law, health, education and economics: sentences that translate
# each other share about half of the words that carry meaning, others a tenth.
_CHANCE = 0.2
# What a lone sentence, a merged pair and lengths that differ cost, in words.
_LONE = 1.0
_MERGED = 1.0
_LENGTH = 3.0
# Sentences of a translation keep their order; so far apart none is looked for.
_BAND = 4
_STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))


def aligned(
    first: Sequence[AbstractSentence], second: Sequence[AbstractSentence]
) -> tuple[Passage, ...]:
    """Return the sentences of two abstracts, aligned, in order; each stands in one place."""
    table = _Table(first, second)
    path = tuple(_joined(_path(table)))
    return tuple(
        Passage(tuple(first[i:k]), tuple(second[j:m]), table.likeness(i, k, j, m))
        for i, k, j, m in path
    )


_Step = tuple[int, int, int, int]


class _Table:
    """Where the words of either side stand on the other: sets of sentences as bits of ints."""

    def __init__(
        self, first: Sequence[AbstractSentence], second: Sequence[AbstractSentence]
    ) -> None:
        self.size = (len(first), len(second))
        self._first = _found(first, _index(second))
        self._second = _found(second, _index(first))
        self._lengths = (_lengths(first), _lengths(second))

    def matched(self, i: int, k: int, j: int, m: int) -> tuple[int, int, int]:
        """Return how many words of both sides have a counterpart, of how many; and figures.

        Figures speak for a pair where they agree; where they differ, one of them may be wrong.
        """
        count = total = figures = 0
        for sentences, other in ((self._first[i:k], (j, m)), (self._second[j:m], (i, k))):
            there = (1 << other[1]) - (1 << other[0])
            for words, told in sentences:
                total += len(words)
                for found in words:
                    if found & there:
                        count += 1
                for found in told:
                    if found & there:
                        figures += 1
        return count, total, figures

    def likeness(self, i: int, k: int, j: int, m: int) -> float:
        """Return the share of words that have a counterpart."""
        count, total, _ = self.matched(i, k, j, m)
        return count / total if total else 0.0

    def gain(self, i: int, k: int, j: int, m: int) -> float:
        """Return what speaks for a pair, in words: negative if it speaks against it."""
        if i == k or j == m:
            return -_LONE
        count, total, figures = self.matched(i, k, j, m)
        here = self._lengths[0][k] - self._lengths[0][i]
        there = self._lengths[1][m] - self._lengths[1][j]
        lengths = abs(log((here + 1) / (there + 1)))
        merged = k - i + m - j - 2
        return count + figures - _CHANCE * total - _LENGTH * lengths - _MERGED * merged


def _index(sentences: Sequence[AbstractSentence]) -> dict[str, int]:
    index: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        for key in key_union((sentence,)):
            index[key] = index.get(key, 0) | 1 << number
    return index


def _found(
    sentences: Sequence[AbstractSentence], index: dict[str, int]
) -> list[tuple[list[int], list[int]]]:
    """Return for each sentence where its words and its figures stand on the other side."""
    return [
        (_places(sentence.words, index), _places(sentence.figures, index)) for sentence in sentences
    ]


def _places(contents: Sequence[Content], index: dict[str, int]) -> list[int]:
    found = []
    for _, keys in contents:
        places = 0
        for key in keys:
            if key in index:
                places |= index[key]
        found.append(places)
    return found


def _lengths(sentences: Sequence[AbstractSentence]) -> list[int]:
    """Return how many code points stand before each sentence, and before the end."""
    ends = [0]
    for sentence in sentences:
        ends.append(ends[-1] + len(sentence.claim.sentence.text))
    return ends


def _path(table: _Table) -> list[_Step]:
    """Return the best way through both abstracts."""
    rows, columns = table.size
    best: dict[tuple[int, int], tuple[float, _Step | None]] = {(0, 0): (0.0, None)}
    width = _BAND + abs(rows - columns)
    for k in range(rows + 1):
        middle = k * columns // max(rows, 1)
        for m in range(max(0, middle - width), min(columns, middle + width) + 1):
            chosen = best.get((k, m), (-inf, None))
            for up, left in _STEPS:
                before = best.get((k - up, m - left))
                if before is not None:
                    score = before[0] + table.gain(k - up, k, m - left, m)
                    if score > chosen[0]:
                        chosen = score, (k - up, k, m - left, m)
            if chosen[0] > -inf:
                best[k, m] = chosen
    steps: list[_Step] = []
    at = (rows, columns)
    while step := best[at][1]:
        steps.append(step)
        at = step[0], step[2]
    steps.reverse()
    return steps


def _joined(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Put lone sentences of both sides that meet together.

    They stand for each other, in words that the lexicon does not have: neither is missing.
    """
    lone: list[_Step] = []
    for step in (*steps, None):
        if step is not None and (step[0] == step[1] or step[2] == step[3]):
            lone.append(step)
            continue
        yield from _paired(lone)
        lone = []
        if step is not None:
            yield step


def _paired(lone: Sequence[_Step]) -> Iterator[_Step]:
    if not lone:
        return
    i, k = lone[0][0], lone[-1][1]
    j, m = lone[0][2], lone[-1][3]
    if i == k or j == m:
        yield from lone
    elif k - i == m - j:
        yield from ((i + n, i + n + 1, j + n, j + n + 1) for n in range(k - i))
    else:
        yield i, k, j, m
