"""The words of `laws.yml` as one pattern that finds all that may belong to a law's name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBER = (
    r"(?:\d{1,5}[A-Z]?(?:\s?[Kk](?=/))?(?:[/\-–][\w.\-]{1,20}){0,6}"
    r"|[IVXLC]{1,7}(?:/[\w.\-]{1,20}){1,4}"
    r"|[A-Z][\w.\-]{0,20}(?:/[\w.\-]{1,20}){1,6})(?<![.\-])"
)
_MARKED = (
    r"(?<!\.)(?:[Nn]o|NO|[Nn]omor|NOMOR|[Nn]omer|[Nn]umber|Nr)(?![a-z])\.?\s{0,3}:?\s{0,3}"
    r"(?P<number>" + NUMBER + ")"
)
_SYMBOL = r"(?<!/)[SA]/RES/(?P<symbol>\d{1,4}(?:/\d{1,4})?)"
_CONSTITUTION = (
    r"(?<!-)(?:UUD|[Uu]ndang[-–\s]\s?[Uu]ndang\s+[Dd]asar)"
    r"(?:\s+(?:NRI|RI|[Nn]egara\s+[Rr]epublik\s+[Ii]ndonesia))?(?:\s+[Tt]ahun)?\s+\(?1945\)?"
    r"|1945\s+(?:Indonesian\s+)?Constitution"
)
_EUROPEAN = (
    r"(?:Regulation|Directive)\s+(?:\((?:EU|EC|EEC)\)\s+(?:No\.?\s+)?)?"
    r"(?P<symbol_eu>\d{2,4}/\d{1,4})(?:/(?:EU|EC|EEC))?(?!\w)"
)
# Short forms that run into the name of their ministry.
_MINISTERIAL = (
    r"(?<!-)(?P<kind>(?:Permen|PERMEN|PERmen|Kepmen|KEPMEN|Inmen)[A-Za-z-]{0,24})(?![\w-])"
)
# What the forms beside the names of the lexicon all have one of.
_SIGNS = (
    "1945",
    "/RES/",
    "Regulation",
    "Directive",
    "Permen",
    "PERMEN",
    "PERmen",
    "Kepmen",
    "KEPMEN",
    "Inmen",
    "Act",
)
_WORD = Pattern(r"\w+")
_ACT = r"Act(?:\s+of|,)?\s+\(?(?P<act_year>(?:1[789]|20)\d\d)\)?(?![\w/])"


class LawWords:
    """The lexicon, compiled."""

    def __init__(self) -> None:
        """Read the lexicon."""
        words = lexicon("laws")
        self.short = {each: kind for kind, names in words["short"].items() for each in names}
        """Kinds by their short forms, as they are written."""
        self.long = {folded(each): kind for kind, names in words["long"].items() for each in names}
        """Kinds by their names, folded."""
        self.strict = frozenset(words["strict"])
        self.between = frozenset(words["between"].split())
        self.pattern = _pattern((*self.short, *self.long))
        """Of the names of laws it finds the first words (`opening`): `name_at` reads the rest."""
        # Of all that names a law, one of these words or signs stands in the text.
        self._long_words = frozenset(_WORD.findall(name)[0].casefold() for name in self.long)
        self._short_words = frozenset(_WORD.findall(name)[0] for name in self.short)
        self._folded_words = frozenset(word.casefold() for word in self._short_words)

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text may name a law; nine sentences in ten have nothing of the kind."""
        words = _WORD.findall(text.casefold())
        if not self._long_words.isdisjoint(words):
            return True
        # Short forms count as they are written: `Act`, but not `act`.
        may_be_short = not self._folded_words.isdisjoint(words)
        if may_be_short and any(map(text.__contains__, self._short_words)):
            return True
        return any(map(text.__contains__, _SIGNS))


class LawName:
    """The name of a kind of law in a text."""

    def __init__(self, kind: str, end: int) -> None:
        self.kind = kind
        self.end = end


@cache
def law_words() -> LawWords:
    """Return the lexicon of laws, compiled once."""
    return LawWords()


@cache
def ministries() -> tuple[tuple[str, str], ...]:
    """Return the ministries by name, folded, with their short forms; the longest name first."""
    listed = lexicon("laws")["ministries"]
    pairs = ((folded(name), short) for short, names in listed.items() for name in names)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _pattern(names: Iterable[str]) -> Pattern:
    first = "".join(sorted({c for name in names for c in (name[0], name[0].upper())}))
    openings = rf"(?<!-)(?P<opening>{_openings(names)})(?!\w)"
    pattern = "|".join((_CONSTITUTION, _SYMBOL, _EUROPEAN, _ACT, _MINISTERIAL, openings, _MARKED))
    # The first letter is tested once for all: nine words in ten are passed over there.
    return Pattern(rf"\b(?=[{first}1DENSAn])(?:{pattern})")


def _openings(names: Iterable[str]) -> str:
    """Return a pattern of the first words of names, in any case.

    They are sorted by their first letters, which `re` tells from others quickly.
    """
    by_letter: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        word = name.split(" ")[0].lower()
        by_letter[word[0]].add(word[1:])
    return "|".join(
        f"[{letter.upper()}{letter}](?i:{'|'.join(sorted(rests))})"
        for letter, rests in by_letter.items()
    )


_LONGEST_NAME = 6
"""In words."""
_NAME_WORD = Pattern(r"(?:[-\u2010-\u2013\s]\s{0,2})?(\w{1,30})(?!\w)")


def name_at(text: str, start: int) -> LawName | None:
    """Return the longest name of a kind of law that begins at `start`.

    Spaces and hyphens in it stand for each other.
    """
    words = law_words()
    found = None
    name, end = "", start
    for _ in range(_LONGEST_NAME):
        word = _NAME_WORD.match(text, end)
        if word is None:
            break
        name, end = f"{name} {word[1]}".lstrip(), word.end()
        kind = words.short.get(name) or words.long.get(name.lower())
        if kind and not text.startswith("-", end):
            found = LawName(kind, end)
    return found
