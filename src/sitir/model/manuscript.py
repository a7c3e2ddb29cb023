"""The whole of one article, linked: what the rules see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitir.model.bibliography import Bibliography, Entry
    from sitir.model.citation import Citation, Refusal
    from sitir.model.claim import Claim, Fact
    from sitir.model.document import Document
    from sitir.model.link import EntryLink, SameWork


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LawLink:
    """A law in the text and the entry that lists it."""

    fact: Fact
    entry: Entry


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Manuscript:
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
