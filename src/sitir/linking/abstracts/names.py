"""Finds the places and persons that one of two abstracts names and the other does not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.bilingual import dictionary, english_keys, indonesian_keys, roots
from sitir.linking.abstracts.sentences import stop_words
from sitir.model import Difference, DifferenceKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence, AbstractSide
    from sitir.model import Location

# Where a passage is less like the other, it is no translation of it.
_TRANSLATED = 0.35
_SHORTEST_CALLED = 4


_Name = tuple[int, int, tuple[str, ...]]
"""The first and the last token of a name, and what both languages call the thing."""


def name_differences(
    passages: Sequence[Passage], first: AbstractSide, second: AbstractSide
) -> Iterator[Difference]:
    """Yield the places and persons that one of two abstracts lacks, each once.

    Where each side of a passage has one that the other lacks, one stands in the other's place.
    """
    turned = [passage._replace(first=passage.second, second=passage.first) for passage in passages]
    missing, surplus = [*_lacking(passages, first, second)], [*_lacking(turned, second, first)]
    for lacking in missing:
        rivals = [each for each in missing if each.counterpart == lacking.counterpart]
        answers = [
            each
            for each in surplus
            if _lies_in(each, lacking.counterpart) and _lies_in(lacking, each.counterpart)
        ]
        if len(rivals) == len(answers) == 1:
            surplus.remove(answers[0])
            there = answers[0].location
            yield lacking._replace(counterpart=there, told_instead=there.text)
        else:
            yield lacking
    yield from surplus


def _lies_in(difference: Difference, place: Location | None) -> bool:
    """Tell whether a name stands in the sentence that should answer another one."""
    return place is not None and place.span.contains(difference.location.span)


def _lacking(
    passages: Sequence[Passage], side: AbstractSide, other: AbstractSide
) -> Iterator[Difference]:
    """Yield the places and persons of the first sides that the other abstract lacks, each once."""
    seen: set[str] = set()
    for passage in passages:
        if passage.second and passage.likeness < _TRANSLATED:
            continue
        for sentence in passage.first:
            for first, last, forms in _names(sentence, side, other):
                if forms[0] in seen or _is_said(forms, other):
                    continue
                seen.add(forms[0])
                place = passage.second[0].claim.location if passage.second else None
                yield Difference(
                    DifferenceKind.NAME,
                    sentence.location(first, last),
                    place or other.abstract.location,
                )


def _names(sentence: AbstractSentence, side: AbstractSide, other: AbstractSide) -> Iterator[_Name]:
    """Yield the names with a word that the other abstract does not have."""
    done = -1
    for at, token in enumerate(sentence.tokens):
        # `ASEAN` and `UK` are acronyms, and compared as such.
        if at <= done or not token.istitle() or sentence.lower[at] in other.words:
            continue
        place = _place(sentence, at)
        if place:
            done = place[1]
            yield place
        elif _is_called_a_name(sentence, at, side.abstract.language):
            yield at, at, (token,)


def _is_said(forms: Sequence[str], other: AbstractSide) -> bool:
    """Tell whether the other abstract has a name, perhaps spelled otherwise."""
    for form in forms:
        if form.isupper():  # `AS` is a country, `as` a word
            if any(form in sentence.tokens for sentence in other.sentences):
                return True
        elif other.says(form):
            return True
    if len(forms) > 1:
        return False
    word = folded(forms[0])
    return not other.keys.isdisjoint((*indonesian_keys(word), *english_keys(word)))


def _place(sentence: AbstractSentence, at: int) -> _Name | None:
    """Return the longest name of a place in the lexicon that a token is part of."""
    best: _Name | None = None
    lower = sentence.lower
    for line in _lines_with(sentence.tokens[at]):
        own, _, english = line.strip().rpartition(": ")
        forms = tuple([*own.split(": "), *english.split(", ")] if own else english.split(", "))
        for form in forms:
            words = folded(form).split()
            for offset, word in enumerate(words):
                start = at - offset
                stands = word == lower[at] and lower[max(start, 0) :][: len(words)] == words
                if stands and (best is None or len(words) > best[1] - best[0] + 1):
                    best = start, start + len(words) - 1, forms
    return best


def _lines_with(word: str) -> Iterator[str]:
    """Yield the lines of the lexicon that have a word: to read them all takes too long."""
    for text in lexicon("places").values():
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            yield text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
            at = text.find(word, max(end, at + 1)) if end >= 0 else -1


def _is_called_a_name(sentence: AbstractSentence, at: int, language: str) -> bool:
    """Tell whether the words around call a word a name: `Desa Sukamaju`, `teori Weber`."""
    tokens, lower = sentence.tokens, sentence.lower
    before, after = _cues(language)
    is_called = (at > 0 and lower[at - 1] in before) or (
        at + 1 < len(tokens) and tokens[at + 1].istitle() and lower[at + 1] in after
    )
    return (
        is_called
        and len(tokens[at]) >= _SHORTEST_CALLED
        and lower[at] not in stop_words("id") | stop_words("en")
        and dictionary().keys().isdisjoint(roots(lower[at]))
    )


@cache
def _cues(language: str) -> tuple[frozenset[str], frozenset[str]]:
    cues = lexicon("translation")["name_cues"][language]
    return frozenset(cues["before"].split()), frozenset(cues["after"].split())
