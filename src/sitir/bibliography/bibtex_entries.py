"""Makes a CSL entry of the fields of one .bib block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import (
    csl_addresses,
    csl_container,
    csl_date,
    csl_genre,
    csl_language,
    csl_publisher,
    csl_title,
    csl_type,
)
from sitir.bibliography.bibtex_names import bibtex_names
from sitir.bibliography.latex import decoded_address, decoded_with_address, is_plain_text
from sitir.bibliography.law_titles import law_of_entry
from sitir.model import Entry, Location, Origin, Place
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sitir.bibliography.bibtex_names import NameParts
    from sitir.model import Name

KEPT_FIELDS = frozenset(
    {
        "author", "editor", "title", "subtitle", "year", "date", "month", "day", "origdate",
        "origyear", "journal", "journaltitle", "booktitle", "maintitle", "publisher", "institution",
        "school", "organization", "howpublished", "note", "volume", "number", "issue", "pages",
        "eid", "articleno", "edition", "type", "doi", "isbn", "url", "language", "langid",
        "crossref", "xdata", "entrysubtype", "ids", "entryset", "shortauthor", "shortjournal",
        "eventtitle",
    }
)  # fmt: skip
"""The fields that anything is made of; others (abstracts, files) need no memory."""
_NAMES = ("author", "editor")
_ADDRESSES = ("doi", "url", "isbn")


class Record(NamedTuple):
    """One block of a .bib file: its key as typed, and the text of its fields."""

    kind: str
    key: str
    fields: Mapping[str, str]
    location: Location


class Tools(NamedTuple):
    """What reads names and LaTeX."""

    split: Callable[[str], list[str]]
    parse: Callable[[str], NameParts]
    decode: Callable[[str], str]


def keys_of(value: str) -> tuple[str, ...]:
    """Return the keys that a field lists: `ids`, `entryset`."""
    return tuple(key for each in value.split(",") if (key := each.strip()))


def entry_of(
    record: Record, fields: Mapping[str, str], *, tools: Tools, sets: Sequence[str] = ()
) -> Entry:
    """Return the entry of a record with these fields, its own and what it inherits.

    `sets` are the keys of the sets that it is a member of.
    """
    author, et_al = _names(fields, "author", tools)
    if "shortauthor" in fields and len(author) == 1:
        author = (_with_acronym(author[0], fields["shortauthor"], tools),)
    editor, more = _names(fields, "editor", tools)
    text = {name: _text(name, value, tools) for name, value in fields.items() if name not in _NAMES}
    doi, url = csl_addresses(text)
    title = csl_title(text)
    kind = csl_type(record.kind, text)
    return Entry(
        key=record.key,
        places=(Place(Origin.FILE, record.location),),
        type=kind,
        title=title,
        author=author,
        et_al=et_al or (more and not author),
        editor=editor,
        issued=csl_date(text),
        container_title=csl_container(text),
        publisher=csl_publisher(text),
        volume=text.get("volume", ""),
        issue=text.get("number") or text.get("issue", ""),
        page=text.get("pages") or text.get("eid") or text.get("articleno", ""),
        edition=text.get("edition", ""),
        genre=csl_genre(record.kind, text),
        doi=doi,
        isbn=text.get("isbn", ""),
        url=url,
        language=csl_language(text),
        law=law_of_entry(type=kind, title=title, author=author),
        labels=(*keys_of(fields["ids"]), *sets) if "ids" in fields else tuple(sets),
    )


def _with_acronym(name: Name, short: str, tools: Tools) -> Name:
    """Return a body with the short form that citations call it by: `{BPS}`."""
    acronym = tools.decode(short).strip("{} ")
    return name._replace(acronym=acronym) if name.is_body and not name.acronym else name


def _names(fields: Mapping[str, str], field: str, tools: Tools) -> tuple[tuple[Name, ...], bool]:
    value = fields.get(field)
    if not value:
        return (), False
    return bibtex_names(value, split=tools.split, parse=tools.parse, decode=tools.decode)


def _text(name: str, value: str, tools: Tools) -> str:
    if name in _ADDRESSES:
        return decoded_address(value)
    if is_plain_text(value):
        return value
    if "://" in value or "www." in value:
        return decoded_with_address(value)
    return tools.decode(value)
