"""Finds what in a sentence speaks for and against the kinds that it may be of."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import QUANTITIES, TIMES, BlockKind, FactKind, Ground, SectionKind, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Block, Fact

_SHORT = 8
"""In words, like `_LONG`."""
_LONG = 28
_STOPS = frozenset(".!?…")
_MANY_FIGURES = 3
_TWICE = 2
# What stands in these is told rather by the words of their own heading.
_BROAD = frozenset((SectionKind.OTHER, SectionKind.RESULTS, SectionKind.INTRODUCTION))
# A section that cites in more than this share of its sentences tells of the works of others.
_DENSE = 0.3
_FLOAT = Pattern(r"(?:Tabel|Gambar|Figures?|Tables?|Figs?\.?|Grafik)\s?\d", re.IGNORECASE)
_FLOATS = frozenset(("tabel", "gambar", "figure", "figures", "table", "tables", "fig", "grafik"))
_PAST = Pattern(r" (?:was|were) (?:\w+ly )?\w+(?:ed|en|wn|ne|ound|ught|ade|pt) ")


class Feature(NamedTuple):
    """Something about a sentence that speaks for or against a kind."""

    name: str
    """As in `kinds.yml`."""
    ground: Ground
    text: str
    """As the reader is told of it; may be empty."""
    times: int = 1


def features_of_block(block: Block, density: float) -> Iterator[Feature]:
    """Yield what speaks for and against kinds in all sentences of a block.

    `density` is the share of the sentences of its section that cite.
    """
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


def features(
    text: str, words: Sequence[str], facts: Sequence[Fact], *, is_cited: bool, is_first: bool
) -> Iterator[Feature]:
    """Yield what speaks for and against kinds in one sentence.

    `words` are its own, folded; `is_cited` tells whether a citation stands in it, `is_first`
    whether it begins its paragraph.
    """
    known = set(words)
    yield from _cued(known, words)
    if common := _listed("first_person")[""].intersection(known):
        yield Feature("first-person", Ground.CUE, min(common))
    if is_cited:
        yield Feature("cited", Ground.CITATION, "")
    if is_first:
        yield Feature("first", Ground.PLACE, "1")
    if len(words) < _SHORT:
        ends = text.rstrip("\"'”’)*_ ")[-1:] in _STOPS
        if not (ends and _tells_a_figure(facts)):
            yield Feature("short" if ends else "fragment", Ground.LENGTH, str(len(words)))
    elif len(words) > _LONG:
        yield Feature("long", Ground.LENGTH, str(len(words)))
    if not known.isdisjoint(_FLOATS) and (named := _FLOAT.search(text)):
        yield Feature("float", Ground.CUE, named[0])
    yield from _shaped(text, facts)


def _tells_a_figure(facts: Sequence[Fact]) -> bool:
    """Tell whether a sentence has a time or figures in digits, which even a short one asserts."""
    return any(
        fact.kind in TIMES
        or (
            fact.kind in QUANTITIES
            and fact.unit != "ordinal"
            and any(sign.isdigit() for sign in fact.location.text)
        )
        for fact in facts
    )


def _shaped(text: str, facts: Sequence[Fact]) -> Iterator[Feature]:
    """Yield what the signs and figures of a sentence say."""
    last = text.rstrip("\"'”’)*_ ")[-1:]
    if last in ("?", ":"):
        yield Feature("question" if last == "?" else "colon", Ground.SIGN, last)
    if (" was " in text or " were " in text) and (passive := _PAST.search(text)):
        yield Feature("passive", Ground.CUE, passive[0].strip())
    figures = [fact for fact in facts if fact.kind in QUANTITIES and fact.unit != "ordinal"]
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
        if fact.kind in TIMES:
            yield Feature("time", Ground.FACT, fact.location.text)
            break


_Cue = tuple[str, str]
"""Its words, folded, with a space at each end; the name of its feature."""


def _cued(known: set[str], words: Sequence[str]) -> Iterator[Feature]:
    """Yield the cues of a sentence: how many of each kind and strength, with the longest."""
    cues = _cues()
    hits: dict[str, list[str]] = {}
    padded = f" {' '.join(words)} "
    for word in cues.keys() & known:
        for text, feature in cues[word]:
            if text in padded:
                hits.setdefault(feature, []).append(text)
    for name in sorted(hits):
        longest = max(sorted(hits[name]), key=len)
        yield Feature(name, Ground.CUE, longest.strip(), times=min(len(hits[name]), _TWICE))


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """Return the cues by the longest of their words, which is a rare one as a rule.

    So the common words of a sentence lead to few cues that have to be looked for.
    """
    by_word: dict[str, list[_Cue]] = {}
    for name, by_strength in lexicon("claims")["cues"].items():
        for strength, cues in by_strength.items():
            feature = f"{strength} {name} cue"
            for cue in cues:
                longest = max(cue.split(), key=len)
                by_word.setdefault(longest, []).append((f" {cue} ", feature))
    return by_word


@cache
def _listed(name: str) -> Mapping[str, frozenset[str]]:
    listed = lexicon("claims")[name]
    if isinstance(listed, list):
        return {"": frozenset(listed)}
    return {kind: frozenset(words) for kind, words in listed.items()}
