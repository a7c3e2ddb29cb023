"""Finds sentences of an abstract that nothing in its translation stands for."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from sitir.linking.abstract_sentences import key_union
from sitir.model import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstract_sentences import AbstractSentence
    from sitir.linking.alignment import Passage
    from sitir.model import Location

# Tuned on abstracts of journals and theses with a sentence taken out of one of them.
_FEWEST_WORDS = 5
_ALIGNED = 0.35
_ELSEWHERE = 0.5
_ROOM = 0.7
# Of an abstract: where more of it has no counterpart, the other is no translation.
_MOST = 1 / 3


def lone_sentences(
    passages: Sequence[Passage], first: Location, second: Location
) -> list[Difference]:
    """Return the sentences without a counterpart.

    `first` and `second` are the places of the abstracts. A sentence is only lone where those
    around it translate each other, where they do not hold it as well in words that the lexicon
    lacks, and where the abstracts are more alike in length without it.
    """
    aligned = [passage for passage in passages if passage.first and passage.second]
    likeness = sum(passage.likeness for passage in aligned) / max(1, len(aligned))
    if len(aligned) == len(passages) or len(aligned) < 2 or likeness < _ALIGNED:
        return []
    lengths = (
        sum(_length(passage.first) for passage in passages),
        sum(_length(passage.second) for passage in passages),
    )
    found = []
    for index, passage in enumerate(passages):
        if passage.first and passage.second:
            continue
        near = _around(passages, index)
        if passage.first:
            own, own_lengths, others = passage.first, lengths, [each.second for each in near]
        else:
            own, own_lengths, others = passage.second, lengths[::-1], [each.first for each in near]
        neighbours = [sentence for group in others for sentence in group]
        if _is_lone(own, neighbours, near, own_lengths):
            place = neighbours[0].claim.location if neighbours else second
            found.append(Difference(DifferenceKind.SENTENCE, own[0].claim.location, place))
    sentences = sum(len(passage.first or passage.second) for passage in passages)
    return found if len(found) <= _MOST * sentences else []


def _around(passages: Sequence[Passage], index: int) -> list[Passage]:
    """Return the nearest passages before and after one that have both sides."""
    before = next((each for each in reversed(passages[:index]) if each.first and each.second), None)
    after = next((each for each in passages[index + 1 :] if each.first and each.second), None)
    return [passage for passage in (before, after) if passage is not None]


def _length(sentences: Sequence[AbstractSentence]) -> int:
    return sum(len(sentence.claim.sentence.text) for sentence in sentences)


def _is_lone(
    own: Sequence[AbstractSentence],
    neighbours: Sequence[AbstractSentence],
    near: Sequence[Passage],
    lengths: tuple[int, int],
) -> bool:
    words = [keys for sentence in own for _, keys in sentence.words]
    if len(words) < _FEWEST_WORDS or not neighbours:
        return False
    keys = key_union(neighbours)
    if sum(not keys.isdisjoint(each) for each in words) > _ELSEWHERE * len(words):
        return False
    with_it = abs(log((lengths[0] + 1) / (lengths[1] + 1)))
    without = abs(log((lengths[0] - _length(own) + 1) / (lengths[1] + 1)))
    return without < with_it and _room(neighbours, near) < _ROOM * len(words)


def _room(neighbours: Sequence[AbstractSentence], near: Sequence[Passage]) -> int:
    """Return how many words of the sentences around have no counterpart, and may be its words."""
    told = {id(sentence) for sentence in neighbours}
    keys = key_union(
        [
            sentence
            for passage in near
            for sentence in (*passage.first, *passage.second)
            if id(sentence) not in told
        ]
    )
    return sum(keys.isdisjoint(each) for sentence in neighbours for _, each in sentence.words)
