"""Finds sentences that say the opposite of what they translate: `berhasil`, `failed`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence

# From here on a passage surely translates the other; tuned on abstracts of journals and theses.
_SURE = 0.45
# How many words a negator reaches: `did not show any statistically significant effect`.
_REACH = 5
# Words so near say what it is that rises or fails.
_NEAR = 5
_CLAUSE_ENDS = frozenset(",;:.—–()")


_Pole = tuple[int, bool, bool, int]
"""A word that affirms or denies something: its token, whether by itself it affirms, whether a
negator reaches it, and how many negators its sentence has besides itself."""


def opposites(passages: Sequence[Passage], first: str, second: str) -> Iterator[Difference]:
    """Yield the words that say the opposite in two sentences that translate each other.

    `first` and `second` are the languages of the sides.
    """
    for passage in passages:
        if len(passage.first) != 1 or len(passage.second) != 1 or passage.likeness < _SURE:
            continue
        here, there = _poles(passage.first[0], first), _poles(passage.second[0], second)
        for about, one in here.items():
            other = there.get(about)
            if one is None or other is None or not _contradict(one, other):
                continue
            if not _meet(passage.first[0], one, passage.second[0], other):
                continue
            place = passage.second[0].location(other[0], other[0])
            here_place = passage.first[0].location(one[0], one[0])
            yield Difference(DifferenceKind.POLARITY, here_place, place, place.text)


def _poles(sentence: AbstractSentence, language: str) -> dict[str, _Pole | None]:
    """Return what a sentence affirms or denies; `None` where it does so twice, or unclearly."""
    known = _known(language)
    lower = sentence.lower
    if known.keys().isdisjoint(lower):
        return {}
    negators = _negators(lower, language)
    found: dict[str, _Pole | None] = {}
    for at, word in enumerate(lower):
        if word not in known:
            continue
        about, affirms = known[word]
        if about == "height" and _names_a_thing(lower, at, language):
            continue
        others = [negator for negator in negators if negator != at]
        reaching = [negator for negator in others if _reaches(sentence, negator, at)]
        pole = at, affirms, bool(reaching), len(others)
        found[about] = pole if about not in found and len(reaching) < 2 else None
    return found


def _negators(lower: Sequence[str], language: str) -> list[int]:
    negators, followers = _words("negators", language), _words("no_negation", language)
    return [
        at
        for at, word in enumerate(lower)
        if word in negators and followers.isdisjoint(lower[at + 1 : at + 2])
    ]


def _reaches(sentence: AbstractSentence, negator: int, at: int) -> bool:
    """Tell whether a negator stands shortly before a word, in its clause."""
    if not negator < at <= negator + _REACH:
        return False
    return _CLAUSE_ENDS.isdisjoint(sentence.between(negator, at))


def _names_a_thing(lower: Sequence[str], at: int, language: str) -> bool:
    """Tell whether `tinggi` or `high` is part of a name: `perguruan tinggi`, `high school`."""
    before, after = _words("no_height", language), _words("no_height_before", language)
    return not (
        before.isdisjoint(lower[max(0, at - 1) : at]) and after.isdisjoint(lower[at + 1 : at + 2])
    )


def _contradict(one: _Pole, other: _Pole) -> bool:
    """Tell whether two words of sentences that translate each other say the opposite.

    Where a negator turns one of them, the other sentence must have one less: `did not, on the
    whole, rise` has one that is out of reach.
    """
    _, affirms, is_denied, negators = one
    _, other_affirms, other_is_denied, other_negators = other
    if (affirms != is_denied) == (other_affirms != other_is_denied):
        return False
    expected = 0 if is_denied == other_is_denied else 1
    return abs(negators - other_negators) == expected


def _meet(first: AbstractSentence, one: _Pole, second: AbstractSentence, other: _Pole) -> bool:
    """Tell whether two words stand among words that translate each other."""
    return not _keys_near(first, one).isdisjoint(_keys_near(second, other))


def _keys_near(sentence: AbstractSentence, pole: _Pole) -> frozenset[str]:
    return frozenset(
        key
        for position, keys in sentence.words
        if 0 < abs(position - pole[0]) <= _NEAR
        for key in keys
    )


@cache
def _known(language: str) -> Mapping[str, tuple[str, bool]]:
    """Return what a word is about, and whether it affirms it."""
    known: dict[str, tuple[str, bool]] = {}
    for about, languages in lexicon("translation")["polarity"].items():
        affirming, denying = languages[language]
        known.update(dict.fromkeys(affirming.split(), (about, True)))
        known.update(dict.fromkeys(denying.split(), (about, False)))
    return known


@cache
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(lexicon("translation")[name][language].split())
