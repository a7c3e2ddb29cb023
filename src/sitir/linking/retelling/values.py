"""Tells whether two values can be one: equal, rounded, or less exact dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import FactKind

if TYPE_CHECKING:
    from sitir.model import Fact

# So many zeros at the end of a plain figure are those of a rounded one: `13.000`, `500`.
_ROUND = 3
_SMALL = 10
# How many times one value must be the other to be another thing.
_FURTHER, _FAR = 4, 10


def agree(first: Fact, second: Fact) -> bool:
    """Tell whether two facts of one kind may give one value."""
    if first.value == second.value:
        return True
    if first.kind is FactKind.DATE:
        return first.value.startswith(second.value) or second.value.startswith(first.value)
    distance = abs(float(first.value) - float(second.value))
    return distance <= max(_step(first), _step(second)) / 2 + _SLACK


# Of the sums of decimal fractions.
_SLACK = 1e-9


def _step(fact: Fact) -> float:
    """Return the distance between neighbouring values, as exact as the figure is written.

    0.1 of `12,5`, 100 of `13,3 ribu`, 1000 of `13.000`; nothing of a figure that counts.
    """
    whole, _, fraction = fact.value.partition(".")
    if fraction:
        return 10.0 ** -len(fraction)
    zeros = len(whole) - len(whole.rstrip("0"))
    text = fact.location.text
    is_shortened = text[-1:].isalpha() and any(sign.isdigit() for sign in text)
    if zeros and (is_shortened or zeros >= _ROUND):
        return 10.0**zeros
    return 0.0 if fact.kind is FactKind.NUMBER else 1.0


def is_rounded(fact: Fact) -> bool:
    """Tell whether a figure may be rounded: `13.000`, `40`, `12`; not `13.289` or `174`."""
    digits = fact.value.replace(".", "").strip("0")
    return len(digits) < _ROUND


def difference(first: Fact, second: Fact) -> float:
    """Weigh how two values of one kind differ: as by a slip, or by far.

    Above 0 it speaks for one quantity, below for two.
    """
    if first.kind is FactKind.DATE:
        is_month, is_year = (first.value[:end] == second.value[:end] for end in (7, 4))
        return 1.0 if is_month else 0.0 if is_year else -1.0
    low, high = sorted(abs(float(fact.value)) for fact in (first, second))
    weight = 0.0
    if are_near_in_writing(first, second):
        weight += 1.0
    elif high > _FAR * low:
        weight -= 1.0
    elif high > _FURTHER * low:
        weight -= 0.5
    if first.kind is FactKind.NUMBER:
        fractions = sum("." in fact.value for fact in (first, second))
        if fractions == 1:
            weight -= 1.5
        elif not fractions and low <= _SMALL:
            # Parts are counted by small numbers: `tiga tahap`, `dua kelompok`.
            weight -= 1.5 if high <= _SMALL else 0.8
    return weight


def are_near_in_writing(first: Fact, second: Fact) -> bool:
    """Tell whether two figures of three digits or more differ as by a slip: `412`, `421`, `413`."""
    mine, others = (fact.value.replace(".", "") for fact in (first, second))
    zeros = min(len(value) - len(value.rstrip("0")) for value in (mine, others))
    if len(mine) != len(others) or len(mine) < _ROUND or len(mine) < zeros + 2:
        return False
    unlike = sum(a != b for a, b in zip(mine, others, strict=True))
    return unlike == 1 or (unlike == 2 and sorted(mine) == sorted(others))
