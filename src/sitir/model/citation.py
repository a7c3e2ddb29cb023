"""Citations as they stand in the text, and the mentions of works inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.document import Block, Sentence
    from sitir.model.text import Location


class CitationStyle(StrEnum):
    """How a citation is written."""

    PARENTHETICAL = "parenthetical"
    NARRATIVE = "narrative"
    KEY = "key"
    NUMERIC = "numeric"
    NOTE = "note"


class ShortForm(StrEnum):
    """How a note repeats the reference of an earlier one."""

    IBID = "ibid"
    """`Ibid.`, `Idem`: the work of the note before."""
    OP_CIT = "op-cit"
    """`Vela, op. cit.`: the work of this author that was cited before."""
    LOC_CIT = "loc-cit"
    """`Loc. cit.`: the same place in it."""
    TITLE = "title"
    """By the author's name and the beginning of the title."""


class Locator(NamedTuple):
    """The place inside the cited work, with its CSL label (`page`, `chapter`, …)."""

    label: str
    value: str


class Mention(NamedTuple):
    """One reference to one work inside a citation."""

    location: Location
    """What was typed for this one work (`report.md`, Mentions)."""
    names: tuple[str, ...] = ()
    """As written, without `et al.` and without a bracketed acronym; a work cited by its title has
    the title as its one name."""
    connective: str = ""
    """The word or sign before the last name (`&`, `dan`, `and`), as written."""
    et_al: str = ""
    """`et al.`, `dkk.` and their kin, as written."""
    acronym: str = ""
    """The acronym introduced in brackets after the name: `BPS` of `Badan Pusat Statistik [BPS]`."""
    is_title: bool = False
    """Whether the name is the title of the work, in quotation marks or emphasis."""
    year: str | None = None
    """As written, without the letter: `2013`, `1922/1978`, `n.d.`, `t.t.`, `in press`."""
    year_suffix: str | None = None
    locator: Locator | None = None
    key: str | None = None
    number: int | None = None
    prefix: str = ""
    suffix: str = ""
    secondary: bool = False
    """Whether the work is known only through the one it is cited in."""
    inherits_names: bool = False
    """Whether the names stand with an earlier mention: `2024` in `(Stock, 2019, 2024)`."""
    targets: tuple[str, ...] = ()
    """What the mark points to in which it stands (`MarkedItem.target`): the one work that a
    cross-reference names, or all works of a reference manager's field, of which it is one."""
    title: str = ""
    """Of a reference in a note, the title as written; may be empty."""
    short_form: ShortForm | None = None
    """Of a reference in a note, how it repeats an earlier one; none of a full one."""


class Citation(NamedTuple):
    """One marker with all the mentions it groups."""

    location: Location
    """With its brackets; of a narrative citation from the first name on."""
    style: CitationStyle
    mentions: tuple[Mention, ...]
    block: Block
    context: Sentence | None
    """The sentence it stands in or follows; none in a heading or a table."""


class RefusalReason(StrEnum):
    """Why something that looks like a citation is none."""

    LAW = "law"
    RESOLUTION = "resolution"
    PERIOD = "period"
    DATE = "date"
    FLOAT = "float"
    STANDARD = "standard"
    EVENT = "event"
    DOCUMENT_NUMBER = "document-number"
    SCRIPTURE = "scripture"
    PERSONAL_COMMUNICATION = "personal-communication"
    NO_NAME = "no-name"


class Refusal(NamedTuple):
    """A place that looks like a citation and is none, with the reason."""

    location: Location
    reason: RefusalReason
