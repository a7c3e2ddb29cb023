"""The walk through a text that nests as deep as it likes: it keeps its own stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind
from sitir.readers.docx.lines import Line, Text
from sitir.readers.docx.paragraphs import CONTENTS
from sitir.readers.docx.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element


class _Frame:
    """Elements that are being walked through, and what to do at their end."""

    def __init__(self, elements: Iterable[Element], leave: Callable[[], None] | None) -> None:
        self.elements = iter(elements)
        self.leave = leave


class Walk:
    """Calls what knows an element, and what ends it; what nothing knows is left out."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        """Take what the links of the text point to, by their ids."""
        self.text = Text()
        self.here = Surroundings(targets)
        self.handlers: dict[str, Callable[[Element], None]] = {}
        self._stack: list[_Frame] = []

    @property
    def at(self) -> int:
        """The offset of what is written next."""
        line = self.here.line
        return self.text.length if line is None else line.end

    @property
    def line(self) -> Line:
        """The paragraph that is open; what stands in none opens one."""
        if self.here.line is None:
            self.here.line = Line(self.text.length, BlockKind.PARAGRAPH)
        return self.here.line

    def read(self, element: Element) -> None:
        """Read a paragraph, table or other child of the text."""
        self.push((element,))
        self._walk()

    def end(self) -> None:
        """End the text, of which the last paragraph may still be open."""
        self.close()
        self._walk()

    def push(self, elements: Iterable[Element], leave: Callable[[], None] | None = None) -> None:
        """Go on with some elements, and then with what comes now; call `leave` in between."""
        self._stack.append(_Frame(elements, leave))

    def close(self) -> None:
        """End the paragraph that is open."""
        here = self.here
        line, here.line = here.line, None
        if line is None:
            return
        here.fields.end_paragraph()
        if line.role != CONTENTS:
            self.text.close(line, is_note=bool(here.note))
        if not here.tables:
            self.add_what_waits()

    def add_what_waits(self) -> None:
        """Go on with the boxes and notes of the paragraph or table that has ended."""
        here = self.here
        boxes, here.boxes = here.boxes, []
        notes, here.notes = here.notes, []
        for note in reversed(notes):
            self._push_apart(note.content, Surroundings(note.targets, note.label))
        for box in reversed(boxes):
            self._push_apart(box, Surroundings(here.targets, here.note, has_begun=True))

    def _walk(self) -> None:
        handlers, stack = self.handlers, self._stack
        while stack:
            frame = stack[-1]
            for each in frame.elements:
                handler = handlers.get(each.tag)
                if handler is not None:
                    handler(each)
                    if stack[-1] is not frame:
                        break
            else:
                stack.pop()
                if frame.leave is not None:
                    frame.leave()

    def _push_apart(self, elements: Iterable[Element], surroundings: Surroundings) -> None:
        """Walk through elements that stand for themselves, and then go on as before."""

        def entered() -> Iterator[Element]:
            surroundings.outer = self.here
            self.here = surroundings
            yield from elements

        def leave() -> None:
            self.close()
            if surroundings.outer is not None:
                self.here = surroundings.outer

        self.push(entered(), leave)
