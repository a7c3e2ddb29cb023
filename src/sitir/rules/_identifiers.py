"""Finds identifiers and addresses that cannot be right, by their form and check digits alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern, WordPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

Flaw = tuple[str, str]
"""What is wrong, and the text it is wrong with."""

# What may hold any of it, looked for before the long patterns are compiled.
_HINT = Pattern(r"10\.|doi|DOI|IS[BS]N|isbn|issn|www|h[tps]{2,6}\s?[:;/\\]", re.ASCII)
_DOI_MARK = Pattern(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi\s?[:=][ \t]*(?=[\dlIdh]))", re.IGNORECASE
)
_DOUBLED = Pattern(
    r"https?://(?:dx\.|www\.)?doi\.org/<?(?:https?:/{0,2}|doi\.org/)[^\s<>\")\]]*"
    r"|\bdoi\s?:\s?doi\s?:\s?\S*",
    re.IGNORECASE,
)
_SPACED = Pattern(r"10\.[ \t]+\d{4,9}/\S+|10\.\d{4,9}(?:[ \t]+/[ \t]?|/[ \t]+)\w[^\s<>\"]*")
# Old articles of some publishers have a part in angles: `(199603)15:6<619::AID-SIM188>3.0.CO;2-A`.
_IN_DOI = r"(?:[^\s<>\"]|<\d[^\s<>\"]{1,40}>(?=\d))"
_DOI = Pattern(rf"10\.\d{{4,9}}/{_IN_DOI}+")
_TOKEN = Pattern(rf"{_IN_DOI}*")
_JUNK = Pattern(r"(?:/(?:full|abstract|e?pdf|fulltext|meta)|\.pdf|\?\S*)", re.IGNORECASE)
# `10.1080/13533312.2021.1951610`, `10.1016/j.jclepro.2019.118787`: publishers who put the year of
# an article into its DOI; their prefixes at https://www.crossref.org/members/prep.
_YEAR_IN_DOI = Pattern(
    r"10\.1080/\d{7}[\dXx]\.((?:19|20)\d\d)\.\d+|10\.1016/j\.[a-z]+\.((?:19|20)\d\d)\.\d\d\.\d+"
    r"|10\.3389/[a-z]+\.(20\d\d)\.\d+",
)
# A volume is late by some years at most, and dated ahead by one.
_LATEST = 4
_EARLIEST = 1
_ISBN = WordPattern(
    r"ISBN(?:[- ]?1[03](?=[\s:]))?[\s:]*(?P<plain>\d+(?:[-–‐‑]?[\dXx])*)(?P<more>(?: [\dXx–-]+)*)",
    ("isbn",),
)
_ISSN = WordPattern(
    r"ISSN(?:-?L)?[\s:]*(?:\([^()]{1,12}\)\s?)?(\d{4}[-–‐‑]?\d{3}[\dXx])(?!\w)", ("issn",)
)
_SCHEME = Pattern(
    r"\b(?!https?://)(?:h[tps]{2,6}\s?(?:[:;.]\s?)?(?:/{2,3}|\\{2}|/(?=www))"
    r"|h[tps]{2,6}:/(?=\w[\w-]*\.)|https?:(?=www\.))[^\s<>\"]*",
    re.IGNORECASE,
)
_ADDRESS_SPACED = Pattern(
    r"(?:https?://[ \t]+(?=[\w-]+\.)|(?:https?://)?www\.[ \t]+(?=[a-z0-9-]+\.)"
    r"|https?://[\w.-]+\.[ \t]+(?=(?:org|com|net|go\.id|ac\.id|co\.id|or\.id|id)\b))[^\s<>\"]*",
)
_COMMA = Pattern(r"\bwww[,;]\s?\w[^\s<>\"]*|://ww?\.(?!\s)[^\s<>\"]*")
_ADDRESS = Pattern(r"https?://([^\s/<>\"?#]*)[^\s<>\"]*", re.IGNORECASE)
_GLUED = Pattern(r"https?://[^\s<>\"()\[\]]*?[\w.]https?://", re.IGNORECASE)
# What all that these patterns match has one of; most texts have none, and compile none.
_PARTS_OF_DOUBLED = ("doi.org/http", "doi.org/<", "doi.org/doi", "doi:doi")
_PARTS_OF_SPACED = (" /", "/ ", *(f"10. {digit}" for digit in "0123456789"))
# `h`, and two letters of `https` in any order.
_OPENINGS_OF_SCHEME = tuple(f"h{first}{second}" for first in "tps" for second in "tps")
_PARTS_OF_SCHEME = ("//", "\\\\", "/www", ":/", ":www")
_PARTS_OF_ADDRESS_SPACED = (
    "// ", "www. ", ". org", ". com", ". net", ". go.id", ". ac.id", ". co.id", ". or.id", ". id",
)  # fmt: skip
_PARTS_OF_COMMA = ("www,", "www;", "://w.", "://ww.")
_EDGE = ".,;:)]}>'’”|\\*_"
_HYPHENS = str.maketrans("", "", " -–‐‑")


def flaws(text: str, *, year: str | None = None) -> Iterator[Flaw]:
    """Yield each flaw of the identifiers in a text once; `year` is when the work came out."""
    if not _HINT.search(text):
        return
    seen = set()
    for flaw in (*_doi_flaws(text, year), *_number_flaws(text), *_address_flaws(text)):
        if flaw not in seen:
            seen.add(flaw)
            yield flaw


def doi_flaws(doi: str, *, year: str | None = None) -> Iterator[Flaw]:
    """Yield what is wrong with a DOI that stands alone."""
    if not doi.startswith("10.") or not _DOI.fullmatch(doi):
        if not _is_short(doi) or not doi.startswith("10/"):
            yield "doi-syntax", doi
        return
    bare = _trimmed(doi)
    slash = bare.find("/")
    for junk in _JUNK.finditer(bare, slash + 1):
        if junk.end() == len(bare):
            yield "doi-junk", bare
    if year and _contradicts(bare, year):
        yield "doi-year", bare


def _is_short(doi: str) -> bool:
    """Tell whether a DOI is a short one, with or without `10/`."""
    name = doi.removeprefix("10/")
    return name.isascii() and name.isalnum()


def isbn_flaws(isbn: str) -> Iterator[Flaw]:
    """Yield what is wrong with an ISBN (ISO 2108): its length or its check digit."""
    digits = isbn.translate(_HYPHENS).upper()
    if len(digits) not in (10, 13):
        yield "isbn-length", isbn
    elif not (_is_isbn10 if len(digits) == 10 else _is_isbn13)(digits):
        yield "isbn-checksum", isbn


def _doi_flaws(text: str, year: str | None) -> Iterator[Flaw]:
    doubled = []
    if _holds_one("".join(text.lower().split()), _PARTS_OF_DOUBLED):
        doubled = [match.span() for match in _DOUBLED.finditer(text)]
    for start, end in doubled:
        yield "doi-doubled", _trimmed(text[start:end])
    spaced = []
    if _holds_one(" ".join(text.split()), _PARTS_OF_SPACED):
        spaced = [match.span() for match in _SPACED.finditer(text)]
    for start, end in spaced:
        yield "doi-space", _trimmed(text[start:end])
    apart = [*doubled, *spaced]
    for mark in _DOI_MARK.finditer(text):
        if any(start <= mark.end() <= end for start, end in apart):
            continue
        if _DOI_MARK.match(text, mark.end()):
            continue
        token = _TOKEN.match(text, mark.end())
        written = _trimmed(token[0]) if token else ""
        is_link = "doi.org" in mark[0].lower()
        if not written:
            yield "doi-syntax", mark[0].strip()
        elif not (is_link and (_is_short(written) or "%2f" in written.lower())):
            yield from doi_flaws(written, year=year)


def _contradicts(doi: str, year: str) -> bool:
    found = _YEAR_IN_DOI.match(doi)
    digits = re.findall(r"\d{4}", year)
    if found is None or not digits:
        return False
    named = int(next(filter(None, found.groups())))
    return not any(-_EARLIEST <= int(each) - named <= _LATEST for each in digits)


def _number_flaws(text: str) -> Iterator[Flaw]:
    for match in _ISBN.finditer(text):
        plain = match["plain"]
        whole = plain + match["more"]
        lengths = {len(each.translate(_HYPHENS)): each for each in (whole, plain)}
        known = lengths.get(13) or lengths.get(10)
        # More figures, apart, may be anything.
        if known or not match["more"].strip():
            yield from isbn_flaws((known or plain).strip())
    for match in _ISSN.finditer(text):
        digits = match[1].translate(_HYPHENS).upper()
        if not _is_issn(digits):
            yield "issn-checksum", match[1]


def _is_isbn10(digits: str) -> bool:
    if "X" in digits[:-1]:
        return False
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0


def _is_isbn13(digits: str) -> bool:
    if not digits.isdecimal() or not digits.startswith(("978", "979")):
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0


def _is_issn(digits: str) -> bool:
    """Tell whether the check digit of an ISSN is right (ISO 3297)."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(value * (8 - at) for at, value in enumerate(values)) % 11 == 0


