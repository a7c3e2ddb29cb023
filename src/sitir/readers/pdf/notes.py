"""Tells the footnotes below the text of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.pdf.words import Line

_SMALLER = 0.93
"""The largest size of a note's type, to that of the text."""
_SIGN = Pattern(r"[*†‡§¹²³⁰⁴-⁹]+|\d{1,3}[.)]?$")


def with_notes(lines: Sequence[Line], body: float) -> tuple[Sequence[Line], list[list[Line]]]:
    """Return the lines of a column without its footnotes, and the lines of each note.

    Notes stand below all of the text, are set in smaller type, and begin with a sign.
    """
    end = len(lines)
    while end and lines[end - 1].size <= _SMALLER * body:
        end -= 1
    start = next((at for at in range(end, len(lines)) if begins_note(lines[at])), len(lines))
    # A list of references in small type fills its column, and is called from nowhere.
    if not end or start > end or lines[end - 1].size > _SMALLER * body * 1.3:
        return lines, []
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if begins_note(line):
            notes.append([])
        notes[-1].append(line)
    return lines[:start], notes


def begins_note(line: Line) -> bool:
    """Tell whether a line begins with the sign of a note."""
    first = line.words[0]
    if first.raised and first.raised[0][0] == 0:
        return True
    return len(line.words) > 1 and first.size < line.size and _SIGN.match(first.text) is not None
