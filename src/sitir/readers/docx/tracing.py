"""Tells which run of a Word file each stretch of its text comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.model.records import NamedTuple
from sitir.readers.docx.names import W
from sitir.readers.docx.story import Story

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RUN = f"{W}r"


class Stretch(NamedTuple):
    """A stretch of the text and its run, by the number that it has among all of the main part."""

    start: int
    end: int
    run: int
    is_note: bool
    """Whether the text is that of a note, and the run the one that calls it."""


class TracedStory(Story):
    """The walk through one file that remembers where it has been."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take what the parts of the file say."""
        super().__init__(*given, **named)
        self.stretches: list[Stretch] = []
        self._numbers: dict[Element, int] = {}
        self._callers: dict[str, int] = {}

    @property
    def runs(self) -> int:
        """How many runs the main part has."""
        return len(self._numbers)

    def read(self, element: Element) -> None:
        """Read a paragraph, table or other child of the text."""
        for run in element.iter(_RUN):
            self._numbers[run] = len(self._numbers)
        super().read(element)

    def close(self) -> None:
        """End the paragraph that is open."""
        before = self.text.length
        super().close()
        if self.text.length == before:
            # Nothing came of it: what comes next stands at the same place.
            while self.stretches and self.stretches[-1].start >= before:
                self.stretches.pop()

    def _run(self, run: Element) -> None:
        here, line = self.here, self.line
        start, waiting = line.end, len(here.notes)
        super()._run(run)
        own = self._numbers.get(run)
        number = self._callers.get(here.note) if own is None else own
        if number is None:
            return
        for note in here.notes[waiting:]:
            self._callers[note.label] = number
        if line.end > start:
            self.stretches.append(Stretch(start, line.end, number, is_note=own is None))
