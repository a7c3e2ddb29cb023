"""Finds the words of a prose that can be acronyms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sitir.extract.acronyms.spelling import listed
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Block

# Two capitals or more, with small letters, figures and signs among them: `UNDP`, `KemenPPPA`,
# `BPS-RI`, `R&D`. It begins at a capital, so that most words are passed over at once.
_CANDIDATE = Pattern(r"[A-Z][a-z0-9]{0,8}[-/&]?[A-Z][A-Za-z0-9]*(?:[-/&][A-Za-z0-9]+)*")
_TWO_CAPITALS = Pattern(r"[A-Z][A-Za-z0-9]*[A-Z]")
# In a bracket of its own: words with one capital, or that begin with small letters.
_BRACKETED = Pattern(r"[(\[][“\"]?([A-Za-z][A-Za-z0-9]{2,19})(?=[”\"]?[)\]]|\s[A-Z]{2,4}[)\]])")
_NO_EDGE = "@#$\\_."
_SIGNS = re.compile(r"[-/&]")
_FEWEST_CAPITALS = 2
_PREFIX = 2
"""Small letters that may stand before the capitals: `mtDNA`, `siRNA`."""
_SMALL = "abcdefghijklmnopqrstuvwxyz"
_SHORT = 4
_LONGEST = 10
"""Letters of an acronym that nothing spells out; longer ones are words in capitals."""


class Place(NamedTuple):
    """One place where an acronym may stand, in the prose of its block."""

    block: Block
    start: int
    end: int
    text: str
    shouted: bool = False
    """Whether it is one of several words in capitals, or part of a code: nothing that is an
    acronym unless it is spelled out."""

    @property
    def key(self) -> str:
        """What tells it from other acronyms."""
        return _key(self.text)

    @property
    def is_odd(self) -> bool:
        """Whether it is an acronym only because it is spelled out: `Kemenkes`."""
        return sum(map(str.isupper, self.text)) < _FEWEST_CAPITALS


def places(block: Block) -> Iterator[Place]:
    """Yield the words of a block with two capitals or more."""
    text = block.prose.text
    if block.kind is BlockKind.HEADING and text.isupper():
        return
    row: list[Place] = []
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        word = match.group()
        if not word.isalnum():
            if "&" not in word and not _TWO_CAPITALS.search(word):
                # Only its parts have capitals: `Al-Qaeda`.
                continue
            end = start + len(_without_tail(word))
        before = text[start - 1] if start else " "
        while before.islower():
            start -= 1
            before = text[start - 1] if start else " "
        if match.start() - start > _PREFIX or before.isalnum() or before in _NO_EDGE:
            continue
        if not _is_end(text, end):
            continue
        if row and not text[row[-1].end : start].isspace():
            yield from _marked(row)
            row = []
        coded = before == "-" and text[start - 2 : start - 1].isdigit()
        row.append(Place(block, start, end, text[start:end], coded))
    yield from _marked(row)


def _without_tail(word: str) -> str:
    """Return a compound without the parts in small letters at its end: `UNDP-led`."""
    parts = _SIGNS.split(word)
    while len(parts) > 1 and parts[-1].islower():
        word = word[: -len(parts.pop()) - 1]
    return word


def bracketed(block: Block) -> Iterator[Place]:
    """Yield the words with one capital that stand alone in a bracket: `Kemenkes`."""
    text = block.prose.text
    for match in _BRACKETED.finditer(text):
        word = match[1]
        place = Place(block, *match.span(1), word)
        if place.is_odd and not word.islower():
            yield place


def odd_places(block: Block, words: Iterable[str]) -> Iterator[Place]:
    """Yield the places of some words in a block."""
    text = block.prose.text
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if _is_edge(text, start - 1) and _is_end(text, end):
                yield Place(block, start, end, word)
            start = text.find(word, end)


def _is_edge(text: str, at: int) -> bool:
    return at < 0 or not (text[at].isalnum() or text[at] in _NO_EDGE)


def _is_end(text: str, at: int) -> bool:
    return _is_edge(text, at if at < len(text) else -1) or (
        text[at] == "." and not text[at + 1 : at + 2].isalnum()
    )


def _marked(row: Sequence[Place]) -> Iterable[Place]:
    """Return places in a row; several words in capitals are rather a heading or a name."""
    if len(row) < 2 or sum(place.text.isupper() for place in row) < 2:
        return row
    # Two short ones are a body and what it is part of: `DK PBB`, `PT PLN`.
    if len(row) == 2 and all(len(place.text) <= _SHORT for place in row):
        return row
    return [place._replace(shouted=True) for place in row]


def parts(place: Place) -> Iterator[Place]:
    """Yield the parts of a compound: `LSTM` and `FCN` of `LSTM-FCN`.

    Beside figures or a single letter they are none of their own: `APE-X`, `MS-222`.
    """
    if place.text.isalpha():
        yield place
        return
    split = _SIGNS.split(place.text)
    coded = any(len(part) == 1 or not part.isalpha() for part in split)
    at = place.start
    for part in split:
        yield place._replace(
            start=at, end=at + len(part), text=part, shouted=place.shouted or coded
        )
        at += len(part) + 1


@lru_cache(maxsize=4096)
def is_plain(word: str) -> bool:
    """Tell whether a word can be an acronym though nothing spells it out: `UNDP`, `APBDes`."""
    stem = singular(word)
    if not (1 < len(stem) <= _LONGEST and stem.isalpha()):
        return False
    if not stem.isupper():
        return _MIXED.fullmatch(stem) is not None
    return not _is_roman(stem) and stem.lower() not in listed("words")


# Capitals and a syllable, or after small letters (`mtDNA`). Names of software have longer words:
# `LightGBM`.
_MIXED = Pattern(
    r"[A-Z]{3,6}[a-z]{2,4}|[A-Z][a-z]{1,2}[A-Z]{2,6}|Kemen[A-Z]{3,6}|[a-z]{1,2}[A-Z]{2,6}"
)
_ROMAN = Pattern(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def _is_roman(stem: str) -> bool:
    return stem[0] in "IVXL" and _ROMAN.fullmatch(stem) is not None


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return singular(word).upper().replace("-", "")


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return an acronym without the `s` of its English plural."""
    stem = word.removesuffix("s")
    capitals = stem.lstrip(_SMALL)
    is_plural = capitals.isupper() and len(capitals) > 1 and len(stem) - len(capitals) <= _PREFIX
    return stem if is_plural else word
