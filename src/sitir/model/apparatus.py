"""What a text uses besides citations: acronyms, lists run into the text, tables and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.document import Block
    from sitir.model.text import Location, Span


class Expansion(NamedTuple):
    """One place where an acronym is spelled out: `United Nations Development Programme (UNDP)`."""

    location: Location
    """From the first word of the long form to the closing bracket."""
    text: str
    """The long form, white space folded."""
    block: Block
    fits: bool = True
    """Whether the acronym is made of its letters; not so of a translation, whose first word is a
    guess."""


class AcronymUse(NamedTuple):
    """One place where an acronym stands, outside of citations."""

    location: Location
    prose_span: Span
    """The same place in the prose of its block."""
    block: Block
    introduces: bool
    """Whether it is the one in the bracket of an `Expansion` (or before it: `UNDP (United …)`)."""


class Acronym(NamedTuple):
    """An acronym of the article with all its places."""

    text: str
    """As written at its first place: `UNDP`, `PoC`."""
    expansions: tuple[Expansion, ...]
    """In reading order; empty where the article never spells it out."""
    uses: tuple[AcronymUse, ...]
    """In reading order, at least one."""


class RunInItem(NamedTuple):
    """One item of a list run into the text, by its number: `(3)`."""

    number: int
    location: Location
    """Of the number with its brackets."""


class RunInList(NamedTuple):
    """A list run into a paragraph: `(1) …; (2) …; (3) …`."""

    block: Block
    items: tuple[RunInItem, ...]
    """In reading order, at least two."""


class FloatKind(StrEnum):
    """What floats in a text."""

    TABLE = "table"
    FIGURE = "figure"


class Float(NamedTuple):
    """A table or figure by its caption, or one place of the text that names it."""

    kind: FloatKind
    number: str
    """As written, without final point: `1`, `3.2`, `IV`, `A1`; where the text names a part (`3A`),
    that of the whole."""
    location: Location
    """Of the word and the number: `Tabel 1`."""
    block: Block


class Floats(NamedTuple):
    """The tables and figures of an article, and where the text names them; in reading order."""

    captions: tuple[Float, ...] = ()
    mentions: tuple[Float, ...] = ()
    cross_referenced: bool = False
    """Whether the text names some by labels of its markup (`@fig-map`), which have no numbers."""
