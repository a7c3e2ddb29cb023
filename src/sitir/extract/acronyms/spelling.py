"""Tells which words an acronym stands for: by their initials, or by the syllables it is made of."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_WORD = Pattern(r"[^\W_]+")
# Between two words of a long form: anything else ends it.
_JOINTS = " \t\r\n,/&*“”\"'’‘ʼ–-"
_INNER = ("-", "'", "’", "ʼ")
"""Before a part of a word: `al-Islam`, `Jama'at`."""
_MOST_WORDS = 14
_USUAL_LENGTH = 13
_LONG_WORD = 8
_FURTHEST = 180
"""In code points: how far a long form is looked for."""
_REPEATED = Pattern(r"([a-z])([2-4])")


class Word(NamedTuple):
    """A word of the text beside an acronym."""

    start: int
    end: int
    text: str
    """In lower case."""
    capital: bool
    """Whether it has a capital."""
    optional: bool
    """Whether an acronym may leave it out: a function word, or a part of `al-Islam`."""


def letters(acronym: str) -> str:
    """Return the letters of an acronym in lower case; `TNP2K` has two of `p`."""
    plain = "".join(char for char in acronym if char.isalnum()).lower()
    if plain.isalpha():
        return plain
    return _REPEATED.sub(lambda match: match[1] * int(match[2]), plain)


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon of acronyms."""
    return frozenset(lexicon("acronyms")[name].split())


def words_before(text: str, end: int, begin: int = 0, *, most: int = _MOST_WORDS) -> list[Word]:
    """Return the words that stand before `end` in one phrase, at most so many, nearest first."""
    reach = min(_FURTHEST, most * _USUAL_LENGTH)
    near = list(_WORD.finditer(text, max(begin, end - reach), end))
    found: list[Word] = []
    after = end
    for match in reversed(near[-most:]):
        if not _is_joint(text[match.end() : after]):
            break
        found.append(_word(text, match))
        after = match.start()
    return found


def words_after(text: str, start: int, end: int) -> list[Word]:
    """Return the words that stand from `start` on in one phrase, in order."""
    found: list[Word] = []
    before = start
    for match in _WORD.finditer(text, start, min(end, start + _FURTHEST)):
        if len(found) == _MOST_WORDS or not _is_joint(text[before : match.start()]):
            break
        found.append(_word(text, match))
        before = match.end()
    return found


def _is_joint(gap: str) -> bool:
    return gap == " " or not gap.strip(_JOINTS)


def _word(text: str, match: re.Match[str]) -> Word:
    start, end = match.span()
    word = match.group()
    lower = word.lower()
    optional = (
        text[end : end + 1] == "-"
        or text[start - 1 : start] in _INNER
        or lower in listed("skipped")
    )
    return Word(start, end, lower, word != lower, optional)


def spelled_before(words: Sequence[Word], wanted: str, *, by_syllables: bool = True) -> int | None:
    """Return how many of the words, the nearest first, the letters stand for.

    A long form begins and ends with words that its acronym has a letter of. A single word is one
    where it is long: `electrocardiogram`.
    """
    key = tuple((word.text, word.optional) for word in words[:_MOST_WORDS])
    count = _spelled(key, wanted, 1)
    if count is None and by_syllables:
        count = _spelled(key, wanted, len(wanted))
        if count == 1 and len(words[0].text) < _LONG_WORD:
            return None
    return count


def may_end(words: Sequence[Word], wanted: str) -> bool:
    """Tell whether the nearest of some words can be the last that letters stand for."""
    if not words or not wanted:
        return False
    nearest = words[0]
    return nearest.optional or (nearest.text[0] in wanted and wanted[-1] in nearest.text)


def spelled_after(words: Sequence[Word], wanted: str, *, by_syllables: bool = False) -> int | None:
    """Return how many of the words, in order, the letters stand for: by initials if they can."""
    if not words or not wanted or words[0].text[0] != wanted[0]:
        return None
    for syllables in (False, True) if by_syllables else (False,):
        for count in range(2 if syllables else 1, len(words) + 1):
            nearest_first = words[count - 1 :: -1]
            if spelled_before(nearest_first, wanted, by_syllables=syllables) == count:
                return count
    return None


@lru_cache(maxsize=4096)
def _spelled(words: tuple[tuple[str, bool], ...], wanted: str, most: int) -> int | None:
    """Return the least number of words that the letters stand for, `most` letters of each.

    Words that cannot go on with what is left are noted, so that none is tried twice.
    """
    failed: set[tuple[int, int]] = set()

    def reach(at: int, left: int) -> int | None:
        if left == 0:
            return at
        if at == len(words) or (at, left) in failed:
            return None
        word, optional = words[at]
        reached = reach(at + 1, left) if optional and at and word in listed("skipped") else None
        for count in range(1, 1 if word in listed("conjunctions") else min(left, most) + 1):
            if reached is not None:
                return reached
            if _holds(word, wanted[left - count : left]):
                reached = reach(at + 1, left - count)
        if reached is None and optional:
            reached = reach(at + 1, left)
        if reached is None:
            failed.add((at, left))
        return reached

    return reach(0, len(wanted)) if wanted else None


def _holds(word: str, piece: str) -> bool:
    """Tell whether a word begins with the first of some letters and has the others in order."""
    if word[0] != piece[0]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in piece)
