"""Finds claims that say the same in nearly the same words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.linking.retelling.sameness import sameness
from sitir.linking.retelling.telling import telling
from sitir.model import SimilarClaims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.linking.retelling.telling import Telling
    from sitir.model import ClaimSupport

_LEAST_LIKENESS = 0.85
# Two sentences that are so alike share this part of the pairs of neighbouring words at least, even
# where each difference breaks two pairs.
_LEAST_SHARED = 0.45
_MOST_COMPARED = 2


def similar_claims(supports: Iterable[ClaimSupport]) -> Iterator[SimilarClaims]:
    """Yield each claim with the earlier one that it is nearest to, in reading order.

    Compared are sentences of paragraphs, by their words outside of citations. A claim is held
    against the sentences that were the first to have its pairs of neighbouring words, and of these
    against those that share most: so the work is linear in the length of the text, however often
    one sentence comes back.
    """
    told: list[Telling] = []
    first: dict[tuple[str, str], int] = {}
    for support in supports:
        current = telling(support)
        if current is None:
            continue
        pairs = set(pairwise(current.content))
        # (Of a dict, not of its keys: these would be gone through from end to end.)
        added = pairs.difference(first)
        if len(added) <= (1 - _LEAST_SHARED) * len(pairs):
            votes = Counter(map(first.__getitem__, pairs - added))
            nearest = votes.most_common(_MOST_COMPARED)
            yield from _best((told[number] for number, _ in nearest), current)
        first.update(dict.fromkeys(added, len(told)))
        told.append(current)


def _best(earlier: Iterable[Telling], current: Telling) -> Iterator[SimilarClaims]:
    compared = [(_likeness(each, current), each) for each in earlier]
    likeness, nearest = max(compared, key=lambda pair: pair[0], default=(0.0, current))
    if likeness >= _LEAST_LIKENESS:
        yield SimilarClaims(nearest.claim, current.claim, likeness)


def _likeness(first: Telling, second: Telling) -> float:
    if first.content == second.content:
        return 1.0
    likeness = sameness(first.content, second.content, least=_LEAST_LIKENESS)
    return likeness if likeness and not first.is_parallel_to(second) else 0.0
