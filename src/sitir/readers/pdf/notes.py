"""Tells the footnotes below the text of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.pdf.measures import Measures
    from sitir.readers.pdf.words import Line

_SMALLER = 0.93
"""The largest size of a note's type, to that of the text."""
_LEADING = 1.22
"""How much higher than usual the space above a note is, where its type is that of the text."""
_SIGN = Pattern(r"[*†‡§¹²³⁰⁴-⁹]+|\d{1,3}[.)]?$")


def with_notes(
    lines: Sequence[Line], measures: Measures
) -> tuple[Sequence[Line], list[list[Line]]]:
    """Return the lines of a column without its footnotes, and the lines of each note.

    Notes stand below all of the text, and begin with a sign. They are set in smaller type, or each
    stands apart and the text above calls the first.
    """
    start = _smaller(lines, measures.body) or _apart(lines, measures)
    if not start:
        return lines, []
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if begins_note(line):
            notes.append([])
        notes[-1].append(line)
    return lines[:start], notes


def _smaller(lines: Sequence[Line], body: float) -> int:
    """Return where notes in smaller type begin, or 0."""
    end = len(lines)
    while end and lines[end - 1].size <= _SMALLER * body:
        end -= 1
    start = next((at for at in range(end, len(lines)) if begins_note(lines[at])), 0)
    # A list of references in small type fills its column, and is called from nowhere.
    if not end or lines[end - 1].size > _SMALLER * body * 1.3:
        return 0
    return start


def _apart(lines: Sequence[Line], measures: Measures) -> int:
    """Return where notes begin that only their signs and the space around them show, or 0."""
    start = 0
    for at in range(len(lines) - 1, 0, -1):
        line = lines[at]
        if lines[at - 1].base - line.base <= _LEADING * measures.leading(line.size):
            continue
        if not begins_note(line):
            break
        start = at
    if not start:
        return 0
    sign = lines[start].words[0].text
    is_called = any(
        word.text[first:end] == sign
        for line in lines[:start]
        for word in line.words
        for first, end in word.raised
    )
    return start if is_called else 0


def begins_note(line: Line) -> bool:
    """Tell whether a line begins with the sign of a note."""
    first = line.words[0]
    if first.raised and first.raised[0][0] == 0:
        return True
    return len(line.words) > 1 and first.size < line.size and _SIGN.match(first.text) is not None
