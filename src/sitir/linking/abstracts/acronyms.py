"""Finds the acronyms that one of two abstracts has and the other has in no form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.bilingual import english_keys, indonesian_keys
from sitir.model import Difference, DifferenceKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence, AbstractSide

# So much of a long form in the other language is the thing, in other words.
_ENOUGH = 0.5
# A shorter acronym of the lexicon has other meanings as well: `SD`, `CAR`.
_UNMISTAKABLE = 4
_LONGEST = 12
_ROMAN = frozenset("IVXLC")
# A sentence with more of its words in capitals is set so as a whole.
_MOSTLY = 0.6


def acronym_differences(
    passages: Sequence[Passage],
    side: AbstractSide,
    other: AbstractSide,
    expansions: Mapping[str, Sequence[str]],
) -> Iterator[Difference]:
    """Yield the acronyms of the first sides that the other abstract has in no form, each once.

    `expansions` has the long forms that the article gives, by `acronym_key`.
    """
    seen: set[str] = set()
    for passage in passages:
        for sentence in passage.first:
            for index in acronyms_in(sentence):
                key = acronym_key(sentence.tokens[index])
                if key in seen or key.lower() in other.words:
                    continue
                seen.add(key)
                long = expansions.get(key, ())
                if not is_known(key, long) or is_answered(key, long, other):
                    continue
                if key not in _invariant() and _has_strange_one(passage.second, side):
                    continue  # the same thing, perhaps, by a name that we do not know
                place = passage.second[0].claim.location if passage.second else None
                yield Difference(
                    DifferenceKind.ACRONYM,
                    sentence.location(index, index),
                    place or other.abstract.location,
                )


def acronyms_in(sentence: AbstractSentence) -> list[int]:
    """Return which tokens of a sentence are acronyms; of one all in capitals none."""
    found = [index for index, token in enumerate(sentence.tokens) if is_acronym(token)]
    return found if len(found) <= _MOSTLY * len(sentence.tokens) else []


def acronym_key(text: str) -> str:
    """Return an acronym in one form: `MSMEs` and `MSME` are one."""
    return (text[:-1] if text[-1] == "s" and text[:-1].isupper() else text).upper()


def is_known(key: str, long_forms: Sequence[str]) -> bool:
    """Tell whether it is known what an acronym stands for."""
    if long_forms or key in _invariant():
        return True
    return len(key) >= _UNMISTAKABLE and bool(equal_terms(key))


def is_answered(key: str, long_forms: Sequence[str], other: AbstractSide) -> bool:
    """Tell whether the other abstract has what an acronym stands for, in any form."""
    lower = key.lower()
    if lower in other.words or f"{lower}s" in other.words:
        return True
    if any(other.says(term) for term in equal_terms(key)):
        return True
    if any(lower in "".join([word[0] for word in sentence.lower]) for sentence in other.sentences):
        return True
    return any(_share(long, other) >= _ENOUGH for long in long_forms)


@lru_cache(maxsize=512)
def equal_terms(key: str) -> tuple[str, ...]:
    """Return what the lexicon has for an acronym, in both languages, itself included."""
    terms: list[str] = []
    for line in lexicon("translation")["terms"].splitlines():
        if key in line.upper():
            row = line.split(" = ")
            terms += row if any(acronym_key(term) == key for term in row) else ()
    for body in lexicon("bodies")["bodies"]:
        if any(acronym_key(term) == key for term in body["acronyms"]):
            terms += body["acronyms"]
            terms += (body[language] for language in ("id", "en") if language in body)
    return tuple(terms)


def is_acronym(text: str) -> bool:
    """Tell whether a word is written like an acronym: half of its letters are capitals."""
    if text.islower() or text.istitle() or not 1 < len(text) <= _LONGEST:
        return False
    capitals = sum(letter.isupper() for letter in text)
    return capitals > 1 and len(text) <= 2 * capitals and not _ROMAN.issuperset(text)


def _has_strange_one(sentences: Sequence[AbstractSentence], side: AbstractSide) -> bool:
    """Tell whether sentences have an acronym that the abstract on this side does not have."""
    return any(
        acronym_key(sentence.tokens[index]).lower() not in side.words
        for sentence in sentences
        for index in acronyms_in(sentence)
    )


def _share(long_form: str, other: AbstractSide) -> float:
    """Return how many of the words of a long form the other abstract has, as a share."""
    words = [word for word in folded(long_form).split() if len(word) > 3]
    found = sum(
        not other.keys.isdisjoint((*indonesian_keys(word), *english_keys(word))) for word in words
    )
    return found / len(words) if words else 1.0


@lru_cache(maxsize=1)
def _invariant() -> frozenset[str]:
    return frozenset(map(acronym_key, lexicon("translation")["same"].split()))
