"""Finds numbers, percentages and money in the prose of a block."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract.facts.figure_context import (
    AFTER,
    ORDINAL_END,
    ORDINAL_PREFIX,
    Figure,
    is_number,
    quantity_words,
)
from sitir.extract.facts.figures import FIGURE, readings, times_ten
from sitir.extract.facts.number_words import numerals
from sitir.extract.spans import outside
from sitir.lexicons.patterns import Pattern
from sitir.model import FactKind, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_RANGE_END = Pattern(r"\s?[–—-]\s?\d[\d.,]*\s?(?:%|(?:persen|percent)(?!\w))")
_POWER_OF_TEN = Pattern(r"\s?[x×·]\s?10(?:\^|\s?\*\*)?\s?([−–-]?\d{1,2})(?!\d)")
_BEFORE_TEN = len(" × 10")
_GLUED_POWERS = frozenset(("jt", "rb", "k"))
_CENT = " cent"
_LONGEST_DAY = 2
_DASHES = frozenset("-–")


class Quantity(NamedTuple):
    """A number, percentage or sum of money at its place in the prose."""

    span: Span
    kind: FactKind
    value: str
    unit: str | None = None


def quantities(
    text: str, area: Span, taken: Sequence[Span], decimal_sign: str
) -> Iterator[Quantity]:
    """Yield the quantities in figures of a stretch of prose, outside of what is taken, in order.

    `taken` are the places of citations, laws, dates and years, in order; `decimal_sign` is the
    document's, or empty where it is not known.
    """
    at = area.start
    index = 0
    while match := FIGURE.search(text, at, area.end):
        at = match.end()
        while index < len(taken) and taken[index].end <= match.start():
            index += 1
        if index < len(taken) and taken[index].start < match.end():
            at = max(at, taken[index].end)
            continue
        if _is_day(text, match, taken[max(0, index - 1) : index + 1]):
            continue
        found = _quantity(Figure.at(text, match, area), decimal_sign)
        if found is not None:
            at = max(at, found.span.end)
            yield found


def quantities_in_words(text: str, area: Span, taken: Sequence[Span]) -> Iterator[Quantity]:
    """Yield the quantities in words of a stretch of prose, outside of what is taken, in order."""
    return outside(_in_words(text, area), taken, span_of=attrgetter("span"))


def _is_day(text: str, match: re.Match[str], near: Sequence[Span]) -> bool:
    """Tell whether a dash joins figures to a date, as in `5–7 Mei 2019` and `May 5–7, 2019`."""
    if len(match[0]) > _LONGEST_DAY:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return any(
        (after in _DASHES and span.start == match.end() + 1 and text[span.start].isdigit())
        or (before in _DASHES and span.end == match.start() - 1 and text[span.start].isalpha())
        for span in near
    )


def _quantity(figure: Figure, decimal_sign: str) -> Quantity | None:
    end = figure.span.end
    has_ten = figure.text.find("10", end, end + _BEFORE_TEN) >= 0
    power = _POWER_OF_TEN.match(figure.text, end, figure.area.end) if has_ten else None
    if not power and not is_number(figure):
        return None
    if figure.has_leading_point:  # `p < .05`
        if not figure.digits.isdecimal():
            return None
        (value,) = readings(f"0.{figure.digits}", ".")
        return Quantity(Span(figure.span.start - 1, figure.span.end), FactKind.NUMBER, value)
    values = readings(figure.digits, decimal_sign)
    if not values:
        return None
    if power:
        exponent = int(power[1].replace("−", "-").replace("–", "-"))
        span = Span(figure.span.start, power.end())
        return Quantity(span, FactKind.NUMBER, _times(values, exponent))
    value = "|".join(values)
    if scale := _power_after(figure):
        value = _times(values, scale)
        figure = figure.with_power()
    return _money(figure, value) or _percentage(figure, value) or _number(figure, value)


def _power_after(figure: Figure) -> int:
    """Return the power of ten that the word or letter after figures stands for, or 0."""
    words = quantity_words()
    currency = words.currency_before.get(figure.before.lower())
    if currency is not None:
        # `Rp5 T` are trillions, `US$3m` millions.
        letters = words.money_powers["IDR" if currency == "IDR" else "others"]
        if figure.after in letters:
            return letters[figure.after]
    if figure.after in words.powers and (not figure.is_glued or figure.after in _GLUED_POWERS):
        return words.powers[figure.after]
    return 0


def _times(values: tuple[str, ...], power: int) -> str:
    return "|".join(times_ten(value, power) for value in values)


def _money(figure: Figure, value: str) -> Quantity | None:
    words = quantity_words()
    span = figure.span
    if currency := words.currency_before.get(figure.before.lower()):
        opening = figure.text.rindex(figure.before, figure.area.start, span.start)
        return Quantity(Span(opening, span.end), FactKind.MONEY, value, currency)
    if currency := words.currency_after.get(figure.after):
        return Quantity(Span(span.start, figure.after_end), FactKind.MONEY, value, currency)
    return None


def _percentage(figure: Figure, value: str) -> Quantity | None:
    end = _percent_end(figure.text, figure.after, figure.after_start, figure.after_end)
    if end is None and _RANGE_END.match(figure.text, figure.span.end, figure.area.end):
        end = figure.span.end  # `10–15%`
    if end is None:
        return None
    return Quantity(Span(figure.span.start, end), FactKind.PERCENTAGE, value, "%")


def _percent_end(text: str, after: str, start: int, end: int) -> int | None:
    """Return where the word or sign for percent ends, if what follows a number is one."""
    if after.startswith("%"):
        return start + 1
    if after in quantity_words().percent:
        return end
    if after == "per" and text.startswith(_CENT, end):
        return end + len(_CENT)
    return None


def _number(figure: Figure, value: str) -> Quantity:
    text, (start, end) = figure.text, (figure.span.start, figure.span.end)
    if text.startswith(ORDINAL_PREFIX, start - len(ORDINAL_PREFIX)):
        span = Span(start - len(ORDINAL_PREFIX), end)
        return Quantity(span, FactKind.NUMBER, value, "ordinal")
    if ending := ORDINAL_END.match(text, end):
        return Quantity(Span(start, ending.end()), FactKind.NUMBER, value, "ordinal")
    if _is_negative(figure):
        return Quantity(Span(start - 1, end), FactKind.NUMBER, f"-{value}")
    return Quantity(figure.span, FactKind.NUMBER, value)


def _is_negative(figure: Figure) -> bool:
    """Tell whether a minus sign stands before figures, and nothing that it could join them to."""
    start = figure.span.start
    if start - 1 < figure.area.start or figure.previous not in "-−":
        return False
    return start - 1 == figure.area.start or figure.text[start - 2] in " =(<>\n"


def _in_words(text: str, area: Span) -> Iterator[Quantity]:
    currencies = quantity_words().currency_after
    for numeral in numerals(text, area.start, area.end):
        span = numeral.span
        unit = AFTER.match(text, span.end, area.end)
        if unit is None or not unit[2] or numeral.is_ordinal:
            rank = "ordinal" if numeral.is_ordinal else None
            yield Quantity(span, FactKind.NUMBER, numeral.value, rank)
            continue
        after = unit[2].lower()
        percent_end = _percent_end(text, after, unit.start(2), unit.end())
        if percent_end is not None:
            whole = Span(span.start, percent_end)
            yield Quantity(whole, FactKind.PERCENTAGE, numeral.value, "%")
        elif after in currencies:
            whole = Span(span.start, unit.end())
            yield Quantity(whole, FactKind.MONEY, numeral.value, currencies[after])
        else:
            yield Quantity(span, FactKind.NUMBER, numeral.value)
