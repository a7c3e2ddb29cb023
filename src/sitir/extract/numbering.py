"""Finds out whether an article cites by number, and then reads its numbers.

Numbers in brackets are citations only in an article that cites so: its own list is numbered, or
they are many and run from 1 on in the order of their first use. An article that cites by author
and year has numbers for other things; there they are citations only where its list is numbered,
several stand in it, and the list has every one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.extract.numbers import bracketed
from sitir.extract.raised_numbers import in_round_brackets, raised, with_links
from sitir.extract.spans import outside
from sitir.lexicons.patterns import Pattern
from sitir.model import Citation, CitationStyle, Location, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.extract.numbers import NumberGroup
    from sitir.model import Block, KnownNames, Sentence, Span

_FEWEST = 3
_FEWEST_BESIDE_DATES = 2
# The share of the numbers that must be as they are where an article cites so.
_MOST_PART = 0.6
_HALF = 0.5
# No article has more numbers inside its ranges; of what is left over only the ends are told.
_MOST_INSIDE = 20_000
# A citation by name that a number follows, `Vela (2020) [3]`, is no second way of citing.
_NUMBER_FOLLOWS = Pattern(r"\s{0,2}(?:\\?\[\d|<sup>\d|\^\d|[¹²³⁰⁴-⁹])")


def numbered(
    blocks: Sequence[Block], known: KnownNames, dated: Sequence[Sequence[Citation]]
) -> Iterator[tuple[Citation, ...]]:
    """Yield the citations by number of each block.

    `dated` are the citations of each block that were found before, by author and year or by key.
    """
    total = sum(map(_count, dated))
    inside = iter(range(_MOST_INSIDE))
    for block, groups, others in zip(blocks, _chosen(blocks, known, total), dated, strict=True):
        taken = sorted(citation.location.span for citation in others)

        def place(group: NumberGroup, block: Block = block) -> Span:
            return block.span_in_source(group.span)

        yield tuple(
            _citation(block, group, inside) for group in outside(groups, taken, span_of=place)
        )


def _chosen(
    blocks: Sequence[Block], known: KnownNames, dated: int
) -> list[tuple[NumberGroup, ...]]:
    """Return the numbers of each block that are citations; none where the article has none."""
    square = [tuple(bracketed(block.prose.text)) for block in blocks]
    if known.numbers:
        square = [
            with_links(block, groups, known.numbers)
            for block, groups in zip(blocks, square, strict=True)
        ]
    else:
        square = [tuple(each for each in groups if each.span.start) for groups in square]
    nothing: list[tuple[NumberGroup, ...]] = [() for _ in blocks]
    if _cites_in_brackets(_Count(square), known.numbers, dated):
        return square
    if not known.numbers:
        return nothing
    small = [tuple(raised(block)) for block in blocks]
    if _cites_by(_Count(small), known.numbers, dated):
        return small
    round_ones = [tuple(in_round_brackets(block.prose.text)) for block in blocks]
    count = _Count(round_ones)
    is_full = len(count.distinct) >= _MOST_PART * len(known.numbers)
    if is_full and _cites_by(count, known.numbers, dated):
        return round_ones
    return nothing


class _Count:
    """How many numbers there are, and in which order they are first used."""

    def __init__(self, groups: Iterable[Sequence[NumberGroup]]) -> None:
        every = [group for of_block in groups for group in of_block]
        self.total = len(every)
        self.plain = sum(not any(reading.after for reading in group.readings) for group in every)
        self.distinct = list(dict.fromkeys(number for group in every for number in group.numbers))

        self._typed = {
            reading.number for group in every for reading in group.readings if reading.last is None
        }

    def share_in(self, numbers: frozenset[int]) -> float:
        """Return how large a part of the numbers that are typed the list has."""
        return len(numbers & self._typed) / max(1, len(self._typed))

    @property
    def is_in_order(self) -> bool:
        """Whether they run from 1 on, most of them in the order of their first use."""
        if not self.distinct or self.distinct[0] != 1:
            return False
        rising = sum(first < second for first, second in pairwise(self.distinct))
        return rising >= _MOST_PART * (len(self.distinct) - 1)


def _cites_in_brackets(count: _Count, listed: frozenset[int], dated: int) -> bool:
    if not count.plain:
        return False
    if listed:
        if dated > count.total:
            is_listed = listed.issuperset(count.distinct)
            return is_listed and len(count.distinct) >= _FEWEST_BESIDE_DATES
        return count.share_in(listed) >= _HALF
    is_full = len(count.distinct) >= max(_FEWEST, _MOST_PART * max(count.distinct))
    return is_full and count.is_in_order and dated * _FEWEST <= count.total


def _cites_by(count: _Count, listed: frozenset[int], dated: int) -> bool:
    """Tell whether an article cites by numbers that are often something else.

    A few citations by name beside them are slips, or names that the numbers belong to.
    """
    if dated * _FEWEST > count.total:
        return False
    if len(count.distinct) < min(_FEWEST, len(listed)) or not count.is_in_order:
        return False
    return count.share_in(listed) >= _MOST_PART


def _count(citations: Iterable[Citation]) -> int:
    """Count the mentions by author and year or by key that no number follows."""
    count = 0
    for citation in citations:
        source, span = citation.location
        if not _NUMBER_FOLLOWS.match(source.text, span.end):
            count += sum(not mention.targets for mention in citation.mentions)
    return count


def _citation(block: Block, group: NumberGroup, inside: Iterator[int]) -> Citation:
    return Citation(
        Location(block.location.source, block.span_in_source(group.span)),
        CitationStyle.NUMERIC,
        tuple(_mentions(block, group, inside)),
        block,
        _sentence(block, group.span.start),
    )


def _mentions(block: Block, group: NumberGroup, inside: Iterator[int]) -> Iterator[Mention]:
    """Yield a mention for each number; `inside` are as many as ranges may still bring in."""
    for reading in group.readings:
        location = Location(block.location.source, block.span_in_source(reading.span))
        if reading.last is not None:
            numbers = range(reading.number, reading.last + 1)
            for number, _ in zip(numbers, inside, strict=False):
                yield Mention(location, number=number)
            continue
        yield Mention(
            location,
            number=reading.number,
            locator=reading.locator,
            prefix=reading.before,
            suffix=reading.after,
        )


def _sentence(block: Block, offset: int) -> Sentence | None:
    """Return the sentence that stands at an offset or ends before it."""
    index = bisect_right(block.sentences, offset, key=lambda each: each.prose_span.start) - 1
    return block.sentences[index] if index >= 0 else None
