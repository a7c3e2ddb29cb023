"""What holds for a stretch of text that stands for itself: the body, a note, a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.docx.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from sitir.readers.docx.lines import Line
    from sitir.readers.docx.notes import Note


class Surroundings:
    """The state of one such stretch while it is walked through."""

    def __init__(
        self, targets: Mapping[str, str], note: str = "", *, has_begun: bool = False
    ) -> None:
        # What its links point to, by their ids.
        self.targets = targets
        # Of a note, its label; and whether it has begun.
        self.note = note
        self.has_begun = has_begun
        self.fields = Fields()
        # How many tables are open.
        self.tables = 0
        # The number of the cell that is open, counted through the file; 0 for none.
        self.cell = 0
        self.line: Line | None = None
        # What comes after the paragraph or table that is open.
        self.boxes: list[Element] = []
        self.notes: list[Note] = []
        self.outer: Surroundings | None = None
