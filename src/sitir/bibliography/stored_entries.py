"""Turns the entries of one file into JSON and back, column by column, which is fast.

What stands in many entries (names, dates, texts of few values) is written once. Places are spans of
the file, which is at hand when they are read back.
"""

from __future__ import annotations

import gc
import json
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any

from sitir.model import Date, Defect, Entry, LawId, Location, Name, Origin, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.model import Source

    Read = tuple[tuple[Entry, ...], tuple[Defect, ...]]

SCHEMA = "1 " + " ".join((*Entry._fields, *Name._fields, *Date._fields, *LawId._fields))
"""What tells files of another form apart: a number, and the names of all fields."""
# Columns that stand there as they are in an entry.
_TEXTS = (
    "key", "type", "title", "et_al", "container_title", "publisher", "volume", "issue", "page",
    "edition", "genre", "doi", "isbn", "url", "language",
)  # fmt: skip


def packed(entries: Sequence[Entry], defects: Sequence[Defect], source: Source) -> bytes | None:
    """Return entries and defects of a file as JSON; `None` where they do not go into it."""
    plain = Entry("", (), "")
    for entry in entries:
        is_plain = (entry.number, entry.defects, entry.records) == (
            plain.number, plain.defects, plain.records,
        )  # fmt: skip
        if not is_plain or len(entry.places) != 1 or entry.places[0].origin is not Origin.FILE:
            return None
    places = [entry.place for entry in entries] + [defect.location for defect in defects]
    if any(place.source is not source for place in places):
        return None
    names, dates = _Table(), _Table()
    columns: dict[str, Any] = {name: [getattr(entry, name) for entry in entries] for name in _TEXTS}
    columns["author"] = [[names.index(name) for name in entry.author] for entry in entries]
    columns["editor"] = [[names.index(name) for name in entry.editor] for entry in entries]
    columns["issued"] = [dates.index(entry.issued) for entry in entries]
    columns["law"] = [entry.law for entry in entries]
    columns["labels"] = [entry.labels for entry in entries]
    columns["start"] = [entry.place.span.start for entry in entries]
    columns["end"] = [entry.place.span.end for entry in entries]
    whole = {
        "entries": columns,
        "names": [*names.values],
        "dates": [*dates.values],
        "defects": [
            (each.kind, each.location.span.start, each.location.span.end, each.detail)
            for each in defects
        ],
    }
    return json.dumps(whole, separators=(",", ":")).encode()


def unpacked(data: bytes, source: Source) -> Read:
    """Return the entries and defects of a file; raises what wrong data may raise."""
    # Nothing made here is garbage, and looking for some among so many takes longer than making it.
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        return _unpacked(json.loads(data), source)
    finally:
        if is_collecting:
            gc.enable()


def _unpacked(whole: dict[str, Any], source: Source) -> Read:
    columns = whole["entries"]
    # Tuples are made of rows without a call of ours for each: there are hundreds of thousands.
    names = list(map(partial(tuple.__new__, Name), whole["names"]))
    dates = [Date(*row) for row in whole["dates"]]
    for field in ("author", "editor"):
        columns[field] = [tuple([names[at] for at in row]) for row in columns[field]]
    columns["issued"] = [dates[at] for at in columns["issued"]]
    columns["law"] = [LawId(*row) if row else None for row in columns["law"]]
    columns["labels"] = map(tuple, columns["labels"])
    file = Origin.FILE
    spans = map(Span, columns["start"], columns["end"])
    locations = map(partial(tuple.__new__, Location), zip(repeat(source), spans, strict=False))
    places = map(partial(tuple.__new__, Place), zip(repeat(file), locations, strict=False))
    columns["places"] = zip(places, strict=True)
    columns |= {"number": repeat(None), "defects": repeat(()), "records": repeat(())}
    rows: Iterable[tuple[Any, ...]] = zip(
        *(columns[field] for field in Entry._fields), strict=False
    )
    entries = tuple(map(partial(tuple.__new__, Entry), rows))
    if len(entries) != len(columns["start"]):
        raise ValueError("columns of several lengths")
    defects = tuple(
        Defect(Location(source, Span(start, end)), kind, detail)
        for kind, start, end, detail in whole["defects"]
    )
    return entries, defects


class _Table:
    """Values, each once, and where each stands."""

    def __init__(self) -> None:
        self.values: dict[tuple[Any, ...], int] = {}

    def index(self, value: tuple[Any, ...]) -> int:
        """Return where a value stands, which is put in where it is new."""
        return self.values.setdefault(value, len(self.values))
