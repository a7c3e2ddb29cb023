"""Finds the words of a sentence that say no, and what they reach."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstracts.sentences import AbstractSentence

# How many words a negator reaches: `did not show any statistically significant effect`.
_REACH = 5
_CLAUSE_ENDS = frozenset(",;:.—–()")


def negators(lower: Sequence[str], language: str) -> list[int]:
    """Return which of some lower-case words say no: not that of `not only`."""
    denying, followers = words_for("negators", language), words_for("no_negation", language)
    return [
        at
        for at, word in enumerate(lower)
        if word in denying and followers.isdisjoint(lower[at + 1 : at + 2])
    ]


def reaches(sentence: AbstractSentence, negator: int, at: int) -> bool:
    """Tell whether a negator stands shortly before a word, in its clause."""
    if not negator < at <= negator + _REACH:
        return False
    return _CLAUSE_ENDS.isdisjoint(sentence.between(negator, at))


@cache
def words_for(name: str, language: str) -> frozenset[str]:
    """Return a list of words of the lexicon for a language."""
    return frozenset(lexicon("translation")[name][language].split())
