"""Finds the abstracts of an article and aligns those of different languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Abstract, AbstractPair, Acronym, Claim, Document


def abstracts(document: Document, claims: Sequence[Claim]) -> Iterator[Abstract]:
    """Yield the abstracts of an article, in reading order."""
    yield from ()


def abstract_pairs(
    abstracts: Sequence[Abstract], acronyms: Sequence[Acronym]
) -> Iterator[AbstractPair]:
    """Yield the pairs of abstracts in different languages, aligned."""
    yield from ()
