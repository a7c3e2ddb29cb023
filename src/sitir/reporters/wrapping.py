"""Breaks text into lines of a width, measured in the columns of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.reporters.columns import columns, visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken at spaces, and inside words that are wider than a line."""
    line, used = "", 0
    for word in visible(text).split():
        for part in _pieces(word, max(width, 2)):
            taken = columns(part)
            if line and used + 1 + taken <= width:
                line, used = f"{line} {part}", used + 1 + taken
                continue
            if line:
                yield line
            line, used = part, taken
    if line:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    if columns(word) <= width:
        yield word
        return
    # One pass: a "word" may be a megabyte long.
    start = used = 0
    for index, character in enumerate(word):
        taken = columns(character)
        if used + taken > width:
            yield word[start:index]
            start, used = index, 0
        used += taken
    yield word[start:]
