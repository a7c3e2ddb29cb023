"""Knows the titles of sections: what a heading names, and what numbers stand before it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import SectionKind
from sitir.readers.prose import visible

if TYPE_CHECKING:
    from sitir.readers.draft import Draft

_BRACKET = Pattern(r"\([^()]*\)|\[[^\[\]]*\]")
_SPACE = Pattern(r"\s+")
_EDGES = " \t\r\n.:;,–—-*_#=|"
# `A B S T R A K`, with two spaces or more between words.
_SPACED = Pattern(r"(?:[^\W\d_] {1,3}){3,}[^\W\d_]$")
_LONGEST_TITLE = 200
_NUMBER_AHEAD = Pattern(
    r"\s*(?:\d{1,3}\s|[IVX]{1,7}\s|\(?(?:\d{1,3}|[IVXLCivxlc]{1,7}|[A-Za-z])[.):])"
)


class Title:
    """A heading taken apart."""

    def __init__(self, number: str, text: str) -> None:
        # As typed, `BAB II` or `1.2.`; may be empty.
        self.number = number
        # What follows the number.
        self.text = text


@cache
def _number() -> re.Pattern[str]:
    parts = "|".join(lexicon("sections")["parts"])
    return re.compile(
        rf"\s*((?:(?i:{parts})\s+)(?:\d{{1,3}}(?:\.\d{{1,3}})*|(?:[IVXLCivxlc]{{1,7}}|[A-Za-z])\b)\s*[.:)–—-]*"
        r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[ivx]{1,5}|[A-Za-z])[.):](?:\d{1,3}\.?)*(?=\s|[^\W\d_])"
        r"|\d{1,2}(?:\.\d{1,3})*(?=\s)|[IVX]{1,7}(?=\s))\s*"
    )


def title(text: str) -> Title:
    """Take the number off a heading."""
    match = _number().match(text) if _may_be_numbered(text) else None
    if match is None:
        return Title("", text.strip())
    return Title(match.group(1).strip(), text[match.end() :].strip())


def _may_be_numbered(text: str) -> bool:
    """Tell a heading that may begin with a number from the most, which begin with a word."""
    if _NUMBER_AHEAD.match(text):
        return True
    word = next(iter(text.split(maxsplit=1)), "")
    return word.casefold() in lexicon("sections")["parts"]


def is_part_number(text: str) -> bool:
    """Tell whether a heading is the number of a part and nothing else: `BAB V`."""
    found = title(text.strip(_EDGES))
    first = found.number.split(" ")[0].casefold() if found.number else ""
    return not found.text.strip(_EDGES) and first in lexicon("sections")["parts"]


@cache
def _kinds() -> dict[str, SectionKind]:
    table = lexicon("sections")
    kinds = {name: SectionKind(kind) for kind, names in table["titles"].items() for name in names}
    kinds.update(dict.fromkeys(table["others"], SectionKind.OTHER))
    return kinds


@cache
def _joint() -> re.Pattern[str]:
    joints = lexicon("sections")["joints"]
    words = "|".join(rf"\b{word}\b" for word in joints if word.isalpha())
    signs = "|".join(re.escape(sign) for sign in joints if not sign.isalpha())
    return re.compile(rf"\s*(?:{signs})\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+")


def folded_title(text: str) -> str:
    """Return a heading in lower case, without number, brackets and final punctuation."""
    bare = title(_BRACKET.sub(" ", text[:_LONGEST_TITLE])).text.strip(_EDGES)
    if _SPACED.match(bare):
        bare = bare.replace("  ", "\t").replace(" ", "").replace("\t", " ")
    return _SPACE.sub(" ", bare).strip(_EDGES).casefold()


@lru_cache(maxsize=4096)
def named_kind(text: str) -> SectionKind | None:
    """Return the kind that a heading names exactly (all its parts are known titles)."""
    folded = folded_title(text)
    kinds = _kinds()
    if folded in kinds:
        return kinds[folded]
    parts = [part for part in _joint().split(folded) if part]
    if len(parts) > 1 and all(part in kinds for part in parts):
        return kinds[parts[0]]
    return None


def heading_kind(heading: Draft) -> SectionKind | None:
    """Return what a heading names, or what its format says that its section is for."""
    return heading.purpose or named_kind(visible(heading.mask))


def is_group(text: str) -> bool:
    """Tell whether a line names a group of entries in a reference list: `Buku`, `A. Jurnal`."""
    return folded_title(text) in lexicon("sections")["groups"]


@lru_cache(maxsize=4096)
def begun_kind(text: str) -> SectionKind | None:
    """Return the kind that the first words of a heading name, whatever follows."""
    folded = folded_title(text)
    for kind, openings in lexicon("sections")["openings"].items():
        if any(folded == opening or folded.startswith(f"{opening} ") for opening in openings):
            return SectionKind(kind)
    parts = _joint().split(folded, maxsplit=1)
    return _kinds().get(parts[0]) if len(parts) > 1 else None
