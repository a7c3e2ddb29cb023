"""Tells how an entry of the bibliography was read, and who cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import LinkStatus
from sitir.reporters.text import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Date, Entry, EntryLink, Manuscript, Name


def entry_rows(entry: Entry, key: str, manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record, and the citations of the entry `key` that it belongs to."""
    yield "key", key
    yield "type", entry.type
    for name in entry.author:
        yield "author", _name(name)
    for name in entry.editor:
        yield "editor", _name(name)
    yield "date", _date(entry.issued)
    yield "title", entry.title
    yield "container", entry.container_title
    yield "publisher", entry.publisher
    yield "volume", entry.volume
    yield "issue", entry.issue
    yield "page", entry.page
    yield "edition", entry.edition
    yield "genre", entry.genre
    yield "doi", entry.doi
    yield "isbn", entry.isbn
    yield "url", entry.url
    yield "law", str(entry.law) if entry.law else ""
    yield "number", "" if entry.number is None else str(entry.number)
    yield "places", ", ".join(place(item.location) for item in entry.places)
    yield "cited-by", ", ".join(_citing(key, manuscript))
    yield "same-work", ", ".join(_same(key, manuscript))
    yield "defects", "; ".join(f"{defect.kind} {defect.detail}" for defect in entry.defects)


def _name(name: Name) -> str:
    if name.literal:
        return f"[{name.literal}]" + (f" ({name.acronym})" if name.acronym else "")
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (name.cited_form, given, name.suffix) if part)


def _date(date: Date) -> str:
    numbers = [date.year or date.literal]
    numbers.extend(f"{part:02}" for part in (date.month, date.day) if part is not None)
    return "-".join(numbers) + date.suffix


def _citing(key: str, manuscript: Manuscript) -> Iterator[str]:
    for link in manuscript.links:
        if _cites(link, key):
            yield place(link.mention.location)
    for law in manuscript.law_links:
        if law.entry.key == key:
            yield place(law.fact.location)


def _cites(link: EntryLink, key: str) -> bool:
    if link.entry is not None:
        return link.entry.key == key
    return link.status is LinkStatus.AMBIGUOUS and any(
        candidate.entry.key == key for candidate in link.candidates
    )


def _same(key: str, manuscript: Manuscript) -> Iterator[str]:
    for work in manuscript.works:
        if work.conflicts:
            continue
        if work.first.key == key:
            yield work.second.key
        elif work.second.key == key:
            yield work.first.key
