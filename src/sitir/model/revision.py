"""What a revision did to an article: to its claims, its entries and its findings."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model.bibliography import Entry
    from sitir.model.citation import Mention
    from sitir.model.claim import ClaimSupport, Fact
    from sitir.model.finding import Finding, Report


class ChangeKind(StrEnum):
    """What happened to a claim; from what is to be looked at first to what is least."""

    FIGURE_CHANGED = "figure-changed"
    """Another figure, date or number of a law stands where one stood."""
    CITATION_LOST = "citation-lost"
    CITATION_CHANGED = "citation-changed"
    """It cites another work, or another place in it."""
    SUPPORT_LOST = "support-lost"
    """A later citation carried it, and none does now."""
    CITATION_GAINED = "citation-gained"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


class FactChange(NamedTuple):
    """A figure or date that changed; one side is missing where it was added or left out."""

    old: Fact | None
    new: Fact | None


class ClaimChange(NamedTuple):
    """What happened to one claim."""

    kinds: tuple[ChangeKind, ...]
    """In the order of `ChangeKind`; at least one."""
    old: ClaimSupport | None
    new: ClaimSupport | None
    facts: tuple[FactChange, ...] = ()
    lost: tuple[Mention, ...] = ()
    """Of the old claim, the mentions that the new one lacks."""
    gained: tuple[Mention, ...] = ()
    citation_stayed: bool = False
    """Whether what is cited for it, in its sentence or by carrying it, is the same as before."""

    @property
    def is_feared(self) -> bool:
        """Whether a figure changed while its citation stayed: one of the two may be wrong."""
        return self.citation_stayed and ChangeKind.FIGURE_CHANGED in self.kinds


class EntryChangeKind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class FieldChange(NamedTuple):
    """A field of an entry that changed, by its name in the JSON report; may be empty on a side."""

    field: str
    old: str
    new: str


class EntryChange(NamedTuple):
    """What happened to one entry."""

    kind: EntryChangeKind
    old: Entry | None
    new: Entry | None
    fields: tuple[FieldChange, ...] = ()


class Changes(NamedTuple):
    """What happened to the argument of an article."""

    claims: tuple[ClaimChange, ...]
    """In the order of the new article, each removed claim where it stood."""
    entries: tuple[EntryChange, ...]
    """In the order of the new bibliography, and then those that were dropped."""


class Revision(NamedTuple):
    """Two states of an article, with the report on each, and what lies between them."""

    old: Report
    new: Report
    changes: Changes
    fresh: tuple[Finding, ...] = ()
    """The findings that are new, of the new report."""
    fixed: tuple[Finding, ...] = ()
    """Those that are gone, of the old report."""
    unchanged: tuple[Finding, ...] = ()
    """Those that stayed, of the new report."""
