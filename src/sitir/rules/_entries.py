"""What the rules on bibliographies share: which records readers see, and places in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import LinkStatus, Location, Origin, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript, SameWork

ADDRESS = Pattern(r"(?:https?:|www\.|\bdoi\b|10\.\d{4,9}/)[^\s<>\"]*", re.IGNORECASE)
"""An address or identifier, in which digits and words say nothing about the entry itself."""


def cited_keys(manuscript: Manuscript) -> frozenset[str]:
    """Return the keys of the entries that the text cites or may cite."""
    keys = {link.entry.key for link in manuscript.law_links}
    for link in manuscript.links:
        if link.entry is not None:
            keys.add(link.entry.key)
        elif link.status in (LinkStatus.AMBIGUOUS, LinkStatus.MANGLED_NAME):
            keys.update(candidate.entry.key for candidate in link.candidates)
    return frozenset(keys)


def listed_records(manuscript: Manuscript) -> Iterator[Entry]:
    """Yield what the article's own list says of each of its entries, in their order."""
    for entry in manuscript.bibliography.entries:
        for record in entry.records or (entry,):
            if record.places[0].origin is Origin.REFERENCE_LIST:
                yield record


def shown_records(manuscript: Manuscript) -> Iterator[Entry]:
    """Yield the records that readers see: the article's own list, else what it cites of a file."""
    if manuscript.bibliography.has_reference_list:
        yield from listed_records(manuscript)
        return
    cited = cited_keys(manuscript)
    for entry in manuscript.bibliography.entries:
        if entry.key in cited and entry.places[0].origin is Origin.FILE:
            yield entry


def is_listed(record: Entry) -> bool:
    """Tell whether a record stands in the article's own list, where authors type as they like."""
    return record.places[0].origin is Origin.REFERENCE_LIST


def is_across(work: SameWork) -> bool:
    """Tell whether only the list has one entry of a pair, and only a file or fields the other."""
    first, second = work.first, work.second
    listed, other = (first, second) if first.in_reference_list else (second, first)
    return is_only_listed(listed) and not other.in_reference_list


def is_only_listed(entry: Entry) -> bool:
    """Tell whether nothing but the article's own list has an entry."""
    return all(place.origin is Origin.REFERENCE_LIST for place in entry.places)


def place_in(entry: Entry, text: str) -> Location:
    """Return where a text stands in an entry; the whole entry where it cannot be found."""
    place = entry.place
    at = place.text.find(text) if text else -1
    if at < 0:
        return place
    start = place.span.start + at
    return Location(place.source, Span(start, start + len(text)))
