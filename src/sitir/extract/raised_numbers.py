"""Reads numbers of works that are set as superscript or stand in round brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.numbers import NumberGroup, readings_within
from sitir.extract.spans import outside
from sitir.lexicons.patterns import Pattern
from sitir.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Block

# The superscripts that are signs of their own: `¹`, `²`, `³`, `⁰` and the rest.
_SIGNS = Pattern(r"[¹²³⁰⁴-⁹](?:[¹²³⁰⁴-⁹,–⁻-]{0,20}[¹²³⁰⁴-⁹])?")
_PLAIN = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹⁻", "1230456789-")
_WORD_BEFORE = Pattern(r"[^\W\d_]+\Z")
_AFTER_STOP = frozenset(".,;:!?”\"’'»)]…")
_LONGEST_WORD = 40
_SHORTEST_WORD = 3
# What anchors of items are called: `#ref2`, `#bib-2`, `#pustaka2`, `#2`.
_TO_ITEM = Pattern(r"#(?:\d+$|[\w-]*(?:ref|cit|bib|pustaka|sumber))", re.IGNORECASE)
_ROUND = Pattern(r"\((\d[\d\s,;–-]{0,30})\)")
_AFTER_ROUND = Pattern(r"\s*(?:[.,;:]|$)")


def raised(block: Block) -> Iterator[NumberGroup]:
    """Yield the raised numbers of a block's prose that may stand for works."""
    text = block.prose.text
    if block.raised:
        for span in _touching(block.raised):
            readings = readings_within(text, span.start, span.end)
            if readings and _follows_prose(text, span):
                yield NumberGroup(span, readings)
    if not text.isascii() and _SIGNS.search(text):
        plain = text.translate(_PLAIN)
        for match in _SIGNS.finditer(text):
            span = Span(*match.span())
            readings = readings_within(plain, span.start, span.end)
            if readings and _follows_prose(text, span):
                yield NumberGroup(span, readings)


def _touching(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the stretches that raised spans cover together: `<sup>1</sup><sup>,2</sup>`."""
    start = end = -1
    for span in spans:
        if span.start != end:
            if end > start:
                yield Span(start, end)
            start = span.start
        end = span.end
    if end > start:
        yield Span(start, end)


def _follows_prose(text: str, span: Span) -> bool:
    """Tell whether a raised number stands after a word or a stop, and is no exponent."""
    if text[span.end : span.end + 1].isalnum():
        return False
    before = text[span.start - 1 : span.start]
    if before in _AFTER_STOP:
        return True
    word = _WORD_BEFORE.search(text, max(0, span.start - _LONGEST_WORD), span.start)
    if word is None or len(word[0]) < _SHORTEST_WORD:
        return False
    return word[0].lower() not in words.word_set("raised_units")


def with_links(
    block: Block, groups: tuple[NumberGroup, ...], listed: frozenset[int]
) -> tuple[NumberGroup, ...]:
    """Add the numbers that are links to items of the list: `[2](#ref2)`, which shows no bracket.

    A number that the list lacks and that links to another page is the name of that page.
    """
    links = block.hyperlinks
    if not links:
        return groups
    text = block.prose.text
    away = [link.prose_span for link in links if link.target.startswith("http")]
    pages = {id(group) for group in groups if not listed.issuperset(group.numbers)}
    pages -= {id(group) for group in outside(groups, away, span_of=_span)}
    kept = [group for group in groups if id(group) not in pages]
    found = [
        NumberGroup(link.prose_span, readings)
        for link in links
        if _TO_ITEM.match(link.target)
        and (readings := readings_within(text, link.prose_span.start, link.prose_span.end))
    ]
    bare = outside(found, [group.span for group in kept], span_of=_span)
    return tuple(sorted((*kept, *bare), key=_span))


def _span(group: NumberGroup) -> Span:
    return group.span


def in_round_brackets(text: str) -> Iterator[NumberGroup]:
    """Yield the numbers in round brackets that end a clause, as citations do and steps do not."""
    for match in _ROUND.finditer(text) if "(" in text else ():
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
        word = before.split()[-1:]
        if not word or not before[-1:].isspace() or not word[0][-1:].isalpha():
            continue
        if word[0].lower() in words.word_set("numbered_things"):
            continue
        readings = readings_within(text, match.start(1), match.end(1))
        if readings and _AFTER_ROUND.match(text, match.end()):
            yield NumberGroup(Span(*match.span()), readings)
