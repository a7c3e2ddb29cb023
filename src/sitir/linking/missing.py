"""Makes the links of mentions that stand for nothing in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import EntryLink, LinkStatus, Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Candidate, Citation, Mention

MOST_SUGGESTIONS = 3
"""More than this are no help to a reader."""


def missing(mention: Mention, citation: Citation, candidates: Sequence[Candidate]) -> EntryLink:
    """Return the link of a mention that no entry fits, with what may have been meant."""
    return EntryLink(
        mention=mention,
        citation=citation,
        status=LinkStatus.MISSING,
        tier=Tier.NONE,
        mechanisms=(),
        candidates=tuple(
            each._replace(tier=Tier.POSSIBLE) for each in candidates[:MOST_SUGGESTIONS]
        ),
        entry=None,
    )
