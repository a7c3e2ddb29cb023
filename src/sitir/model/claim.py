"""Claims: what the sentences of an article assert, and the facts in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitir.model.document import Block, Sentence
    from sitir.model.text import Location


class ClaimKind(StrEnum):
    """What sort of assertion a sentence makes."""

    FACTUAL = "factual"
    INTERPRETIVE = "interpretive"
    METHOD = "method"
    AIM = "aim"
    OWN_RESULT = "own-result"
    OTHER = "other"


class Support(StrEnum):
    """How citations support a claim."""

    SENTENCE = "sentence"
    CARRIED = "carried"
    NONE = "none"


class FactKind(StrEnum):
    """What sort of fact is told."""

    YEAR = "year"
    PERIOD = "period"
    DATE = "date"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    MONEY = "money"
    DOCUMENT_NUMBER = "document-number"
    ACRONYM = "acronym"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fact:
    """A fact told in the text."""

    location: Location
    kind: FactKind
    value: str
    """Normalised: `2013`, `2013/2023`, `2013-04-25`; of a law `uu-12-2011` (see `LawId`)."""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class LawId:
    """What identifies a law, decree or resolution: its kind, number and year."""

    kind: str
    """A lower-case short form of the lexicon: `uu`, `pp`, `perpres`, `resolution`, …"""
    number: str
    year: str
    """May be empty."""

    def __str__(self) -> str:
        return "-".join(part for part in (self.kind, self.number, self.year) if part)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Claim:
    """One sentence of the article as an assertion."""

    sentence: Sentence
    block: Block
    kind: ClaimKind
    needs_citation: bool
    facts: tuple[Fact, ...]

    @property
    def location(self) -> Location:
        """The place of its sentence."""
        return self.sentence.location
