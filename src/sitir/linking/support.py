"""Tells how citations support claims: in the sentence, or carried to the sentences before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import ClaimSupport, Support

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Citation, Claim, Mention


def supports(claims: Sequence[Claim], citations: Sequence[Citation]) -> Iterator[ClaimSupport]:
    """Yield the support of each claim, in the order of `claims`."""
    cited: dict[int, list[Mention]] = {}
    for citation in citations:
        cited.setdefault(id(citation.context), []).extend(citation.mentions)
    for claim in claims:
        mentions = tuple(cited.get(id(claim.sentence), ()))
        yield ClaimSupport(claim, Support.SENTENCE if mentions else Support.NONE, mentions)
