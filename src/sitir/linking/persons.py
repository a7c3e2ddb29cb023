"""Compares the name of a person as cited with the name as listed, by level."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from sitir.linking.spelling import within_one_edit
from sitir.model import Mechanism, Name, folded

# An edit in a shorter word makes another name: `Wang`, `Wong` (linking.md, § 2).
_LEAST_SPELLED = 5
_LEAST_WORD = 2
# The Indonesian spellings of 1901 and 1947 against that of 1972.
_OLD_DIGRAPHS = (("tj", "c"), ("dj", "j"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"), ("oe", "u"))
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ß": "ss"}
)


def compared_persons(cited: str, listed: Name) -> Mechanism | None:
    """Return how the cited name came from the listed person, or `None`."""
    name = folded(cited)
    if not name:
        return None
    family = folded(listed.family)
    with_particle = folded(listed.cited_form)
    with_dropping = " ".join(filter(None, (folded(listed.dropping_particle), with_particle)))
    with_suffix = " ".join(filter(None, (with_particle, folded(listed.suffix))))
    if name in {with_particle, with_dropping, with_suffix}:
        return _same_letters(cited, listed)
    if _is_full_name(name, listed):
        return Mechanism.IDENTICAL
    if _respelled(cited) == _respelled(listed.cited_form):
        return Mechanism.IDENTICAL
    if name == family:
        return Mechanism.PARTICLE_DROPPED
    return _variant(cited, name, listed, family)


def _variant(cited: str, name: str, listed: Name, family: str) -> Mechanism | None:
    if name in cut_forms(listed):
        return Mechanism.CUT_AT_COMBINING_MARK
    words, family_words = name.split(), folded(listed.cited_form).split()
    if modern(name) == modern(family) and _is_old(name, family):
        return Mechanism.OLD_SPELLING
    if len(words) < len(family_words) and _is_edge(words, family_words):
        return Mechanism.FAMILY_NAME_SHORTENED
    given = [word for word in folded(listed.given).split() if len(word) > _LEAST_WORD]
    if name in given or (len(words) > 1 and name == folded(listed.given)):
        return Mechanism.GIVEN_NAME_CITED
    if _one_edit(words, family_words) or _one_edit(words, family.split()):
        return Mechanism.SPELLING
    return None


def _same_letters(cited: str, listed: Name) -> Mechanism:
    """Tell marks that are missing, and particles in capitals, from the very same name."""
    form = listed.cited_form
    particle = listed.non_dropping_particle or listed.dropping_particle
    if particle and not cited.isupper():
        first = cited.split()[0]
        if len(first) > 1 and first.isupper() and not particle.split()[0].isupper():
            return Mechanism.PARTICLE_CASE
    if cited.isascii() and not form.isascii() and not cited.isupper():
        plain = unicodedata.normalize("NFC", form)
        if any(unicodedata.category(c) in {"Ll", "Lu"} and not c.isascii() for c in plain):
            return Mechanism.DIACRITICS_DROPPED
    return Mechanism.IDENTICAL


def _is_full_name(name: str, listed: Name) -> bool:
    """Tell whether the cited name is the listed one with given names or initials."""
    family = folded(listed.cited_form)
    given = folded(listed.given).split()
    if name == folded(listed.full_form) or name == f"{family} {folded(listed.given)}".strip():
        return True
    for shape in (family, folded(listed.family)):
        if name.endswith(f" {shape}") and given:
            cited_given = name[: -len(shape)].split()
            return _fits(cited_given, given)
        if name.startswith(f"{shape} ") and given:
            return _fits(name[len(shape) :].split(), given)
    return False


def _fits(cited: list[str], given: list[str]) -> bool:
    """Tell whether given names agree where both are known, initials counting as what they open."""
    pairs = list(zip(cited, given, strict=False))
    if len(cited) > len(given):
        # `R. F.` listed as `RF`.
        joined = "".join(given)
        return all(len(word) == 1 for word in cited) and joined.startswith("".join(cited))
    return bool(pairs) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs
    )


@lru_cache(maxsize=8192)
def _respelled(name: str) -> str:
    """Return the name with umlauts written out, as German and Danish typists do."""
    return folded(unicodedata.normalize("NFC", name.casefold()).translate(_UMLAUTS))


@lru_cache(maxsize=8192)
def modern(name: str) -> str:
    """Return a folded name in a form that all Indonesian spellings share."""
    for old, new in _OLD_DIGRAPHS:
        name = name.replace(old, new)
    return name.replace("j", "y")


def _is_old(first: str, second: str) -> bool:
    return first != second and (
        any(old in first or old in second for old, _ in _OLD_DIGRAPHS)
        or ("j" in first) != ("j" in second)
    )


def cut_forms(name: Name) -> frozenset[str]:
    """Return what is left of a name that was cut at its first combining mark.

    A program that decomposes `López` and stops at the first mark that is no letter leaves `Lo`.
    """
    return _cut(name.cited_form) | _cut(name.family)


@lru_cache(maxsize=8192)
def _cut(text: str) -> frozenset[str]:
    decomposed = unicodedata.normalize("NFD", text)
    for index, letter in enumerate(decomposed):
        if unicodedata.combining(letter):
            left = folded(decomposed[:index])
            whole = folded(text)
            is_cut = len(left) > _LEAST_WORD and left != whole
            return frozenset({left}) if is_cut else frozenset()
    return frozenset()


def _is_edge(words: list[str], longer: list[str]) -> bool:
    """Tell whether the words are the first or the last of a compound family name."""
    if not words or all(len(word) <= _LEAST_WORD for word in words):
        return False
    return longer[-len(words) :] == words or longer[: len(words)] == words


def _one_edit(words: list[str], listed: list[str]) -> bool:
    if len(words) != len(listed):
        return False
    different = [(a, b) for a, b in zip(words, listed, strict=True) if a != b]
    if len(different) != 1:
        return False
    cited, right = different[0]
    return min(len(cited), len(right)) >= _LEAST_SPELLED and within_one_edit(cited, right)


def initial_fits(cited: str, listed: Name) -> bool:
    """Tell whether a given name begins like a listed initial (`Brian`, `Westerfield, B. S.`)."""
    name, given = folded(cited), folded(listed.given).split()
    return (
        bool(name) and " " not in name and any(len(word) == 1 and name[0] == word for word in given)
    )
