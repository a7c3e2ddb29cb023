"""Weaves stretches that cross each other into a text as elements that nest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.model.records import NamedTuple
from sitir.reporters.html.markup import Markup, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Stretch(NamedTuple):
    """A part of a text that is an element; where others cross it, several in a row."""

    span: Span
    first: Markup
    """The opening tag of the first."""
    further: Markup
    """The opening tag of the others."""
    closing: Markup


class Point(NamedTuple):
    """Markup that stands at an offset of a text, before what begins there."""

    offset: int
    markup: Markup
    leads: bool = True
    """Whether it is a link."""


class Replaced(NamedTuple):
    """A part of a text in whose place other markup stands; nothing else begins or ends in it."""

    span: Span
    markup: Markup


def woven(
    text: str,
    stretches: Sequence[Stretch],
    *,
    points: Iterable[Point],
    replaced: Iterable[Replaced],
) -> Markup:
    """Return a text with its stretches as elements; the longer one is outside."""
    return Markup("".join(_Weaving(text, stretches, points, replaced).pieces()))


def disjoint(spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield what each span has for itself, with its index, in order: what is inside goes first.

    Links cannot stand in links.
    """
    order = sorted(range(len(spans)), key=lambda index: (spans[index].start, -spans[index].end))
    open_ones: list[int] = []
    at = 0
    for index in order:
        start = spans[index].start
        while open_ones and spans[open_ones[-1]].end <= start:
            outer = open_ones.pop()
            if at < spans[outer].end:
                yield outer, Span(at, spans[outer].end)
                at = spans[outer].end
        if open_ones and at < start:
            yield open_ones[-1], Span(at, start)
        open_ones.append(index)
        at = max(at, start)
    while open_ones:
        outer = open_ones.pop()
        if at < spans[outer].end:
            yield outer, Span(at, spans[outer].end)
            at = spans[outer].end


class _Weaving:
    def __init__(
        self,
        text: str,
        stretches: Sequence[Stretch],
        points: Iterable[Point],
        replaced: Iterable[Replaced],
    ) -> None:
        self._text = text
        self._points: dict[int, list[Markup]] = {}
        for point in points:
            self._points.setdefault(point.offset, []).append(point.markup)
        self._replaced = {each.span.start: each for each in replaced if each.span}
        self._starting: dict[int, list[Stretch]] = {}
        for stretch in sorted(stretches, key=lambda each: -each.span.end):
            if stretch.span:
                self._starting.setdefault(stretch.span.start, []).append(stretch)
        ends = {stretch.span.end for stretch in stretches}
        ends.update(each.span.end for each in self._replaced.values())
        self._stops = sorted({0, len(text), *self._points, *self._replaced, *self._starting, *ends})
        self._open: list[Stretch] = []

    def pieces(self) -> Iterator[str]:
        """Yield text and tags in order."""
        done = 0
        for start, end in zip(self._stops, [*self._stops[1:], None], strict=True):
            yield from self._closed(start)
            yield from self._points.get(start, ())
            for stretch in self._starting.get(start, ()):
                self._open.append(stretch)
                yield stretch.first
            if start in self._replaced:
                yield self._replaced[start].markup
                done = max(done, self._replaced[start].span.end)
            elif end is not None and start >= done:
                yield escaped(self._text[start:end])

    def _closed(self, at: int) -> Iterator[str]:
        """Yield the end of all that ends here; what is inside of it and goes on begins anew."""
        ending = [index for index, each in enumerate(self._open) if each.span.end <= at]
        if not ending:
            return
        outermost = ending[0]
        crossing = self._open[outermost:]
        yield from (stretch.closing for stretch in reversed(crossing))
        going_on = [stretch for stretch in crossing if stretch.span.end > at]
        self._open[outermost:] = going_on
        yield from (stretch.further for stretch in going_on)
