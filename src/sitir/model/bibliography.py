"""Bibliography entries, in the terms of CSL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from sitir.model.claim import LawId
    from sitir.model.document import Defect
    from sitir.model.text import Location


class Name(NamedTuple):
    """A CSL name-variable: a person by parts, or a body as a `literal`. Parts may be empty."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    acronym: str = ""
    """Of a body, the acronym that the entry itself gives in brackets."""
    given_first: bool = False
    """Whether the entry writes the given name before the family name."""

    @property
    def is_body(self) -> bool:
        """Whether this is an organisation (or anything else that has no name parts)."""
        return bool(self.literal)

    @property
    def cited_form(self) -> str:
        """What a citation of the work shows: family name with its particle, or the body."""
        if self.literal:
            return self.literal
        particle, family = self.non_dropping_particle, self.family
        return f"{particle} {family}" if particle and family else particle or family

    @property
    def full_form(self) -> str:
        """The whole name in reading order."""
        if self.literal:
            return self.literal
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return " ".join(part for part in parts if part)


class Date(NamedTuple):
    """A CSL date-variable. `None` stands for a part that is not given."""

    year: str | None = None
    """Digits, or both years of a reprint (`1922/1978`); `None` of an undated work."""
    month: int | None = None
    day: int | None = None
    suffix: str = ""
    """The letter that tells works of one year apart."""
    literal: str = ""
    """What stands for the year of an undated work: `n.d.`, `t.t.`, `in press`."""


class EntryField(StrEnum):
    """What an entry may lack, or say otherwise than another record of it."""

    AUTHOR = "author"
    TITLE = "title"
    YEAR = "year"
    CONTAINER = "container"
    VOLUME = "volume"
    PAGES = "pages"
    PUBLISHER = "publisher"
    SCHOOL = "school"
    URL = "url"


class Origin(StrEnum):
    """Where a record of an entry comes from."""

    REFERENCE_LIST = "reference-list"
    FILE = "file"
    EMBEDDED = "embedded"
    NOTE = "note"
    """A full reference in a note, of an article that has no other bibliography."""


class Place(NamedTuple):
    """Where an entry stands."""

    origin: Origin
    location: Location


class Entry(NamedTuple):
    """One work of the bibliography, a CSL item. Texts may be empty."""

    key: str
    places: tuple[Place, ...]
    """At least one; the article's own list first."""
    type: str
    """A CSL type: `article-journal`, `book`, `chapter`, `report`, `thesis`, `webpage`, …"""
    title: str = ""
    author: tuple[Name, ...] = ()
    et_al: bool = False
    """Whether the record stops naming authors (`et al.`, `dkk.`, `…`, `others`)."""
    editor: tuple[Name, ...] = ()
    issued: Date = Date()
    container_title: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    genre: str = ""
    """What kind of thesis or report: `Skripsi`, `Doctoral dissertation`."""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    language: str = ""
    law: LawId | None = None
    """Set where the entry is a law, decree or resolution, which is cited by its number."""
    number: int | None = None
    """The number of the entry in a numbered list."""
    defects: tuple[Defect, ...] = ()
    """What is wrong with the entry as typed; `malformed-entry` tells of it."""
    labels: tuple[str, ...] = ()
    """By what marks of the text name it, beside its key: ids of embedded records, labels of items
    of the list."""
    records: tuple[Entry, ...] = ()
    """Where one work stands in several places: what each place says, in the order of `places`."""

    @property
    def place(self) -> Location:
        """The first place."""
        return self.places[0].location

    @property
    def in_reference_list(self) -> bool:
        """Whether the article's own list has it."""
        return any(place.origin is Origin.REFERENCE_LIST for place in self.places)

    @property
    def is_embedded(self) -> bool:
        """Whether fields of the article, and nothing else, have it."""
        return all(place.origin is Origin.EMBEDDED for place in self.places)

    @property
    def in_file(self) -> bool:
        """Whether a bibliography file has it."""
        return any(place.origin is Origin.FILE for place in self.places)


class Bibliography(NamedTuple):
    """All entries of an article, in the order of their first place."""

    entries: tuple[Entry, ...] = ()
    defects: tuple[Defect, ...] = ()
    """Blocks of files that could not be read, and text of the list that is no entry."""
    has_reference_list: bool = False
    has_file: bool = False

    def by_number(self) -> dict[int, tuple[Entry, ...]]:
        """Return the entries of the article's own list by number; none where it is not numbered.

        In a list whose items are all typed with one number, as Markdown allows, they count on.
        """
        typed = [entry for entry in self.entries if entry.number is not None]
        if not typed:
            return {}
        own = [entry for entry in self.entries if entry.in_reference_list]
        if 2 * len(typed) < len(own):
            return {}
        if len(own) > 1 and len({entry.number for entry in typed}) == 1:
            return {number: (entry,) for number, entry in enumerate(own, start=1)}
        found: dict[int, list[Entry]] = {}
        for entry in typed:
            found.setdefault(entry.number or 0, []).append(entry)
        return {number: tuple(entries) for number, entries in found.items()}
