"""Two manuscripts in, what the revision changed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.revision import Changes
from sitir.revision.claims import claim_changes
from sitir.revision.entries import entry_changes, entry_pairs

if TYPE_CHECKING:
    from sitir.model import Manuscript

__all__ = ["changes"]


def changes(old: Manuscript, new: Manuscript) -> Changes:
    """Return what happened to the claims and entries of an article.

    Both are told apart by their content: what stands elsewhere now has not changed.
    """
    pairs = entry_pairs(old.bibliography.entries, new.bibliography.entries)
    return Changes(
        claims=tuple(claim_changes(old, new, pairs)),
        entries=tuple(entry_changes(old.bibliography.entries, new.bibliography.entries, pairs)),
    )
