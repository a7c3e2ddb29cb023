"""Tells entries whose author is a body that a reference manager took for a person.

`Statistik, B. P.` is what a program makes of Badan Pusat Statistik: the last word became the family
name, the others initials. The body is named only where its words are known: from the lexicon, or
from the entry itself, which mostly gives it as its publisher.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.bodies import is_body, is_known_body
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Name

_WORD = Pattern(r"[^\W\d_][\w’'-]*")
# `F. and A.`, where the connective of the body's name stood among the initials.
_JOINED = Pattern(r",\s*((?:[^\W\d_]\.\s*){1,6}(?:and|dan|&)\s(?:[^\W\d_]\.\s*){1,6})(?=[(\d])")
_INITIAL = Pattern(r"[^\W\d_](?:\.|$)")
# A body of more words is seldom named, and hardly taken apart by its initials.
_MOST_WORDS = 12


def body_of(name: Name, text: str) -> str:
    """Return the body that the one author of an entry was made of, or `""`."""
    if name.is_body or name.given_first or not name.given or " " in name.family:
        return ""
    joined = _JOINED.match(text, text.find(name.family) + len(name.family))
    given = (joined[1].replace("&", " ") if joined else name.given).replace("-", " ")
    parts = [part for part in given.split() if not part.islower()]
    if not parts:
        return ""
    if not all(_INITIAL.fullmatch(part) for part in parts):
        whole = f"{name.given} {name.family}"
        return whole if is_known_body(whole) else ""
    initials = "".join(part[0] for part in parts).upper()
    family = folded(name.family)
    known = _by_last_word().get(family, {}).get(initials)
    return known or next(_named(text, family, initials), "")


@cache
def _by_last_word() -> dict[str, dict[str, str]]:
    """Return the bodies of the lexicon by their last words and the initials of the others."""
    found: dict[str, dict[str, str]] = {}
    for entry in lexicon("bodies")["bodies"]:
        for code in ("id", "en"):
            words = _WORD.findall(entry.get(code, ""))
            if len(words) > 1:
                initials = "".join(word[0] for word in words[:-1] if word[0].isupper())
                found.setdefault(folded(words[-1]), {}).setdefault(initials, entry[code])
    return found


def _named(text: str, family: str, initials: str) -> Iterator[str]:
    """Yield what a text names by words with these initials before that last word, and is a body."""
    words = list(_WORD.finditer(text))
    for index, last in enumerate(words):
        if folded(last[0]) != family:
            continue
        left, start = len(initials), index
        while left and start > max(0, index - _MOST_WORDS):
            start -= 1
            word = words[start][0]
            if word[0].isupper():
                if word[0] != initials[left - 1]:
                    break
                left -= 1
            elif len(word) > len("untuk"):
                break
        name = text[words[start].start() : last.end()]
        if not left and is_body(name):
            yield " ".join(name.split())
