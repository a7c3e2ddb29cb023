"""Reads the numbers of works: `3`, `1–4`, `1, 3–5`, `1, hlm. 5; 3`, in brackets or raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.reading import locator_after
from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Locator

_NUMBER = Pattern(r"\s*([1-9]\d{0,2})(?![\d.:/%])")
_RANGE = Pattern(r"\s?[-–—−‑]\s?([1-9]\d{0,2})(?![\d.:/%])")
_SEPARATOR = Pattern(r"\s*[,;]\s*(?:(?:dan|and|&)\s*)?|\s*&\s*|\s+(?:dan|and)\s+")
_LOCATOR_AHEAD = Pattern(r"\s*,\s*[^\W\d_]{1,10}\.?\s|\s*,\s*[§¶]")
_SUFFIX = Pattern(r"\s*,\s*([^\W\d_][^\d;]{0,60}\d{0,3})\s*")
# More works than these in one range are no citation.
_LONGEST_RANGE = 60


class NumberReading(NamedTuple):
    """One number with what stands around it; the span is of the block's prose."""

    span: Span
    """Its digits with the locator; of a number inside a range the sign of the range."""
    number: int
    locator: Locator | None = None
    before: str = ""
    after: str = ""
    last: int | None = None
    """Of the numbers inside a range, which have no digits of their own, the last one."""


class NumberGroup(NamedTuple):
    """The numbers of one citation."""

    span: Span
    readings: tuple[NumberReading, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the works, in the order in which they stand."""
        return tuple(
            number
            for reading in self.readings
            for number in range(reading.number, (reading.last or reading.number) + 1)
        )


def readings_within(text: str, start: int, end: int) -> tuple[NumberReading, ...]:
    """Return the numbers that a stretch of text consists of; none where it has anything else."""
    at = words.prefix_end(text, start, end) if text[start : start + 1].isalpha() else start
    before = " ".join(text[start:at].split()).strip(" ,")
    found: list[NumberReading] = []
    while match := _NUMBER.match(text, at, end):
        more, at = _number(text, match.start(1), match.end(), end)
        if not more:
            return ()
        found.extend(more)
        if suffix := _SUFFIX.fullmatch(text, at, end):
            found[-1] = found[-1]._replace(after=" ".join(suffix[1].split()))
            at = end
        if not text[at:end].strip():
            return (found[0]._replace(before=before), *found[1:])
        separator = _SEPARATOR.match(text, at, end)
        if separator is None:
            return ()
        at = separator.end()
    return ()


def _number(text: str, start: int, at: int, end: int) -> tuple[list[NumberReading], int]:
    """Read a number, or a range that begins with it; return where what was read ends."""
    number = int(text[start:at])
    first = NumberReading(Span(start, at), number)
    if match := _RANGE.match(text, at, end):
        last = int(match[1])
        between = Span(at, match.start(1))
        return _through(first, between, NumberReading(Span(*match.span(1)), last)), match.end()
    if _LOCATOR_AHEAD.match(text, at, end) and (found := locator_after(text, at, end)):
        locator, stop = found
        return [first._replace(span=Span(start, stop), locator=locator)], stop
    return [first], at


def _through(first: NumberReading, between: Span, last: NumberReading) -> list[NumberReading]:
    """Return the numbers of a range, those inside it as one reading; empty where it is none."""
    if not 0 < last.number - first.number <= _LONGEST_RANGE:
        return []
    if last.number == first.number + 1:
        return [first, last]
    return [first, NumberReading(between, first.number + 1, last=last.number - 1), last]


_BRACKET = Pattern(r"\[([^\[\]]{1,120})\]")
_JOINT = Pattern(r"\s?[,;]?\s?|\s?([-–—−‑])\s?")
_MATH = frozenset("=∈+*/<>^∼~×·")
_WORD_BEFORE = Pattern(r"[^\s\[\](){}]*\Z")
_LONGEST_WORD = 40
_SHORTEST_WORD = 2


def bracketed(text: str) -> Iterator[NumberGroup]:
    """Yield the numbers in square brackets of a prose; those that touch are one citation."""
    group: NumberGroup | None = None
    for match in _BRACKET.finditer(text) if "[" in text else ():
        if not _may_cite(text, match.start(), match.end()):
            continue
        readings = readings_within(text, match.start(1), match.end(1))
        if not readings or _is_interval(text, match.start(), readings):
            continue
        new = NumberGroup(Span(*match.span()), readings)
        joined = group and _joined(text, group, new)
        if group and not joined:
            yield group
        group = joined or new
    if group:
        yield group


def _may_cite(text: str, start: int, end: int) -> bool:
    """Tell whether brackets stand where a citation can: not as an index or in a formula."""
    if text[end : end + 1].isalnum() or text[end : end + 1] == "(":
        return False
    before = text[start - 1 : start]
    if before.isalnum() or before == "_":
        word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        return word is not None and len(word[0]) >= _SHORTEST_WORD and word[0].isalpha()
    return text[max(0, start - 2) : start].rstrip()[-1:] not in _MATH


def _is_interval(text: str, start: int, readings: tuple[NumberReading, ...]) -> bool:
    """Tell whether two numbers in brackets are the ends of an interval, by the word before."""
    if len(readings) != len(("from", "to")):
        return False
    before = text[max(0, start - _LONGEST_WORD) : start].lower().split()[-2:]
    return not words.word_set("interval_words").isdisjoint(word.strip(",.:(") for word in before)


def _joined(text: str, group: NumberGroup, new: NumberGroup) -> NumberGroup | None:
    """Return one citation of two that touch (`[1], [2]`, `[1][2]`, `[1]–[3]`), if they do."""
    between = Span(group.span.end, new.span.start)
    match = _JOINT.fullmatch(text, between.start, between.end)
    if match is None or len(group.readings) > _LONGEST_RANGE:
        return None
    readings: tuple[NumberReading, ...] = (*group.readings, *new.readings)
    if match[1]:
        through = _through(group.readings[-1], between, new.readings[0])
        if not through:
            return None
        readings = (*group.readings[:-1], *through, *new.readings[1:])
    return NumberGroup(Span(group.span.start, new.span.end), readings)
