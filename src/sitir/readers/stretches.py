"""Turns lines into the masked stretch of the source that a draft holds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.readers.draft import DELETED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.lines import Line

_LINE_END = Pattern(r"\r\n|\n|\r")


def stretch(text: str, lines: Sequence[Line]) -> str:
    """Return the text from the first line to the last, with what stands between them deleted.

    Line ends stay; indentation, list and quotation marks at the start of lines go.
    """
    parts = [text[lines[0].start : lines[0].stop]]
    for before, line in pairwise(lines):
        parts.append(bridge(text, before.stop, line.start))
        parts.append(text[line.start : line.stop])
    return "".join(parts)


def bridge(text: str, start: int, stop: int) -> str:
    """Return what joins two lines: one line end, and the rest of the stretch deleted."""
    gap = text[start:stop]
    if gap in ("\n", "\r\n"):
        return gap
    match = _LINE_END.search(gap)
    if match is None:
        return DELETED * len(gap)
    return DELETED * match.start() + match.group() + DELETED * (len(gap) - match.end())
