"""Finds claims that say the same in nearly the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Claim, SimilarClaims


def similar_claims(claims: Sequence[Claim]) -> Iterator[SimilarClaims]:
    """Yield each pair of near-identical claims, in reading order."""
    yield from ()
