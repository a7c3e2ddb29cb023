"""Links mentions by key (`@okafor2015`) to the entry of that key, or to those of the nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.missing import MOST_SUGGESTIONS, missing
from sitir.model import Candidate, EntryLink, Evidence, LinkStatus, Tier

if TYPE_CHECKING:
    from sitir.linking.index import EntryIndex
    from sitir.model import Citation, Mention

_NEAR_KEY = 0.4


def key_link(mention: Mention, citation: Citation, index: EntryIndex) -> EntryLink:
    """Return what a mention by key stands for."""
    key = mention.key or ""
    entry = index.with_key(key)
    if entry is None:
        return missing(mention, citation, _near_keys(key, index))
    evidence = (Evidence("key", "same", key, entry.key),)
    candidate = Candidate(entry, Tier.CERTAIN, 1.0, LinkStatus.EXACT, (), evidence)
    return EntryLink(mention, citation, LinkStatus.EXACT, Tier.CERTAIN, (), (candidate,), entry)


def _near_keys(key: str, index: EntryIndex) -> tuple[Candidate, ...]:
    # A twentieth of the time of a whole check, for the few articles with a wrong key.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        key,
        [entry.key for entry in index.entries],
        scorer=OSA.normalized_distance,
        score_cutoff=_NEAR_KEY,
        limit=MOST_SUGGESTIONS,
    )
    return tuple(
        Candidate(
            entry=index.entries[place],
            tier=Tier.POSSIBLE,
            score=round(1 - distance, 3),
            status=LinkStatus.MISSING,
            mechanisms=(),
            evidence=(Evidence("key", "none", key, found),),
        )
        for found, distance, place in near
    )
