"""Tells what an entry lacks that works of its type have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import EntryField, folded
from sitir.rules._entries import ADDRESS, is_listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry

_WORD = Pattern(r"[^\W\d_]{2,}")
_LETTERS = Pattern(r"[^\W\d_]")
_CLOSING = Pattern(r"[.,]?[”\"»]")
_BESIDE_NUMBERS = Pattern(r"\b(?:vol(?:ume)?|no(?:mor)?|number|issue|jilid)\b\.?", re.IGNORECASE)
# What stands behind the book of a chapter: `(hlm. 31–40).`
_PAGES_ONLY = Pattern(r"[\s.,]*\(?(?:pp?|hlm|hal)\.?\s?\w+\s?[-–]+\s?\w+\)?[\s.]*")
_NUMBER = Pattern(r"\d+")
# Pages that stand where the volume should.
_RANGE = Pattern(r"\d{3,}\s?[-–]+\s?\d{3,}")
# A preprint, whatever its type says.
_EPRINT = Pattern(r"\beprint\s*=\s*[\"{]?[\w.-]+[/.]\d", re.IGNORECASE)
_KIND = Pattern(r"@(\w+)")
# How pages and JATS set titles.
_TAG = Pattern(r"</?[A-Za-z][^<>]{0,200}>")
_MARKS = Pattern(r"[<>|]")
_SEPARATOR = Pattern(r"[.,;=]\s")
# Before publishers had names of their own, places and printers stood for them.
_OLDEST = 1900
_UNKNOWN_LAWS = frozenset({"legislation", "legal_case", "bill", "treaty"})


def missing_fields(record: Entry) -> tuple[EntryField, ...]:
    """Return what a record lacks, in the order in which entries give it; empty where unsure."""
    if record.law or record.type in _UNKNOWN_LAWS or _is_forthcoming(record):
        return ()
    if not is_listed(record):
        return tuple(_missing_in_file(record))
    # A title of one word is as often the name of a program, or of what was not read as one.
    if record.defects or " " not in folded(record.title) or _is_scripture(record):
        return ()
    return tuple(_missing_in_list(record))


def _missing_in_file(record: Entry) -> Iterator[EntryField]:
    if record.type == "document" and _is_of_unknown_type(record):
        return
    # Proceedings are named by the field that their papers inherit.
    is_named = record.title or (record.type == "book" and record.container_title)
    if not is_named and not _is_personal(record):
        yield EntryField.TITLE
    is_found = bool(record.doi or record.url or _EPRINT.search(record.place.text))
    is_page = record.type == "webpage"
    # Pages of the web are undated as a rule, and styles write so themselves.
    if not (record.issued.year or record.issued.literal or (is_page and is_found)):
        yield EntryField.YEAR
    if record.type == "article-journal":
        if not record.container_title:
            if not is_found and not record.publisher:
                yield EntryField.CONTAINER
        else:
            yield from _missing_numbers(record)
    elif record.type in ("chapter", "paper-conference"):
        if not record.container_title and not record.publisher and not is_found:
            yield EntryField.CONTAINER
        elif record.type == "chapter" and not record.publisher and not is_found:
            yield EntryField.PUBLISHER
    elif record.type == "thesis":
        if not record.publisher:
            yield EntryField.SCHOOL
    elif is_page:
        if not (is_found or record.publisher):
            yield EntryField.URL
    elif record.type == "book" and not record.publisher and not is_found and _has_publisher(record):
        yield EntryField.PUBLISHER


def _missing_in_list(record: Entry) -> Iterator[EntryField]:
    """Yield what is surely not in the text of an entry."""
    tail = _tail(record, record.title)
    if tail is None:
        return
    if record.type == "article-journal":
        if _is_plain_journal(record):
            yield from _missing_numbers(record)
    elif record.type == "thesis":
        if not record.publisher and not _WORD.search(_without_kind(tail)):
            yield EntryField.SCHOOL
    elif record.type == "chapter":
        after = _tail(record, record.container_title)
        is_bare = after is not None and _PAGES_ONLY.fullmatch(after) is not None
        # `In AAAI, pp. 768–773`: no book, but where the paper was read.
        if (
            is_bare
            and not record.container_title.isupper()
            and not (record.publisher or record.doi or record.url)
        ):
            yield EntryField.PUBLISHER
    elif _ends_with_title(record, tail) and _has_publisher(record):
        yield EntryField.CONTAINER if _CLOSING.match(tail) else EntryField.PUBLISHER


def _is_plain_journal(record: Entry) -> bool:
    """Tell whether nothing but volume and issue follows the name of a journal."""
    name = record.container_title
    after = _tail(record, name)
    if not name or after is None or _NUMBER.search(name) or "," in name:
        return False
    words = frozenset(folded(name).split())
    if words & _no_journals() or (":" in name and not words & _journals()):
        return False
    numbers = _NUMBER.findall(" ".join((record.issued.year or "", record.volume, record.issue)))
    rest = _BESIDE_NUMBERS.sub(" ", after)
    return not _LETTERS.search(rest) and set(_NUMBER.findall(rest)) <= set(numbers)


def _ends_with_title(record: Entry, tail: str) -> bool:
    """Tell whether an entry surely says nothing after its title but year and edition."""
    if record.type not in ("book", "document", "report"):
        return False
    if record.publisher or record.container_title or record.genre or record.doi or record.url:
        return False
    rest = tail.replace(record.edition, " ") if record.edition else tail
    return not _WORD.search(rest) and not _may_hold_more(record.title)


def _missing_numbers(record: Entry) -> Iterator[EntryField]:
    """Yield volume and pages; an article that came out online alone may do without either."""
    if record.doi or record.issued.month or record.page or _RANGE.search(record.volume):
        return
    name = folded(record.container_title).split()
    if "arxiv" in name or not (record.url == "" or _journals() & set(name)):
        return
    if not record.volume and not record.issue:
        yield EntryField.VOLUME
    if not record.url:
        yield EntryField.PAGES


def _has_publisher(record: Entry) -> bool:
    """Tell whether a work should name its publisher: not where that is its author, or unknown."""
    if not record.author and not record.editor:
        return False
    year = (record.issued.year or "")[:4]
    is_old = year.isdigit() and int(year) < _OLDEST
    return not is_old and not (record.author and record.author[0].is_body)


def _tail(record: Entry, text: str) -> str | None:
    """Return what stands in an entry after a text, without addresses; `None` if it is not there."""
    bare = _TAG.sub("", ADDRESS.sub(" ", record.place.text)).replace("&amp;", "&")
    whole = " ".join(bare.replace("*", "").split())
    words = text.split()
    end = words[-1].strip("*_.,") if words else ""
    plain = " ".join(word.replace("*", "") for word in words)
    at = whole.find(plain)
    if not plain or not end or at < 0:
        return None
    return whole[at + len(plain) :]


def _without_kind(tail: str) -> str:
    """Return what follows the title of a thesis without the words for its kind."""
    known = _thesis_words()
    return " ".join(word for word in folded(tail).split() if word not in known)


def _may_hold_more(title: str) -> bool:
    """Tell whether a title may end in a place, a series or pages that were not told from it."""
    head, *others = _SEPARATOR.split(title)
    last = others[-1] if others else head
    if not _publishers().isdisjoint(folded(last).split()) or _MARKS.search(title):
        return True
    return bool(others) and (last[:1].isupper() or _NUMBER.search(title[len(head) :]) is not None)


def _is_of_unknown_type(record: Entry) -> bool:
    """Tell whether a style of its own defines what kind of work this is: `@judgement`."""
    kind = _KIND.match(record.place.text)
    return kind is not None and kind[1].lower() != "misc"


def _is_personal(record: Entry) -> bool:
    """Tell whether an entry stands for a letter or a talk, which has no title."""
    said = folded(record.place.text)
    return any(word in said for word in lexicon("citation")["personal_words"])


def _is_forthcoming(record: Entry) -> bool:
    said = f" {folded(record.place.text if is_listed(record) else record.issued.literal)} "
    return any(map(said.__contains__, _forthcoming()))


def _is_scripture(record: Entry) -> bool:
    return folded(record.title).startswith(("al quran", "alquran", "alkitab", "holy bible"))


@cache
def _forthcoming() -> tuple[str, ...]:
    return tuple(f" {folded(words)} " for words in lexicon("references")["forthcoming"])


@cache
def _publishers() -> frozenset[str]:
    return frozenset(lexicon("references")["publishers"])


@cache
def _journals() -> frozenset[str]:
    return frozenset(lexicon("references")["journals"]) - {"j."}


@cache
def _no_journals() -> frozenset[str]:
    return _publishers() | set(lexicon("references")["no_journals"])


@cache
def _thesis_words() -> frozenset[str]:
    words = lexicon("references")
    spoken = (*words["theses"], *words["unpublished"])
    return frozenset(word for phrase in spoken for word in folded(phrase).split())