def _address_flaws(text: str) -> Iterator[Flaw]:
    right = text.lower().replace("https://", "\n").replace("http://", "\n")
    if _holds_one(right, _PARTS_OF_SCHEME) and _holds_one(right, _OPENINGS_OF_SCHEME):
        for match in _SCHEME.finditer(text):
            yield "url-scheme", _trimmed(match[0])
    if _holds_one(" ".join(text.split()), _PARTS_OF_ADDRESS_SPACED):
        for match in _ADDRESS_SPACED.finditer(text):
            yield "url-space", _trimmed(match[0])
    if _holds_one(text, _PARTS_OF_COMMA):
        for match in _COMMA.finditer(text):
            yield "url-host", _trimmed(match[0]).removeprefix("://")
    for match in _ADDRESS.finditer(text):
        written = _trimmed(match[0])
        host = _trimmed(match[1])
        if written.lower().rfind("http") > 0 and _GLUED.match(written):
            yield "url-glued", written
        elif not _is_host(host) and not _ADDRESS_SPACED.match(text, match.start()):
            yield "url-host", written


def _holds_one(text: str, parts: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, parts))


def _is_host(host: str) -> bool:
    name = host.rpartition("@")[2].partition(":")[0]
    return "." in name and ".." not in name and not {",", ";"} & set(name) and name[0] != "."


def _trimmed(text: str) -> str:
    """Return a text without the punctuation around it, and of a link only its words."""
    text = text.partition("](")[0]
    trimmed = text.rstrip(_EDGE)
    while trimmed != text and text[len(trimmed)] == ")" and trimmed.count("(") > trimmed.count(")"):
        trimmed += ")"
    return trimmed
