"""Reads one reference, as typed in a list, into the fields of a CSL item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sitir.bibliography import names
from sitir.bibliography.authors import Authors, Form, authors
from sitir.bibliography.identifiers import identifiers
from sitir.bibliography.issued import Dating, bare_datings, bracketed_datings, undated
from sitir.bibliography.publication import publication
from sitir.bibliography.titles import Title, title
from sitir.model import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Name, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """What one reference says, in the terms of CSL. Texts may be empty."""

    author: tuple[Name, ...] = ()
    form: Form = Form.BODY
    et_al: bool = False
    elided: bool = False
    editors: bool = False
    issued: Date = Date()
    title: str = ""
    container_title: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    edition: str = ""
    genre: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    type: str = "document"


class _Head(NamedTuple):
    """The authors, the date where it follows them, and where the title may begin."""

    authors: Authors | None
    dating: Dating | None
    end: int


_LABEL = re.compile(
    r"\s*(?:[•·▪●*–-]\s+)?(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|\d{1,3}(?=\s+[^\W\d_a-z][\w’'-]+,\s[^\W\d_a-z]\.))?\s*"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# A work in several volumes: `8 vols. (Paris: Alphonse Leduc, 1988–1992)`.
_PERIOD = re.compile(r"[,(]\s?((?:1[4-9]|20)\d\d)[–-](?:(?:1[4-9]|20)\d\d|\d\d)\)")
_FIRST_PART = re.compile(r"[^.:;]{3,120}?(?=[.:;]\s)")
# The year of the original, after the year of the edition: `1988 [1964]`.
_ORIGINAL = re.compile(r"\s?[\[(](?:1[4-9]|20)\d\d[\])]")
_LONGEST = 4000


def label_end(text: str) -> int:
    """Return where the bullet or number before a reference ends."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def reference(text: str, *, emphasis: Sequence[Span] = ()) -> Reference:
    """Return what a reference says; `emphasis` are the spans of `text` set in italics."""
    found = identifiers(text[:_LONGEST])
    start = label_end(found.text)
    body = found.text
    head = _head(body, start)
    style = head.authors.form if head.authors else Form.BODY
    mark = body[head.end : head.end + 2].lstrip()[:1]
    where = title(body, head.end, comma_style=mark == ",", emphasis=emphasis)
    if head.authors is None:
        head, where = _title_first(body, head, where)
    dating = head.dating or _later_date(body, where, head.end)
    author = head.authors.names if head.authors else ()
    cut = body
    if dating and dating is not head.dating and dating.start >= where.end:
        cut = f"{body[: dating.start].rstrip(' ,(')}{body[dating.end :]}"
    place = publication(cut, where, emphasis=emphasis)
    return Reference(
        author=author,
        form=style,
        et_al=bool(head.authors and head.authors.et_al),
        elided=bool(head.authors and head.authors.elided),
        editors=bool(head.authors and head.authors.editors),
        issued=dating.date if dating else Date(),
        title=place.title,
        container_title=place.container_title,
        publisher=place.publisher,
        volume=place.volume,
        issue=place.issue,
        page=place.page,
        edition=place.edition,
        genre=place.genre,
        doi=found.doi,
        isbn=found.isbn,
        url=found.url,
    )


def _head(text: str, start: int) -> _Head:
    head = text[start:]
    for dating in _first_datings(head):
        found = _before_date(head, dating)
        if found is not None:
            original = _ORIGINAL.match(head, dating.end)
            end = original.end() if original else dating.end
            return _Head(_shifted(found, start), dating, start + end)
    scanned = authors(head)
    if scanned is not None:
        following = re.compile(r"[\s.,:;]{0,3}").match(head, scanned.end)
        at = following.end() if following else scanned.end
        for dating in _first_datings(head):
            if dating.start == at:
                return _Head(_shifted(scanned, start), dating, start + dating.end)
        return _Head(_shifted(scanned, start), None, start + scanned.end)
    return _without_people(text, start)


def _shifted(found: Authors, start: int) -> Authors:
    return found._replace(end=found.end + start)


def _title_first(text: str, head: _Head, where: Title) -> tuple[_Head, Title]:
    """Look for the authors after the title, where a reference has none before it."""
    following = text[where.end :].lstrip(" .,;:")
    found = authors(following)
    if (
        found is None
        or len(found.names) < 2
        or found.form not in (Form.VANCOUVER, Form.GIVEN_FIRST)
    ):
        return head, where
    at = len(text) - len(following)
    found = _shifted(found, at)
    return _Head(found, None, found.end), where._replace(end=found.end)


def _first_datings(text: str) -> list[Dating]:
    """Return the first date in brackets and the first bare year, the earlier one first."""
    found = [next(bracketed_datings(text), None), next(bare_datings(text), None)]
    return sorted((dating for dating in found if dating), key=lambda dating: dating.start)


def _before_date(text: str, dating: Dating) -> Authors | None:
    """Return the authors before a date, if what stands there is a list of authors."""
    head = text[: dating.start]
    bare = head.strip(" .,:;")
    if not bare:
        return Authors((), 0, Form.BODY)
    if not dating.in_brackets and len(_LETTERS.findall(text[dating.end : dating.end + 80])) < 2:
        return None
    if not dating.in_brackets and text[dating.end : dating.end + 1] == ")":
        return None
    found = authors(text, end=dating.start)
    if found is not None:
        return found
    people = authors(text)
    if people is not None and people.form in (Form.INITIALS, Form.FULL, Form.VANCOUVER):
        return None
    if re.search(r"[\"“”«»]|\d", bare) and not names.is_known_body(bare):
        return None
    if re.search(r"[^\W\d_]{4,}\.\s", bare) or len(bare) > 160:
        return None
    if names.is_body(bare) or (dating.in_brackets and len(bare.split()) <= 12):
        return Authors((names.body(bare),), dating.start, Form.BODY)
    return None


def _without_people(text: str, start: int) -> _Head:
    """Read a reference that opens with a body, or with its title."""
    match = _FIRST_PART.match(text, start)
    if match and names.is_body(match[0]) and not re.search(r"\d", match[0]):
        return _Head(Authors((names.body(match[0]),), match.end(), Form.BODY), None, match.end())
    return _Head(None, None, start)


def _later_date(text: str, where: Title, start: int) -> Dating | None:
    """Return the date of a reference that does not give it after its authors.

    The first year after the title is it, unless a later one stands in a better place: after a stop
    or a comma, or at the end of the bracket that names the publisher.
    """
    for begin in (where.end, start):
        candidates = [*bracketed_datings(text, begin), *bare_datings(text, begin)]
        if candidates:
            return min(candidates, key=lambda dating: (_rank(text, dating), dating.start))
        none = undated(text, begin) if begin == where.end else None
        if none is not None:
            return none
        period = _PERIOD.search(text, begin)
        if period is not None:
            return Dating(Date(year=period[1]), period.start(1), period.end(), in_brackets=False)
    return None


def _rank(text: str, dating: Dating) -> int:
    before = text[max(0, dating.start - 2) : dating.start].rstrip()[-1:]
    after = text[dating.end : dating.end + 1]
    if dating.in_brackets:
        return 1 if before.isalpha() and after == "," and dating.date.month is None else 0
    if (dating.date.year or "") < "1800":
        return 3
    return 0 if dating.date.month or before in '.,:;)]”"’©c' else 2
