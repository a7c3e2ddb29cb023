"""Reads EndNote's tagged files (`%A Family, Given`), which Google Scholar and journals offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import csl_addresses, csl_date, csl_language
from sitir.bibliography.csl_items import isbn_of
from sitir.bibliography.endnote_records import TYPES, WHOLES
from sitir.bibliography.law_titles import law_of_entry
from sitir.bibliography.listed_names import names_of_fields
from sitir.bibliography.tagged_records import Tagging, tagged_entries
from sitir.lexicons.patterns import Pattern
from sitir.model import Entry, Origin, Place

if TYPE_CHECKING:
    from sitir.bibliography.tagged_records import TaggedRecord
    from sitir.model import Defect, Location, Source

TAGGING = Tagging(Pattern(r"\ufeff?(%[0-9A-Z@!$&()*+<=>?\[\]^~#]) ?(.*)$"), "%0")


def enw_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a tagged EndNote file in order, and all that is wrong in it."""
    return tagged_entries(source, TAGGING, entry=_entry)


def _entry(record: TaggedRecord, location: Location) -> Entry:
    kind = TYPES.get(record.first("%0").lower(), "document")
    author, et_al = names_of_fields(record.all("%A"))
    editor, more = names_of_fields(record.all("%E"))
    title, number = record.first("%T", "%!"), record.first("%N")
    year, day = record.first("%D"), record.first("%8")
    whole = csl_date({"year": day if year in day else f"{day} {year}"}) if day else None
    issued = whole if whole and whole.month else csl_date({"year": year or day})
    doi, url = csl_addresses({"doi": record.first("%R"), "url": record.first("%U")})
    return Entry(
        key=record.first("%F", "%L"),
        places=(Place(Origin.FILE, location),),
        type=kind,
        title=title,
        author=author,
        et_al=et_al or (more and not author),
        editor=editor,
        issued=issued,
        container_title="" if kind in WHOLES else record.first("%J", "%B"),
        publisher=record.first("%I"),
        volume=record.first("%V"),
        issue=number,
        page=record.first("%P"),
        edition=record.first("%7"),
        genre=record.first("%9") if kind in ("thesis", "report") else "",
        doi=doi,
        isbn=isbn_of(record.first("%@")),
        url=url,
        language=csl_language({"language": record.first("%G")}),
        law=law_of_entry(type=kind, title=title, author=author, number=number, year=issued.year),
    )
