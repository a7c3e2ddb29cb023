"""The words of `laws.yml` as one pattern that finds all that may belong to a law's name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_ACT = r"Act(?:\s+of|,)?\s+\(?(?P<act_year>(?:1[789]|20)\d\d)\)?(?![\w/])"


class LawWords(NamedTuple):
    """The lexicon, compiled."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    strict: frozenset[str]
    between: frozenset[str]
    ministries: tuple[tuple[str, str], ...]
    """Longest name first."""


@cache
def law_words() -> LawWords:
    """Return the lexicon of laws, compiled once."""
    words = lexicon("laws")
    kinds = {each: kind for kind, names in words["short"].items() for each in names}
    kinds |= {folded(each): kind for kind, names in words["long"].items() for each in names}
    short = sorted((each for names in words["short"].values() for each in names), key=len)
    long = sorted((each for names in words["long"].values() for each in names), key=len)
    first = "".join(sorted({c for name in (*short, *long) for c in (name[0], name[0].upper())}))
    pattern = "|".join(
        (
            _CONSTITUTION,
            _SYMBOL,
            _EUROPEAN,
            _ACT,
            r"(?<!-)(?P<kind>(?i:"
            + "|".join(map(_flexible, reversed(long)))
            + r")|(?:Permen|PERMEN|PERmen|Kepmen|KEPMEN|Inmen)[A-Za-z-]{0,24}|"
            + "|".join(map(_flexible, reversed(short)))
            + r")(?![\w-])",
            _MARKED,
        )
    )
    ministries = ((folded(n), short) for short, names in words["ministries"].items() for n in names)
    return LawWords(
        # The first letter is tested once for all: nine words in ten are passed over there.
        re.compile(rf"\b(?=[{first}1DENSAn])(?:{pattern})"),
        kinds,
        frozenset(words["strict"]),
        frozenset(words["between"].split()),
        tuple(sorted(ministries, key=lambda pair: -len(pair[0]))),
    )


def _flexible(name: str) -> str:
    """Return a pattern of a name in which spaces and hyphens stand for each other."""
    return re.escape(name).replace(r"\-", r"[-\u2010-\u2013\s]\s?").replace(r"\ ", r"\s{1,3}")
