"""Finds the lines at the edges of pages that stand in the middle of paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.lines import Line

_FORM_FEED = "\f"
_EDGE_NUMBER = Pattern(r"^\W*\d{1,4}\b\W*|\W*\b\d{1,4}\W*$")
_LONGEST_HEAD = 120
_LONGEST_NUMBER = 4
# A page number that is centred or set to the right; a number in wrapped prose is not so far out.
_FAR_OUT = 8
_NEAR = 3


def without_edge_number(text: str) -> str:
    """Return a running head without the page number at its edge."""
    return _EDGE_NUMBER.sub("", text)


def page_edges(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that are page numbers or running heads by their place.

    That is a number far out or at a form feed, and what stands beside several of either.
    """
    beside = {at for start in _page_starts(text, lines) for at in _around(lines, start)}
    edges = {
        at
        for at, line in enumerate(lines)
        if line.stop - line.start <= _LONGEST_NUMBER
        and (line.indent >= _FAR_OUT or at in beside)
        and text[line.start : line.stop].isdecimal()
    }
    for at in tuple(edges):
        beside.update(_around(lines, at + 1))
    heads: dict[str, list[int]] = {}
    for at in sorted(beside - edges):
        line = lines[at]
        if line.stop - line.start <= _LONGEST_HEAD:
            heads.setdefault(without_edge_number(text[line.start : line.stop]), []).append(at)
    for found in heads.values():
        if len(found) > 1:
            edges.update(found)
    return frozenset(edges)


def begins_page(text: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a form feed stands before a line."""
    return text.find(_FORM_FEED, lines[at - 1].stop if at else 0, lines[at].start) >= 0


def _page_starts(text: str, lines: Sequence[Line]) -> Iterator[int]:
    if _FORM_FEED in text:
        yield from (at for at in range(len(lines)) if begins_page(text, lines, at))


def _around(lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the last lines with text before a page begins and the first ones after."""
    before = range(start - 1, max(-1, start - 1 - _NEAR), -1)
    after = range(start, min(len(lines), start + _NEAR))
    for side in (before, after):
        seen = [at for at in side if lines[at].start < lines[at].stop]
        yield from seen[:2]
