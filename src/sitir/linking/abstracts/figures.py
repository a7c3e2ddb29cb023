"""Finds the figures that one of two abstracts has and the other lacks or contradicts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitir.linking.abstracts.shares import is_fraction, without_shares_in_two
from sitir.linking.abstracts.told_figures import FigurePool, figures, same
from sitir.model import Difference, DifferenceKind, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence, AbstractSide
    from sitir.linking.abstracts.told_figures import Figure
    from sitir.model import Location

# `one` and `satu` are pronouns as often as counts.
_FEWEST = 2
_SMALL = 10
# A sentence with more figures is a table.
_MOST = 40
# Tuned on journal abstracts: from here on a passage surely translates the other.
_CLEAR = 0.35
_SURE = 0.5
_SHARED = 0.15


class _Side:
    """One of two abstracts, with its figures as a pool that is made when it is first asked for."""

    def __init__(self, side: AbstractSide) -> None:
        self.location = side.abstract.location
        self._sentences = side.sentences

    @cached_property
    def pool(self) -> FigurePool:
        """All figures of the abstract, also in words."""
        pool = FigurePool()
        for sentence in self._sentences:
            pool.add_facts(sentence.claim)
            pool.add_prose(sentence.claim.sentence.text)
            pool.add_words(sentence.claim.sentence.text, ranks=True)
        return pool


def figure_differences(
    passages: Sequence[Passage], first: AbstractSide, second: AbstractSide
) -> Iterator[Difference]:
    """Yield the figures in which passages of two abstracts differ, each once."""
    sides = _Side(first), _Side(second)
    for passage in passages:
        here = [figure for sentence in passage.first for figure in figures(sentence.claim)]
        there = [figure for sentence in passage.second for figure in figures(sentence.claim)]
        if [each.values for each in here] == [each.values for each in there]:
            continue
        if max(len(here), len(there)) <= _MOST:
            yield from _differences(passage, here, there, sides)


def _differences(
    passage: Passage, here: Sequence[Figure], there: Sequence[Figure], sides: tuple[_Side, _Side]
) -> Iterator[Difference]:
    lone_here, lone_there = without_shares_in_two(*_unmatched(here, there))
    lacking = [figure for figure in lone_here if _is_lacking(figure, sides[1])]
    surplus = [figure for figure in lone_there if _is_lacking(figure, sides[0])]
    told: set[int] = set()
    for figure in lacking:
        if id(figure.fact) not in told:
            other = _instead(figure, surplus, lone_there, told)
            told.add(id(figure.fact))
            yield _difference(figure, other, _place(passage.second, sides[1]))
    for figure in surplus:
        if id(figure.fact) not in told:
            other = _instead(figure, (), lone_here, told)
            told.add(id(figure.fact))
            yield _difference(figure, other, _place(passage.first, sides[0]))
    if not told:
        shared = len(here) - len(lone_here)
        yield from _contradictions(passage, lone_here, lone_there, shared)


def _unmatched(
    here: Sequence[Figure], there: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of both sides that no other one of the passage answers.

    Those that are written alike and stand at the same place in the order belong together first:
    in `Four doses of 4, 5 and 6 tons` are two fours.
    """
    pairs = sorted(
        (figure.is_in_digits != other.is_in_digits, abs(n - m), n, m)
        for n, figure in enumerate(here)
        for m, other in enumerate(there)
        if same(figure, other) and not _is_rank_of_count(figure, other)
    )
    matched: tuple[set[int], set[int]] = (set(), set())
    for _, _, n, m in pairs:
        if n not in matched[0] and m not in matched[1]:
            matched[0].add(n)
            matched[1].add(m)
    return (
        [figure for n, figure in enumerate(here) if n not in matched[0]],
        [figure for m, figure in enumerate(there) if m not in matched[1]],
    )


def _is_rank_of_count(figure: Figure, other: Figure) -> bool:
    """Tell whether one is a rank and the other counts: `second`, `dua`; `kedua` may be `two`."""
    ranks = [each for each in (figure, other) if each.fact.unit == "ordinal"]
    if len(ranks) != 1 or figure.is_in_digits or other.is_in_digits:
        return False
    return not ranks[0].fact.location.text.lower().startswith("ke")


def _is_lacking(figure: Figure, other: _Side) -> bool:
    """Tell whether a figure must stand in the other abstract and does not.

    Small counts in words come and go in a translation (`both`, `keduanya`).
    """
    is_count = figure.kind is FactKind.NUMBER and not figure.is_in_digits
    if is_count and float(figure.values[0]) <= _SMALL:
        return False
    return not other.pool.has(figure)


def _instead(
    figure: Figure, likely: Sequence[Figure], others: Sequence[Figure], told: set[int]
) -> Figure | None:
    """Return what the other abstract has in the place of a figure, and note that it is told."""
    group = [other for other in likely if _is_of_its_kind(other, figure)]
    if not group and len(others) == 1 and _is_of_its_kind(others[0], figure):
        group = [others[0]]
    for other in group:
        if id(other.fact) not in told:
            told.add(id(other.fact))
            return other
    return None


def _is_of_its_kind(figure: Figure, other: Figure) -> bool:
    times = (FactKind.YEAR, FactKind.DATE)
    if figure.kind in times or other.kind in times:
        return figure.kind in times and other.kind in times
    return figure.fact.kind is other.fact.kind


def _contradictions(
    passage: Passage, here: Sequence[Figure], there: Sequence[Figure], shared: int
) -> Iterator[Difference]:
    """Yield what is left over on both sides of a passage, if it is one figure on either.

    The other abstract has both figures elsewhere, or they are small counts: `tiga`, `four`. Figures
    that the two sides share speak for the passage.
    """
    here, there = _telling(here, passage.second), _telling(there, passage.first)
    if len(here) != 1 or len(there) != 1 or not _is_of_its_kind(here[0], there[0]):
        return
    if is_fraction(here[0]) != is_fraction(there[0]):
        return
    in_words = not here[0].is_in_digits and not there[0].is_in_digits
    likeness = passage.likeness + _SHARED * min(shared, 2)
    if likeness >= (_CLEAR if in_words else _SURE):
        yield _difference(here[0], there[0], there[0].fact.location)


def _telling(figures: Sequence[Figure], others: Sequence[AbstractSentence]) -> list[Figure]:
    """Return the figures without what the other sentences may tell in words: `both`, `first`."""
    pool = FigurePool()
    for sentence in others:
        pool.add_words(sentence.claim.sentence.text, ranks=False)
    return [
        figure
        for figure in figures
        if figure.kind is not FactKind.NUMBER
        or (
            (float(figure.values[0]) >= _FEWEST or is_fraction(figure))
            and (figure.is_in_digits or figure.fact.unit != "ordinal")
            and not pool.has(figure)
        )
    ]


def _place(sentences: Sequence[AbstractSentence], side: _Side) -> Location:
    if not sentences:
        return side.location
    return sentences[0].claim.location


def _difference(figure: Figure, other: Figure | None, place: Location) -> Difference:
    kind = (
        DifferenceKind.DATE
        if figure.kind in (FactKind.YEAR, FactKind.DATE)
        else DifferenceKind.NUMBER
    )
    here = figure.fact.location
    if other is None:
        return Difference(kind, here, place)
    there = other.fact.location
    if there.span < here.span:
        here, there = there, here
    return Difference(kind, here, there, there.text)
