"""Abstracts, and how two of them in different languages stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.claim import Claim, Fact
    from sitir.model.text import Location

FEWEST_SENTENCES = 10
"""A text with fewer outside of its abstracts is no article."""


class Abstract(NamedTuple):
    """One abstract of the article, with the keywords that follow it."""

    language: str
    location: Location
    """From the heading or the first sentence to the end of the last sentence."""
    claims: tuple[Claim, ...]
    """Its sentences, in reading order."""
    keywords: tuple[Location, ...] = ()
    """Each keyword without separators; empty where the abstract has none."""
    only_here: tuple[Fact, ...] = ()
    """The figures that the body of the article never gives; empty where it has next to none."""


class SentencePair(NamedTuple):
    """Sentences of two abstracts that say the same; one side is empty where nothing answers."""

    first: tuple[Claim, ...]
    second: tuple[Claim, ...]


class DifferenceKind(StrEnum):
    """In what two abstracts differ."""

    NUMBER = "number"
    DATE = "date"
    ACRONYM = "acronym"
    NAME = "name"
    KEYWORD = "keyword"
    SENTENCE = "sentence"
    POLARITY = "polarity"


class Difference(NamedTuple):
    """Something that one abstract has and the other lacks or contradicts."""

    kind: DifferenceKind
    location: Location
    """Where the one abstract has it."""
    counterpart: Location | None
    """The place in the other abstract where it should be (its sentence, or the figure that
    stands there instead); the whole other abstract where nothing answers."""
    told_instead: str = ""
    """What the other abstract has in its stead; may be empty."""


class AbstractPair(NamedTuple):
    """Two abstracts of one article in different languages, aligned."""

    first: Abstract
    second: Abstract
    sentences: tuple[SentencePair, ...]
    differences: tuple[Difference, ...]
    """Only what can be shown; in reading order."""
