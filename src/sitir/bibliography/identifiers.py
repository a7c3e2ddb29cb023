"""Takes addresses, identifiers and dates of access out of a reference: years hide in them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Identifiers:
    """What identifies a work, and the reference without it."""

    def __init__(self, text: str, doi: str = "", isbn: str = "", url: str = "") -> None:
        # Of equal length up to the first identifier; each is one space.
        self.text = text
        self.doi = doi
        self.isbn = isbn
        self.url = url


# Old articles of some publishers have a part in angles: `(199603)15:6<619::AID-SIM188>3.0.CO;2-A`.
_IN_DOI = r"(?:[^\s\"<>]|<\d[^\s\"<>]{1,40}>(?=\d))"
_DOI = Pattern(rf"10\.\d{{4,9}}/{_IN_DOI}+", re.IGNORECASE)
_ADDRESS = Pattern(r"(?:https?:/|www\.)[^\s<>]+")


# What every identifier holds one of, to look for before the long pattern is tried.
_HINT = Pattern(
    r"://|www\.|10\.\d{4}|ISBN|ISSN|issn|PMI?C?I?D|ar[Xx]iv|\b[Dd][Oo][Ii]\b|Web\."
    r"|\b(?:[Aa]cc[eè]s|[Dd]i(?:akses|unduh|ambil|lihat)|[Rr]etriev|[Vv]iewed|[Cc]ited|[Cc]onsult"
    r"|[Aa]bgerufen)"
)
# How far before its first hint an identifier may begin, in code points: `Tersedia secara daring`.
_REACH = 80
# The same where nothing is told but the identifier: `(daring). <https`.
_PLAIN_REACH = 40
_ACCESS_WORDS = r"[\s:,]*(?:[^\W\d_]+[\s:,]+){0,6}"
_LINK = r"<?(?:https?:/{1,2}|www\.)[^\s<>\"“”]+>?"
_DOI_LINK = (
    r"(?:https?://)?(?:dx\.)?(?:doi(?:\.org/|\s*:\s*|\s+)(?:https?://(?:dx\.)?doi\.org/)?)?"
    rf"10\.\d{{4,9}}/{_IN_DOI}+"
)


_NUMBERS = (
    r"ISBN(?:-1[03])?[\s:]*(?P<isbn>[\d-][\d -]{8,16}[\dXx])"
    r"|\b[ep]?-?ISSN[\s:]*\d{4}-?\d{3}[\dXx]"
    rf"|(?P<doi>{_DOI_LINK})"
)
_ONLINE = r"(?:[(\[](?:online|daring)[)\]][.,:]?\s+)?"
_LABELS = (
    r"\bdoi\s*:?\s*(?=$|[.,])|\bPMC?I?D[:\s]*(?:PMC)?\d+"
    r"|\barXiv:\s?\d{4}\.\d{4,5}(?:v\d)?"
)


# Before the day on which an address was read, behind it: `(pada tanggal 5 Mei 2020)`.
_LEADS_TO_DAY = frozenset(
    bracket + word
    for word in ("tanggal", "tgl", "tgl.", "pada", "on")
    for bracket in ("", "(", "[")
)


class _Patterns:
    """Patterns of identifiers, with the addresses and what is told of when these were read."""

    def __init__(self) -> None:
        retrieved = alternatives(lexicon("references")["retrieved"])
        months = alternatives([name for names in lexicon("months").values() for name in names])
        day = (
            rf"(?:\d{{1,2}}[-/. ]+)?(?:(?:{months})\.?|\d{{1,2}})[-/. ]+"
            r"(?:\d{1,2},? )?(?:1[4-9]|20)\d\d"
        )
        after_day = r"(?:[^\W\d_]|[\s,:.]|\d\d[.:]\d\d){0,30}?"
        read_on = r"\s[(\[]?(?:pada\s)?(?:tanggal|tgl\.?|pada|on)\s"
        self._telling = Pattern(
            rf"{_NUMBERS}|[(\[]?\b{retrieved}{_ACCESS_WORDS}{day}(?:{after_day}{_LINK})?[)\]]?"
            rf"|{_ONLINE}(?:{retrieved}{_ACCESS_WORDS})?{_LINK}(?:{read_on}{day}[)\]]?)?|{_LABELS}",
            re.IGNORECASE,
        )
        # The same where no time of reading is told, as of most.
        self._plain = Pattern(f"{_NUMBERS}|{_ONLINE}{_LINK}|{_LABELS}", re.IGNORECASE)
        # Of a folded text in which those two find different things, one of these finds something,
        # the first right behind a word of `retrieved`. They take little time to compile.
        self._goes_on = Pattern(
            rf"(?!\w){_ACCESS_WORDS}(?:[^\W\d_]+[-/. ]+)?(?:\d|<|https?:|www\.)"
        )
        self._tells_after = Pattern(rf"[/.]\S+{read_on}")
        self._retrieved = tuple(map(str.casefold, lexicon("references")["retrieved"]))

    def found(self, text: str, hint: int) -> Iterator[re.Match[str]]:
        """Yield the identifiers of a text whose first hint stands at `hint`."""
        begin = max(0, hint - _REACH)
        if self._tells(text[begin:].casefold()):
            return self._telling.finditer(text, begin)
        return self._plain.finditer(text, max(0, hint - _PLAIN_REACH))

    def _tells(self, folded: str) -> bool:
        """Tell whether a folded text may tell when an address was read."""
        line = " ".join(folded.split())
        for phrase in self._retrieved:
            at = line.find(phrase)
            while at >= 0:
                at += len(phrase)
                if self._goes_on.match(line, at):
                    return True
                at = line.find(phrase, at)
        if _LEADS_TO_DAY.isdisjoint(folded.split()):
            return False
        return self._tells_after.search(folded) is not None


_patterns = cache(_Patterns)


def identifiers(text: str, targets: Sequence[str] = ()) -> Identifiers:
    """Return the identifiers of a reference and its text without them.

    `targets` are the addresses that its links point to: they are whole where the words of a link
    are not.
    """
    doi = url = ""
    for target in targets:
        if target.startswith(("http", "www.", "doi:")):
            found = _doi(target)
            doi, url = doi or found, url or ("" if found else target)
    hint = _HINT.search(text)
    if hint is None:
        return Identifiers(text, doi, "", url)
    isbn = ""
    kept: list[str] = []
    at = 0
    for match in _patterns().found(text, hint.start()):
        kept.append(text[at : match.start()])
        at = match.end()
        isbn = isbn or _isbn(match["isbn"] or "")
        doi = doi or _doi(match["doi"] or "")
        address = None if match["doi"] else _ADDRESS.search(match[0])
        if address:
            found = _doi(address[0]) if "doi.org" in address[0] else ""
            doi, url = doi or found, url or ("" if found else _trimmed(address[0]))
    kept.append(text[at:])
    return Identifiers(" ".join(kept), doi, isbn, url)


def _doi(text: str) -> str:
    match = _DOI.search(text)
    return _trimmed(match[0]) if match else ""


def _isbn(text: str) -> str:
    return "".join(text.replace("-", "").split()).upper()


def _trimmed(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    trimmed = address.rstrip(".,;:>")
    while trimmed.endswith((")", "]")):
        opening = "(" if trimmed[-1] == ")" else "["
        if trimmed.count(opening) >= trimmed.count(trimmed[-1]):
            break
        trimmed = trimmed[:-1].rstrip(".,;:>")
    return trimmed
