"""A claim in the words that tell what it says, with its figures, and with the works it cites."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from sitir.model import QUANTITIES, TIMES, FactKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Block, Citation, ClaimSupport, Fact, Location, Manuscript

FIGURE = "#"
"""Stands for a figure in the words of a claim; no folded word is this."""
_GROUPS = (QUANTITIES, TIMES, frozenset({FactKind.DOCUMENT_NUMBER}))


class Assertion:
    """A claim as it is compared with those of another state of the article."""

    def __init__(self, support: ClaimSupport, citations: Sequence[Citation]) -> None:
        self.support = support
        # Those that stand in its sentence.
        self._citations = citations
        self.figures = tuple(_outermost(support.claim.facts))

    @property
    def block(self) -> Block:
        """The paragraph it stands in."""
        return self.support.claim.block

    @cached_property
    def text(self) -> str:
        """All its words, folded."""
        return folded(self.support.claim.sentence.text)

    @cached_property
    def content(self) -> str:
        """Its words, folded, without its citations."""
        return " ".join(_folded_pieces(self._pieces(())))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The same, with `FIGURE` where a figure or date stands."""
        spans = [_in_prose(self.block, figure.location) for figure in self.figures]
        return tuple(" ".join(_folded_pieces(self._pieces(spans))).split())

    def _pieces(self, figures: Iterable[tuple[int, int]]) -> Iterator[str]:
        area, prose = self.support.claim.sentence.prose_span, self.block.prose.text
        cuts = [(*_in_prose(self.block, each.location), "") for each in self._citations]
        cuts += [(start, end, FIGURE) for start, end in figures]
        at = area.start
        for start, end, instead in sorted(cuts):
            if start >= at and end <= area.end:
                yield prose[at:start]
                yield instead
                at = end
        yield prose[at : area.end]


def assertions(manuscript: Manuscript) -> list[Assertion]:
    """Return the claims of an article, in its order."""
    cited: dict[int, list[Citation]] = {}
    for citation in manuscript.citations:
        cited.setdefault(id(citation.block), []).append(citation)
    for of_block in cited.values():
        of_block.sort(key=_start)
    return [
        Assertion(support, list(_within(support, cited.get(id(support.claim.block), ()))))
        for support in manuscript.supports
    ]


def _start(citation: Citation) -> int:
    return citation.location.span.start


def _within(support: ClaimSupport, citations: Sequence[Citation]) -> Iterator[Citation]:
    """Yield those of the citations of a block, in order, that stand in a sentence of it."""
    span = support.claim.location.span
    first = bisect_left(citations, span.start, key=_start)
    for citation in citations[first : bisect_left(citations, span.end, lo=first, key=_start)]:
        if citation.location.span.end <= span.end:
            yield citation


def group(fact: Fact) -> int | None:
    """Return which figures a fact is compared with: amounts, times or laws; none otherwise."""
    return next((index for index, kinds in enumerate(_GROUPS) if fact.kind in kinds), None)


def _outermost(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the figures that are no part of another, in order."""
    compared = [fact for fact in facts if group(fact) is not None]
    compared.sort(key=lambda fact: (fact.location.span.start, -fact.location.span.end))
    end = -1
    for fact in compared:
        if fact.location.span.start >= end:
            yield fact
            end = fact.location.span.end


def _in_prose(block: Block, location: Location) -> tuple[int, int]:
    prose, span = block.prose, location.span
    return prose.from_source(span.start), prose.from_source(span.end)


def _folded_pieces(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        if told := piece if piece == FIGURE else folded(piece):
            yield told
