"""Finds sentences of an abstract that nothing in its translation stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.abstracts.sentences import key_union
from sitir.model import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence

# Tuned on abstracts of journals and theses with a sentence taken out of one of them.
_FEWEST_WORDS = 5
_ALIGNED = 0.35
_ELSEWHERE = 0.5
_ROOM = 0.9
_HALF = 0.5
# Of an abstract: where more of it has no counterpart, the other is no translation.
_MOST = 1 / 3


def lone_sentences(passages: Sequence[Passage]) -> list[Difference]:
    """Return the sentences without a counterpart.

    A sentence is only lone where those around it translate each other, and where they do not hold
    it as well: in the same words, in words that the lexicon lacks, or by their length.
    """
    aligned = [passage for passage in passages if passage.first and passage.second]
    likeness = sum(passage.likeness for passage in aligned) / max(1, len(aligned))
    if len(aligned) == len(passages) or len(aligned) < 2 or likeness < _ALIGNED:
        return []
    found = []
    for index, passage in enumerate(passages):
        if passage.first and passage.second:
            continue
        own, near, whole = passage.first, _around(passages, index), aligned
        if passage.second:
            own, near, whole = passage.second, _turned(near), _turned(whole)
        if not _is_long_enough(own, near, whole) and _is_lone(own, near):
            place = near[0].second[0].claim.location
            found.append(Difference(DifferenceKind.SENTENCE, own[0].claim.location, place))
    sentences = sum(len(passage.first or passage.second) for passage in passages)
    return found if len(found) <= _MOST * sentences else []


def _turned(passages: Sequence[Passage]) -> list[Passage]:
    return [each._replace(first=each.second, second=each.first) for each in passages]


def _is_long_enough(
    own: Sequence[AbstractSentence], near: Sequence[Passage], whole: Sequence[Passage]
) -> bool:
    """Tell whether the sentences around are so long on the other side that they may hold it."""
    here, there = _lengths(whole)
    usual = (there + 1) / (here + 1)
    near_here, near_there = _lengths(near)
    return near_there - usual * near_here > _HALF * usual * _length(own)


def _lengths(passages: Sequence[Passage]) -> tuple[int, int]:
    return (
        sum([_length(passage.first) for passage in passages]),
        sum([_length(passage.second) for passage in passages]),
    )


def _around(passages: Sequence[Passage], index: int) -> list[Passage]:
    """Return the nearest passages before and after one that have both sides."""
    before = next((each for each in reversed(passages[:index]) if each.first and each.second), None)
    after = next((each for each in passages[index + 1 :] if each.first and each.second), None)
    return [passage for passage in (before, after) if passage is not None]


def _length(sentences: Sequence[AbstractSentence]) -> int:
    return sum(len(sentence.claim.sentence.text) for sentence in sentences)


def _is_lone(own: Sequence[AbstractSentence], near: Sequence[Passage]) -> bool:
    """Tell whether sentences say what those of the other side in `near` have no room for."""
    words = [keys for sentence in own for _, keys in sentence.words]
    if len(words) < _FEWEST_WORDS:
        return False
    others = [sentence for passage in near for sentence in passage.second]
    keys = key_union(others)
    if sum([not keys.isdisjoint(each) for each in words]) > _ELSEWHERE * len(words):
        return False
    taken = key_union([sentence for passage in near for sentence in passage.first])
    room = sum([taken.isdisjoint(each) for sentence in others for _, each in sentence.words])
    return room < _ROOM * len(words)
