"""A figure or date with the words around it that say what is counted or dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.retelling.grounds import COMPARED, ground
from sitir.linking.retelling.listed import content, stem, word_set
from sitir.linking.retelling.stretches import SentenceWords
from sitir.model import FactKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.retelling.grounds import Ground
    from sitir.linking.retelling.stretches import Stretch
    from sitir.model import Claim, ClaimSupport, Fact

# How many words of content count as next to a figure, before and behind it.
_NEAR_BEFORE, _NEAR_AFTER, _NEAR_DATE = 3, 2, 5
# How far before a figure a word that hedges it can stand, and behind it one that points to it.
_HEDGED, _POINTED = 3, 4


class Figure(NamedTuple):
    """A fact with the words of its stretch of the sentence."""

    fact: Fact
    claim: Claim
    number: int
    """Of its claim, in reading order."""
    ground: Ground
    counted: tuple[str, ...]
    """The first words of content behind it, folded: what is counted; empty but of a number."""
    heads: tuple[str, ...]
    """The stems of these."""
    near: frozenset[str]
    """The stems of the words next to it."""
    around: frozenset[str]
    """The stems of all words of its stretch, between commas, joints and other figures."""
    names: frozenset[str]
    """The words of its stretch with a capital inside the sentence, folded."""
    places: frozenset[str]
    """The same without the names of months."""
    denials: frozenset[str]
    qualifiers: frozenset[str]
    """Those that tell one group from another."""
    ranks: frozenset[str]
    """Those that rank or place a thing."""
    share: str
    """`part` where its share is told with it (`37 reports, or 38.5%`, `11 dari 36 gudang`), `whole`
    where a part of it is (`38.5% of the 96 reports`), else empty."""
    is_definite: bool
    """Whether the text speaks of it as known: `the 27 officers`, `27 nelayan itu`."""
    is_hedged: bool
    """Whether a word makes it a rounded figure or a bound."""
    course: str
    """`origins`, `goals` or `steps` of a change; else empty."""


def figures(support: ClaimSupport, number: int) -> Iterator[Figure]:
    """Yield the figures of a claim that can be compared, in reading order.

    Not those of a range, a word or a quotation, nor what can be read in two ways.
    """
    facts = support.claim.facts
    compared = [fact for fact in facts if fact.kind in COMPARED and fact.unit != "ordinal"]
    if not compared:
        return
    quoted = [fact.location.span for fact in facts if fact.kind is FactKind.QUOTATION]
    sentence, grounds = SentenceWords(support, compared), ground(support)
    for index, fact in enumerate(compared):
        if fact.is_open or sentence.is_inside(index):
            continue
        if not any(span.contains(fact.location.span) for span in quoted):
            yield _figure(fact, support.claim, number, grounds, sentence.stretch(index))


def _figure(fact: Fact, claim: Claim, number: int, grounds: Ground, stretch: Stretch) -> Figure:
    before, after = content(stretch.before), content(stretch.after)
    beyond = content(stretch.beyond)
    classifiers = word_set("classifiers")
    counted = [word for word in after if word not in classifiers] or after
    words = {*before, *after, *beyond}
    next_to = {*before[-1:], *(counted[:_NEAR_AFTER] if fact.kind is FactKind.NUMBER else ())}
    near_ranks = next_to & word_set("near_ranks")
    return Figure(
        fact=fact,
        claim=claim,
        number=number,
        ground=grounds,
        counted=tuple(counted[:_NEAR_AFTER]) if fact.kind is FactKind.NUMBER else (),
        heads=tuple(map(stem, counted[:_NEAR_AFTER])),
        near=frozenset(map(stem, _near(fact, before or beyond, counted or beyond))),
        around=frozenset(map(stem, words)),
        names=stretch.names,
        places=stretch.names - word_set("months"),
        denials=word_set("denials") & words,
        qualifiers=word_set("qualifiers") & {*stretch.before, *stretch.after} - stretch.names,
        ranks=word_set("ranks") & {*stretch.before, *stretch.after} | near_ranks,
        share=stretch.share,
        is_definite=_is_definite(stretch),
        is_hedged=_is_hedged(stretch),
        course=_course(stretch),
    )


def _near(fact: Fact, before: Sequence[str], after: Sequence[str]) -> Sequence[str]:
    """Return the words next to a figure; of a date those before it, which say what happened."""
    if fact.kind is FactKind.DATE:
        return before[-_NEAR_DATE:] or after[:_NEAR_DATE]
    return (*before[-_NEAR_BEFORE:], *after[:_NEAR_AFTER])


def _is_definite(stretch: Stretch) -> bool:
    known = word_set("definite")
    return not known.isdisjoint((*stretch.before[-1:], *stretch.after[1:_POINTED]))


def _is_hedged(stretch: Stretch) -> bool:
    return not word_set("hedges").isdisjoint(stretch.before[-_HEDGED:]) or not word_set(
        "hedges_after"
    ).isdisjoint(stretch.after[:1])


def _course(stretch: Stretch) -> str:
    words = [word for word in stretch.before if word not in word_set("measures")]
    courses = (name for name in ("origins", "goals", "steps") if word_set(name) & {*words[-1:]})
    return next(courses, "")
