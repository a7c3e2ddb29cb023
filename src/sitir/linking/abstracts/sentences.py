"""Takes abstracts apart: their sentences, words, and the keys by which these translate."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.bilingual import (
    dictionary,
    english_keys,
    indonesian_keys,
    keys_of,
    translated,
)
from sitir.model import FactKind, Location, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Abstract, Claim, Fact

_TOKEN = re.compile(r"[^\W_]+")
_FIGURES = frozenset(
    {FactKind.YEAR, FactKind.PERIOD, FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY}
)
COMPARED = _FIGURES | {FactKind.DATE, FactKind.DOCUMENT_NUMBER}
"""The facts that two abstracts must share."""
_FIGURE = -1

Content = tuple[int, tuple[str, ...]]
"""A word that says what a sentence is about, by the index of its token (of a figure -1), with the
keys by which it translates."""


class AbstractSentence(NamedTuple):
    """A sentence of an abstract, taken apart."""

    claim: Claim
    tokens: Sequence[str]
    """Its runs of letters and digits, as written."""
    lower: Sequence[str]
    """The same in lower case."""
    words: Sequence[Content]
    figures: Sequence[Content]

    def location(self, first: int, last: int) -> Location:
        """Return the place from one token to another in the source."""
        block = self.claim.block
        places = _token_places(self.claim)
        span = Span(places[first][0], places[last][1])
        return Location(block.location.source, block.span_in_source(span))

    def between(self, first: int, last: int) -> str:
        """Return the prose between two tokens."""
        places = _token_places(self.claim)
        return self.claim.block.prose.text[places[first][1] : places[last][0]]


class AbstractSide(NamedTuple):
    """One of two abstracts, as a whole."""

    abstract: Abstract
    sentences: tuple[AbstractSentence, ...]
    text: str
    """In lower case, words one space apart and one at each end; the keywords with it."""
    words: frozenset[str]
    """The words of the text."""
    keys: frozenset[str]
    """By which its words translate."""

    def says(self, phrase: str) -> bool:
        """Tell whether a phrase stands here, word by word."""
        return f" {' '.join(_TOKEN.findall(phrase.lower()))} " in self.text


def abstract_side(abstract: Abstract) -> AbstractSide:
    """Return an abstract, taken apart."""
    sentences = tuple(_taken_apart(claim, abstract.language) for claim in abstract.claims)
    added = _TOKEN.findall(" ".join([keyword.text for keyword in abstract.keywords]).lower())
    words = [word for sentence in sentences for word in sentence.lower] + added
    keys = key_union(sentences).union(*[keys_of(word, abstract.language) for word in added])
    return AbstractSide(abstract, sentences, f" {' '.join(words)} ", frozenset(words), keys)


def key_union(sentences: Sequence[AbstractSentence]) -> frozenset[str]:
    """Return all keys of the words and figures of some sentences."""
    return frozenset(
        [
            key
            for sentence in sentences
            for contents in (sentence.words, sentence.figures)
            for _, keys in contents
            for key in keys
        ]
    )


def figures_in_both(first: AbstractSentence, second: AbstractSentence) -> int:
    """Return how many figures of a sentence another one has as well."""
    told = {key for _, keys in second.figures for key in keys}
    return sum([not told.isdisjoint(keys) for _, keys in first.figures])


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words that say nothing of what a sentence is about."""
    return frozenset(lexicon("translation")["stop"][language].split())


def _taken_apart(claim: Claim, language: str) -> AbstractSentence:
    area = claim.sentence.prose_span
    tokens = _TOKEN.findall(claim.block.prose.text, area.start, area.end)
    lower = [token.lower() for token in tokens]
    told = [fact for fact in claim.facts if fact.kind in _FIGURES]
    words = _words(lower, _inside(claim, told) if told else frozenset(), language)
    return AbstractSentence(claim, tokens, lower, words, [*_figures(told)])


def _token_places(claim: Claim) -> list[tuple[int, int]]:
    area = claim.sentence.prose_span
    text = claim.block.prose.text
    return [match.span() for match in _TOKEN.finditer(text, area.start, area.end)]


def _inside(claim: Claim, facts: Sequence[Fact]) -> frozenset[int]:
    """Return the indexes of the tokens that are part of a figure."""
    prose = claim.block.prose
    taken = [
        (prose.from_source(fact.location.span.start), prose.from_source(fact.location.span.end))
        for fact in facts
    ]
    inside = []
    at = 0
    for index, (start, _) in enumerate(_token_places(claim)):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at < len(taken) and start >= taken[at][0]:
            inside.append(index)
    return frozenset(inside)


def _words(lower: Sequence[str], inside: frozenset[int], language: str) -> list[Content]:
    stop = stop_words(language)
    found: list[Content] = []
    if language == "en":
        for index, word in enumerate(lower):
            if word not in stop and index not in inside and (len(word) > 1 or word.isdigit()):
                found.append((index, english_keys(word)))
        return found
    pairs = dictionary()
    skipped = -1
    for index, word in enumerate(lower):
        if word in stop or index in inside or index == skipped:
            continue
        following = lower[index + 1] if index + 1 < len(lower) else ""
        together = pairs.get(f"{word}_{following}")
        if together:
            found.append((index, translated(together)))
            skipped = index + 1
        elif len(word) > 1 or word.isdigit():
            found.append((index, indonesian_keys(word)))
    return found


def _figures(facts: Sequence[Fact]) -> Iterator[Content]:
    for fact in facts:
        for value in fact.value.split("/"):
            yield _FIGURE, tuple([f"#{reading}" for reading in value.split("|")])
