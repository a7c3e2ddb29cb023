"""The keys by which the index of entries finds a body under its several names."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sitir.linking.bodies import (
    COUNTRY_TAILS,
    LONG_WORD,
    expanded,
    initials,
    listed_bodies,
    plain_words,
)
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitir.linking.bodies import Acronyms, ListedBody
    from sitir.model import Name


def body_lookups(cited: str, acronyms: Acronyms) -> frozenset[str]:
    """Return the keys under which the index may hold the body that is cited so."""
    words = plain_words(cited)
    keys = {" ".join(words), folded(cited).replace(" ", "")}
    if words:
        keys.add(words[-1])
    if body := listed_bodies().get(words):
        keys.update(" ".join(form) for form in body.forms)
    keys.add(" ".join(expanded(words)))
    keys.update(initials(cited))
    if len(words) == 1 and len(words[0]) > LONG_WORD:
        keys.update(" ".join(form) for form in _translations_with(words[0]))
    return frozenset(keys - {""})


@cache
def _by_edge_word() -> Mapping[str, tuple[ListedBody, ...]]:
    found: defaultdict[str, list[ListedBody]] = defaultdict(list)
    for body in dict.fromkeys(listed_bodies().values()):
        for form in body.forms:
            for word in {form[0], form[-1]}:
                if len(form) > 1 and len(word) > LONG_WORD:
                    found[word].append(body)
    return {word: tuple(bodies) for word, bodies in found.items()}


def _translations_with(word: str) -> Iterable[tuple[str, ...]]:
    for body in _by_edge_word().get(word, ()):
        yield from body.forms


def body_keys(name: Name, acronyms: Acronyms) -> frozenset[str]:
    """Return the keys under which the index holds a listed body."""
    keys = {" ".join(plain_words(name.literal)), " ".join(expanded(plain_words(name.literal)))}
    keys.update(acronym.replace(" ", "") for acronym in acronyms.of(name))
    keys.update(" ".join(plain_words(part)) for part in name.literal.split("/"))
    keys.add(" ".join(plain_words(name.literal.split(",")[0])))
    for part in (name.literal, *name.literal.split(",")):
        words = plain_words(part)
        keys.update(words[-1:])
        for tail in COUNTRY_TAILS:
            if words[-len(tail) :] == tail and len(words) > len(tail):
                keys.add(" ".join(words[: -len(tail)]))
    return frozenset(keys - {""})
