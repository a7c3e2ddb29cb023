"""Finds for each claim the one that it was in the state before: by content, wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from sitir.revision.assertions import FIGURE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from sitir.revision.assertions import Assertion

# A word that more claims share is no sign of any; tuned on reworded sentences of the corpus.
_MOST_SHARED = 20
_MOST_COMPARED = 8
# Of the words, the longer sentence counted in full: what makes a rewording of one claim, and
# what makes it one where the claims before or after it are the same.
_LIKE = 0.55
_LIKE_IN_PLACE = 0.4
_IN_PLACE = 0.1
# More words than this are no sentence but a list or a table.
_LONGEST = 400


def aligned(old: Sequence[Assertion], new: Sequence[Assertion]) -> dict[int, int]:
    """Return the index of each new claim's older self, by its own index; one to one.

    First the same words and citations, then the same words, then the nearest of those that share
    rare words or stand between the same neighbours. Nearly linear in the number of claims.
    """
    pairs: dict[int, int] = {}
    for sign in (_words_and_citations, _words):
        _pair_same(old, new, pairs, sign)
    taken: set[int] = set(pairs.values())
    near = sorted(_near(old, new, pairs, taken), key=lambda each: (-each[0], each[1:]))
    for _, index, was in near:
        if index not in pairs and was not in taken:
            pairs[index] = was
            taken.add(was)
    return pairs


def _words_and_citations(assertion: Assertion) -> Hashable:
    cited = tuple(mention.location.text.split() for mention in assertion.support.mentions)
    return assertion.content, str(cited)


def _words(assertion: Assertion) -> Hashable:
    return assertion.content or assertion.support.claim.sentence.text


def _pair_same(
    old: Sequence[Assertion],
    new: Sequence[Assertion],
    pairs: dict[int, int],
    sign: Callable[[Assertion], Hashable],
) -> None:
    taken = set(pairs.values())
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for was in range(len(old) - 1, -1, -1):
        if was not in taken:
            waiting[sign(old[was])].append(was)
    for index, assertion in enumerate(new):
        if index not in pairs and (found := waiting.get(sign(assertion))):
            pairs[index] = found.pop()


def _near(
    old: Sequence[Assertion],
    new: Sequence[Assertion],
    pairs: dict[int, int],
    taken: set[int],
) -> Iterator[tuple[float, int, int]]:
    """Yield claims that may be one, with their likeness, the new index and the old one."""
    left = [was for was in range(len(old)) if was not in taken]
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for was in left:
        for word in set(old[was].words[:_LONGEST]):
            sharing[word].append(was)
    for index, assertion in enumerate(new):
        if index in pairs:
            continue
        votes: defaultdict[int, float] = defaultdict(float)
        for word in set(assertion.words[:_LONGEST]):
            found = sharing.get(word, ())
            if word != FIGURE and len(found) <= _MOST_SHARED:
                for was in found:
                    votes[was] += 1 / len(found)
        nearest = sorted(votes, key=lambda was: (-votes[was], was))[:_MOST_COMPARED]
        in_place = set(_between_the_same(index, old, new, pairs)) - taken
        for was in {*nearest, *in_place}:
            likeness = _likeness(old[was], assertion)
            if likeness >= (_LIKE_IN_PLACE if was in in_place else _LIKE):
                yield likeness + (_IN_PLACE if was in in_place else 0), index, was


def _between_the_same(
    index: int, old: Sequence[Assertion], new: Sequence[Assertion], pairs: dict[int, int]
) -> Iterator[int]:
    """Yield the old claims that stand after the claim before this one, or before the next one."""
    for beside, distance in ((index - 1, 1), (index + 1, -1)):
        if beside in pairs and new[beside].block is new[index].block:
            was = pairs[beside] + distance
            if 0 <= was < len(old) and old[was].block is old[pairs[beside]].block:
                yield was


def _likeness(old: Assertion, new: Assertion) -> float:
    one, other = _compared(old.words), _compared(new.words)
    if not one or not other:
        return 0.0
    return Indel.normalized_similarity(one, other)


def _compared(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(words)[:_LONGEST]
