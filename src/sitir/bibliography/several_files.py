"""Puts the entries of several bibliography files together: a work that two of them have is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.merge import united
from sitir.model import Defect, Entry, Location, Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    Read = tuple[tuple[Entry, ...], tuple[Defect, ...]]


def together(files: Iterable[Read]) -> Read:
    """Return the entries of several files in order, and all that is wrong in them.

    Files are exported again and again, so that one work stands in two of them under one key: that
    is one entry, in which the earlier file's word counts first. Two works under one key stay two,
    and the later is a defect: who cites the key is answered by the earlier.
    """
    entries: list[Entry] = []
    defects: list[Defect] = []
    places: dict[str, int] = {}
    for read, wrong in files:
        defects.extend(wrong)
        begin = len(entries)
        for entry in read:
            at = places.get(entry.key) if entry.key else None
            if at is not None and _are_one_work(entries[at], entry):
                entries[at] = united(entries[at], entry)
                continue
            if at is not None:
                defects.append(Defect(place_of_key(entry), "duplicate-key", entry.key))
            entries.append(entry)
        for index in range(begin, len(entries)):
            places.setdefault(entries[index].key, index)
    return tuple(entries), tuple(defects)


def place_of_key(entry: Entry) -> Location:
    """Return where an entry of a file has its key, or all of it where that is not found."""
    source, span = entry.place
    at = source.text.find(entry.key, span.start, span.end)
    return Location(source, Span(at, at + len(entry.key))) if at >= 0 else entry.place


def _are_one_work(first: Entry, second: Entry) -> bool:
    if first.doi and first.doi.lower() == second.doi.lower():
        return True
    return folded(first.title) == folded(second.title) and first.issued.year == second.issued.year
