"""Looks up the words of `chronology.yml` in the words of a text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = Pattern(r"[^\W_]+")
# `But`, which begins with the word for what is to come.
_BUT = " akan tetapi "


class Word(NamedTuple):
    """A word at its place in the prose of a block."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(prose: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of prose."""
    found = _WORD.finditer(prose, start, end)
    return [Word(*match.span(), match[0], match[0].lower()) for match in found]


@cache
def cue_words(*names: str) -> frozenset[str]:
    """Return the single words of one or several lists."""
    return frozenset(word for name in names for word in lexicon("chronology")[name].split())


@cache
def _phrases(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the single words and the longer phrases of a list, these with a space at each end."""
    lines = lexicon("chronology")[name].splitlines()
    single = frozenset(line for line in lines if " " not in line)
    return single, tuple(f" {line} " for line in lines if " " in line)


def has_word(words: Iterable[Word], *names: str) -> bool:
    """Tell whether any of the words is on one of the lists."""
    listed = cue_words(*names)
    return any(word.lower in listed for word in words)


def has_phrase(words: Sequence[Word], *names: str) -> bool:
    """Tell whether a phrase of one of the lists is among the words."""
    text = f" {' '.join(word.lower for word in words)} ".replace(_BUT, " ")
    present = set(text.split())
    for name in names:
        single, longer = _phrases(name)
        if not present.isdisjoint(single) or any(phrase in text for phrase in longer):
            return True
    return False


def starts_with(words: Sequence[Word], name: str) -> bool:
    """Tell whether the words begin with a phrase of a list."""
    text = f" {' '.join(word.lower for word in words[:_LONGEST_PHRASE])} "
    single, longer = _phrases(name)
    return bool(words) and (words[0].lower in single or any(map(text.startswith, longer)))


_LONGEST_PHRASE = 5


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(line.split()[0] for line in lexicon("chronology")[name].splitlines())


def may_start_with(text: str, name: str) -> bool:
    """Tell whether the first word of a text is that of a phrase of a list: a cheap look ahead."""
    return text[:_LONGEST_WORD].lower().partition(" ")[0].rstrip(",") in _first_words(name)


_LONGEST_WORD = 24
