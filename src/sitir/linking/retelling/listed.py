"""The words that tell what a figure counts, and those that do not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

# The commonest affixes of both languages; of two that fit, the first is taken off.
_SUFFIXES = ("nya", "kan", "ing", "ies", "an", "es", "ed", "i", "s")
_PREFIXES = (
    *("meng", "meny", "men", "mem", "me", "peng", "peny", "pen", "pem", "pe", "per"),
    *("ber", "ter", "di", "se", "ke"),
)
_LEAST_STEM = 4


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of words of the lexicons, folded."""
    listed = lexicon("retelling").get(name) or lexicon("likeness")[name]
    return frozenset(listed.split())


def content(words: Iterable[str]) -> list[str]:
    """Return the words that carry content: no function words, no figures, no single letters."""
    small = word_set("function_words")
    return [w for w in words if w not in small and len(w) > 1 and not w[0].isdigit()]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a word without the commonest affixes: the same for forms of one word, mostly."""
    longest = len(word) - _LEAST_STEM
    for suffix in _SUFFIXES:
        if len(suffix) <= longest and word.endswith(suffix):
            word = word[: -len(suffix)]
            break
    longest = len(word) - _LEAST_STEM
    for prefix in _PREFIXES:
        if len(prefix) <= longest and word.startswith(prefix):
            return word[len(prefix) :]
    return word


@cache
def word_stems(name: str) -> frozenset[str]:
    """Return the stems of a list of words."""
    return frozenset(map(stem, word_set(name)))
