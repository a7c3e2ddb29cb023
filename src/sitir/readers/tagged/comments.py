"""Reads the comments of a page, in which suppressions are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Span
from sitir.readers.draft import DraftComment

if TYPE_CHECKING:
    from sitir.model import Source

_OPENER, _CLOSER = "<!--", "-->"
_LONGEST_SPACE = 60


def comment(source: Source, span: Span) -> DraftComment | None:
    """Return the comment that stands at a span, unless it is a condition that Word has written."""
    text, start, end = source.text, span.start, span.end
    if text.startswith("[if", start + len(_OPENER)):
        return None
    region = source.region(span)
    first = source.line_span(region.start_line).start
    last = source.line_span(region.end_line).end
    before = text[max(first, start - _LONGEST_SPACE - 1) : start]
    after = text[end : min(last, end + _LONGEST_SPACE + 1)]
    is_short = len(before) + len(after) <= _LONGEST_SPACE
    return DraftComment(
        span=span,
        text=text[start + len(_OPENER) : max(start + len(_OPENER), end - len(_CLOSER))].strip(),
        lines=Span(first, last),
        is_alone=is_short and not (before + after).strip(),
    )
