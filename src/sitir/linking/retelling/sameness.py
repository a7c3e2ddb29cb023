"""Tells how far two sentences have their words in common, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def sameness(first: Sequence[str], second: Sequence[str], *, least: float) -> float:
    """Return from 0 to 1 which part of all words belongs to the longest common subsequence.

    Less than `least` is 0. It is what `rapidfuzz` calls the normalized similarity of insertions and
    deletions: of so few sentences it is found sooner than the library is loaded.
    """
    whole = len(first) + len(second)
    if not whole:
        return 1.0
    # Most have not even the words in common, in any order.
    shared = sum(map(set(second).__contains__, first))
    if 2 * shared < least * whole:
        return 0.0
    part = 1 - (whole - 2 * _common(first, second)) / whole
    return part if part >= least else 0.0


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence.

    One row of the usual table is one number, with a bit for each word of the first text where the
    length does not grow (Crochemore and others in 2001, in this form Hyyrö in 2004).
    """
    places: dict[str, int] = {}
    for index, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << index
    every = (1 << len(first)) - 1
    row = every
    for word in second:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & every
    return len(first) - row.bit_count()
