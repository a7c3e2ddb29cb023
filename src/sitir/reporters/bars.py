"""Draws bars of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = "█▓░"
"""What the parts of a bar are made of, the most solid first."""
ASCII = str.maketrans({"█": "#", "▓": "+", "░": ".", "–": "-", "“": '"', "”": '"', "…": "~"})
"""What stands for these and the other signs of ours where only ASCII can be shown."""


def cells(parts: Sequence[int], width: int) -> list[int]:
    """Return how many of `width` cells each part fills: none where it is 0, else at least one.

    The parts are shares of their sum. Cells left over by rounding go to the largest remainders.
    """
    total = sum(parts)
    if not total:
        return [0] * len(parts)
    filled = [max(width * part // total, int(part > 0)) for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda index: -(width * parts[index] % total))
    for index in by_remainder[: max(width - sum(filled), 0)]:
        filled[index] += 1
    while sum(filled) > max(width, sum(part > 0 for part in parts)):
        filled[filled.index(max(filled))] -= 1
    return filled


def bar(count: int, most: int, width: int) -> str:
    """Return a bar as long as `count` is beside `most`, which fills the width."""
    return BLOCKS[0] * max(width * count // most, 1) if count else ""


def stacked(parts: Sequence[int], width: int) -> list[str]:
    """Return the pieces of a bar of full width, one a part."""
    return [block * count for block, count in zip(BLOCKS, cells(parts, width), strict=True)]
