"""Claims: what the sentences of an article assert, and the facts in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.citation import Mention
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


QUANTITIES = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY})
"""The kinds of facts that count or measure."""
TIMES = frozenset({FactKind.YEAR, FactKind.PERIOD, FactKind.DATE})
"""The kinds of facts that tell when."""


class Fact(NamedTuple):
    """A fact told in the text."""

    location: Location
    kind: FactKind
    value: str
    """Normalised: `2013`, `2013/2023`, `2013-04-25`, `--07-14`; a number as a plain decimal
    (`13289`, `1500000`, `0.5`); of a law `uu-12-2011` (see `LawId`); of an acronym its expansion in
    the article, or itself; of a quotation its words, white space folded. What can be read in two
    ways has both readings, joined by `|`."""
    unit: str | None = None
    """`%` of a percentage, the ISO 4217 code of money; `ordinal` of a rank."""

    @property
    def is_open(self) -> bool:
        """Whether its figures can be read in two ways, so that it compares with nothing."""
        return "|" in self.value and self.kind is not FactKind.QUOTATION


class LawId(NamedTuple):
    """What identifies a law, decree or resolution: its kind, number and year."""

    kind: str
    """A lower-case short form of the lexicon: `uu`, `pp`, `perpres`, `resolution`, …"""
    number: str
    year: str
    """May be empty."""

    def __str__(self) -> str:
        return "-".join(part for part in (self.kind, self.number, self.year) if part)


class Ground(StrEnum):
    """What speaks for the kind of a claim, or for or against its need of a citation."""

    CUE = "cue"
    """A word or phrase of the lexicon."""
    SECTION = "section"
    """The kind of its section."""
    HEADING = "heading"
    """A word of the heading above it."""
    DENSITY = "density"
    """How much is cited in its section."""
    FACT = "fact"
    CITATION = "citation"
    """The author cites something for it."""
    LENGTH = "length"
    SIGN = "sign"
    """The sign at its end."""
    PLACE = "place"
    """Where in its paragraph or list it stands."""


class Reason(NamedTuple):
    """One ground of a claim's kind or need, in the words of the text or of the vocabulary."""

    ground: Ground
    text: str
    speaks_for: str
    """The kind (`aim`) or `need` or `no-need`."""


class Claim(NamedTuple):
    """One sentence of the article as an assertion."""

    sentence: Sentence
    block: Block
    kind: ClaimKind
    needs_citation: bool
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...] = ()
    """Why it has its kind, and why it needs a citation or does not."""

    @property
    def location(self) -> Location:
        """The place of its sentence."""
        return self.sentence.location


class ClaimSupport(NamedTuple):
    """How the citations of the article support one claim."""

    claim: Claim
    support: Support
    mentions: tuple[Mention, ...]
    """Those that stand in its sentence or right after its stop."""
    carried_by: tuple[Mention, ...] = ()
    """Those of a later sentence of the paragraph that cover it; empty unless it is `CARRIED`."""
