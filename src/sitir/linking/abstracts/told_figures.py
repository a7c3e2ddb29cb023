"""Holds the figures of a text so that those of another can be looked for in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.extract.facts.figures import FIGURE, readings, times_ten
from sitir.lexicons import lexicon
from sitir.model import QUANTITIES, TIMES, FactKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Claim, Fact

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_ROMAN_TENS = ("", "X", "XX", "XXX")
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_MARK_OF_A_LIST = 20
_TENS = frozenset(range(20, 100, 10))
_YEAR = 4
_GROUP = 1000
# So many decimals tell figures apart; more are those of binary fractions.
_DECIMALS = 9

# Two thirds are told as 66.7% and 67% as well.
_SHARE_DECIMALS = (3, 2)


class Figure(NamedTuple):
    """A figure of a claim, or one of the two years of a period."""

    fact: Fact
    kind: FactKind
    """`YEAR`, `DATE`, `DOCUMENT_NUMBER`, or `NUMBER` for all quantities."""
    values: tuple[str | float, ...]
    """What it can be read as; of a document number all runs of digits in it."""

    @property
    def is_in_digits(self) -> bool:
        """Whether it is written in digits."""
        return any(sign.isdigit() for sign in self.fact.location.text)


def figures(claim: Claim) -> Iterator[Figure]:
    """Yield the figures of a claim, in order; marks of lists, such as `(1)`, are none."""
    document_end = 0
    for fact in claim.facts:
        if fact.kind is FactKind.DOCUMENT_NUMBER:
            document_end = fact.location.span.end
            yield Figure(fact, fact.kind, tuple(_DIGITS.findall(fact.location.text)))
        elif fact.location.span.end <= document_end:
            continue  # the year of a law, which stands in its number
        elif fact.kind is FactKind.DATE:
            yield Figure(fact, fact.kind, (fact.value,))
        elif fact.kind in TIMES:
            for year in fact.value.split("/"):
                yield Figure(fact, FactKind.YEAR, (year,))
        elif fact.kind in QUANTITIES and not _marks_a_list(fact):
            yield Figure(fact, FactKind.NUMBER, _amounts(fact))


class FigurePool:
    """All figures of a text, as facts and as runs of digits."""

    def __init__(self) -> None:
        self.amounts: set[float] = set()
        self.years: set[str] = set()
        self.dates: set[str] = set()
        self.digits: set[str] = set()
        self._periods: set[tuple[str, str]] = set()

    def add_facts(self, claim: Claim) -> None:
        """Put in the figures of a claim, as its facts give them."""
        for fact in claim.facts:
            self._add_fact(fact)

    def add_prose(self, text: str) -> None:
        """Put in all runs of digits of a text, however they can be read."""
        for match in FIGURE.finditer(text):
            if match[0].isdecimal() and _lacks_zero(text, match.start()):
                self.amounts.add(_amount(f"0.{match[0]}"))
            for reading in readings(match[0], ""):
                self.amounts.add(_amount(reading))
                if power := _power_after(text, match.end()):
                    self.amounts.add(_amount(times_ten(reading, power)))
        runs = _DIGITS.findall(text)
        self.digits.update(runs)
        self.years.update(run for run in runs if len(run) == _YEAR)

    def add_words(self, text: str, *, ranks: bool) -> None:
        """Put in Roman numerals and words that stand for amounts, such as `both`, or for ranks."""
        amounts = {**_table("amounts"), **_table("ranks")} if ranks else _table("amounts")
        tens = 0
        for word in _WORD.findall(text):
            amount = amounts.get(word.lower(), 0)
            if word in _romans():
                self.amounts.add(_romans()[word])
            elif amount:
                self.amounts.add(float(amount))
                self.amounts.add(float(amount + tens))  # twenty-first
            tens = amount if amount in _TENS else 0

    def _add_fact(self, fact: Fact) -> None:
        if fact.kind in QUANTITIES:
            for amount in _amounts(fact):
                self.amounts.add(amount)
                if fact.kind is FactKind.PERCENTAGE:
                    self.amounts.add(round(amount / 100, _DECIMALS))
                elif amount < 1:
                    self.amounts.add(round(amount * 100, _DECIMALS))
        elif fact.kind is FactKind.DATE:
            self.dates.add(fact.value)
            self.years.add(fact.value.partition("-")[0])
        elif fact.kind in TIMES:
            years = fact.value.split("/")
            self.years.update(years)
            if len(years) == 2:
                self._periods.add((years[0], years[1]))

    def has(self, figure: Figure) -> bool:
        """Tell whether a figure of another text is here, in whatever form."""
        if figure.kind is FactKind.YEAR:
            year = str(figure.values[0])
            return (
                year in self.years
                or _amount(year) in self.amounts
                or any(first < year < last for first, last in self._periods)
            )
        if figure.kind is FactKind.DATE:
            return self._has_date(str(figure.values[0]))
        if figure.kind is FactKind.DOCUMENT_NUMBER:
            return self.digits.issuperset(map(str, figure.values))
        return any(value in self.amounts or f"{value:g}" in self.years for value in figure.values)

    def _has_date(self, date: str) -> bool:
        """Tell whether a date is here, or its year in a text that is not as exact."""
        if any(same_date(date, other) for other in self.dates):
            return True
        year, _, rest = date.partition("-")
        if year:
            return year in self.years and not any(other.startswith(year) for other in self.dates)
        return not self.dates and _amount(rest.rpartition("-")[2]) in self.amounts


def same(first: Figure, second: Figure) -> bool:
    """Tell whether two figures can be one."""
    if FactKind.DATE in (first.kind, second.kind):
        return same_date(str(first.values[0]), str(second.values[0]))
    if FactKind.DOCUMENT_NUMBER in (first.kind, second.kind):
        here, there = {*map(str, first.values)}, {*map(str, second.values)}
        return here <= there or there <= here
    return not worth(first).isdisjoint(worth(second))


def number_of_word(word: str) -> float | None:
    """Return the number that a word or a run of digits stands for: of `three` 3."""
    if word.isdecimal():
        return float(word[:_DECIMALS])
    number = {**_table("amounts"), **_table("ranks")}.get(word.lower())
    return None if number is None else float(number)


def same_date(first: str, second: str) -> bool:
    """Tell whether two dates, or a date and a year, agree in all that both tell."""
    here, there = _parts(first), _parts(second)
    told = [(a, b) for a, b in zip(here, there, strict=True) if a and b]
    return bool(told) and all(a == b for a, b in told)


def _parts(date: str) -> tuple[str, str, str]:
    if date.startswith("--"):
        month, _, day = date[2:].partition("-")
        return "", month, day
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return year, month, day


def worth(figure: Figure) -> set[float]:
    """Return all that a quantity can be read as, a percentage also as a share of one."""
    values = {_amount(str(value)) for value in figure.values}
    if figure.fact.kind is FactKind.PERCENTAGE:
        values |= {round(value / 100, _DECIMALS) for value in values}
    return values


def _amounts(fact: Fact) -> tuple[float, ...]:
    """Return what a quantity may be worth.

    Languages group digits in different ways, and the habit of a document need not be that of its
    abstract in another language: `6,000` may be six thousand or six.
    """
    source, span = fact.location.source.text, fact.location.span
    digits = _DIGITS.match(source, span.start, span.end)
    if digits and fact.value.isdecimal() and _lacks_zero(source, span.start):
        return (_amount(f"0.{digits[0]}"),)
    amounts = [_amount(reading) for reading in fact.value.split("|")]
    if amounts[0] in _TENS and source[span.end : span.end + 1] == "-":
        rank = _WORD.match(source, span.end + 1)  # twenty-first
        amounts[0] += _table("ranks").get(rank[0].lower(), 0) if rank else 0
    if not any(sign.isdigit() for sign in fact.location.text) and 0 < amounts[0] < 1:
        amounts += [round(amounts[0], decimals) for decimals in _SHARE_DECIMALS]
    figure = FIGURE.search(fact.location.text)
    read = readings(figure[0], "") if figure else ()
    if len(amounts) == 1 and len(read) > 1:
        amounts += [round(amounts[0] * _GROUP, _DECIMALS), round(amounts[0] / _GROUP, _DECIMALS)]
    return tuple(amounts)


def _lacks_zero(text: str, start: int) -> bool:
    """Tell whether a figure is what follows the point of `.05`."""
    return (
        start > 0 and text[start - 1] == "." and not text[max(0, start - 2) : start - 1].isalnum()
    )


def _amount(decimal: str) -> float:
    """Return what a plain decimal is worth, without its sign, which is written in many ways."""
    return round(abs(float(decimal)), _DECIMALS)


def _marks_a_list(fact: Fact) -> bool:
    text, end = fact.location.source.text, fact.location.span.end
    if text[end : end + 1] != ")" or not fact.location.text.isdecimal():
        return False
    return int(fact.location.text[:9]) <= _MARK_OF_A_LIST


def _power_after(text: str, end: int) -> int:
    """Return the power of ten that the word after a figure stands for: 6 for `juta`."""
    word = _WORD.match(text, end + 1) if text[end : end + 1].isspace() else None
    return _powers().get(word[0].lower(), 0) if word else 0


@cache
def _romans() -> Mapping[str, float]:
    return {
        tens + units: 10.0 * n + m
        for n, tens in enumerate(_ROMAN_TENS)
        for m, units in enumerate(_ROMAN_UNITS)
        if tens or units
    }


@cache
def _powers() -> Mapping[str, int]:
    powers: Mapping[str, int] = lexicon("numbers")["powers"]
    return powers


@cache
def _table(name: str) -> Mapping[str, int]:
    table: Mapping[str, int] = lexicon("translation")[name]
    return table
