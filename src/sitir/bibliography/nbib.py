"""Reads PubMed's own files (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import csl_date, csl_language
from sitir.bibliography.csl_items import isbn_of
from sitir.bibliography.listed_names import names_of_fields
from sitir.bibliography.names import body
from sitir.bibliography.tagged_records import Tagging, tagged_records
from sitir.lexicons.patterns import Pattern
from sitir.model import Entry, Location, Origin, Place

if TYPE_CHECKING:
    from sitir.bibliography.tagged_records import TaggedRecord
    from sitir.model import Defect, Source

TAGGING = Tagging(Pattern(r"\ufeff?([A-Z]{2,4}) {0,2}-(?: (.*))?$"), "PMID")
_TYPES = MappingProxyType(
    {
        "book": "book",
        "book chapter": "chapter",
        "dataset": "dataset",
        "news": "article-newspaper",
        "newspaper article": "article-newspaper",
        "preprint": "article",
        "technical report": "report",
        "government publication": "report",
        "academic dissertation": "thesis",
    }
)
_DOI = Pattern(r"(10\.\d{4,9}/\S+)(?:\s+\[doi\])?$")


def nbib_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a PubMed file in order; it has nothing that can be wrong by itself."""
    records = tagged_records(source.text, TAGGING)
    return tuple(_entry(record, Location(source, record.span)) for record in records), ()


def _entry(record: TaggedRecord, location: Location) -> Entry:
    # `FAU` has the whole name, `AU` family name and initials.
    author, et_al = names_of_fields(record.all("FAU") or record.all("AU"))
    editor, more = names_of_fields(record.all("FED") or record.all("ED"))
    doi = next((found[1] for value in record.all("LID", "AID") if (found := _DOI.match(value))), "")
    return Entry(
        key=record.first("PMID"),
        places=(Place(Origin.FILE, location),),
        type=_type(record),
        title=record.first("TI", "CTI", "BTI", "TT").rstrip("."),
        author=(*author, *(body(name) for name in record.all("CN"))),
        et_al=et_al or (more and not author),
        editor=editor,
        issued=csl_date({"year": record.first("DP", "DEP")}),
        container_title=record.first("JT", "TA")
        or (record.first("BTI") if record.first("CTI", "TI") else ""),
        publisher=record.first("PB"),
        volume=record.first("VI"),
        issue=record.first("IP"),
        page=record.first("PG"),
        edition=record.first("EN"),
        doi=doi,
        isbn=isbn_of(record.first("ISBN").split(" ")[0]),
        language=csl_language({"language": record.first("LA")}),
    )


def _type(record: TaggedRecord) -> str:
    for written in record.all("PT"):
        if written.lower() in _TYPES:
            return _TYPES[written.lower()]
    if record.first("JT", "TA"):
        return "article-journal"
    return "book" if record.first("BTI") else "document"
