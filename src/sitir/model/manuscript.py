"""The whole of one article, linked: what the rules see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model.abstract import Abstract, AbstractPair
    from sitir.model.apparatus import Acronym, Floats, RunInList
    from sitir.model.bibliography import Bibliography, Entry
    from sitir.model.chronology import ClaimTime
    from sitir.model.citation import Citation, Refusal
    from sitir.model.claim import Claim, ClaimSupport, Fact
    from sitir.model.document import Document
    from sitir.model.likeness import FigureConflict, SimilarClaims
    from sitir.model.link import EntryLink, SameWork


class LawLink(NamedTuple):
    """A law in the text and the entry that lists it."""

    fact: Fact
    entry: Entry


class Manuscript(NamedTuple):
    """One article with everything that is known of it."""

    document: Document
    bibliography: Bibliography
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    links: tuple[EntryLink, ...]
    """One per mention, in reading order."""
    works: tuple[SameWork, ...]
    law_links: tuple[LawLink, ...]
    refused: tuple[Refusal, ...]
    """What looks like a citation and is none."""
    supports: tuple[ClaimSupport, ...]
    """One per claim, in the order of `claims`."""
    acronyms: tuple[Acronym, ...]
    run_in_lists: tuple[RunInList, ...]
    floats: Floats
    abstracts: tuple[Abstract, ...]
    abstract_pairs: tuple[AbstractPair, ...]
    similar_claims: tuple[SimilarClaims, ...]
    figure_conflicts: tuple[FigureConflict, ...]
    claim_times: tuple[ClaimTime, ...]
    """One for each claim whose time can be told, in the order of `claims`."""
    year: int | None
    """Of the article itself, by its head (date, Received, Accepted); `None` where none is given."""
    month: int | None = None
    """Of the same date, from 1; `None` where the head leaves it open."""
