"""How mentions are tied to entries, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.bibliography import Entry
    from sitir.model.citation import Citation, Mention


class LinkStatus(StrEnum):
    """How a mention stands to the bibliography."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    MANGLED_NAME = "mangled-name"
    AUTHOR_MISMATCH = "author-mismatch"
    YEAR_MISMATCH = "year-mismatch"
    NAME_VARIANT = "name-variant"
    ACRONYM = "acronym"
    EXACT = "exact"


class Tier(StrEnum):
    """How sure a link is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    NONE = "none"


class Mechanism(StrEnum):
    """What turned the listed form into the cited one (`docs/linking.md`)."""

    IDENTICAL = "identical"
    ACRONYM = "acronym"
    TRANSLATED_BODY = "translated-body"
    DIACRITICS_DROPPED = "diacritics-dropped"
    PARTICLE_DROPPED = "particle-dropped"
    PARTICLE_CASE = "particle-case"
    FAMILY_NAME_SHORTENED = "family-name-shortened"
    GIVEN_NAME_CITED = "given-name-cited"
    SPELLING = "spelling"
    OLD_SPELLING = "old-spelling"
    CUT_AT_COMBINING_MARK = "cut-at-combining-mark"
    CORPORATE_LAST_WORD = "corporate-last-word"
    PERSON_SPLIT = "person-split"
    AUTHOR_ORDER = "author-order"
    AUTHOR_MISSING = "author-missing"
    AUTHOR_EXTRA = "author-extra"
    AUTHOR_DIFFERS = "author-differs"
    ET_AL_IMPOSSIBLE = "et-al-impossible"
    YEAR_ADJACENT = "year-adjacent"
    YEAR_OFF = "year-off"
    LISTED_WITHOUT_YEAR = "listed-without-year"
    CITED_WITHOUT_YEAR = "cited-without-year"
    SUFFIX_WRONG = "suffix-wrong"
    SUFFIX_MISSING = "suffix-missing"
    TITLE_CITED = "title-cited"


class Evidence(NamedTuple):
    """One field compared: a Fellegi–Sunter comparison level, with both sides."""

    field: str
    """`names`, `year`, `year-suffix`, `key` or `title`."""
    level: str
    """The value of a `Mechanism`, or `same`, or `none`."""
    cited: str
    listed: str


class Candidate(NamedTuple):
    """An entry that a mention may stand for."""

    entry: Entry
    tier: Tier
    score: float
    """From 0 to 1, for ranking only."""
    status: LinkStatus
    """What the mention's status would be with this entry."""
    mechanisms: tuple[Mechanism, ...]
    evidence: tuple[Evidence, ...]


class EntryLink(NamedTuple):
    """What a mention stands for."""

    mention: Mention
    citation: Citation
    status: LinkStatus
    tier: Tier
    mechanisms: tuple[Mechanism, ...]
    """All that apply, worst first; empty of a missing one and of a plain exact one."""
    candidates: tuple[Candidate, ...]
    """Best first. Of an ambiguous link exactly those that tie."""
    entry: Entry | None
    """Set where the tier is certain or likely and one entry stands out."""
    suggestion: str = ""
    """How the mention would be written rightly (`Gauthier Vela, 2021`); may be empty."""
    manager: str = ""
    """Of a mention in a field, which program made it (`Mark.manager`)."""
    record: Entry | None = None
    """Of a mention in a field, what the field's own record says of the work."""
    stale: tuple[Mechanism, ...] = ()
    """In what the text that the field shows was edited away from its record; worst first."""


class WorkGround(StrEnum):
    """Why two entries are held for one work."""

    SAME_DOI = "same-doi"
    SAME_URL = "same-url"
    SAME_TITLE = "same-title"
    NEAR_TITLE = "near-title"


class WorkConflict(StrEnum):
    """In what two entries with one title contradict each other."""

    AUTHORS = "authors"
    YEAR = "year"
    VOLUME = "volume"


class SameWork(NamedTuple):
    """Two entries that are one work or claim to be."""

    first: Entry
    second: Entry
    """The later of the two, by place."""
    ground: WorkGround
    conflicts: tuple[WorkConflict, ...] = ()
    """Empty where the two agree, and so are a plain duplicate."""
    certain: bool = False
    """Same DOI, or same title and authors: no mention can be ambiguous between the two."""
