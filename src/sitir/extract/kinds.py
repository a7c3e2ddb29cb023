"""Tells what a sentence does, whether it needs a source, and why."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from sitir.extract.features import Feature, features, features_of_block
from sitir.lexicons import lexicon
from sitir.model import BlockKind, ClaimKind, Ground, Reason, SectionKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.model import Block, Fact, Sentence

# Sections whose sentences rest on the article itself.
_OWN_GROUND = frozenset(
    {
        SectionKind.ABSTRACT,
        SectionKind.CONCLUSION,
        SectionKind.ACKNOWLEDGEMENTS,
        SectionKind.APPENDIX,
    }
)
_FEW_WORDS = 3
"""Fewer make no assertion that could be checked."""
# Where the weights of two kinds are this near, the sentence may be either; tuned as the weights.
_CLOSE = 0.6
# What speaks less for a kind is not told as a reason of it.
_TOLD = 0.25
_MARKED = "certain interpretive cue"


class Shared(NamedTuple):
    """What speaks for kinds in all sentences of a block, and how much for each kind."""

    features: tuple[Feature, ...]
    totals: Sequence[float]


class Context(NamedTuple):
    """What is known of a sentence besides its words."""

    block: Block
    shared: Shared
    facts: Sequence[Fact]
    is_cited: bool
    is_first: bool
    """Whether it begins its paragraph."""


class Judgement(NamedTuple):
    """What a sentence does, whether it needs a source, and why."""

    kind: ClaimKind
    needs_citation: bool
    reasons: tuple[Reason, ...]


def judgement(sentence: Sentence, words: Sequence[str], context: Context) -> Judgement:
    """Judge a sentence by its cues, its section, its facts and whether something is cited in it.

    `words` are its own, folded. Each ground speaks for and against kinds with a weight, and the
    kind with the most wins: a multinomial logistic model, whose weights were learned from sentences
    labelled by hand.
    """
    if len(words) <= _FEW_WORDS:
        reason = Reason(Ground.LENGTH, sentence.text, ClaimKind.OTHER.value)
        return Judgement(ClaimKind.OTHER, needs_citation=False, reasons=(reason,))
    table = _weights()
    own = [each for each in _features(sentence, words, context) if each.name in table.of]
    totals = _summed(context.shared.totals, own)
    found = (*context.shared.features, *own)
    best = totals.index(max(totals))
    kind = table.kinds[best]
    speaking = [each for each in found if table.of[each.name][best] > _TOLD]
    speaking.sort(key=lambda each: -each.times * table.of[each.name][best])
    told = kind.value
    reasons = [Reason(each.ground, each.text, told) for each in speaking]
    is_close = totals[table.kinds.index(ClaimKind.FACTUAL)] >= totals[best] - _CLOSE
    is_marked = any(each.name == _MARKED for each in own)
    needs, why = _need(kind, context, reports=is_close and not is_marked)
    return Judgement(kind, needs, (*reasons, *why))


def _features(sentence: Sentence, words: Sequence[str], context: Context) -> Iterator[Feature]:
    return features(
        sentence.text,
        words,
        context.facts,
        is_cited=context.is_cited,
        is_first=context.is_first,
    )


def _summed(totals: Sequence[float], found: Iterable[Feature]) -> Sequence[float]:
    """Return the totals of the kinds with what features speak for and against them."""
    of = _weights().of
    for each in found:
        weights = of[each.name]
        if each.times > 1:
            weights = tuple(each.times * weight for weight in weights)
        totals = list(map(add, totals, weights))
    return totals


class _Weights(NamedTuple):
    kinds: tuple[ClaimKind, ...]
    base: list[float]
    of: Mapping[str, tuple[float, ...]]
    """By feature, in the order of `kinds`."""


@cache
def _weights() -> _Weights:
    table = lexicon("kinds")
    return _Weights(tuple(map(ClaimKind, table["kinds"])), list(table["base"]), table["weights"])


def shared_by(block: Block, density: float) -> Shared:
    """Return what speaks for and against kinds in all sentences of a block.

    `density` is the share of the sentences of its section that cite.
    """
    table = _weights()
    found = tuple(each for each in features_of_block(block, density) if each.name in table.of)
    return Shared(found, _summed(table.base, found))


def _need(kind: ClaimKind, context: Context, *, reports: bool) -> tuple[bool, Iterator[Reason]]:
    """Return whether a claim needs a citation, and why.

    `reports` tells whether it may as well report as judge: an inference that is not marked as the
    author's is asked for its source like a fact.
    """
    block = context.block
    if block.section.kind in _OWN_GROUND:
        return False, iter((Reason(Ground.SECTION, block.section.title, "no-need"),))
    if context.is_cited and kind in (
        ClaimKind.FACTUAL,
        ClaimKind.INTERPRETIVE,
        ClaimKind.METHOD,
    ):
        return True, iter((Reason(Ground.CITATION, "", "need"),))
    asserts = kind is ClaimKind.FACTUAL or (kind is ClaimKind.INTERPRETIVE and reports)
    if not asserts or block.kind is BlockKind.TABLE_CELL:
        return False, iter(())
    return True, (Reason(Ground.FACT, fact.location.text, "need") for fact in context.facts)
