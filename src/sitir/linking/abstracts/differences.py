"""Holds two abstracts against each other: how they align, and what only one of them has."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.linking.abstracts.acronyms import acronym_differences, acronym_key
from sitir.linking.abstracts.alignment import aligned
from sitir.linking.abstracts.keywords import keyword_differences
from sitir.linking.abstracts.names import name_differences
from sitir.linking.abstracts.opposites import opposites
from sitir.linking.abstracts.sentences import COMPARED, abstract_side
from sitir.model import AbstractPair, SentencePair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence, AbstractSide
    from sitir.model import Abstract, Acronym, Difference

# Texts that have less in common are no translations of each other.
_TRANSLATION = 0.25


def abstract_pair(first: Abstract, second: Abstract, acronyms: Sequence[Acronym]) -> AbstractPair:
    """Return two abstracts in different languages, aligned, with their differences."""
    sides = abstract_side(first), abstract_side(second)
    passages = aligned(sides[0].sentences, sides[1].sentences)
    sentences = tuple(
        SentencePair(
            tuple([sentence.claim for sentence in passage.first]),
            tuple([sentence.claim for sentence in passage.second]),
        )
        for passage in passages
    )
    found = _differences(passages, *sides, acronyms)
    return AbstractPair(first, second, sentences, found)


def _differences(
    passages: Sequence[Passage],
    first: AbstractSide,
    second: AbstractSide,
    acronyms: Sequence[Acronym],
) -> tuple[Difference, ...]:
    """Return what can be shown to stand in one of two abstracts only, in reading order.

    A sentence without a counterpart is one difference, whatever it says.
    """
    words = sum(map(_size, passages))
    alike = sum(_size(passage) * passage.likeness for passage in passages)
    if alike < _TRANSLATION * words or not words:
        return ()
    lone = _lone_sentences(passages)
    places = {difference.location.span for difference in lone}
    shared = [
        passage
        for passage in passages
        if (passage.first or passage.second)[0].claim.location.span not in places
    ]
    turned = [passage._replace(first=passage.second, second=passage.first) for passage in shared]
    expansions = {
        acronym_key(acronym.text): [long.text for long in acronym.expansions if long.fits]
        for acronym in acronyms
    }
    found = [
        *lone,
        *_figure_differences(shared, first, second),
        *acronym_differences(shared, first, second, expansions),
        *acronym_differences(turned, second, first, expansions),
        *name_differences(shared, first, second),
        *keyword_differences(first, second, expansions),
        *opposites(shared, first.abstract.language, second.abstract.language),
    ]
    return tuple(sorted(found, key=attrgetter("location.span")))


# What two abstracts that agree have no use for is not loaded for them.


def _lone_sentences(passages: Sequence[Passage]) -> Sequence[Difference]:
    if all(passage.first and passage.second for passage in passages):
        return ()
    from sitir.linking.abstracts.lone_sentences import lone_sentences

    return lone_sentences(passages)


def _figure_differences(
    passages: Sequence[Passage], first: AbstractSide, second: AbstractSide
) -> Sequence[Difference]:
    differing = [passage for passage in passages if _told(passage.first) != _told(passage.second)]
    if not differing:
        return ()
    from sitir.linking.abstracts.figures import figure_differences

    return tuple(figure_differences(differing, first, second))


def _told(sentences: Sequence[AbstractSentence]) -> list[str]:
    facts = [fact for sentence in sentences for fact in sentence.claim.facts]
    return [fact.value for fact in facts if fact.kind in COMPARED]


def _size(passage: Passage) -> int:
    return sum([len(each.words) for each in (*passage.first, *passage.second)])
