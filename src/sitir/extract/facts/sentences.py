"""Finds the facts that sentences tell: times, quantities, laws, acronyms and quotations."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.facts.figures import FIGURE, Habit, habit
from sitir.extract.facts.number_words import number_words
from sitir.extract.facts.quantities import quantities, quantities_in_words
from sitir.extract.facts.quotations import quotations
from sitir.extract.facts.times import times
from sitir.extract.spans import outside
from sitir.lexicons.patterns import Pattern
from sitir.model import Fact, FactKind, Location, Span, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.model import Block, Sentence

_RESOLUTIONS = ("Resolusi", "Resolution")
_STANDARDS = ("ISO", "IEC", "SNI", "IEEE", "ASTM")
# Symbols of official documents (`S/2022/446`) and of standards (`ISO 690:2021`).
_SYMBOL = Pattern(
    r"[A-Z]{1,5}\d{0,3}/(?:[A-Z\d][\w.()-]{0,12}/){1,4}[\w.()-]{0,11}\w"
    rf"|(?:{'|'.join(_RESOLUTIONS)})\s[A-Z]{{2,5}}\d{{1,3}}\.\d{{1,3}}(?:\s\(\d{{4}}\))?"
    rf"|(?:{'|'.join(_STANDARDS)})(?:/[A-Z]{{2,4}})?\s\d{{2,6}}(?:[-:–.]\d{{1,4}}){{0,3}}(?!\w)"
)
# What stands on both sides of a stroke in them.
_IN_SYMBOL = frozenset("/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LONGEST_HEAD = len("ABCDE123")
_DIGIT = Pattern(r"\d")
_YEAR = Pattern(r"(?:1[5-9]|20)\d\d(?!\d)")
_span = attrgetter("span")


class Found(NamedTuple):
    """A fact by its place in the prose of its block."""

    span: Span
    kind: FactKind
    value: str
    unit: str | None = None


class Surroundings(NamedTuple):
    """What of a block is known before its facts are read; places are of its prose, in order."""

    cited: Sequence[Span] = ()
    """Citations: their years and pages are no facts."""
    refused: Sequence[Span] = ()
    """Years that date an interview or stand with a verse or a float: no facts either."""
    acronyms: Sequence[tuple[Span, str]] = ()
    """Where acronyms stand, with what each is short for."""


def number_habits(blocks: Iterable[Block]) -> Mapping[str, Habit]:
    """Return how a document writes its numbers in each of its languages."""
    figures: dict[str, list[str]] = {}
    for block in blocks:
        if block.sentences:
            figures.setdefault(block.language, []).extend(FIGURE.findall(block.prose.text))
    return {language: habit(found) for language, found in figures.items()}


def facts_by_sentence(
    block: Block, around: Surroundings, habits: Mapping[str, Habit]
) -> Mapping[int, tuple[Fact, ...]]:
    """Return the facts of a block in reading order, by the index of the sentence they begin in."""
    text = block.prose.text
    found: list[Found] = []
    laws = [*_documents(text, around.cited)]
    law_spans = [law.span for law in laws]
    for sentence in block.sentences:
        found += _of_sentence(text, sentence, law_spans, around, habits)
    found += (
        Found(span, FactKind.ACRONYM, value)
        for span, value in outside(around.acronyms, law_spans, span_of=_first)
    )
    found += (
        Found(span, FactKind.QUOTATION, " ".join(text[span.start : span.end].split()))
        for span in quotations(text)
    )
    found += laws
    for law in laws:
        found += _year_of(text, law)
    return _sorted_in(block, sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _first(pair: tuple[Span, str]) -> Span:
    return pair[0]


def _documents(text: str, cited: Sequence[Span]) -> Iterator[Found]:
    """Yield laws, resolutions and official symbols, in order."""
    found = [Found(span, FactKind.DOCUMENT_NUMBER, str(law)) for span, law in words.laws_of(text)]
    if _may_hold_symbol(text):
        symbols = (
            Found(Span(*match.span()), FactKind.DOCUMENT_NUMBER, match[0].lower())
            for match in _SYMBOL.finditer(text)
            if any(c.isdigit() for c in match[0]) and not _continues(text, match.start())
        )
        found += outside(symbols, [each.span for each in found], span_of=_span)
        found.sort(key=_span)
    return outside(found, cited, span_of=_span)


def _may_hold_symbol(text: str) -> bool:
    if ("/" in text or ":" in text) and any(map(text.__contains__, _STANDARDS)):
        return True
    for name in _RESOLUTIONS:
        for after in text.split(name)[1:]:
            number = after[1 : _LONGEST_HEAD + 1].partition(" ")[0]
            if number[:2].isupper() and not number.isalpha():
                return True
    at = text.find("/")
    while at >= 0:
        # The word before the stroke, without what stands before its capitals.
        before = text[max(0, at - _LONGEST_HEAD) : at].rpartition(" ")[2]
        if _IN_SYMBOL.issuperset(text[at - 1 : at + 2]) and not before.isdecimal():
            return True
        at = text.find("/", at + 1)
    return False


def _continues(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/._-")


def _year_of(text: str, law: Found) -> Iterator[Found]:
    """Yield the year of a law that its name tells: the year it was made is a fact of its own."""
    for match in _YEAR.finditer(text, law.span.start, law.span.end):
        if law.value.endswith(match[0]) and text[match.start() - 1] in " (":
            yield Found(Span(*match.span()), FactKind.YEAR, match[0])


def _of_sentence(
    text: str,
    sentence: Sentence,
    laws: Sequence[Span],
    around: Surroundings,
    habits: Mapping[str, Habit],
) -> Iterator[Found]:
    area = sentence.prose_span
    words_of = folded(sentence.text).split()
    has_digits = _DIGIT.search(text, area.start, area.end) is not None
    has_words = not number_words().all.isdisjoint(words_of)
    if not has_digits and not has_words:
        return
    taken = _within(around.cited, area)
    if laws:
        taken = sorted((*taken, *_within(laws, area)))
    if has_digits:
        dated = list(times(text, area, words_of, taken=taken, language=sentence.language))
        refused = _within(around.refused, area)
        yield from (Found(*time) for time in outside(dated, refused, span_of=_span))
        # The day of an interview that is no fact is no number either.
        if dated:
            taken = sorted((*taken, *(time.span for time in dated)))
        sign = habits.get(sentence.language, Habit()).decimal_sign(sentence.language)
        yield from (Found(*quantity) for quantity in quantities(text, area, taken, sign))
    if has_words:
        yield from (Found(*quantity) for quantity in quantities_in_words(text, area, taken))


def _within(spans: Sequence[Span], area: Span) -> Sequence[Span]:
    if not spans:
        return spans
    first = bisect_left(spans, area.start, key=lambda span: span.end)
    last = bisect_left(spans, area.end, lo=first, key=lambda span: span.start)
    return spans[first:last]


def _sorted_in(block: Block, found: Iterable[Found]) -> Mapping[int, tuple[Fact, ...]]:
    by_sentence: dict[int, list[Fact]] = {}
    starts = [sentence.prose_span.start for sentence in block.sentences]
    source = block.location.source
    for each in found:
        index = bisect_left(starts, each.span.start + 1) - 1
        if index < 0 or each.span.start >= block.sentences[index].prose_span.end:
            continue
        location = Location(source, block.span_in_source(each.span))
        by_sentence.setdefault(index, []).append(Fact(location, each.kind, each.value, each.unit))
    return {index: tuple(facts) for index, facts in by_sentence.items()}
