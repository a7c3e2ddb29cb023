"""The words of citations as compiled patterns and sets, each made when first needed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.laws import laws
from sitir.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from sitir.model import LawId, Span

_IGNORE = re.IGNORECASE
# Both cases are spelled out: to compile sets of letters without their case takes a millisecond.
_NUMBER = r"(?:[A-Za-z]?\d{1,5}[A-Za-z]?|[ivxlcIVXLC]{1,7}(?!\w))"
_VALUE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"
_PAGES = r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\w)"
LOCATOR = re.compile(
    r"\s*(?:[,:.]\s*|\s)(?P<label>[§¶]|[^\W\d_]{1,10}(?:\s[^\W\d_]{4})?\.?)\s*"
    rf"(?P<labelled>{_VALUE}(?:\s*(?:,|&|(?i:dan|and))\s*{_VALUE}(?![A-Za-z]))*)"
    rf"|\s*:\s*(?P<colon>{_PAGES}(?:\s*,\s*{_PAGES})*)"
    rf"|\s*,\s*(?P<plain>(?!(?:1[5-9]|20)\d\d(?!\d)){_PAGES})(?!\s*[^\W\d_]{{3}})"
)
"""A locator right after a year; a `label` must be one of `locator_labels`."""
_DATE_END = re.compile(
    r"\b(?:(?P<day>\d{1,2})\.?\s+)?(?P<month>[^\W\d_]{3,9})\.?(?:\s+(?P<late_day>\d{1,2})\s*,|,)?\s*$"
)


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


@cache
def years() -> re.Pattern[str]:
    """Return the pattern of everything that can be a year: the anchors of citations."""
    words = lexicon("citation")
    undated = alternatives(words["undated"])
    forthcoming = alternatives(words["forthcoming"])
    return re.compile(
        r"(?<![\w/$#@])(?<!\d[.,:–—-])"
        r"(?:(?P<date>\d{4}-\d\d(?:-\d\d)?(?![\w-]))"
        r"|(?P<period>(?:1\d|20)\d\d(?:\s?[–—-]\s?|\s(?:hingga|sampai|sampai\sdengan|s\.d\.|to|until)\s)"
        r"(?:\d{4}|\d\d|sekarang|kini|present|now)(?![\w]))"
        r"|(?P<reprint>(?:1[4-9]|20)\d\d(?:/|\s\[)(?:1[4-9]|20)\d\d\]?|\[(?:1[4-9]|20)\d\d\]\s?(?:1[5-9]|20)\d\d)(?P<reprint_suffix>[a-z])?(?![\w/%])"
        r"|(?P<year>(?:1[4-9]|20)\d\d)(?P<suffix>[a-z])?(?![\w/%])(?![.,]\d)(?!-(?:an|an\w*|\d))"
        rf"|(?P<undated>(?i:{undated}))(?:-?(?P<undated_suffix>[a-z])(?!\w))?"
        rf"|(?P<forthcoming>(?i:{forthcoming}))(?:-(?P<forthcoming_suffix>[a-z])(?!\w))?)"
    )


@cache
def more_letters() -> re.Pattern[str]:
    """Return the pattern of a further letter for the same year: `, b` after `2014a`."""
    return re.compile(r"\s*(?:,|&|,?\s(?:dan|and)\s)\s*(?P<suffix>[a-z])(?![\w.’'])")


@cache
def month_numbers() -> dict[str, int]:
    """Return the number of each month by its names, in lower case."""
    return {name: int(number) for number, names in lexicon("months").items() for name in names}


class DayAndMonth:
    """What stands before the year of a date; `start` is its place in the text looked at."""

    def __init__(self, start: int, month: int, day: int | None) -> None:
        self.start = start
        self.month = month
        self.day = day


def day_and_month(text: str) -> DayAndMonth | None:
    """Return the date that a text ends with, up to its year: `21 Mei`, `July 14,`, `May`."""
    match = _DATE_END.search(text)
    month = month_numbers().get(match["month"].lower()) if match else None
    if match is None or month is None:
        return None
    day = match["day"] or match["late_day"]
    return DayAndMonth(match.start(), month, int(day) if day else None)


@cache
def et_al_at_end() -> re.Pattern[str]:
    """Return the pattern of `et al.` and its kin at the end of a text."""
    return re.compile(
        rf"(?:,\s*|\s+|^)(?P<words>{alternatives(lexicon('citation')['et_al'])})[\s,]*$", _IGNORE
    )


@cache
def acronym_at_end() -> re.Pattern[str]:
    """Return the pattern of an acronym in brackets at the end of a name."""
    return re.compile(
        r"\s*[\[(]\s*(?P<acronym>[A-Z][\w./&’'-]{1,24}(?:\s[A-Z][\w-]*){0,2})\s*[\])]\s*$"
    )


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
_PREFIX_WORD = re.compile(r"\s*([^\s:,]{1,20})(?=[\s:,]|$)([\s:,]*)")


@cache
def secondary_at_start() -> re.Pattern[str]:
    """Return the pattern of `dalam`, `as cited in` … after the year of the original."""
    return re.compile(rf"[\s,;]*{alternatives(lexicon('citation')['secondary'])}\s+", _IGNORE)


def second_hand_follows(text: str) -> bool:
    """Tell whether a text goes on with the work in which something was read: `dalam Gilder`."""
    stripped = text.lstrip(" ([,")
    return stripped != text and secondary_at_start().match(stripped) is not None


@cache
def secondary_inside() -> re.Pattern[str]:
    """Return the pattern of the same words between two names, the first without a year.

    A plain `in` is left out: it stands in the names of bodies.
    """
    words = [word for word in lexicon("citation")["secondary"] if word != "in"]
    return re.compile(rf"(?:^|\s|,\s*){alternatives(words)}\s+", _IGNORE)


@cache
def locator_labels() -> dict[str, str]:
    """Return the CSL label of each word that introduces a locator, in lower case."""
    labels = lexicon("citation")["locators"]
    return {word: label for label, listed in labels.items() for word in listed}


@cache
def between_at_end() -> re.Pattern[str]:
    """Return the pattern of words between the names and the year: `dalam penelitiannya`."""
    return re.compile(rf"\s+(?:{'|'.join(lexicon('citation')['between'])})\s*$", _IGNORE)


@cache
def connective() -> re.Pattern[str]:
    """Return the pattern of what separates two names."""
    words = alternatives(lexicon("citation")["connectives"])
    return re.compile(
        rf"\s*,\s*(?:(?P<listed>{words})\s*)?|\s+(?P<plain>{words})\s+|\s*(?P<sign>&)\s*", _IGNORE
    )
