"""What becomes of typed citations that are turned into keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.citation import Citation


class LeftReason(StrEnum):
    """Why a citation stays as it is typed."""

    MISSING = "missing"
    """No entry answers one of its works."""
    AMBIGUOUS = "ambiguous"
    """Several entries do."""
    UNCERTAIN = "uncertain"
    """An entry answers, but not for certain."""
    NOT_IN_FILE = "not-in-file"
    """The entry stands in the article's own list only, and so has no key that others know."""
    NO_BRACKETS = "no-brackets"
    """It stands in the running text."""
    ODD_FORM = "odd-form"
    """Something beside works stands in its brackets."""


class LeftCitation(NamedTuple):
    """A citation that stays as it is typed."""

    citation: Citation
    reason: LeftReason


class KeyedText(NamedTuple):
    """An article with its typed citations as keys."""

    text: str
    turned: int
    """How many citations are keys now."""
    left: tuple[LeftCitation, ...]
    """The others, in reading order; what was a key before is not among them."""
