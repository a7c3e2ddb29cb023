"""Shows the line of a place with the place marked, cut to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitir.reporters.columns import columns, fitting, visible

if TYPE_CHECKING:
    from sitir.model import Location

_CUT = "…"


class Excerpt(NamedTuple):
    """A piece of a line in three parts; the middle one is what is marked."""

    before: str
    marked: str
    after: str

    @property
    def indent(self) -> int:
        """The columns before the mark."""
        return columns(self.before)

    @property
    def extent(self) -> int:
        """The columns of the mark, at least one."""
        return max(columns(self.marked), 1)


def excerpt(location: Location, width: int) -> Excerpt:
    """Return the first line of a place, in at most `width` columns."""
    source, span = location.source, location.span
    line = source.line_span(location.region.start_line)
    end = min(max(span.end, span.start), line.end)
    # No character of the line that could not be shown is looked at: lines may be huge.
    marked = visible(source.text[span.start : min(end, span.start + 2 * width)])
    before = visible(source.text[max(line.start, span.start - 2 * width) : span.start])
    after = visible(source.text[end : min(line.end, end + 2 * width)])
    if columns(marked) > width or end - span.start > 2 * width:
        marked = marked[: fitting(marked, width - 2 * len(_CUT))] + _CUT
    room = width - columns(marked)
    before = before.lstrip() if span.start - 2 * width <= line.start else before
    after = after.rstrip() if end + 2 * width >= line.end else after
    left = min(columns(before), max(room // 2, room - columns(after)))
    return Excerpt(_last(before, left), marked, _first(after, room - left))


def _first(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    return text[: fitting(text, room - 1)] + _CUT if room > 0 else ""


def _last(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    kept = fitting(reversed(text), room - 1) if room > 0 else 0
    return _CUT * (room > 0) + text[len(text) - kept :]
