"""Weighs what speaks for it that two figures tell one quantity, or two dates one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.linking.retelling.grounds import (
    COMPARED,
    SUMMARIES,
    are_measured_twice,
    are_of_two_things,
    common_heads,
)
from sitir.linking.retelling.listed import content, stem, word_set, word_stems
from sitir.linking.retelling.pairs import pair_of
from sitir.linking.retelling.sameness import sameness
from sitir.linking.retelling.values import agree, are_near_in_writing, difference
from sitir.model import FactKind, SectionKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.linking.retelling.pairs import Pair
    from sitir.linking.retelling.words import Figure
    from sitir.model import Claim, ClaimSupport

LEAST_EVIDENCE = 1.6
"""From here on two figures are held for one: tuned, like all weights of this module, on articles
of both languages in which one figure after the other was changed, and on theses and papers that
tell hundreds of quantities once."""
# Two sentences that are so alike without their figures say the same with other figures.
_ALIKE = 0.85
_SAME_SENTENCE = 1.5
# Two sentences with more code points are read badly, and compare slowly.
_LONGEST = 2000
# From this likeness on, two figures that differ make two measurements, and not one slip.
_RELATED = 0.5
# The part of the words around a figure that the other must have in common with it.
_SAME_STRETCH = 0.7
_SOME, _MUCH = 0.3, 0.6
# Parts whose figures are the article's own, so that those with a source are others.
_OWN = frozenset({SectionKind.ABSTRACT, SectionKind.METHOD})
# Words around two dates that tell of one event: a verb, and no more.
_FEW_WORDS = 0.9
# So many values of one thing counted are those of one quantity; the more there are beyond, the
# more they are those of its parts.
_ONLY, _MANY = 2, 5
# A sentence with more shares or sums deals them out to as many things.
_FEW_LISTED = 2
# More than anything that can speak for one quantity.
_OUT = 100.0
# A value that is told so often is told once more by nothing else.
_MOST_TOLD = 12
# A name or year in fewer claims of the article is no subject of it: it tells two things apart.
_SUBJECT = 3


class Tellings:
    """All figures of an article, and what is needed to hold two of them against each other."""

    def __init__(self, supports: Sequence[ClaimSupport], figures: Sequence[Figure]) -> None:
        self._supports = supports
        self._by_value: defaultdict[tuple[FactKind, str], list[Figure]] = defaultdict(list)
        self._counts: defaultdict[str, set[str]] = defaultdict(set)
        for figure in figures:
            self._by_value[figure.fact.kind, figure.fact.value].append(figure)
            if figure.heads and figure.fact.kind is FactKind.NUMBER:
                self._counts[figure.heads[0]].add(figure.fact.value)

    def evidence(self, first: Figure, second: Figure) -> float:
        """Return how much speaks for one quantity told twice, from 0 to about 10.

        `first` is the earlier one. Nothing speaks for it where the values agree.
        """
        if are_measured_twice(first, second) or are_of_two_things(first, second):
            return 0.0
        if agree(first.fact, second.fact):
            return 0.0
        heads = common_heads(first, second)
        pair = pair_of(first, second, self._told(first), self._told(second))
        if heads is None or pair is None:
            return 0.0
        shared = first.around & second.around
        words = self._weight(shared)
        least = min(self._weight(first.around), self._weight(second.around))
        common = words / least if least else 0.0
        if not self._may_be_one(pair, words, common):
            return 0.0
        weight = (
            self._weight(shared - heads)
            + self._of_tellings(pair)
            + self._of_names(first, second)
            + self._of_heads(pair, heads)
            + difference(first.fact, second.fact)
            + self._of_company(first, second)
        )
        if weight + _SAME_SENTENCE < LEAST_EVIDENCE:
            return 0.0
        return max(0.0, weight + self._of_sentences(pair, common))

    def _told(self, figure: Figure) -> dict[int, Figure]:
        """Return the tellings of the value of a figure by their claims, with the figure itself."""
        same = self._by_value[figure.fact.kind, figure.fact.value][:_MOST_TOLD]
        alike = {each.number: each for each in same if each.near & figure.near}
        return {**alike, figure.number: figure}

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many claims each stem stands."""
        texts = (folded(support.claim.sentence.text) for support in self._supports)
        return Counter(word for text in texts for word in {stem(word) for word in text.split()})

    def _weight(self, words: Iterable[str]) -> float:
        """Return how much words tell; the commonest of the article, its subject, tell little."""
        some, many = 3 + 0.02 * len(self._supports), 3 + 0.06 * len(self._supports)
        spread = (self._spread[word] for word in words)
        return sum(1.0 if n <= some else 0.6 if n <= many else 0.3 for n in spread)

    def _may_be_one(self, pair: Pair, words: float, common: float) -> bool:
        """Tell whether the words around two figures have enough in common to weigh the rest."""
        first, second = pair.first, pair.second
        is_alone = first.ground.part is second.ground.part
        if is_alone and common < _SAME_STRETCH:
            return False
        near = first.near & second.near
        if second.fact.kind is FactKind.NUMBER:
            return True
        if second.fact.kind is FactKind.DATE:
            return words >= _FEW_WORDS and not near <= word_stems("events")
        if words < _MUCH or common < (_SOME if near else _MUCH):
            return False
        return is_alone or not pair.is_told_beside

    def _of_tellings(self, pair: Pair) -> float:
        """Weigh where and how often the other value is told, and on whose word."""
        odd = pair.odd
        weight = min(len(pair.others) - 1, 2) * 0.75
        parts = {pair.first.ground.part, pair.second.ground.part}
        if len(parts) == 1:
            weight -= 0.5
        elif pair.is_told_beside:
            weight -= 1.0
        if odd.ground.part in SUMMARIES:
            weight += 0.5
        if parts == {SectionKind.METHOD, SectionKind.RESULTS}:
            weight -= 0.5
        if odd.is_definite:
            weight += 0.5
        if (pair.first.share == "part") is not (pair.second.share == "part"):
            weight -= 1.5 if are_near_in_writing(pair.first.fact, pair.second.fact) else _OUT
        if pair.first.ranks != pair.second.ranks:
            weight -= 0.7
        if pair.is_told_by_sources and not odd.ground.has_source:
            weight -= 0.8 if odd.ground.part in _OWN else 0.3
        return weight

    def _of_company(self, first: Figure, second: Figure) -> float:
        """Weigh what else the two claims share: another figure, a source, a year."""
        mine, others = first.ground, second.ground
        weight = 0.5 * self._weight(mine.years) if mine.years == others.years else 0.0
        if not mine.company.isdisjoint(others.company):
            weight += 1.0
        if not mine.sources.isdisjoint(others.sources):
            weight += 1.0
        kind = second.fact.kind
        listed = max(len(each.values[kind]) for each in (mine, others))
        if kind is not FactKind.NUMBER and listed > _FEW_LISTED:
            weight -= 0.5
        return weight

    def _of_names(self, first: Figure, second: Figure) -> float:
        """Weigh names, years and denials that only one of the two has."""
        weight = 0.0
        mine, others = first.places - second.names, second.places - first.names
        if mine and others:
            weight -= 0.5
        elif second.fact.kind is not FactKind.DATE:
            one_sided = {stem(name.split()[0]) for name in mine | others}
            weight -= 0.6 if self._has_stranger(one_sided) else 0.0
            years_apart = first.ground.years ^ second.ground.years
            weight -= 1.0 if self._has_stranger(years_apart) else 0.0
        return weight - (0.7 if first.denials != second.denials else 0.0)

    def _has_stranger(self, words: Iterable[str]) -> bool:
        return any(self._spread[word] < _SUBJECT for word in words)

    def _of_heads(self, pair: Pair, heads: frozenset[str]) -> float:
        """Weigh what is counted: the rarer it is counted, the surer it is one thing."""
        weight = 0.5 * len(heads)
        head = next(iter(pair.first.heads), "")
        if pair.second.fact.kind is not FactKind.NUMBER or head not in pair.second.heads[:1]:
            return weight
        if head in word_stems("measures_of"):
            return weight - 0.8
        counts = len(self._counts[head])
        return weight + (0.7 if counts <= _ONLY else -0.15 * min(counts - _ONLY, _MANY))

    def _of_sentences(self, pair: Pair, common: float) -> float:
        """Weigh the sentences as wholes: two that are built alike may say the same or not."""
        first, second = pair.first.claim, pair.second.claim
        if len(first.sentence.text) + len(second.sentence.text) > _LONGEST:
            return 0.0
        mine, others = _words_without_figures(first), _words_without_figures(second)
        likeness = sameness(mine, others, least=_RELATED)
        kind = pair.second.fact.kind
        told, again = pair.first.ground.values[kind], pair.second.ground.values[kind]
        if likeness and len(told - again) > 1 and len(again - told) > 1:
            return -_OUT
        if likeness < _ALIKE:
            return 0.0
        stems, others_stems = Counter(map(stem, mine)), Counter(map(stem, others))
        is_parallel = stems - others_stems and others_stems - stems
        return -_OUT if is_parallel or common < _SAME_STRETCH else _SAME_SENTENCE


def _words_without_figures(claim: Claim) -> tuple[str, ...]:
    text = claim.sentence.text
    for fact in claim.facts:
        if fact.kind in COMPARED:
            text = text.replace(fact.location.text, " ", 1)
    idle = word_set("hedges") | word_set("measures")
    return tuple(word for word in content(folded(text).split()) if word not in idle)
