"""Shows the line of a place with the place marked, cut to the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple
from sitir.reporters.columns import columns, fitting, visible

if TYPE_CHECKING:
    from sitir.model import Location

_CUT = "…"
_BULLET = 6


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
    end = min(span.end, line.end)
    # No part of the line that could not be shown is looked at: lines may be huge.
    reach = 2 * width
    before = visible(source.text[max(line.start, span.start - reach) : span.start])
    marked = visible(source.text[span.start : min(end, span.start + reach)])
    after = visible(source.text[end : min(line.end, end + reach)])
    if span.start - reach <= line.start:
        before = before.lstrip()
    if end + reach >= line.end:
        after = after.rstrip()
    # The bullet of an entry stays, however long the entry.
    least = columns(before) if columns(before) <= _BULLET else len(_CUT) * bool(before)
    shown = _first(marked, width - least - len(_CUT) * bool(after))
    if shown != marked:
        after = ""
    room = width - columns(shown)
    left = min(columns(before), max(room // 2, room - columns(after), least))
    return Excerpt(_last(before, left), shown, _first(after, room - left))


def _first(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    return text[: fitting(text, room - 1)] + _CUT if room > 0 else ""


def _last(text: str, room: int) -> str:
    if columns(text) <= room:
        return text
    kept = fitting(reversed(text), room - 1) if room > 0 else 0
    return _CUT * (room > 0) + text[len(text) - kept :]
