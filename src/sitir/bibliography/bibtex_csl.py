"""Maps the fields and types of BibTeX and biblatex to CSL; the fields are decoded text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_values import months
from sitir.bibliography.csl_types import CSL_TYPES
from sitir.bibliography.issued import date
from sitir.lexicons.patterns import Pattern
from sitir.model import Date

if TYPE_CHECKING:
    from collections.abc import Mapping

# https://www.ctan.org/pkg/biblatex, § 2.1; https://docs.citationstyles.org, appendix III.
_TYPES = {
    "article": "article-journal",
    "periodical": "article-journal",
    "suppperiodical": "article-journal",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "bookinbook": "chapter",
    "inreference": "entry-encyclopedia",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "bachelorthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "webpage": "webpage",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "booklet": "pamphlet",
    "manual": "report",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "standard": "standard",
    "letter": "personal_communication",
    "legislation": "legislation",
    "legal": "legislation",
    "jurisdiction": "legal_case",
    "video": "motion_picture",
    "movie": "motion_picture",
    "audio": "song",
    "music": "song",
    "image": "graphic",
    "artwork": "graphic",
    "review": "review",
}
_GENRES = {
    "phdthesis": "Doctoral dissertation",
    "mastersthesis": "Master's thesis",
    "bachelorthesis": "Bachelor's thesis",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "",
    "techrep": "",
    "resreport": "",
}
_LANGUAGES = {
    "indonesian": "id", "bahasa": "id", "indonesia": "id", "ind": "id", "bahasai": "id",
    "english": "en", "british": "en", "american": "en", "ukenglish": "en", "usenglish": "en",
    "eng": "en", "malay": "ms", "bahasam": "ms", "french": "fr", "german": "de", "ngerman": "de",
    "dutch": "nl", "spanish": "es", "portuguese": "pt", "arabic": "ar", "javanese": "jv",
    "sundanese": "su", "inggris": "en",
}  # fmt: skip
_YEAR = Pattern(r"(?<!\d)(\d{4})(?!\d)")
_REPRINT = Pattern(r"\[?(\d{4})\]?\s*/\s*(\d{4})")
_PLAIN_YEAR = Pattern(r"\d{4}")
_ISO_DATE = Pattern(r"(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DAY = Pattern(r"(?<!\d)([0-3]?\d)(?!\d)")
_WORD = Pattern(r"[^\W\d_]+")
_DOI = Pattern(r"10\.\d{4,9}/\S+")
_DOI_URL = Pattern(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_URL = Pattern(r"(?:https?://|www\.)[^\s{}\\]+", re.IGNORECASE)


def csl_type(kind: str, fields: Mapping[str, str]) -> str:
    """Return the CSL type of an entry of this BibTeX type, or that its `entrysubtype` names."""
    subtype = fields.get("entrysubtype", "").lower()
    if subtype:
        named = f"article-{subtype}" if f"article-{subtype}" in CSL_TYPES else subtype
        if named in CSL_TYPES:
            return named
    if kind == "misc" and not csl_container(fields) and csl_addresses(fields)[1]:
        return "webpage"
    return _TYPES.get(kind, "document")


def csl_genre(kind: str, fields: Mapping[str, str]) -> str:
    """Return what kind of thesis or report an entry says it is."""
    written = fields.get("type", "")
    return _GENRES.get(written.lower(), written) if written else _GENRES.get(kind, "")


def csl_language(fields: Mapping[str, str]) -> str:
    """Return the language an entry says it is in, as a BCP 47 tag where it is a known one."""
    written = fields.get("langid") or fields.get("language") or ""
    return _LANGUAGES.get(written.lower(), written)


def csl_title(fields: Mapping[str, str]) -> str:
    """Return title and subtitle."""
    title, subtitle = fields.get("title", ""), fields.get("subtitle", "")
    if title and subtitle:
        return f"{title} {subtitle}" if title[-1] in ".:?!" else f"{title}: {subtitle}"
    return title or subtitle


def csl_date(fields: Mapping[str, str]) -> Date:
    """Return when a work came out: biblatex's `date`, else `year` and `month`.

    Of a range the first year counts; what stands for the year of an undated work is kept.
    """
    written = fields.get("date", "")
    iso = _ISO_DATE.match(written)
    if iso:
        year, month, day = iso[1], _number(iso[2], 12), _number(iso[3], 31)
        reprint = _reprint(year, fields)
        return Date(year=reprint, month=month, day=day)
    written = fields.get("year", "") or written
    if not written:
        return Date()
    month, day = _month(fields.get("month", ""), fields.get("day", ""))
    if _PLAIN_YEAR.fullmatch(written):
        return Date(year=_reprint(written, fields), month=month, day=day)
    reprinted = _REPRINT.fullmatch(written)
    if reprinted:
        return Date(year=f"{reprinted[1]}/{reprinted[2]}")
    read = date(written)
    if read is not None:
        return read._replace(month=read.month or month, day=read.day or day)
    found = _YEAR.search(written)
    if found is None:
        return Date(literal=written)
    return Date(year=found[1], month=month, day=day)


def csl_addresses(fields: Mapping[str, str]) -> tuple[str, str]:
    """Return the DOI, without what stands before its `10.`, and the URL."""
    url = fields.get("url", "")
    if not url:
        for name in ("howpublished", "note"):
            if "http" in fields.get(name, "") or "www." in fields.get(name, ""):
                found = _URL.search(fields[name])
                url = found[0].rstrip(".,;)>") if found else ""
                break
    doi = _DOI.search(fields.get("doi", ""))
    if doi:
        return doi[0], url
    by_url = _DOI_URL.match(url)
    if by_url:
        return by_url[1], url
    return fields.get("doi", ""), url


def csl_publisher(fields: Mapping[str, str]) -> str:
    """Return who published a work: publisher, institution, school or organisation."""
    for name in ("publisher", "institution", "school", "organization"):
        written = fields.get(name, "")
        if written:
            return written
    published = fields.get("howpublished", "")
    return "" if "http" in published or "www." in published else published


def csl_container(fields: Mapping[str, str]) -> str:
    """Return the journal or book a work is part of."""
    for name in ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle", "shortjournal"):
        written = fields.get(name, "")
        if written:
            return written
    return ""


def _reprint(year: str, fields: Mapping[str, str]) -> str:
    first = _YEAR.search(fields.get("origdate") or fields.get("origyear") or "")
    return f"{first[1]}/{year}" if first and first[1] != year else year


def _month(month: str, day: str) -> tuple[int | None, int | None]:
    number = next((months()[w] for w in _WORD.findall(month.lower()) if w in months()), None)
    if number is None:
        return _number(month, 12), _number(day, 31)
    found = _DAY.search(day or month)
    return number, _number(found[1], 31) if found else None


def _number(written: str | None, highest: int) -> int | None:
    if not written or not written.strip().isdecimal():
        return None
    number = int(written) if len(written) < 4 else 0
    return number if 1 <= number <= highest else None
