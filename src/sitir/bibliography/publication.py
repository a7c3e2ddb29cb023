"""Reads where a work came out: its container, volume and pages, or its publisher."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.authors import authors
from sitir.bibliography.containers import (
    EDGES,
    PLACE,
    YEAR,
    container_end,
    has_word,
    publisher_in,
)
from sitir.bibliography.publication_words import publication_words
from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.bibliography.titles import Title
    from sitir.model import Name, Span


class Publication(NamedTuple):
    """What a reference says after its title. Texts may be empty."""

    title: str
    """The title without the brackets at its end that tell of edition or kind."""
    container_title: str = ""
    editor: tuple[Name, ...] = ()
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    genre: str = ""
    """The kind of a thesis, or the series and number of a report."""
    is_thesis: bool = False
    is_chapter: bool = False
    """Whether the work stands within another: `In …`, `Dalam …`."""


_PAGE_RANGE = r"[A-Za-z]?\d+(?:\s?[-–—]{1,2}\s?[A-Za-z]?\d+)?"
_PAGES = Pattern(rf"\b(?:pp?|hlm|hal|pages?|halaman|S)\b\.?\s?({_PAGE_RANGE})")
_VOLUMES = ("volume", "vol", "v", "jilid", "jg", "bd", "tome")
_VOLUME = Pattern(rf"\b(?:{'|'.join(_VOLUMES)})\b\.?\s?(\d+|[IVXLC]+\b)", re.IGNORECASE)
_ISSUES = ("no", "nomor", "issue", "number", "num", "nr", "n", "heft", "edisi")
_ISSUE = Pattern(rf"\b(?:{'|'.join(_ISSUES)})\b\.?\s?[°º]?\s?(\d[\d/–-]*)", re.IGNORECASE)
_WORD = Pattern(r"\w+")
# `28(5), 838–863`, `14: 87-90`, `45, 573–77`, `106, 4894`.
_NUMBERING = Pattern(
    rf"(?<![\w.-])(?P<volume>\d{{1,4}}|[XVILC]{{2,7}})"
    rf"(?:\s?\((?P<issue>[^()]{{1,24}})\)|[,.]\s?(?P<issue2>\d{{1,4}})(?=\s?\())?"
    rf"(?:\s?[,:;]\s?(?:(?:(?:pp?|hlm|hal)\.?\s?)?(?P<page>{_PAGE_RANGE})(?![\w(])"
    r"|Art(?:icle|ikel|\.)\s(?:[Nn]o\.\s?)?(?P<article>\w+)))?"
)
# How far into what stands after `In` the mark of its editors may be, in code points.
_EDITORS_REACH = 240
# How far before the word for a thesis its kind may begin, in code points.
_LONGEST_GENRE = 30
_LAST_NUMBER = Pattern(r"[\s,]+(\d{1,4})$")
_BRACKETS_AT_END = Pattern(r"\s*[(\[]([^()\[\]]{2,140})[)\]]\s*$")
_BRACKETS_AT_START = Pattern(r"\s*[(\[]([^()\[\]]{2,140})[)\]][\s.,]*")
# What a body numbers its documents with: `A/RES/70/1`, `AFR 37/2318/2020`, `FOI-R--3881--SE`.
_SYMBOL = Pattern(r"(?=[^a-z]{4,30}$)(?=\D*\d)[A-Z][\w ]*[/-][\w/. -]*(?:\(\d+\))?")
_PLAIN_NUMBERS = Pattern(r"\b(?:pp?\.|hlm|hal\.|[Vv]ol)")
_ARTICLE_NUMBER = Pattern(r",\s(?:[Aa]rt(?:icle|\.)?\s(?:no\.?\s)?)?[eE]?\d{5,}")


def publication(text: str, where: Title, *, emphasis: Sequence[Span] = ()) -> Publication:
    """Return what stands after the title in a reference whose date has been taken out."""
    found = _without_brackets(where.text)
    at = where.end
    lead = _BRACKETS_AT_START.match(text, at)
    if lead and not PLACE.search(lead[1]):
        told = _told(found, lead[1])
        if told == found and _SYMBOL.fullmatch(lead[1]):
            # The symbol is what tells the reports of one body on one subject apart.
            told = found._replace(title=f"{found.title} ({lead[1]})")
        found, at = told, lead.end()
    if not found.genre:
        thesis = publication_words().thesis.search(text, at)
        if thesis:
            found = found._replace(genre=_genre(text, at, thesis), is_thesis=True)
            if not found.publisher:
                found = found._replace(publisher=publisher_in(text[thesis.end() :]))
    within = publication_words().within.match(text, at)
    if within:
        return _chapter(found, text, within.end(), emphasis)
    return _article_or_book(found, text, at, is_part=where.is_quoted, emphasis=emphasis)


def _without_brackets(title: str) -> Publication:
    found = Publication(title)
    while (match := _brackets_at_end(found.title)) and match.start() > 0:
        told = _told(found, match[1])
        if told == found and not _PLAIN_NUMBERS.match(match[1]):
            break
        found = told._replace(title=found.title[: match.start()].rstrip(" .,"))
    return found


def _brackets_at_end(title: str) -> re.Match[str] | None:
    return _BRACKETS_AT_END.search(title) if title.rstrip().endswith((")", "]")) else None


def _told(found: Publication, content: str) -> Publication:
    """Add what a bracket tells: an edition, a kind of thesis and its school, a series."""
    if publication_words().thesis.search(content):
        genre, _, school = content.partition(",")
        return found._replace(genre=genre.strip(), is_thesis=True, publisher=school.strip())
    edition = publication_words().edition.search(content)
    if edition:
        return found._replace(edition=edition[0].strip())
    if publication_words().report.search(content):
        return found._replace(genre=content.strip())
    return found


def _genre(text: str, at: int, thesis: re.Match[str]) -> str:
    """Return the kind of thesis with the word before it: `Doctoral dissertation`."""
    start = max(text.rfind(mark, at, thesis.start()) + 1 for mark in ".,(")
    start = start if start and thesis.start() - start < _LONGEST_GENRE else thesis.start()
    return text[start : thesis.end()].strip(EDGES)


def _chapter(found: Publication, text: str, start: int, emphasis: Sequence[Span]) -> Publication:
    reach = min(len(text), start + _EDITORS_REACH)
    names_editors = publication_words().may_name_editors(text[start:reach])
    mark = publication_words().editors.search(text, start, reach) if names_editors else None
    editor: tuple[Name, ...] = ()
    if mark and text[start : mark.start()].count(". ") < 24 and not _runs_into(text, start, mark):
        people = authors(text[start : mark.start()], end=mark.start() - start)
        editor = people.names if people else ()
        start = mark.end()
    end = container_end(text, start, emphasis)
    tail = text[end:]
    pages = _PAGES.search(tail) or re.search(rf"[(,:]\s?({_PAGE_RANGE})[).]", tail)
    if pages and YEAR.fullmatch(pages[1]):
        pages = None
    volume = _VOLUME.search(tail)
    edition = publication_words().edition.search(tail)
    return found._replace(
        container_title=text[start:end].strip(EDGES),
        editor=editor,
        page=pages[1] if pages else "",
        volume=volume[1] if volume else "",
        edition=found.edition or (edition[0].strip() if edition else ""),
        publisher=found.publisher or publisher_in(tail),
        is_chapter=True,
    )


def _runs_into(text: str, start: int, mark: re.Match[str]) -> bool:
    """Tell whether a title, not names, stands before the mark of editors."""
    before = text[start : mark.start()]
    return ":" in before or _PLAIN_NUMBERS.search(before) is not None


def _article_or_book(
    found: Publication, text: str, at: int, *, is_part: bool, emphasis: Sequence[Span]
) -> Publication:
    rest = text[at:]
    # Most numbers stand without a word, and these two patterns take long to compile.
    words = frozenset(_WORD.findall(rest.lower()))
    volume = None if words.isdisjoint(_VOLUMES) else _VOLUME.search(rest)
    start = volume.end() if volume else 0
    issue = None if words.isdisjoint(_ISSUES) else _ISSUE.search(rest, start)
    numbering = next((m for m in _NUMBERING.finditer(rest) if _is_numbering(m, rest)), None)
    place = PLACE.search(rest)
    marks = [match for match in (volume, numbering, issue) if match]
    first = min((match.start() for match in marks), default=0)
    if marks and (numbering or not place or place.start() >= first - 3):
        return _article(found, rest, first, volume, issue, numbering)
    pages = _PAGES.search(rest)
    page = pages[1] if pages else ""
    told = None if found.edition else publication_words().edition.search(rest)
    edition = told[0].strip() if told else found.edition
    begin = at + len(rest) - len(rest.lstrip(' .,;:”"’»)'))
    name = text[begin : container_end(text, begin, emphasis)].strip(EDGES)
    is_set_off = any(begin - 1 <= span.start <= begin + 2 for span in emphasis)
    is_numbered = _ARTICLE_NUMBER.match(text, begin + len(name)) is not None
    is_container = (
        is_part or is_set_off or is_numbered or has_word(name, "journals", "newspapers")
    ) and (place is None or is_part)
    if is_container and not found.genre and not has_word(name, "publishers"):
        return found._replace(
            container_title=name, page=page, publisher=publisher_in(text[begin + len(name) :])
        )
    publisher = found.publisher or publisher_in(rest)
    return found._replace(publisher=publisher, page=page, edition=edition)


def _article(
    found: Publication,
    rest: str,
    first: int,
    volume: re.Match[str] | None,
    issue: re.Match[str] | None,
    numbering: re.Match[str] | None,
) -> Publication:
    container = rest[:first].strip(EDGES)
    number = numbering.groupdict() if numbering else {}
    volume_text = volume[1] if volume else number.get("volume") or ""
    last = _LAST_NUMBER.search(container)
    if last and issue and not volume:
        container, volume_text = container[: last.start()], last[1]
    pages = _PAGES.search(rest)
    return found._replace(
        container_title=container.strip(EDGES),
        volume=volume_text,
        issue=issue[1] if issue else number.get("issue") or number.get("issue2") or "",
        page=pages[1] if pages else number.get("page") or number.get("article") or "",
    )


def _is_numbering(match: re.Match[str], rest: str) -> bool:
    """Tell whether numbers are volume, issue and pages, not a year or part of a name."""
    if YEAR.fullmatch(match["volume"]) or match.start() < 3:
        return False
    if match["issue"]:
        return match["issue"][:1].isdigit() or match["page"] is not None
    if match["issue2"] or match["page"] or match["article"]:
        return True
    is_last = match.end() >= len(rest.rstrip(" .,"))
    return is_last and rest[: match.start()].rstrip().endswith(",")
