"""The words of citations as compiled patterns and sets, each made when first needed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.laws import laws
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives

if TYPE_CHECKING:
    from sitir.model import LawId, Span

_IGNORE = re.IGNORECASE
# Both cases are spelled out: to compile sets of letters without their case takes a millisecond.
_NUMBER = r"(?:[A-Za-z]?\d{1,5}[A-Za-z]?|[ivxlcIVXLC]{1,7}(?!\w))"
_VALUE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"
_PAGES = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\w)"
LOCATOR = Pattern(
    r"\s*(?:[,:.]\s*|\s)(?P<label>[§¶]|[^\W\d_]{1,10}(?:\s[^\W\d_]{4})?\.?)\s*"
    rf"(?P<labelled>{_VALUE}(?:\s*(?:,|&|(?i:dan|and))\s*{_VALUE}(?![A-Za-z]))*)"
    rf"|\s*:\s*(?P<colon>{_PAGES}(?:\s*,\s*{_PAGES})*)"
    rf"|\s*,\s*(?P<plain>(?!(?:1[5-9]|20)\d\d(?!\d)){_PAGES})(?!\s*[^\W\d_]{{3}})"
)
"""A locator right after a year; a `label` must be one of `locator_labels`."""
LOCATOR_SIGNS = frozenset(",:.")
"""What it begins with, if not with white space."""


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of `citation.yml` as a set of lower-case words."""
    listed = lexicon("citation")[name]
    words = listed.split() if isinstance(listed, str) else listed
    return frozenset(word.lower() for word in words)


@lru_cache(maxsize=4096)
def laws_of(text: str) -> tuple[tuple[Span, LawId], ...]:
    """Return the laws in the prose of a block: asked for its citations and for its facts."""
    return laws(text)


class _EtAl:
    """The words for further authors."""

    def __init__(self) -> None:
        listed = lexicon("citation")["et_al"]
        self.at_end = Pattern(rf"(?:,\s*|\s+|^)(?P<words>{alternatives(listed)})[\s,]*$", _IGNORE)
        self.last_words = tuple({words.casefold().split()[-1] for words in listed})


_et_al = cache(_EtAl)


def et_al_at_end(text: str) -> re.Match[str] | None:
    """Return the match of `et al.` and its kin at the end of a text, where they stand there."""
    plain = text.replace(",", " ").rstrip().casefold()
    return _et_al().at_end.search(text) if plain.endswith(_et_al().last_words) else None


_ACRONYM_AT_END = Pattern(
    r"\s*[\[(]\s*(?P<acronym>[A-Z][\w./&’'-]{1,24}(?:\s[A-Z][\w-]*){0,2})\s*[\])]\s*$"
)


def acronym_at_end(text: str) -> re.Match[str] | None:
    """Return the match of an acronym in brackets at the end of a name, where one stands there."""
    is_closed = text.rstrip().endswith((")", "]"))
    return _ACRONYM_AT_END.search(text) if is_closed else None


def prefix_end(text: str, at: int, end: int) -> int:
    """Return where the prefix that begins at `at` ends, with what parts it from the name.

    That is the longest one listed; where there is none, `at` itself.
    """
    prefixes = word_set("prefixes")
    found, words = at, ""
    for _ in range(_LONGEST_PREFIX):
        word = _PREFIX_WORD.match(text, at, end)
        if word is None:
            break
        at = word.end()
        words = f"{words} {word[1]}".lstrip()
        if words.lower() in prefixes:
            found = at
        if word[2].strip():
            break
    return found


_LONGEST_PREFIX = 3
"""In words."""
_PREFIX_WORD = Pattern(r"\s*([^\s:,]{1,20})(?=[\s:,]|$)([\s:,]*)")


@cache
def secondary_at_start() -> re.Pattern[str]:
    """Return the pattern of `dalam`, `as cited in` … after the year of the original."""
    return re.compile(rf"[\s,;]*{alternatives(lexicon('citation')['secondary'])}\s+", _IGNORE)


def second_hand_follows(text: str) -> bool:
    """Tell whether a text goes on with the work in which something was read: `dalam Gilder`."""
    stripped = text.lstrip(" ([,")
    return stripped != text and secondary_at_start().match(stripped) is not None


@cache
def secondary_inside() -> WordPattern:
    """Return the pattern of the same words between two names, the first without a year.

    A plain `in` is left out: it stands in the names of bodies.
    """
    words = [word for word in lexicon("citation")["secondary"] if word != "in"]
    return WordPattern(rf"(?:^|\s|,\s*){alternatives(words)}\s+", words)


@cache
def locator_labels() -> dict[str, str]:
    """Return the CSL label of each word that introduces a locator, in lower case."""
    labels = lexicon("citation")["locators"]
    return {word: label for label, listed in labels.items() for word in listed}


@cache
def between_at_end() -> re.Pattern[str]:
    """Return the pattern of words between the names and the year: `dalam penelitiannya`."""
    listed = "|".join(lexicon("citation")["between"]).replace(" ", r"\s+")
    return re.compile(rf"\s+(?:{listed})\s*$", _IGNORE)


@cache
def connective() -> re.Pattern[str]:
    """Return the pattern of what separates two names."""
    words = alternatives(lexicon("citation")["connectives"])
    return re.compile(
        rf"\s*,\s*(?:(?P<listed>{words})\s*)?|\s+(?P<plain>{words})\s+|\s*(?P<sign>&)\s*", _IGNORE
    )
