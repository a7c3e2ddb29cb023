"""Makes entries of the full references in notes, where an article has no other bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.bodies import is_body
from sitir.bibliography.merge import made_key
from sitir.bibliography.names import body, person
from sitir.model import CitationStyle, Date, Entry, Origin, Place, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Citation, Mention, Name


def entries_of(citations: Iterable[Citation]) -> tuple[Entry, ...]:
    """Return the works that notes cite in full, each at the place of its first full note."""
    found: dict[tuple[str, ...], Entry] = {}
    keys: dict[str, int] = {}
    for citation in citations:
        if citation.style is not CitationStyle.NOTE:
            continue
        for mention in citation.mentions:
            names = () if mention.is_title else tuple(map(folded, mention.names))
            work = (*names, folded(mention.title), mention.year or "")
            if mention.short_form is None and mention.title and work not in found:
                entry = _entry(mention)
                key = made_key(entry)
                count = keys[key] = keys.get(key, 0) + 1
                found[work] = entry._replace(key=key if count == 1 else f"{key}-{count}")
    return tuple(found.values())


def _entry(mention: Mention) -> Entry:
    year = mention.year or ""
    return Entry(
        key="",
        places=(Place(Origin.NOTE, mention.location),),
        type="document",
        title=mention.title,
        author=() if mention.is_title else tuple(map(_name, mention.names)),
        et_al=bool(mention.et_al),
        issued=Date(year=year) if year.isdigit() else Date(literal=year),
    )


def _name(text: str) -> Name:
    return body(text) if is_body(text) else person(text, given_first=True)
