"""Reads figures, such as `13.289` and `1,5`: what they are worth in the habit of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FIGURE = Pattern(r"\d+(?:[.,\u202f\u00a0\u2009]\d+)*")
"""A run of digits with the signs that group them or part the decimals."""
_SPACES = str.maketrans("", "", "\u202f\u00a0\u2009")
_GROUP = 3
_MANY = 2


class Habit(NamedTuple):
    """How a document writes numbers: how often each sign surely parts the decimals."""

    points: int = 0
    commas: int = 0

    def decimal_sign(self, language: str) -> str:
        """Return the sign of decimals, `.` or `,`; empty where the text has both and none prevails.

        Where one habit shows at least twice as often as the other, it is the document's, whatever
        its language; where none shows, the language decides.
        """
        own = ""
        if self.points and self.points >= _MANY * self.commas:
            own = "."
        elif self.commas and self.commas >= _MANY * self.points:
            own = ","
        of_language = "," if language == "id" else "."
        if own in ("", of_language):
            return of_language if own or self.points == self.commas == 0 else ""
        return own


def habit(figures: Iterable[str]) -> Habit:
    """Return the habit that the unambiguous figures of a document show."""
    points = commas = 0
    for figure in figures:
        sign = _sure_sign(figure)
        points += sign == "."
        commas += sign == ","
    return Habit(points, commas)


def _sure_sign(figure: str) -> str:
    """Return the sign that surely parts the decimals of a figure, or would: empty if unsure."""
    signs = [c for c in figure if c in ".,"]
    if not signs:
        return ""
    if len(signs) > 1:
        if signs[0] != signs[-1]:
            return signs[-1]
        return (
            ","
            if signs[0] == "." and _is_grouped(figure, ".")
            else ("." if _is_grouped(figure, ",") else "")
        )
    before, _, after = figure.partition(signs[0])
    if len(after) == _GROUP and len(before) <= _GROUP and not before.startswith("0"):
        return ""
    return signs[0]


def _is_grouped(figure: str, sign: str) -> bool:
    first, *rest = figure.split(sign)
    return 0 < len(first) <= _GROUP and all(len(part) == _GROUP for part in rest)


def readings(figure: str, decimal_sign: str) -> tuple[str, ...]:
    """Return what a figure may be worth as plain decimals: one, two where it is open, or none.

    `decimal_sign` is the document's, or empty where it is not known. None is returned for what
    is no number: `1.2.3`.
    """
    figure = figure.translate(_SPACES)
    signs = sorted({c for c in figure if c in ".,"})
    if not signs:
        return (_plain(figure),)
    if len(signs) == 2:
        last = max(signs, key=figure.rindex)
        whole, _, fraction = figure.rpartition(last)
        other = signs[0] if last == signs[1] else signs[1]
        if last in whole or not _is_grouped(whole, other):
            return ()
        return (_plain(f"{whole.replace(other, '')}.{fraction}"),)
    sign = signs[0]
    grouped = _is_grouped(figure, sign) and not figure.startswith("0")
    if figure.count(sign) > 1:
        return (_plain(figure.replace(sign, "")),) if grouped else ()
    as_decimal = _plain(figure.replace(sign, "."))
    if not grouped:
        return (as_decimal,)
    as_group = _plain(figure.replace(sign, ""))
    if not decimal_sign:
        return (as_group, as_decimal)
    return (as_decimal,) if sign == decimal_sign else (as_group,)


def _plain(decimal: str) -> str:
    """Return a decimal without zeros that say nothing: `1250000.00` is `1250000`."""
    if not decimal.isascii():
        decimal = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in decimal)
    whole, _, fraction = decimal.partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def times_ten(decimal: str, power: int) -> str:
    """Return a plain decimal times a power of ten: `1.5` and 6 are `1500000`."""
    whole, _, fraction = decimal.partition(".")
    if power >= 0:
        digits = fraction.ljust(power, "0")
        return _plain(f"{whole}{digits[:power]}.{digits[power:]}")
    digits = whole.rjust(1 - power, "0")
    return _plain(f"{digits[:power]}.{digits[power:]}{fraction}")
