"""Tells the names of bodies from those of people, and from titles."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACRONYM = Pattern(r"\s*[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*$")

_WORD = Pattern(r"\w+(?:['’‘.-]\w+)*")
_MIXED_CAPITALS = Pattern(r"[A-Z]?[a-z]+[A-Z]{2,}\w*|[A-Z]{2,}[a-z]+[A-Z]\w*")
_ADDRESS = Pattern(
    r"\w\.(?:com|org|net|go|id|co|gov|edu|ac|io|info|tv|news|or|sch)\b", re.IGNORECASE
)
# A body's name may hold these in lower case; what may be a particle of a person's is not here.
_FUNCTION_WORDS = frozenset(
    {
        "of", "the", "for", "on", "and", "in", "to", "at", "by", "from", "with", "dan", "untuk",
        "bagi", "pada", "dalam", "antar", "serta", "les", "pour", "sans", "für", "para",
    }
)  # fmt: skip
# In lower case, words of more letters than these are no function words.
_LONGEST_FUNCTION_WORD = 4
_MOST_WORDS = 8
_LONGEST_ACRONYM = 6
_MOST_INITIALS = 3


class _Bodies:
    """What the lexicon tells of bodies, folded."""

    def __init__(self) -> None:
        data = lexicon("bodies")
        self.head_words = frozenset(" ".join(data["head_words"].values()).split())
        self.media = frozenset(data["names"].split())
        names = set(self.media)
        for entry in data["bodies"]:
            names.update(
                folded(entry[code]) for code in ("id", "en", "fr", "es", "de") if code in entry
            )
            names.update(map(folded, entry["acronyms"]))
        self.names = frozenset(names)


_bodies = cache(_Bodies)


def acronym_at_end(text: str) -> re.Match[str] | None:
    """Return the short form in brackets at the end of a name: `Badan Pusat Statistik (BPS)`."""
    return _ACRONYM.search(text) if text.rstrip().endswith((")", "]")) else None


def without_acronym(text: str) -> str:
    """Return the name of a body without the short form in brackets at its end."""
    acronym = acronym_at_end(text)
    return text[: acronym.start()] if acronym else text


def is_known_body(text: str) -> bool:
    """Tell whether a name is that of a listed body or an acronym of one."""
    return folded(text) in _bodies().names


def ends_in_kind(text: str) -> bool:
    """Tell whether the last word names a kind of body: `Ocean Conservation Council`."""
    return folded(text.split()[-1]) in _bodies().head_words


def is_body(text: str) -> bool:
    """Tell whether a name that stands alone (not `Family, G.`) reads as that of a body.

    A head word (`Kementerian`, `University`), an acronym, an address, or a function word
    (`Save the Children`) makes a body.
    """
    bare = without_acronym(text).strip(" .")
    if is_known_body(bare) or ("." in bare and _ADDRESS.search(bare)):
        return True
    words = _WORD.findall(bare)
    heads = _bodies().head_words
    if not words:
        return False
    # `pandas development team` is in small letters throughout.
    is_small = words[0].islower()
    if any((is_small or word[0].isupper()) and folded(word) in heads for word in words):
        return is_small or folded(words[0]) in heads or not _is_phrase(words)
    if any(_MIXED_CAPITALS.fullmatch(word) for word in words):
        return True
    if len(words) == 1:
        return _is_capitals(words[0]) and len(words[0]) <= _LONGEST_ACRONYM
    # `UNDP Indonesia`, but not `JA Coyne` and `Slyker JA`, where the capitals are initials.
    if not bare.isupper() and _is_capitals(words[0]):
        is_acronym = len(words[0]) > _MOST_INITIALS or folded(words[0]) in _bodies().media
        if is_acronym:
            return True
    if len(words[-1]) > _MOST_INITIALS and _is_capitals(words[-1]) and not bare.isupper():
        return True
    return (
        not _FUNCTION_WORDS.isdisjoint(bare.split()[1:-1])
        and len(words) <= _MOST_WORDS
        and not _is_phrase(words)
    )


def _is_capitals(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isupper() and word[:-1].isalpha()


def _is_phrase(words: Sequence[str]) -> bool:
    """Tell whether small words of content make a title of it, not a name."""
    small = sum(word.islower() and len(word) > _LONGEST_FUNCTION_WORD for word in words)
    return small > 1 and small * 8 > len(words)


def is_phrase(text: str) -> bool:
    """Tell whether what stands in an author's place reads as a title: it has small words."""
    words = _WORD.findall(text)
    return any(word.islower() and len(word) > _LONGEST_FUNCTION_WORD for word in words[1:])
