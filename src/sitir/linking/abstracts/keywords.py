"""Finds the keywords that one of two abstracts has and the other lacks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.linking.abstracts.acronyms import (
    acronym_key,
    equal_terms,
    is_acronym,
    is_answered,
    is_known,
)
from sitir.linking.abstracts.bilingual import dictionary, keys_of, translated
from sitir.linking.abstracts.sentences import stop_words
from sitir.model import Difference, DifferenceKind, Location, Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.linking.abstracts.sentences import AbstractSide


_Keyword = tuple[Location, str, tuple[frozenset[str], ...]]
"""The place of a keyword, its text without markup, and the keys of each of its words."""


def keyword_differences(
    first: AbstractSide, second: AbstractSide, expansions: Mapping[str, Sequence[str]]
) -> Iterator[Difference]:
    """Yield the keywords without a counterpart, where one list is longer or one is an acronym.

    With equally many keywords, one without a counterpart may be translated freely.
    """
    here, there = _keywords(first), _keywords(second)
    if not here or not there:
        return
    lone_here, lone_there = _unmatched(here, there)
    if len(here) > len(there) and not lone_there:
        yield from _clear(lone_here, there)
    elif len(there) > len(here) and not lone_here:
        yield from _clear(lone_there, here)
    elif len(here) == len(there):
        yield from _acronyms(lone_here, second, there, expansions)
        yield from _acronyms(lone_there, first, here, expansions)


def _keywords(side: AbstractSide) -> list[_Keyword]:
    language = side.abstract.language
    stop = stop_words(language)
    pairs = dictionary() if language == "id" else {}
    found = []
    for location in side.abstract.keywords:
        text = location.text.strip("*_ ")
        words = folded(text).split()
        keys = [frozenset(keys_of(word, language)) for word in words if word not in stop]
        together = ["_".join(pair) for pair in pairwise(words)]
        keys += [frozenset(translated(pairs[pair])) for pair in together if pair in pairs]
        found.append((location, text, tuple(keys)))
    return found


def _unmatched(
    here: Sequence[_Keyword], there: Sequence[_Keyword]
) -> tuple[list[_Keyword], list[_Keyword]]:
    """Return the keywords of both sides that say nothing of what one of the other side says."""
    lone_here = [each for each in here if not any(_meet(each, other) for other in there)]
    lone_there = [each for each in there if not any(_meet(each, other) for other in here)]
    return (
        [each for each in lone_here if not any(_are_one(each, other) for other in lone_there)],
        [each for each in lone_there if not any(_are_one(each, other) for other in lone_here)],
    )


def _meet(first: _Keyword, second: _Keyword) -> bool:
    if not first[2] or not second[2]:
        return True  # a formula, or only function words: nothing can be said of it
    return any(not keys.isdisjoint(others) for keys in first[2] for others in second[2])


def _are_one(first: _Keyword, second: _Keyword) -> bool:
    """Tell whether one is an acronym of which the other says the same: `UMKM`, `MSMEs`."""
    for (_, text, _), (_, other, _) in ((first, second), (second, first)):
        if is_acronym(text):
            terms = equal_terms(acronym_key(text))
            if acronym_key(other) in map(acronym_key, terms) or folded(other) in map(folded, terms):
                return True
    return False


def _clear(lone: Sequence[_Keyword], others: Sequence[_Keyword]) -> Iterator[Difference]:
    for location, _, _ in lone:
        yield Difference(DifferenceKind.KEYWORD, location, _all(others))


def _acronyms(
    lone: Sequence[_Keyword],
    other: AbstractSide,
    others: Sequence[_Keyword],
    expansions: Mapping[str, Sequence[str]],
) -> Iterator[Difference]:
    for location, text, _ in lone:
        key = acronym_key(text)
        long = expansions.get(key, ())
        if is_acronym(text) and is_known(key, long) and not is_answered(key, long, other):
            yield Difference(DifferenceKind.KEYWORD, location, _all(others))


def _all(keywords: Sequence[_Keyword]) -> Location:
    first, last = keywords[0][0], keywords[-1][0]
    return Location(first.source, Span(first.span.start, max(first.span.end, last.span.end)))
