"""Reads the article's own list of references into entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.keys import keys
from sitir.bibliography.passages import passages
from sitir.bibliography.reference import Reference, reference
from sitir.model import Defect, Entry, Origin, Place

if TYPE_CHECKING:
    from sitir.bibliography.passages import Passage
    from sitir.model import Document, Name

_REPEATED_AUTHOR = re.compile(r"\s*(?:[—–―_‒¾-]\s?){2,}[.,]?\s*")


def reference_entries(document: Document) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of the article's own list, and the text in it that is none.

    What cannot be read as a reference is an entry with a defect.
    """
    read: list[tuple[Passage, Reference]] = []
    author: tuple[Name, ...] = ()
    for passage in passages(document):
        text = passage.text
        repeated = _REPEATED_AUTHOR.match(text)
        found = reference(text[repeated.end() :] if repeated else text)
        read.append((passage, found))
        author = found.author or author
    made = keys([found for _, found in read])
    entries = tuple(
        _entry(key, passage, found) for key, (passage, found) in zip(made, read, strict=True)
    )
    return entries, ()


def _entry(key: str, passage: Passage, found: Reference) -> Entry:
    return Entry(
        key=key,
        places=(Place(Origin.REFERENCE_LIST, passage.location),),
        type=found.type,
        title=found.title,
        author=found.author,
        et_al=found.et_al,
        issued=found.issued,
        container_title=found.container_title,
        publisher=found.publisher,
        volume=found.volume,
        issue=found.issue,
        page=found.page,
        edition=found.edition,
        genre=found.genre,
        doi=found.doi,
        isbn=found.isbn,
        url=found.url,
        number=passage.number,
    )
