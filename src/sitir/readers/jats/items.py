"""Gathers the items of the list of references, each with its id and its tagged reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import EmbeddedRecord, Location, Span
from sitir.readers.jats import kinds

if TYPE_CHECKING:
    from sitir.model import Source
    from sitir.readers.draft import Draft
    from sitir.readers.jats.opened import OpenElement

_FORM = "jats-xml"


class Items:
    """The items so far, and the one that is open."""

    def __init__(self, source: Source) -> None:
        self.labels: dict[int, str] = {}
        """Of the drafts that are items, their ids."""
        self.records: dict[int, EmbeddedRecord] = {}
        self._source = source
        self._id = ""
        self._record: Span | None = None

    def begin(self, name: str) -> None:
        """Begin an item with this id."""
        self._id, self._record = name, None

    def keep(self, element: OpenElement, at: int) -> None:
        """Keep the first reference of an item, and a tagged one rather than one that is text."""
        if self._record is None or element.name in kinds.TAGGED_CITATIONS:
            end = self._source.text.find(">", at) + 1
            self._record = Span(element.start, max(end, at))

    def end(self, draft: Draft | None, index: int) -> None:
        """End an item, which is the draft of this index where it has text."""
        if draft is None:
            return
        self.labels[index] = self._id
        if self._record is not None:
            self.records[index] = EmbeddedRecord(
                id=self._id,
                form=_FORM,
                data=self._source.text[self._record.start : self._record.end],
                location=Location(self._source, Span(draft.start, draft.end)),
            )
