"""Finds a *not* that one of two sentences has and its translation has lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.negators import negators, reaches, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.abstracts.sentences import AbstractSentence
    from sitir.model import Location

# `unaware`, `non-binding`, `cashless`; not `university`, `under`.
_DENYING = re.compile(r"un(?!i(?:t|fi|fy|on|que|ver|form)|der|til)\w+|non\w*|\w+less")


def lost_negation(
    first: AbstractSentence, language: str, second: AbstractSentence, other_language: str
) -> Sequence[tuple[Location, Location]]:
    """Return the places of a word that one of two sentences denies and the other affirms.

    Languages say no in many ways (`tidak layak`, `unfit`; `tidak merokok`, `non-smoking`), so that
    nothing else in either sentence may smack of a denial.
    """
    if denied := _denied(first, language, second, other_language):
        return (denied,)
    if denied := _denied(second, other_language, first, language):
        return ((denied[1], denied[0]),)
    return ()


def _denied(
    sentence: AbstractSentence, language: str, other: AbstractSentence, other_language: str
) -> tuple[Location, Location] | None:
    denying = [at for at, word in enumerate(sentence.lower) if word in _all_negators(language)]
    if len(denying) != 1 or not _all_negators(other_language).isdisjoint(other.lower):
        return None
    word = _denied_word(sentence, denying[0], language)
    if word is None:
        return None
    keys = {key for at, found in sentence.words if at == word for key in found}
    again, there = _having(keys, sentence), _having(keys, other)
    if len(again) != 1 or len(there) != 1:
        return None  # `those who report and those who do not report`
    if _smacks_of_denial(sentence, word, language):
        return None
    if _smacks_of_denial(other, there[0], other_language):
        return None
    return sentence.location(denying[0], word), other.location(there[0], there[0])


def _denied_word(sentence: AbstractSentence, negator: int, language: str) -> int | None:
    """Return the word that a negator denies: of `tidak ada hubungan` the last."""
    lower = sentence.lower
    if lower[negator] not in words_for("plain_negators", language):
        return None
    if negator not in negators(lower, language) or lower[negator - 1 : negator] in (
        ["atau"],
        ["or"],
    ):
        return None
    bridges = words_for("negated_through", language)
    at = negator + 1
    while at < len(lower) and lower[at] in bridges:
        at += 1
    return at if at < len(lower) and reaches(sentence, negator, at) else None


def _having(keys: set[str], sentence: AbstractSentence) -> list[int]:
    return [at for at, found in sentence.words if not keys.isdisjoint(found)]


def _smacks_of_denial(sentence: AbstractSentence, word: int, language: str) -> bool:
    """Tell whether anything but a word, and the negators, may stand for a denial."""
    rest = [*sentence.lower[:word], *sentence.lower[word + 1 :]]
    if not _denials(language).isdisjoint(rest):
        return True
    return language == "en" and any(_DENYING.fullmatch(each) for each in rest)


@cache
def _all_negators(language: str) -> frozenset[str]:
    return words_for("negators", language)


@cache
def _denials(language: str) -> frozenset[str]:
    """Return the words, negators aside, that may stand for a denial."""
    poles = lexicon("translation")["polarity"].values()
    denying = " ".join([languages[language][1] for languages in poles]).split()
    return words_for("denials", language).union(denying) - _all_negators(language)
