"""Tells which figures are shares, and which shares stand elsewhere as two figures: `3 dari 4`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.linking.abstracts.told_figures import number_of_word, worth
from sitir.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.abstracts.told_figures import Figure

# What stands before the whole of a share: `3 dari` 4, `one in` four, `2/` 3.
_PART_OF = re.compile(r"(\w+)(?:/|\s+(?:dari|of|in|out\s+of)\s+(?:setiap\s+|tiap\s+|every\s+)?)$")
_LONGEST = 40
# A percentage without decimals may be rounded by so much.
_ROUNDED = 0.005 + 1e-9


def is_fraction(figure: Figure) -> bool:
    """Tell whether a figure is a share in words: `half`, `dua pertiga`."""
    is_number = figure.kind is FactKind.NUMBER and not figure.is_in_digits
    return is_number and 0 < float(figure.values[0]) < 1


def without_shares_in_two(
    here: Sequence[Figure], there: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of two sides without shares that two figures tell on the other side."""
    told = {id(figure) for figure in (*_told(here, there), *_told(there, here))}
    return (
        [figure for figure in here if id(figure) not in told],
        [figure for figure in there if id(figure) not in told],
    )


def _told(here: Sequence[Figure], there: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the shares on one side with the figures that tell them on the other."""
    for figure in here:
        if figure.kind is not FactKind.NUMBER:
            continue
        for whole in there:
            part = _part(whole)
            if part is None:
                continue
            amount, start = part
            total = float(whole.values[0])
            if 0 < amount < total and _is_worth(figure, amount / total):
                yield figure
                yield whole
                yield from (each for each in there if each.fact.location.span.start == start)
                break


def _is_worth(figure: Figure, share: float) -> bool:
    return any(value < 1 and abs(value - share) <= _ROUNDED for value in worth(figure))


def _part(whole: Figure) -> tuple[float, int] | None:
    """Return the number that stands before a figure as a part of it, and where it starts."""
    if whole.kind is not FactKind.NUMBER:
        return None
    text, end = whole.fact.location.source.text, whole.fact.location.span.start
    match = _PART_OF.search(text, max(0, end - _LONGEST), end)
    amount = number_of_word(match[1]) if match else None
    return (amount, match.start(1)) if match and amount else None
