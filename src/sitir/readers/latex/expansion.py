"""Replaces the calls of macros by what they stand for, and remembers where each stood."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.readers.expanded import Expanded, Stretch
from sitir.readers.latex.macros import argument, arguments, cites, pieces

if TYPE_CHECKING:
    from sitir.model import Source
    from sitir.readers.latex.macros import Macro, Macros
    from sitir.readers.latex.pairs import Text

_CALL = Pattern(r"\\([A-Za-z@]+)")
_MOST_GROWTH = 200_000
_DEEPEST = 20


def expanded(file: Source, text: Text, macros: Macros) -> Expanded | None:
    """Return a masked text of a file with its macros replaced, nothing where it calls none."""
    if not macros:
        return None
    expansion = _Expansion(text, macros)
    expansion.copy(Span(0, len(text.text)), 0)
    if not expansion.calls:
        return None
    return Expanded(file, "".join(expansion.parts), tuple(expansion.stretches))


class _Expansion:
    def __init__(self, text: Text, macros: Macros) -> None:
        self.parts: list[str] = []
        self.stretches: list[Stretch] = []
        self.calls = 0
        self._text = text
        self._macros = macros
        self._length = 0
        self._left = _MOST_GROWTH + len(text.text)

    def copy(self, span: Span, depth: int) -> None:
        """Copy a stretch of the file with its calls replaced."""
        text = self._text.text
        at = search_from = span.start
        while call := _CALL.search(text, search_from, span.end):
            search_from = call.end()
            macro = self._macros.get(call[1]) if call[1] in self._macros else None
            if macro is None or depth > _DEEPEST or self._left < len(macro.body):
                continue
            given, end = arguments(self._text, macro, call.end())
            self._add(text[at : call.start()], Span(at, call.start()), is_verbatim=True)
            self.calls += 1
            self._call(macro, given, Span(call.start(), end), depth)
            at = search_from = end
        self._add(text[at : span.end], Span(at, span.end), is_verbatim=True)

    def _call(self, macro: Macro, given: list[Span | None], call: Span, depth: int) -> None:
        body = list(pieces(macro))
        is_in_place = _is_in_place(body, given)
        keeps = is_in_place or cites(macro)
        at = call.start
        for index, (words, number) in enumerate(body):
            span = given[number] if number >= 0 else None
            if span is not None and keeps:
                if not is_in_place:
                    self._left -= span.end - span.start
                if self._left > 0:
                    self.copy(span, depth + 1)
                at = span.end
                continue
            if number >= 0:
                words = argument(macro, given, number, self._text.text)
            following = _next_argument(body, given, index)
            place = Span(at, following or call.end) if is_in_place else call
            if place.end <= place.start:
                place = Span(place.start - 1, place.start)
            self._left -= len(words)
            if self._left > 0:
                self._add(words, place, is_verbatim=False)

    def _add(self, words: str, origin: Span, *, is_verbatim: bool) -> None:
        if words:
            self.parts.append(words)
            self.stretches.append(Stretch(self._length, origin, is_verbatim))
            self._length += len(words)


def _next_argument(body: list[tuple[str, int]], given: list[Span | None], index: int) -> int | None:
    """Return where the next argument of a body begins in the call, if one follows."""
    for _, number in body[index + 1 :]:
        span = given[number] if number >= 0 else None
        if span is not None:
            return span.start
    return None


def _is_in_place(body: list[tuple[str, int]], given: list[Span | None]) -> bool:
    """Tell whether the arguments stand in the body once each and in the order of the call.

    Then each piece of the body has a stretch of the call of its own; there is one between any two
    arguments in braces, and one after the last.
    """
    spans = [given[number] for _, number in body if number >= 0]
    present = [span for span in spans if span is not None]
    if any(span.start == span.end for span in present):
        return False
    return all(before.end < after.start for before, after in pairwise(present))
