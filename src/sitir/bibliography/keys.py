"""Makes keys for entries that have none: `gauthiervela2021`, `unsc2013a`, `unsc2013b`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.bibliography.reference import Reference
    from sitir.model import Entry, Name

_LONGEST = 18


def keys(references: Sequence[Reference | Entry]) -> tuple[str, ...]:
    """Return one key for each reference, all different.

    First author and year; works that share both get the letters of the list, or else letters in
    the order of the list. An undated work has the name alone, one without an author two words of
    its title.
    """
    bases = [_base(reference) for reference in references]
    count = Counter(bases)
    listed = {
        base + reference.issued.suffix
        for base, reference in zip(bases, references, strict=True)
        if reference.issued.suffix
    }
    taken: set[str] = set()
    letters: Counter[str] = Counter()
    made: list[str] = []
    for base, reference in zip(bases, references, strict=True):
        suffix = reference.issued.suffix
        key = base + suffix if suffix or count[base] == 1 else ""
        while not key or key in taken or (key in listed and not suffix):
            key = base + _letters(letters[base])
            letters[base] += 1
            suffix = ""
        taken.add(key)
        made.append(key)
    return tuple(made)


def _base(reference: Reference | Entry) -> str:
    year = (reference.issued.year or "").split("/")[0]
    if reference.author:
        return _name(reference.author[0]) + year
    words = [word for word in folded(reference.title).split() if word not in _small_words()]
    return ("".join(words[:2])[:_LONGEST] or "entry") + year


def _name(name: Name) -> str:
    whole = folded(name.cited_form).replace(" ", "")
    if not name.is_body or len(whole) <= _LONGEST:
        return whole[: 2 * _LONGEST] or "entry"
    if name.acronym:
        return folded(name.acronym).replace(" ", "")
    words = [
        word for word in re.split(r"[\s,/-]+", name.literal) if folded(word) not in _small_words()
    ]
    initials = "".join(folded(word)[:1] for word in words)
    first = folded(words[0]).replace(" ", "") if words else ""
    return initials if len(initials) > 2 else first[:_LONGEST] or "entry"


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon("references")["small_words"])


def _letters(number: int) -> str:
    """Return the letters of a number: a, b, …, z, aa, ab."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
