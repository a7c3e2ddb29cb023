"""Gives words of Indonesian and English keys by which they meet: translations and cognates."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CLITICS = ("nya", "lah", "kah", "pun")
_SUFFIXES = ("kan", "an", "i")
# What a prefix in its form before a root leaves out of the root (Alwi et al., Tata Bahasa Baku
# Bahasa Indonesia, 5.3): `meny-` stands for an `s`. Longer prefixes are tried first.
_PREFIXES = {
    "a": (("antar", ("",)),),
    "d": (("diper", ("",)), ("di", ("",))),
    "m": (
        ("memper", ("",)),
        ("member", ("",)),
        ("menge", ("",)),
        ("meng", ("", "k")),
        ("meny", ("s",)),
        ("mem", ("", "p")),
        ("men", ("", "t")),
        ("me", ("",)),
    ),
    "p": (
        ("pember", ("",)),
        ("penge", ("",)),
        ("peng", ("", "k")),
        ("peny", ("s",)),
        ("pem", ("", "p")),
        ("pen", ("", "t")),
        ("per", ("",)),
        ("pe", ("",)),
    ),
    "b": (("ber", ("",)), ("be", ("",))),
    "t": (("ter", ("",)),),
    "k": (("keber", ("",)), ("keter", ("",)), ("ke", ("",))),
    "s": (("se", ("",)),),
}
_SHORTEST_ROOT = 3
# So many letters of a word tell its stem from others; what follows is rather an ending.
_KEY = 6
_LONG = 4
_NO_PLURALS = ("ss", "us", "is")
# How the two languages spell the sounds of the words that they share: `fase` and `phase`,
# `proses` and `process`, `Soekarno` and `Sukarno`.
_SOUNDS = str.maketrans(
    {"c": "k", "x": "ks", "z": "s", "v": "p", "f": "p", "y": "i", "h": "", "q": "k"}
)
_DOUBLES = ("ss", "ll", "mm", "nn", "pp", "tt", "rr", "kk")


@cache
def dictionary() -> Mapping[str, str]:
    """Return the translations of Indonesian words, with commas; of pairs too: `rumah_sakit`."""
    # Two thousand entries, split in one go: one by one they take a millisecond.
    entries = iter(" ".join(lexicon("bilingual").values()).replace("=", " ").split())
    return dict(zip(entries, entries, strict=True))


@lru_cache(maxsize=8192)
def english_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a lower-case English word: of its stem, and of its sound."""
    return _stem(word), _sound(word)


@lru_cache(maxsize=8192)
def indonesian_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a lower-case Indonesian word; those of its translations, if it has some.

    Words of the two languages that can translate each other have a key in common.
    """
    table = dictionary()
    for root in roots(word):
        if root in table:
            return translated(table[root])
    bare = [root for root in _without_prefix(word) if len(root) > _LONG]
    return _stem(word), _sound(word), *map(_sound, bare)


@lru_cache(maxsize=4096)
def translated(translations: str) -> tuple[str, ...]:
    """Return the keys of an entry of the dictionary."""
    return tuple(map(_stem, translations.split(",")))


def keys_of(word: str, language: str) -> tuple[str, ...]:
    """Return the keys of a lower-case word of a language."""
    return english_keys(word) if language == "en" else indonesian_keys(word)


def roots(word: str) -> Iterator[str]:
    """Yield what a lower-case Indonesian word may be derived from, the word itself first."""
    stems = [word]
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= _SHORTEST_ROOT:
            stems.append(word[: -len(clitic)])
            break
    yield from stems
    for stem in stems:
        yield from _without_prefix(stem)
        for suffix in _SUFFIXES:
            bare = stem[: -len(suffix)]
            if stem.endswith(suffix) and len(bare) >= _SHORTEST_ROOT:
                yield bare
                yield from _without_prefix(bare)


def _without_prefix(stem: str) -> Iterator[str]:
    for prefix, initials in _PREFIXES.get(stem[0], ()):
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_ROOT - 1:
            rest = stem[len(prefix) :]
            for initial in initials:
                yield initial + rest


def _stem(word: str) -> str:
    """Return what an English word has in common with its other forms: `studi`, `studies`."""
    size = len(word)
    if size > _LONG:
        if word[-1] == "s" and not word.endswith(_NO_PLURALS):
            word = word[:-1]
        elif word.endswith(("ed", "ly")):
            word = word[:-2]
        elif size > _LONG + 1 and word.endswith("ing"):
            word = word[:-3]
    return word[:_KEY].replace("y", "i").rstrip("ei") or word


def _sound(word: str) -> str:
    """Return what two spellings of one word have in common, marked off from stems."""
    if "c" in word:
        word = word.replace("ce", "se").replace("ci", "si").replace("cy", "si")
    word = word.replace("tio", "sio").replace("oe", "u").translate(_SOUNDS)
    for double in _DOUBLES:
        if double in word:
            word = word.replace(double, double[0])
    return f"~{word[:_KEY]}" if len(word) > _LONG else f"~{word.rstrip('ei')}"
