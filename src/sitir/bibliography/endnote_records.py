"""Makes an entry of an EndNote XML record, as it stands in libraries and in fields of articles."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import csl_addresses, csl_date, csl_language
from sitir.bibliography.csl_items import isbn_of
from sitir.bibliography.law_titles import law_of_entry
from sitir.bibliography.listed_names import names_of_fields
from sitir.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sitir.model import Date, Place

TYPES = MappingProxyType(
    {
        "journal article": "article-journal",
        "electronic article": "article-journal",
        "magazine article": "article-magazine",
        "newspaper article": "article-newspaper",
        "book": "book",
        "edited book": "book",
        "electronic book": "book",
        "classical work": "classic",
        "conference proceedings": "paper-conference",
        "conference paper": "paper-conference",
        "book section": "chapter",
        "electronic book section": "chapter",
        "encyclopedia": "entry-encyclopedia",
        "dictionary": "entry-dictionary",
        "thesis": "thesis",
        "report": "report",
        "government document": "report",
        "web page": "webpage",
        "electronic source": "webpage",
        "press release": "webpage",
        "blog": "post-weblog",
        "social media": "post",
        "discussion forum": "post",
        "statute": "legislation",
        "legal rule or regulation": "regulation",
        "bill": "bill",
        "case": "legal_case",
        "hearing": "hearing",
        "patent": "patent",
        "standard": "standard",
        "dataset": "dataset",
        "computer program": "software",
        "manuscript": "manuscript",
        "unpublished work": "manuscript",
        "pamphlet": "pamphlet",
        "map": "map",
        "film or broadcast": "motion_picture",
        "artwork": "graphic",
        "music": "song",
        "interview": "interview",
        "personal communication": "personal_communication",
    }
)
"""CSL types by the names of EndNote's reference types, in lower case."""
# What the numbers stand for where the name is not given.
_NUMBERS = MappingProxyType(
    {
        "2": "artwork", "4": "bill", "5": "book section", "6": "book", "7": "case",
        "9": "computer program", "10": "conference proceedings", "12": "web page",
        "17": "journal article", "19": "magazine article", "20": "map", "21": "film or broadcast",
        "23": "newspaper article", "25": "patent", "26": "personal communication", "27": "report",
        "28": "edited book", "31": "statute", "32": "thesis", "34": "unpublished work",
        "36": "manuscript", "43": "electronic article", "44": "electronic book",
        "46": "government document", "47": "conference paper",
    }
)  # fmt: skip
WHOLES = frozenset({"book", "thesis", "report", "webpage", "software", "map", "standard"})
"""Types of works that are no part of another: a second title is that of their series."""


def entry_of_record(element: Element, *, key: str, place: Place) -> Entry:
    """Return the entry of a `record` element; any part of it may be missing."""
    author, et_al = names_of_fields(_texts(element, "contributors/authors/author"))
    editor, more = names_of_fields(_texts(element, "contributors/secondary-authors/author"))
    kind = _type(element)
    if kind not in ("book", "chapter", "paper-conference", "entry-encyclopedia") and author:
        # There it holds who reviewed, gave the series or supervised.
        editor = ()
    title = _text(element, "titles/title")
    issued = _date(element)
    doi, url = csl_addresses(
        {
            "doi": _text(element, "electronic-resource-num"),
            "url": _text(element, "urls/related-urls/url") or _text(element, "urls/web-urls/url"),
        }
    )
    number = _text(element, "number")
    return Entry(
        key=key,
        places=(place,),
        type=kind,
        title=title,
        author=author,
        et_al=et_al or (more and not author),
        editor=editor,
        issued=issued,
        container_title=_container(element, kind),
        publisher=_text(element, "publisher"),
        volume=_text(element, "volume"),
        issue=number,
        page=_text(element, "pages"),
        edition=_text(element, "edition"),
        genre=_text(element, "work-type") if kind in ("thesis", "report") else "",
        doi=doi,
        isbn=isbn_of(_text(element, "isbn")),
        url=url,
        language=csl_language({"language": _text(element, "language")}),
        law=law_of_entry(type=kind, title=title, author=author, number=number, year=issued.year),
        labels=tuple(label for label in (_text(element, "label"),) if label not in ("", key)),
    )


def _text(element: Element, path: str) -> str:
    return next(_texts(element, path), "")


def _texts(element: Element, path: str) -> Iterator[str]:
    """Yield what the elements at a path hold; the styles of letters in them fall away."""
    for found in element.iterfind(path):
        text = " ".join("".join(found.itertext()).split())
        if text:
            yield text


def _type(element: Element) -> str:
    kind = element.find("ref-type")
    if kind is None:
        return "document"
    name = (kind.get("name") or "").strip().lower()
    number = "".join(kind.itertext()).strip()
    return TYPES.get(name) or TYPES.get(_NUMBERS.get(number, ""), "document")


def _container(element: Element, kind: str) -> str:
    if kind in WHOLES:
        return ""
    return (
        _text(element, "titles/secondary-title")
        or _text(element, "periodical/full-title")
        or _text(element, "alt-periodical/full-title")
    )


def _date(element: Element) -> Date:
    year = _text(element, "dates/year")
    day = _text(element, "dates/pub-dates/date")
    if year and day:
        # `March 3`, or with the year again, which then tells all.
        whole = csl_date({"year": day if year in day else f"{day} {year}"})
        if whole.year and whole.month:
            return whole
    return csl_date({"year": year or day})
