"""Reads RIS files (https://en.wikipedia.org/wiki/RIS_(file_format)) as programs write them.

Programs differ in which tag they put a title, a journal or a date under; all are looked at.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import csl_addresses, csl_date, csl_language
from sitir.bibliography.csl_items import isbn_of
from sitir.bibliography.endnote_records import WHOLES
from sitir.bibliography.law_titles import law_of_entry
from sitir.bibliography.listed_names import names_of_fields
from sitir.bibliography.tagged_records import Tagging, tagged_entries
from sitir.lexicons.patterns import Pattern
from sitir.model import Entry, Origin, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.bibliography.tagged_records import TaggedRecord
    from sitir.model import Date, Defect, Location, Source

# A byte-order mark stands before a line where files were put together.
TAGGING = Tagging(Pattern(r"\ufeff?[ \t]*([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*))?$"), "TY", "ER")
TYPES = MappingProxyType(
    {
        "JOUR": "article-journal",
        "EJOUR": "article-journal",
        "JFULL": "article-journal",
        "ABST": "article-journal",
        "INPR": "article-journal",
        "MGZN": "article-magazine",
        "NEWS": "article-newspaper",
        "BOOK": "book",
        "EBOOK": "book",
        "EDBOOK": "book",
        "SER": "book",
        "CHAP": "chapter",
        "ECHAP": "chapter",
        "ENCYC": "entry-encyclopedia",
        "DICT": "entry-dictionary",
        "CONF": "paper-conference",
        "CPAPER": "paper-conference",
        "THES": "thesis",
        "RPRT": "report",
        "GOVDOC": "report",
        "ELEC": "webpage",
        "WEB": "webpage",
        "BLOG": "post-weblog",
        "STAT": "legislation",
        "LEGAL": "regulation",
        "BILL": "bill",
        "UNBILL": "bill",
        "CASE": "legal_case",
        "HEAR": "hearing",
        "PAT": "patent",
        "STAND": "standard",
        "DATA": "dataset",
        "AGGR": "dataset",
        "DBASE": "dataset",
        "COMP": "software",
        "UNPB": "manuscript",
        "MANSCPT": "manuscript",
        "PAMP": "pamphlet",
        "MAP": "map",
        "VIDEO": "motion_picture",
        "MPCT": "motion_picture",
        "MUSIC": "song",
        "SOUND": "song",
        "ART": "graphic",
        "FIGURE": "figure",
        "SLIDE": "speech",
        "PCOMM": "personal_communication",
        "CLSWK": "classic",
        "ANCIENT": "classic",
    }
)
"""CSL types by the type of reference; of several for one, the first is the usual one."""
WITH_EDITORS = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia"})
"""CSL types of which the second authors are editors."""
# Of pages the second title is that of the site.
_WHOLES = WHOLES - {"webpage"}
# `2020/03/07/Spring`: year, month, day, anything else.
_DATE = Pattern(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?)?(?:/.*)?")


def ris_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a RIS file in order, and all that is wrong in it."""
    return tagged_entries(source, TAGGING, entry=_entry)


def _entry(record: TaggedRecord, location: Location) -> Entry:
    kind = TYPES.get(record.first("TY").upper(), "document")
    author, et_al = names_of_fields(record.all("AU", "A1"))
    editor, more = names_of_fields(
        record.all("ED", "A2") if kind in WITH_EDITORS else record.all("ED")
    )
    title = record.first("TI", "T1", "CT", "ST") or (record.first("BT") if kind in _WHOLES else "")
    issued = _date(record)
    doi, url = csl_addresses({"doi": _doi(record), "url": record.first("UR", "L2", "LK")})
    issue = record.first("IS", "CP", "M1")
    return Entry(
        key=record.first("ID"),
        places=(Place(Origin.FILE, location),),
        type=kind,
        title=title,
        author=author,
        et_al=et_al or (more and not author),
        editor=editor,
        issued=issued,
        container_title="" if kind in _WHOLES else _container(record),
        publisher=record.first("PB"),
        volume=record.first("VL"),
        issue=issue,
        page=_pages(record),
        edition=record.first("ET"),
        genre=_genre(record, kind),
        doi=doi,
        isbn=isbn_of(record.first("SN")),
        url=url,
        language=csl_language({"language": record.first("LA")}),
        law=law_of_entry(type=kind, title=title, author=author, number=issue, year=issued.year),
        labels=tuple(dict.fromkeys(_labels(record))),
    )


def _labels(record: TaggedRecord) -> Iterator[str]:
    for label in record.all("LB", "ID"):
        if label != record.first("ID"):
            yield label


def _container(record: TaggedRecord) -> str:
    return record.first("T2", "JF", "JO", "BT", "C3", "J2", "JA", "J1")


def _pages(record: TaggedRecord) -> str:
    first, last = record.first("SP"), record.first("EP")
    if first and last and first != last and last not in first:
        return f"{first}–{last}"
    return first or last or record.first("C7")


def _genre(record: TaggedRecord, kind: str) -> str:
    written = record.first("M3")
    return "" if kind == "article-journal" or written.startswith("10.") else written


def _doi(record: TaggedRecord) -> str:
    written = record.first("DO", "DI")
    if written:
        return written
    return next((value for value in record.all("M3", "L3") if value.startswith("10.")), "")


def _date(record: TaggedRecord) -> Date:
    """Return the fullest date that is told of the year that is."""
    told = [_dated(value) for value in record.all("PY", "Y1", "DA", "YR")]
    dates = [date for date in told if date.year or date.literal]
    if not dates:
        return csl_date({})
    year = dates[0].year
    same = [date for date in dates if date.year == year]
    return max(same, key=lambda date: (date.month is not None) + (date.day is not None))


def _dated(written: str) -> Date:
    match = _DATE.fullmatch(written)
    if match is None:
        return csl_date({"year": written.strip("/ ")})
    return csl_date({"date": "-".join(f"{int(part):02}" for part in match.groups() if part)})
