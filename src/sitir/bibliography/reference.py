"""Reads one reference, as typed in a list, into the fields of a CSL item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.heads import Head, continued_head, head, title_first
from sitir.bibliography.identifiers import Identifiers, identifiers
from sitir.bibliography.issued import Dating, bare_datings, bracketed_datings, undated
from sitir.bibliography.kinds import kind_of
from sitir.bibliography.name_forms import Form
from sitir.bibliography.publication import Publication, publication
from sitir.bibliography.stops import sentence_end
from sitir.bibliography.titles import Title, title
from sitir.lexicons.laws import law_of
from sitir.lexicons.patterns import Pattern
from sitir.model import Date, Name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import LawId, Span


class Reference:
    """What one reference says, in the terms of CSL."""

    def __init__(
        self,
        *,
        author: tuple[Name, ...],
        editor: tuple[Name, ...],
        form: Form,
        et_al: bool,
        elided: bool,
        issued: Date,
        place: Publication,
        identifiers: Identifiers,
        type: str,  # noqa: A002 - the word of CSL
        law: LawId | None,
        rest: str,
    ) -> None:
        self.author = author
        self.editor = editor
        # How the first author is written.
        self.form = form
        self.et_al = et_al
        # Whether `…` stands for authors in the middle.
        self.elided = elided
        self.issued = issued
        self.place = place
        self.identifiers = identifiers
        self.type = type
        self.law = law
        # What stands after the title, without addresses.
        self.rest = rest

    @property
    def title(self) -> str:
        """The title, without quotation marks; may be empty."""
        return self.place.title


_LABEL = Pattern(
    r"\s*(?:[•·▪●*–-]\s+)?"
    r"(?:\[\d{1,4}\]|\((?!(?:1[4-9]|20)\d\d)\d{1,4}\)|\d{1,4}[.)](?=\s)"
    r"|\d{1,3}(?=\s+[^\W\d_a-z][\w’'-]+,\s[^\W\d_a-z]\.))?\s*"
)
# After the dash that stands for an author, those who wrote this work with him.
_MORE_AUTHORS = Pattern(r"[\s,]*(?:&|and|dan|dengan|with)\s+(?=[^\W\d_a-z])")
# A work in several volumes: `8 vols. (Paris: Alphonse Leduc, 1988–1992)`.
_PERIOD = Pattern(r"[,(]\s?((?:1[4-9]|20)\d\d)[–-](?:(?:1[4-9]|20)\d\d|\d\d)\)")
# What is longer is no reference, and is read no further.
_LONGEST = 4000
# Cited as works of the body that passed them, where the list names it as the author.
# Whose law it is, as lawyers list them: `Indonesia, Undang-Undang Nomor 11 Tahun 2008 …`.
_LAWGIVER = Pattern(
    r"((?:(?:Pemerintah|Negara)\s)?(?:(?:Kesatuan\s)?(?:Republik|R\.?I\.?)\s)?Indonesia)\s?[,.:]\s+(?=[^\W\d_])"
)
_LONGEST_GIVER = len("Pemerintah Kesatuan Republik Indonesia")
# `Keputusan Menteri Kesehatan Nomor HK.01.07`: what looks like initials is a number.
_LAW_NUMBER = Pattern(r"\b(?:[Nn]omor|NOMOR|[Nn]o\.)\s")
_RESOLUTION = "resolution"
_OLDEST = "1800"
_SURE_PEOPLE = (Form.INITIALS, Form.FULL, Form.VANCOUVER)


def reference(
    text: str,
    *,
    emphasis: Sequence[Span] = (),
    targets: Sequence[str] = (),
    author: tuple[Name, ...] = (),
) -> Reference:
    """Return what a reference says.

    `emphasis` are the spans of `text` set in italics, `targets` the addresses its links point to,
    `author` those whom a dash at its head stands for.
    """
    found = identifiers(text[:_LONGEST], targets)
    top, start = _top(found.text, emphasis, is_continued=bool(author))
    may_have_giver = found.text.find("Indonesia", start, start + _LONGEST_GIVER) >= 0
    giver = _LAWGIVER.match(found.text, start) if may_have_giver else None
    begin = giver.end() if giver else start
    is_by_people = giver is None and _has_people(top, found.text)
    law = None if is_by_people else law_of(found.text[begin:])
    if law:
        top = _law_head(found.text, begin)
        author = (Name(literal=giver[1]),) if giver else author
    top, where = _titled(found.text, top, emphasis)
    dating = top.dating or (None if law else _later_date(found.text, where, top.end))
    if top.authors:
        author = (*author[: 1 if top.authors.names else None], *top.authors.names)
    law = law or law_of(where.text)
    if law and law.kind == _RESOLUTION and author:
        law = None
    body = found.text
    if dating and dating is not top.dating and dating.start >= where.end:
        body = f"{body[: dating.start].rstrip(' ,(')}{body[dating.end :]}"
    place = publication(body, where, emphasis=emphasis)
    issued = dating.date if dating else Date(year=law.year or None) if law else Date()
    return Reference(
        author=author,
        editor=author if top.authors and top.authors.editors else place.editor,
        form=top.authors.form if top.authors else Form.BODY,
        et_al=bool(top.authors and top.authors.et_al),
        elided=bool(top.authors and top.authors.elided),
        issued=issued,
        place=place,
        identifiers=found,
        type=_type(place, body[where.end :], found, author=author, law=law, issued=issued),
        law=law,
        rest=body[where.end :],
    )


def _has_people(top: Head, text: str) -> bool:
    """Tell whether people are named first: no law begins with a name, a comma and initials."""
    if top.authors is None or top.authors.form not in _SURE_PEOPLE:
        return False
    return "," in text[: top.end] or not _LAW_NUMBER.search(text[: top.end])


def _top(text: str, emphasis: Sequence[Span], *, is_continued: bool) -> tuple[Head, int]:
    """Return the head of a reference, and where it begins; continued, it follows a dash."""
    if not is_continued and text[:1].isalpha():
        return head(text, 0, emphasis=emphasis), 0
    # What follows the dash is no number in the list: `———. 2015. Title`.
    label = (_MORE_AUTHORS if is_continued else _LABEL).match(text)
    if label is None:
        return continued_head(text, 0), 0
    return head(text, label.end(), emphasis=emphasis), label.end()


def _type(
    place: Publication,
    rest: str,
    found: Identifiers,
    *,
    author: tuple[Name, ...],
    law: LawId | None,
    issued: Date,
) -> str:
    if law:
        return "legislation"
    by_body = bool(author) and author[0].is_body
    return kind_of(place, rest, url=found.url, by_body=by_body, full_date=issued.day is not None)


def _law_head(text: str, start: int) -> Head:
    """Return the head of a law that stands without an author: its title is all of its sentence."""
    end = sentence_end(text, start)
    return Head(None, None, start, Title(text[start:end].strip(" .,;"), start, end))


def _titled(text: str, top: Head, emphasis: Sequence[Span]) -> tuple[Head, Title]:
    """Return the head of a reference and its title, which may stand before the authors."""
    if top.title is not None:
        return top, top.title
    is_comma = text[top.end : top.end + 2].lstrip()[:1] == ","
    where = title(text, top.end, comma_style=is_comma, emphasis=emphasis)
    return (top, where) if top.authors else title_first(text, top, where)


def _later_date(text: str, where: Title, start: int) -> Dating | None:
    """Return the date of a reference that does not give it after its authors.

    The first year after the title is it, unless a later one stands in a better place: after a stop
    or a comma, or at the end of the bracket that names the publisher.
    """
    for begin in (where.end, start):
        candidates = [*bracketed_datings(text, begin), *bare_datings(text, begin)]
        if begin < where.end:
            # A year in a title dates its subject; only what ends the title may date the work.
            candidates = [dating for dating in candidates if dating.end >= where.end - 1]
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
    """Return how badly a date is placed for that of the work; 0 is best."""
    before = text[max(0, dating.start - 2) : dating.start].rstrip()[-1:]
    after = text[dating.end : dating.end + 1]
    if dating.in_brackets:
        # An issue number: `371(1702), 2016`.
        if text[dating.start - 1 : dating.start].isdigit():
            return 3
        is_of_title = before.isalpha() and after == "," and dating.date.month is None
        return 1 if is_of_title else 0
    if (dating.date.year or "") < _OLDEST:
        return 3
    return 0 if dating.date.month or before in '.,:;)]”"’©c' else 2
