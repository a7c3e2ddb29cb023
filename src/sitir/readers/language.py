"""Tells Indonesian from English by stop words and affixes."""

from __future__ import annotations

import re
from functools import cache
from itertools import repeat

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import UNKNOWN_LANGUAGE

UNKNOWN = UNKNOWN_LANGUAGE

_WORD = Pattern(r"[a-z]+(?:[-'’][a-z]+)*")
# One ending alone is no evidence: `jaring` is no English word.
_ENOUGH_EVIDENCE = 2
LONGEST = 400
"""In code points: what stands beyond changes the answer of no sentence or paragraph seen."""


@cache
def _weights() -> tuple[dict[str, int], str, re.Pattern[str], re.Pattern[str]]:
    words: dict[str, int] = {}
    table = lexicon("language")
    for word in table["id"]["words"]:
        words[word] = 3
    for word in table["en"]["words"]:
        words[word] = words.get(word, 0) - 3
    prefixes = "|".join(table["id"]["prefixes"])
    indonesian = re.compile(
        rf"[a-z]{{4,}}(?:{'|'.join(table['id']['affixes'])})$|(?:{prefixes})[a-z]{{5,}}(?:kan|i|an)$"
    )
    english = re.compile(rf"[a-z]{{3,}}(?:{'|'.join(table['en']['affixes'])})$")
    return words, prefixes, indonesian, english


def score(text: str) -> int:
    """Return how clearly a text is Indonesian (above 0) or English (below 0)."""
    words, _, _, _ = _weights()
    found = _WORD.findall(text[:LONGEST].lower())
    total = sum(map(words.get, found, repeat(0)))
    if abs(total) >= 2 * 3:
        return total
    return total + _affix_score([word for word in found if word not in words])


def spoken(clarity: int, inherited: str) -> str:
    """Return the language that a score tells, or what is inherited where little tells."""
    if abs(clarity) < _ENOUGH_EVIDENCE and (inherited != UNKNOWN or not clarity):
        return inherited
    return "id" if clarity > 0 else "en"


def _affix_score(words: list[str]) -> int:
    _, _, indonesian, english = _weights()
    total = 0
    for word in words:
        if indonesian.match(word):
            total += 1
        elif english.match(word):
            total -= 1
    return total
