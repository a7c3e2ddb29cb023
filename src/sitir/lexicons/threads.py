"""Tells by its first words how a sentence stands to the one before it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 3
"""In words."""


def begins_with(opening: Sequence[str], name: str) -> bool:
    """Tell whether a sentence, by its first folded words, opens with one of a list of words."""
    listed = thread_words(name)
    words = ""
    for word in opening[:_LONGEST]:
        words = f"{words} {word}" if words else word
        if words in listed:
            return True
    return False


@cache
def thread_words(name: str) -> frozenset[str]:
    """Return a list of `threads.yml`, folded."""
    return frozenset(map(folded, lexicon("threads")[name]))
