"""Tells how an entry of a list is written, in those habits that all entries of a list share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitir.model import Entry, Name

    Habit = Callable[[Entry], str]

_CONNECTIVE = Pattern(r"[\s,](&|\\&|&amp;|dan|and)\s")
_DOI_LINK = Pattern(r"doi\.org/")
_BRACKETED = Pattern(r"[(\[][^()\[\]]*\Z")
_YEAR = Pattern(r"\d{4}")
# How much of a title is looked for: enough to be found once, not all, for it may hold markup.
_TITLE_WORDS = 3
_OPENS_WITH_TITLE = ("*", "_", '"', "“", "‘")


def connective(record: Entry) -> str:
    """Return what stands before the last author."""
    people = record.author
    if len(people) < 2 or record.et_al or any(name.is_body for name in people):
        return ""
    found = _CONNECTIVE.findall(_parts(record)[0])
    return found[-1].replace("\\", "").replace("&amp;", "&") if found else ""


def doi(record: Entry) -> str:
    """Return whether a DOI is written as an address."""
    if not record.doi or record.doi not in record.place.text:
        return ""
    return "doi-link" if _DOI_LINK.search(record.place.text) else "doi-bare"


def year_place(record: Entry) -> str:
    """Return where the year stands, and whether in brackets."""
    years = _YEAR.findall(record.issued.year or "")
    before, after = _parts(record)
    # A reprint has two years, one of them in brackets.
    if len(years) != 1 or len(_YEAR.findall(before)) > 1 or not record.author or not before:
        return ""
    if record.place.text.startswith(_OPENS_WITH_TITLE):
        return ""
    at = before.find(years[-1])
    if at < 0:
        return "year-end" if years[-1] in after else ""
    return "year-bracketed" if _BRACKETED.search(before[:at]) else "year-plain"


def publisher(record: Entry) -> str:
    """Return whether a body that published its own work is named again as publisher."""
    if not record.author or not record.author[0].is_body or record.container_title or record.genre:
        return ""
    if not record.publisher:
        return "publisher-omitted"
    body = record.author[0]
    names = {folded(body.literal), folded(body.acronym)}
    return "publisher-repeated" if folded(record.publisher) in names else ""


def given_names(record: Entry) -> str:
    """Return whether the first author's given names are written out."""
    person = _first_person(record)
    if person is None or person.given_first or not person.given:
        return ""
    is_full = any(_is_name(word) for word in person.given.replace("-", " ").split())
    return "names-full" if is_full else "names-initials"


def name_order(record: Entry) -> str:
    """Return which of the first author's names stands first."""
    person = _first_person(record)
    if person is None or not person.given:
        return ""
    return "given-first" if person.given_first else "family-first"


def habits() -> Mapping[str, Habit]:
    """Return each habit by its name."""
    return {
        "connective": connective,
        "doi": doi,
        "year": year_place,
        "publisher": publisher,
        "names": given_names,
        "order": name_order,
    }


UNTOLD = frozenset({"names-initials", "given-first"})
"""What is in order beside another habit: an author may be known by initials alone. A given name
first among family names is told by `malformed-entry`."""


def _is_name(word: str) -> bool:
    """Tell whether a word is no run of initials: `Vanessa`, not `V.A.` or `TCJ`."""
    return sum(map(str.islower, word)) > 1


def _first_person(record: Entry) -> Name | None:
    if not record.author or record.author[0].is_body or record.defects:
        return None
    return record.author[0]


def _parts(record: Entry) -> tuple[str, str]:
    """Return what stands before the title and after it; both empty where it is not found."""
    opening = " ".join(record.title.split()[:_TITLE_WORDS])
    plain = " ".join(record.place.text.split())
    at = plain.find(opening) if opening else -1
    return ("", "") if at < 0 else (plain[:at], plain[at + len(record.title) :])
