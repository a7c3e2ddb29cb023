"""Finds a *not* that one of two sentences has and its translation has lost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.bilingual import english_keys
from sitir.linking.abstracts.negators import negators, reaches, words_for
from sitir.linking.abstracts.sentences import figures_in_both, key_union

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sitir.linking.abstracts.sentences import AbstractSentence
    from sitir.model import Location

# `unaware`, `non-binding`, `cashless`; not `university`, `under`.
_DENYING = re.compile(r"un(?!i(?:t|fi|fy|on|que|ver|form)|der|til)\w+|non\w*|\w+less")

_OR = frozenset(("atau", "or"))


def lost_negation(
    first: AbstractSentence, language: str, second: AbstractSentence, other_language: str
) -> Sequence[tuple[Location, Location]]:
    """Return the places of a word that one of two sentences denies and the other affirms.

    Languages say no in many ways (`tidak layak`, `unfit`; `tidak merokok`, `non-smoking`), so that
    nothing else in either sentence may smack of a denial.
    """
    if figures_in_both(first, second) < max(len(first.figures), len(second.figures)):
        return ()  # `60% do not`, `40% do`
    if denied := _denied(first, language, second, other_language):
        return (denied,)
    if denied := _denied(second, other_language, first, language):
        return ((denied[1], denied[0]),)
    return ()


def may_deny_too(
    sentence: AbstractSentence, between: range, language: str, other: AbstractSentence, word: int
) -> bool:
    """Tell whether a sentence may deny a word in its own way, for which another has a negator.

    `sentence` has the negator, and `between` are the tokens from there to the word; what stands
    there may be said otherwise in the other language (`tidak selalu`, `sometimes`).
    """
    bridges = words_for("negated_through", language)
    told = [at for at in between if sentence.lower[at] not in bridges]
    other_language = "en" if language == "id" else "id"
    denials = words_for("denials", other_language)
    return _has_any(other, word, denials, other_language) or not _is_answered(sentence, told, other)


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
    if _has_any(sentence, word, _denials(language), language):
        return None
    if _has_any(other, there[0], _denials(other_language), other_language):
        return None
    everywhere = range(len(other.lower))
    if _often_denied().isdisjoint(keys) and not _is_answered(other, everywhere, sentence):
        return None  # what has no counterpart may say no in its own way: `evade`, `withhold`
    return sentence.location(denying[0], word), other.location(there[0], there[0])


def _denied_word(sentence: AbstractSentence, negator: int, language: str) -> int | None:
    """Return the word that a negator denies: of `tidak ada hubungan` the last."""
    lower = sentence.lower
    before = lower[max(0, negator - 1) : negator]
    if negator not in negators(lower, language) or not _OR.isdisjoint(before):
        return None  # `tidak hanya`, `ada atau tidak`
    if before and "/" in sentence.between(negator - 1, negator):
        return None
    if lower[negator] not in words_for("plain_negators", language):
        return None
    bridges = words_for("negated_through", language)
    at = negator + 1
    while at < len(lower) and lower[at] in bridges:
        at += 1
    return at if at < len(lower) and reaches(sentence, negator, at) else None


def _having(keys: set[str], sentence: AbstractSentence) -> list[int]:
    return [at for at, found in sentence.words if not keys.isdisjoint(found)]


def _is_answered(
    sentence: AbstractSentence, tokens: Container[int], other: AbstractSentence
) -> bool:
    """Tell whether all words among some tokens that say something have a counterpart."""
    told = key_union((other,))
    return all(at not in tokens or not told.isdisjoint(keys) for at, keys in sentence.words)


def _has_any(sentence: AbstractSentence, word: int, denials: frozenset[str], language: str) -> bool:
    """Tell whether a sentence has words that may stand for a denial, beside a word itself."""
    rest = [*sentence.lower[:word], *sentence.lower[word + 1 :]]
    if not denials.isdisjoint(rest):
        return True
    return language == "en" and any(_DENYING.fullmatch(each) for each in rest)


@cache
def _often_denied() -> frozenset[str]:
    """Return the keys of words that findings deny so often that they are enough by themselves."""
    words = lexicon("translation")["often_denied"].split()
    return frozenset([key for word in words for key in english_keys(word)])


@cache
def _all_negators(language: str) -> frozenset[str]:
    return words_for("negators", language)


@cache
def _denials(language: str) -> frozenset[str]:
    """Return the words, negators aside, that may stand for a denial."""
    poles = lexicon("translation")["polarity"].values()
    denying = " ".join([languages[language][1] for languages in poles]).split()
    return words_for("denials", language).union(denying) - _all_negators(language)
