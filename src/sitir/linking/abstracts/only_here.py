"""Finds the figures of abstracts that the body of the article never gives."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.model import FEWEST_SENTENCES, FactKind, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstracts.told_figures import Figure
    from sitir.model import Claim, Document

_NO_BODY = frozenset(
    {SectionKind.ABSTRACT, SectionKind.KEYWORDS, SectionKind.FRONT, SectionKind.REFERENCES}
)
_FIGURES = frozenset(
    {
        FactKind.YEAR,
        FactKind.PERIOD,
        FactKind.DATE,
        FactKind.NUMBER,
        FactKind.PERCENTAGE,
        FactKind.MONEY,
    }
)
# Small counts are told in many ways: `two cycles`, `Cycle I and Cycle II`.
_SMALL = 10
_ROUND = 3


def figures_of_abstracts_only(document: Document, claims: Sequence[Claim]) -> frozenset[int]:
    """Return the ids of the facts in abstracts that give a figure which the body never gives.

    The body is all text but abstracts, keywords, references and the head of the article save its
    title; tables and captions count.
    """
    told = [claim for claim in claims if claim.block.section.kind is SectionKind.ABSTRACT]
    body = [claim for claim in claims if claim.block.section.kind not in _NO_BODY]
    if len(body) < FEWEST_SENTENCES:
        return frozenset()
    values = {fact.value for claim in body for fact in claim.facts}
    told = [
        claim
        for claim in told
        if any(fact.value not in values for fact in claim.facts if fact.kind in _FIGURES)
    ]
    return _missing(document, told, body) if told else frozenset()


def _missing(document: Document, told: Sequence[Claim], body: Sequence[Claim]) -> frozenset[int]:
    from sitir.linking.abstracts.told_figures import FigurePool, figures

    pool = FigurePool()
    for claim in body:
        pool.add_facts(claim)
    found = [figure for claim in told for figure in figures(claim) if _is_telling(figure)]
    missing = [figure for figure in found if not pool.has(figure)]
    if not missing:
        return frozenset()
    # Only now, since to read all digits of a long article takes a while.
    pool.add_prose(document.metadata.title)
    for block in document.blocks:
        if block.section.kind not in _NO_BODY:
            pool.add_prose(block.prose.text)
    amounts = sorted(pool.amounts)
    return frozenset(
        id(figure.fact)
        for figure in missing
        if not pool.has(figure) and not _is_rounded(figure, amounts)
    )


def _is_telling(figure: Figure) -> bool:
    if figure.kind is FactKind.DOCUMENT_NUMBER or not figure.is_in_digits:
        return False
    if figure.kind is not FactKind.NUMBER or figure.fact.kind is not FactKind.NUMBER:
        return True
    if "|" in figure.fact.value:
        return False
    return "." in figure.fact.value or float(figure.values[0]) > _SMALL


def _is_rounded(figure: Figure, amounts: Sequence[float]) -> bool:
    """Tell whether the body gives a figure more exactly: `13.289` of `13.000`."""
    if figure.kind is not FactKind.NUMBER:
        return False
    margin = _step(figure) / 2 + 1e-9
    for value in figure.values:
        at = bisect_left(amounts, float(value) - margin)
        if at < len(amounts) and amounts[at] <= float(value) + margin:
            return True
    return False


def _step(figure: Figure) -> float:
    """Return the distance to the next value that would be written as exactly."""
    whole, _, fraction = figure.fact.value.partition("|")[0].partition(".")
    if fraction:
        return 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros >= _ROUND:
        return 10.0**zeros
    return 1.0 if figure.fact.kind is FactKind.PERCENTAGE else 0.0
