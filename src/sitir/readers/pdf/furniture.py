"""Drops what pages repeat at their edges: running heads and feet, page numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.pdf.words import Line, Page

_NUMBER = Pattern(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = Pattern(
    r"[\W_]*(?:(?:page|hal(?:aman)?|hlm|p)\b\.?)?\s*(\d{1,5}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|dari|/)\s*\d{1,5})?[\W_]*$",
    re.IGNORECASE,
)
_ROWS = 3
"""How many rows at each edge may be running heads or feet."""
_DRIFT = 12.0
"""Points by which the place of a running head may differ from page to page."""


def without_furniture(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the lines of each page without running heads and feet and page numbers.

    A line is one where it stands again on another page, at the same height from the same edge and
    with the same words but for numbers.
    """
    places: dict[tuple[str, str], list[tuple[float, int]]] = {}
    edges = [list(_edge_lines(page)) for page in pages]
    for number, found in enumerate(edges):
        for edge, distance, line in found:
            places.setdefault((edge, _words(line)), []).append((distance, number))
    repeated = {key: near for key, found in places.items() if (near := _repeated(found))}
    kept = []
    for page, found in zip(pages, edges, strict=True):
        lone = _lone_number(page) if len(pages) == 1 else None
        furniture = {
            id(line)
            for edge, distance, line in found
            if distance in repeated.get((edge, _words(line)), ()) or line is lone
        }
        kept.append([line for line in page.lines if id(line) not in furniture])
    return kept


def _edge_lines(page: Page) -> Iterator[tuple[str, float, Line]]:
    """Yield the lines at the edges of a page, with the edge and the distance to it in points."""
    heights = sorted({line.base for line in page.lines})
    rows = _rows(heights)
    for edge, some in (("foot", rows[:_ROWS]), ("head", rows[::-1][:_ROWS])):
        bases = {base for row in some for base in row}
        for line in page.lines:
            if line.base in bases:
                yield edge, line.base if edge == "foot" else page.height - line.base, line


def _rows(heights: Sequence[float]) -> list[list[float]]:
    """Group heights that one row of words may have."""
    rows: list[list[float]] = []
    for height in heights:
        if rows and height - rows[-1][0] < 3:
            rows[-1].append(height)
        else:
            rows.append([height])
    return rows


def _words(line: Line) -> str:
    text = line.text
    return "#" if _PAGE_NUMBER.match(text) else _NUMBER.sub("#", text).casefold()


def _repeated(places: Sequence[tuple[float, int]]) -> set[float]:
    """Return the distances at which words stand on more than one page."""
    ordered = sorted(places)
    found: set[float] = set()
    for (distance, page), (other, other_page) in pairwise(ordered):
        if other - distance <= _DRIFT and page != other_page:
            found |= {distance, other}
    return found


def _lone_number(page: Page) -> Line | None:
    """Return the number of the only page: the lowest line, or the highest, and apart."""
    ordered = sorted(page.lines, key=lambda line: line.base)
    for line, near in ((ordered[:1], ordered[1:2]), (ordered[-1:], ordered[-2:-1])):
        is_apart = near and abs(line[0].base - near[0].base) > 2 * line[0].size
        if is_apart and _PAGE_NUMBER.match(line[0].text):
            return line[0]
    return None
