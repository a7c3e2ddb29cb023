"""Compares the long forms of one acronym."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOT = 3
"""Letters that words of one root have in common: `standar`, `standard`."""
_LONGEST_ENDING = 3
_SHORTEST_MISSPELLED = 5
"""Letters of a word that is taken for another where one letter differs."""
_FEWEST_LETTERS = 3
"""Of an acronym that ought to stand for one thing: there are few pairs of letters."""


def are_one(first: str, second: str) -> bool:
    """Tell whether two long forms are one, but for endings, spelling and words left out."""
    one, other = sorted((_words(first), _words(second)), key=len)
    rest = iter(other)
    return "".join(one) == "".join(other) or all(_has(rest, word) for word in one)


def are_turned(first: str, second: str) -> bool:
    """Tell whether two long forms have the same words in another order."""
    one, other = _words(first), _words(second)
    return one != other and sorted(one) == sorted(other)


def are_two(first: str, second: str, *, acronym: str) -> bool:
    """Tell whether two long forms that both fit an acronym are two things or two spellings.

    They are where half of their words or more are the same and others differ, and where nothing is
    alike. What is alike in part may be a translation.
    """
    one, other = _words(first), _words(second)
    shared = sum(_has(other, word) for word in one)
    if len(one) == len(other) and 2 * shared >= len(one):
        return shared < len(one)
    return len(acronym) >= _FEWEST_LETTERS and not any(
        word[:_ROOT] == each[:_ROOT] for word in one for each in other
    )


@cache
def _skipped() -> frozenset[str]:
    return frozenset(lexicon("acronyms")["skipped"].split())


def _words(long_form: str) -> tuple[str, ...]:
    plain = folded(long_form).replace("z", "s").replace("our", "or")
    return tuple(word for word in plain.split() if word not in _skipped())


def _has(words: Iterable[str], wanted: str) -> bool:
    return any(_is_one_word(word, wanted) for word in words)


def _is_one_word(first: str, second: str) -> bool:
    """Tell whether two words are one but for an ending or a letter."""
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORTEST_MISSPELLED or len(long) - len(short) > _LONGEST_ENDING:
        return short == long.removesuffix("s") or short == long
    start = _alike(short, long)
    rest = len(long) - start - _alike(short[start:][::-1], long[start:][::-1])
    return start == len(short) or rest <= 1 or (rest == 2 and sorted(short) == sorted(long))


def _alike(first: str, second: str) -> int:
    """Return how many letters two words begin with alike."""
    for count, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return count
    return min(len(first), len(second))
