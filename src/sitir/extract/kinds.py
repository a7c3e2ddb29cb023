"""Tells what a sentence does, whether it needs a source, and why."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, ClaimKind, FactKind, Ground, Reason, SectionKind, folded

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
_SHORT = 8
_STOPS = frozenset(".!?…")
_LONG = 28
_MANY_FIGURES = 3
_TWICE = 2
# What stands in these is told rather by the words of their own heading.
_BROAD = frozenset((SectionKind.OTHER, SectionKind.RESULTS, SectionKind.INTRODUCTION))
# A section that cites in more than this share of its sentences tells of the works of others.
_DENSE = 0.3
# Where the weights of two kinds are this near, the sentence may be either; tuned as the weights.
_CLOSE = 0.6
# What speaks less for a kind is not told as a reason of it.
_TOLD = 0.25
_MARKED = "certain interpretive cue"
_FLOAT = Pattern(r"(?:Tabel|Gambar|Figures?|Tables?|Figs?\.?|Grafik)\s?\d", re.IGNORECASE)
_FLOATS = frozenset(("tabel", "gambar", "figure", "figures", "table", "tables", "fig", "grafik"))
_PAST = Pattern(r" (?:was|were) (?:\w+ly )?\w+(?:ed|en|wn|ne|ound|ught|ade|pt) ")
_FIGURES = frozenset((FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY))
_TIMES = frozenset((FactKind.YEAR, FactKind.PERIOD, FactKind.DATE))


class Feature(NamedTuple):
    """Something about a sentence that speaks for or against a kind."""

    name: str
    """As in `kinds.yml`."""
    ground: Ground
    text: str
    """As the reader is told of it; may be empty."""
    times: int = 1


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
    own = [each for each in features(sentence, words, context) if each.name in table.of]
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


def _summed(totals: Sequence[float], found: Iterable[Feature]) -> Sequence[float]:
    """Return the totals of the kinds with what features speak for and against them."""
    of = _weights().of
    for each in found:
        times = each.times
        totals = [
            total + times * weight for total, weight in zip(totals, of[each.name], strict=True)
        ]
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
    found = tuple(each for each in _of_block(block, density) if each.name in table.of)
    return Shared(found, _summed(table.base, found))


def _of_block(block: Block, density: float) -> Iterator[Feature]:
    section = block.section
    yield Feature(f"section {section.kind.value}", Ground.SECTION, section.title)
    if section.kind in _BROAD:
        for name, listed in _listed("headings").items():
            if common := listed.intersection(folded(section.title).split()):
                yield Feature(f"heading {name}", Ground.HEADING, min(common))
    if density == 0:
        yield Feature("uncited section", Ground.DENSITY, "0%")
    elif density > _DENSE:
        yield Feature("dense section", Ground.DENSITY, f"{density:.0%}")
    if block.kind is BlockKind.LIST_ITEM:
        yield Feature("list item", Ground.PLACE, block.marker)


def features(sentence: Sentence, words: Sequence[str], context: Context) -> Iterator[Feature]:
    """Yield what speaks for and against kinds in one sentence; `words` are its own, folded."""
    known = set(words)
    yield from _cued(known, words)
    if common := _listed("first_person")[""].intersection(known):
        yield Feature("first-person", Ground.CUE, min(common))
    if context.is_cited:
        yield Feature("cited", Ground.CITATION, "")
    if context.is_first:
        yield Feature("first", Ground.PLACE, "1")
    if len(words) < _SHORT:
        ends = sentence.text.rstrip("\"'”’)*_ ")[-1:] in _STOPS
        yield Feature("short" if ends else "fragment", Ground.LENGTH, str(len(words)))
    elif len(words) > _LONG:
        yield Feature("long", Ground.LENGTH, str(len(words)))
    if not known.isdisjoint(_FLOATS) and (named := _FLOAT.search(sentence.text)):
        yield Feature("float", Ground.CUE, named[0])
    yield from _shaped(sentence.text, context.facts)


def _shaped(text: str, facts: Sequence[Fact]) -> Iterator[Feature]:
    """Yield what the signs and figures of a sentence say."""
    last = text.rstrip("\"'”’)*_ ")[-1:]
    if last in ("?", ":"):
        yield Feature("question" if last == "?" else "colon", Ground.SIGN, last)
    if (" was " in text or " were " in text) and (passive := _PAST.search(text)):
        yield Feature("passive", Ground.CUE, passive[0].strip())
    figures = [fact for fact in facts if fact.kind in _FIGURES and fact.unit != "ordinal"]
    for fact in figures:
        if "." in fact.value:
            yield Feature("decimal", Ground.FACT, fact.location.text)
            break
    for fact in figures:
        if fact.kind is FactKind.PERCENTAGE:
            yield Feature("percentage", Ground.FACT, fact.location.text)
            break
    if len(figures) >= _MANY_FIGURES:
        yield Feature("figures", Ground.FACT, figures[0].location.text)
    for fact in facts:
        if fact.kind in _TIMES:
            yield Feature("time", Ground.FACT, fact.location.text)
            break


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


class _Cue(NamedTuple):
    text: str
    """Folded, with a space at each end."""
    is_word: bool
    feature: str


def _cued(known: set[str], words: Sequence[str]) -> Iterator[Feature]:
    """Yield the cues of a sentence: how many of each kind and strength, with the longest."""
    cues = _cues()
    hits: dict[str, list[str]] = {}
    padded = f" {' '.join(words)} "
    for word in cues.keys() & known:
        for cue in cues[word]:
            if cue.is_word or cue.text in padded:
                hits.setdefault(cue.feature, []).append(cue.text.strip())
    for name in sorted(hits):
        longest = max(sorted(hits[name]), key=len)
        yield Feature(name, Ground.CUE, longest, times=min(len(hits[name]), _TWICE))


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """Return the cues by that of their words which the fewest cues have.

    So the common words of a sentence lead to few cues that have to be looked for.
    """
    listed = [
        (words, f"{strength} {name} cue")
        for name, by_strength in lexicon("claims")["cues"].items()
        for strength, cues in by_strength.items()
        for words in map(str.split, cues)
    ]
    common = Counter(word for words, _ in listed for word in words)
    by_word: defaultdict[str, list[_Cue]] = defaultdict(list)
    for words, feature in listed:
        rarest = min(words, key=common.__getitem__)
        by_word[rarest].append(_Cue(f" {' '.join(words)} ", len(words) == 1, feature))
    return by_word


@cache
def _listed(name: str) -> Mapping[str, frozenset[str]]:
    listed = lexicon("claims")[name]
    if isinstance(listed, list):
        return {"": frozenset(listed)}
    return {kind: frozenset(words) for kind, words in listed.items()}
