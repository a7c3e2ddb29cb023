"""Finds quantities that an article tells with two values."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from sitir.linking.retelling.evidence import LEAST_EVIDENCE, Tellings
from sitir.linking.retelling.listed import stem
from sitir.linking.retelling.words import figures
from sitir.model import BlockKind, FactKind, FigureConflict, SectionKind, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.linking.retelling.words import Figure
    from sitir.model import ClaimSupport

_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_OUTSIDE = frozenset({SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX})
# A word beside more figures than this is the subject of the article, and tells none from another.
_MOST_BESIDE = 24
# Figures that are held for one with nearly the same right are a series.
_NEARLY = 0.75
# In code points, of what is counted.
_LONGEST_UNIT = 60


class _Rivals(NamedTuple):
    """Two figures that are held for one, by their places among all."""

    first: int
    second: int
    evidence: float


def figure_conflicts(supports: Sequence[ClaimSupport]) -> Iterator[FigureConflict]:
    """Yield what two claims tell with two values or dates, in the order of the later one.

    A figure is held against those that have a word around it in common with it, but for words that
    stand around many: so the work is linear in their number. Three values of one quantity are a
    series of measurements, and not told of.
    """
    told = [
        figure
        for number, support in enumerate(supports)
        if support.claim.facts and _may_retell(support)
        for figure in figures(support, number)
    ]
    if len(told) > 1:
        tellings = Tellings(supports, told)
        for rivals in _without_series(told, list(_rivals(told, tellings))):
            yield _conflict(told[rivals.first], told[rivals.second])


def _may_retell(support: ClaimSupport) -> bool:
    block = support.claim.block
    return block.kind in _BLOCKS and block.section.kind not in _OUTSIDE


def _rivals(told: Sequence[Figure], tellings: Tellings) -> Iterator[_Rivals]:
    beside: defaultdict[tuple[FactKind, str, str], list[int]] = defaultdict(list)
    for number, figure in enumerate(told):
        fact = figure.fact
        # A share is told of in all the words of its stretch, a count in those next to it.
        words = figure.near if fact.kind is FactKind.NUMBER else figure.around
        keys = [(fact.kind, fact.unit or "", word) for word in words]
        before = {n for key in keys if len(beside[key]) <= _MOST_BESIDE for n in beside[key]}
        for earlier in sorted(before):
            evidence = tellings.evidence(told[earlier], figure)
            if evidence >= LEAST_EVIDENCE:
                yield _Rivals(earlier, number, evidence)
        for key in keys:
            beside[key].append(number)


def _without_series(told: Sequence[Figure], found: Sequence[_Rivals]) -> Iterable[_Rivals]:
    """Return the rivals that two values vie for, the best for each two values."""
    strongest: defaultdict[int, float] = defaultdict(float)
    for rivals in found:
        for number in rivals[:2]:
            strongest[number] = max(strongest[number], rivals.evidence)
    values: defaultdict[int, set[str]] = defaultdict(set)
    for rivals in found:
        both = _values(told, rivals)
        for number in rivals[:2]:
            if rivals.evidence >= _NEARLY * strongest[number]:
                values[number] |= both
    best: dict[frozenset[str], _Rivals] = {}
    for rivals in found:
        both = _values(told, rivals)
        if len(values[rivals.first] | values[rivals.second]) == len(both):
            known = best.setdefault(both, rivals)
            if rivals.evidence > known.evidence:
                best[both] = rivals
    return sorted(best.values(), key=lambda rivals: rivals.second)


def _values(told: Sequence[Figure], rivals: _Rivals) -> frozenset[str]:
    return frozenset((told[rivals.first].fact.value, told[rivals.second].fact.value))


def _conflict(first: Figure, second: Figure) -> FigureConflict:
    counted = {word for word in second.counted if stem(word) in first.heads}
    # Only what stands right after the figure is told with it: `1.240 orang pada tahun 2015`.
    place = second.fact.location
    after = folded(place.source.text[place.span.end : place.span.end + _LONGEST_UNIT]).split()
    about = takewhile(counted.__contains__, after)
    return FigureConflict(first.fact, second.fact, first.claim, second.claim, " ".join(about))
