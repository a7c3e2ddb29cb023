"""Tells what a sentence does, whether it needs a source, and why."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.model import BlockKind, ClaimKind, FactKind, Ground, Reason, SectionKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
# Fewer words make no assertion that could be checked.
_FEW_WORDS = 3
# Tuned on the seed sentences and on the labels of the corpus (`benchmarks/claims.py`).
_STRENGTHS = {"certain": 4.0, "strong": 2.0, "weak": 0.7}
_MOST = 6.0
_BASE = 2.2
_CITED = 1.6
_SECTIONS: Mapping[SectionKind, Mapping[ClaimKind, float]] = {
    SectionKind.METHOD: {ClaimKind.METHOD: 2.6},
    SectionKind.RESULTS: {ClaimKind.OWN_RESULT: 0.6},
    SectionKind.CONCLUSION: {ClaimKind.INTERPRETIVE: 1.8, ClaimKind.OWN_RESULT: 1.0},
    SectionKind.ABSTRACT: {ClaimKind.OWN_RESULT: 0.8},
    SectionKind.THEORY: {ClaimKind.FACTUAL: 1.0},
    SectionKind.ACKNOWLEDGEMENTS: {ClaimKind.OTHER: 5.0},
}


class Judgement(NamedTuple):
    """What a sentence does, whether it needs a source, and why."""

    kind: ClaimKind
    needs_citation: bool
    reasons: tuple[Reason, ...]


def judgement(
    sentence: Sentence, block: Block, facts: Sequence[Fact], *, is_cited: bool
) -> Judgement:
    """Judge a sentence by its cues, its section, its facts and whether something is cited in it.

    Each speaks for a kind with a weight; the kind with the most wins.
    """
    text = folded(sentence.text)
    words = text.split()
    section = block.section.kind
    if len(words) <= _FEW_WORDS:
        reason = Reason(Ground.LENGTH, sentence.text, ClaimKind.OTHER.value)
        return Judgement(ClaimKind.OTHER, needs_citation=False, reasons=(reason,))
    weights: defaultdict[ClaimKind, float] = defaultdict(float)
    weights[ClaimKind.FACTUAL] = _BASE
    grounds = list(_grounds(sentence, words, f" {text} ", section, facts, is_cited=is_cited))
    for ground in grounds:
        weights[ground.kind] = min(weights[ground.kind] + ground.weight, _MOST)
    kind = max(_ORDER, key=weights.__getitem__)
    own = [each.reason for each in grounds if each.kind is kind and each.weight > 0]
    needs, why = _need(kind, block, facts, is_cited=is_cited)
    return Judgement(kind, needs, (*own, *why))


# Where two kinds weigh the same, the first is taken.
_ORDER = (
    ClaimKind.FACTUAL,
    ClaimKind.AIM,
    ClaimKind.METHOD,
    ClaimKind.OWN_RESULT,
    ClaimKind.INTERPRETIVE,
    ClaimKind.OTHER,
)


class _Weighed(NamedTuple):
    kind: ClaimKind
    weight: float
    reason: Reason


def _weighed(kind: ClaimKind, weight: float, ground: Ground, text: str) -> _Weighed:
    return _Weighed(kind, weight, Reason(ground, text, kind.value))


def _grounds(
    sentence: Sentence,
    words: list[str],
    padded: str,
    section: SectionKind,
    facts: Sequence[Fact],
    *,
    is_cited: bool,
) -> Iterator[_Weighed]:
    for kind, weight in _SECTIONS.get(section, {}).items():
        yield _weighed(kind, weight, Ground.SECTION, section.value)
    cues = _cues()
    for word in cues.keys() & set(words):
        for cue in cues[word]:
            if cue.words in padded:
                yield _weighed(cue.kind, cue.weight, Ground.CUE, cue.words.strip())
    if is_cited:
        yield _weighed(ClaimKind.FACTUAL, _CITED, Ground.CITATION, "")
        yield _weighed(ClaimKind.OWN_RESULT, -_CITED, Ground.CITATION, "")
    last = sentence.text.rstrip("\"'”’)*_ ")[-1:]
    if last == "?":
        yield _weighed(ClaimKind.OTHER, 3.0, Ground.QUESTION, "?")
    elif last == ":":
        yield _weighed(ClaimKind.OTHER, 1.5, Ground.QUESTION, ":")
    if section is SectionKind.RESULTS and not is_cited:
        measured = [f for f in facts if f.kind in (FactKind.NUMBER, FactKind.PERCENTAGE)]
        if any("." in fact.value for fact in measured) or len(measured) > 2:
            told = measured[0].location.text
            yield _weighed(ClaimKind.OWN_RESULT, 1.5, Ground.FACT, told)


def _need(
    kind: ClaimKind, block: Block, facts: Sequence[Fact], *, is_cited: bool
) -> tuple[bool, Iterator[Reason]]:
    section = block.section.kind
    if section in _OWN_GROUND:
        return False, iter((Reason(Ground.SECTION, section.value, "no-need"),))
    if is_cited and kind in (ClaimKind.FACTUAL, ClaimKind.INTERPRETIVE, ClaimKind.METHOD):
        return True, iter((Reason(Ground.CITATION, "", "need"),))
    if kind is not ClaimKind.FACTUAL or block.kind is BlockKind.TABLE_CELL:
        return False, iter(())
    return True, (Reason(Ground.FACT, fact.location.text, "need") for fact in facts)


class _Cue(NamedTuple):
    words: str
    """Folded, with a space at each end."""
    kind: ClaimKind
    weight: float


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """Return the cues by their first words."""
    by_word: defaultdict[str, list[_Cue]] = defaultdict(list)
    for name, by_strength in lexicon("claims").items():
        kind = ClaimKind[name.upper()]
        for strength, cues in by_strength.items():
            for cue in map(folded, cues):
                by_word[cue.split(" ", 1)[0]].append(_Cue(f" {cue} ", kind, _STRENGTHS[strength]))
    return by_word
