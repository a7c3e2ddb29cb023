"""Tells by what stands beside figures whether they count something or label it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

AFTER = Pattern(r"(\s{0,2})([^\W\d_][\w²³]*|[%°×]\w?)?")
"""The word or sign after a number, with the space between them."""
ORDINAL_END = Pattern(r"(?:st|nd|rd|th)(?!\w)")
ORDINAL_PREFIX = "ke-"
_NEAR = 24
_HOUR = Pattern(r"\d{1,2}[.:]\d\d\Z")
_SINCE_HOUR = Pattern(
    r"(?:pukul|jam)\s\d{1,2}[.:]\d\d\s?(?:[–-]|sampai|hingga|s\.?[/.]?d\.?)\s?\Z", re.IGNORECASE
)
_CLOCK = Pattern(
    r"\d{1,2}(?::\d\d)?(?:\s?(?:[–-]|to)\s?\d{1,2}(?::\d\d)?)?\s?(?:[ap]\.?\s?m\b|WI(?:B|TA|T)\b|o['’]clock)",
    re.IGNORECASE,
)
# What may follow figures that tell the time of day, up to its first point.
_CLOCK_WORDS = frozenset(("a", "p", "am", "pm", "to", "o", "wib", "wita", "wit"))
_SIGNS_OF_CODE = frozenset("_#@\\^")
_JOINTS = frozenset("-–/.:")
_BEFORE_POINT = frozenset(" =<>(\u00a0")
_LONGEST_ENUMERATOR = 2
_LONGEST_VERSION = 5
_BRACKET = 60


class QuantityWords(NamedTuple):
    """What of the lexicon of numbers stands around them, all in lower case."""

    labels: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    glued: frozenset[str]
    percent: frozenset[str]
    verses: frozenset[str]
    hours_before: frozenset[str]
    hours_after: frozenset[str]
    currency_before: Mapping[str, str]
    currency_after: Mapping[str, str]
    powers: Mapping[str, int]
    """Also the short forms that stand after figures only."""
    money_powers: Mapping[str, Mapping[str, int]]
    """Letters after a sum: for `IDR` and for `others`."""


@cache
def quantity_words() -> QuantityWords:
    """Return the words around numbers."""
    table = lexicon("numbers")
    currencies = table["currencies"]
    powers = {**table["powers"], **table["short_powers"]}
    return QuantityWords(
        labels=frozenset(table["labels"]),
        counted=frozenset(table["counted"]),
        counting=frozenset(table["counting"]),
        glued=frozenset(table["glued"]),
        percent=frozenset(table["percent"]),
        verses=frozenset(table["verses"]),
        hours_before=frozenset(table["hours_before"]),
        hours_after=frozenset(table["hours_after"]),
        currency_before=currencies["before"],
        currency_after=currencies["after"],
        powers=powers,
        money_powers=table["money_powers"],
    )


def is_counted(word: str) -> bool:
    """Tell whether a word is that of a unit or of what is counted (`siswa`, `hari`, `km`)."""
    return word in quantity_words().counted


def is_counting(word: str) -> bool:
    """Tell whether a word leads to a count (`sebanyak`, `approximately`)."""
    return word in quantity_words().counting


class Figure(NamedTuple):
    """Figures with what stands beside them."""

    text: str
    area: Span
    span: Span
    before: str
    """The word or sign before them, as written."""
    after: str
    """The word or sign after them, in lower case."""
    after_start: int
    after_end: int
    is_glued: bool
    """Whether no space parts them from what follows."""

    @classmethod
    def at(cls, text: str, match: re.Match[str], area: Span) -> Figure:
        """Return the figures of a match."""
        start, end = match.span()
        before = _last_word(text[max(area.start, start - _NEAR) : start])
        alone = cls(
            text, area, Span(start, end), before, "", after_start=end, after_end=end, is_glued=False
        )
        return alone._followed(end)

    def _followed(self, end: int) -> Figure:
        unit = AFTER.match(self.text, end, self.area.end)
        if unit is None or not unit[2]:
            return self._replace(after="", after_start=end, after_end=end, is_glued=False)
        return self._replace(
            after=unit[2].lower(),
            after_start=unit.start(2),
            after_end=unit.end(),
            is_glued=not unit[1],
        )

    def with_power(self) -> Figure:
        """Return the figures with the word for thousands or millions that follows them."""
        wider = self._replace(span=Span(self.span.start, self.after_end))
        return wider._followed(self.after_end)

    @property
    def previous(self) -> str:
        """The code point right before the figures."""
        return self.text[self.span.start - 1 : self.span.start]

    @property
    def following(self) -> str:
        """The code point right after the figures."""
        return self.text[self.span.end : self.span.end + 1]

    @property
    def has_leading_point(self) -> bool:
        """Whether a decimal point stands before the figures, and nothing that it could end."""
        at = self.span.start
        return self.previous == "." and self.text[at - 2 : at - 1] in _BEFORE_POINT

    @property
    def digits(self) -> str:
        """The figures as written."""
        return self.text[self.span.start : self.span.end]


def _last_word(before: str) -> str:
    """Return the word or sign that a text ends in, spaces and opening brackets left out."""
    before = before.rstrip(" \t\r\n(")
    if not before:
        return ""
    at = len(before)
    if before.endswith("$"):  # `US$`
        at -= 1
        while at and before[at - 1].isupper():
            at -= 1
        return before[at:]
    while at and (before[at - 1].isalnum() or before[at - 1] in ".'’"):
        at -= 1
    return before[at:].lstrip(".'’0123456789") or before[-1]


def is_number(figure: Figure) -> bool:
    """Tell whether figures count or measure something, and are no part of a name or label."""
    words = quantity_words()
    if figure.before.lower() in words.currency_before:
        return True
    if figure.is_glued and (not _may_be_glued(figure.after) or figure.following == "X"):
        return False  # `4X games`; but `4x faster`
    if figure.previous.isalpha() or figure.previous in _SIGNS_OF_CODE:
        return False
    text, (start, end) = figure.text, (figure.span.start, figure.span.end)
    if ":" in (figure.previous, figure.following) and _is_verse(
        text[max(0, start - _BRACKET) : end + 1]
    ):
        return False
    if figure.previous in _JOINTS and text[start - 2 : start - 1].isalpha():
        # `COVID-19`, `F-16`; but `ke-20`
        return text.startswith(ORDINAL_PREFIX, start - len(ORDINAL_PREFIX))
    if _is_enumerator(text, start, end) or figure.following in _SIGNS_OF_CODE:
        return False
    if figure.following == "-" and text[end + 1 : end + 3].isupper():
        return False
    if figure.before == ":" and _is_verse(text[max(0, start - _BRACKET) : start]):
        return False
    label = figure.before.rstrip(".").lower()
    if label in words.labels and figure.after not in words.counted | words.powers.keys():
        return False
    return not (_is_hour(figure, label) or _is_part_of_name(figure))


def _is_hour(figure: Figure, label: str) -> bool:
    """Tell whether figures tell the time of day: `pukul 09.00–15.00`, `7:30 a.m.`, `15.00 WIB`."""
    text, (start, end) = figure.text, (figure.span.start, figure.span.end)
    words = quantity_words()
    if _HOUR.match(figure.digits):
        is_told = label in words.hours_before or figure.after in words.hours_after
        near = text[max(0, start - _NEAR) : start]
        is_near = any(word in near for word in words.hours_before)
        return is_told or (is_near and _SINCE_HOUR.search(near) is not None)
    is_joined = ":" in (figure.previous, figure.following) or figure.following in _JOINTS
    if not (is_joined or figure.after in _CLOCK_WORDS):
        return False
    if figure.previous == ":":
        while start and (text[start - 1].isdigit() or text[start - 1] == ":") and end - start < 6:
            start -= 1
    return _CLOCK.match(text, start, figure.area.end) is not None


def _is_verse(before: str) -> bool:
    """Tell whether a text goes up to the number of a verse: `(QS. Al-Baqarah: `, `Prov. 18:`."""
    opened = before.rpartition("(")[2]
    book = "".join(opened.split(None, 1)[:1])
    return opened != before and book.rstrip(".").lower() in quantity_words().verses


def _may_be_glued(unit: str) -> bool:
    words = quantity_words()
    return (
        unit in words.glued
        or unit[:1] in "%°×"
        or unit in words.currency_after
        or ORDINAL_END.fullmatch(unit) is not None
    )


def _is_enumerator(text: str, start: int, end: int) -> bool:
    """Tell whether digits are the number of an item: `(1)`, `1)`, `[12]`, `1.` at the beginning."""
    opened, closed = text[start - 1 : start], text[end : end + 1]
    if opened == "[" and closed == "]":
        return True
    if end - start > _LONGEST_ENUMERATOR:
        return False
    if opened == "(" and closed == ")":
        return True
    if closed == ")" and "(" not in text[max(0, start - _BRACKET) : start]:
        return True
    return (
        closed == "." and (start == 0 or opened == "\n") and not text[end + 1 : end + 2].isdigit()
    )


def _is_part_of_name(figure: Figure) -> bool:
    """Tell whether figures end a name: `Windows 10`, `Python 3.11`, `Ubuntu 22.04`."""
    digits, start = figure.digits, figure.span.start
    if len(digits) > _LONGEST_VERSION or "," in digits or figure.after in quantity_words().counted:
        return False
    if "." not in digits and len(digits) > 2:
        return False
    near = figure.text[max(0, start - _NEAR) : start].replace("\n", " ").split(" ")
    if len(near) < 3 or near[-1]:
        return False
    earlier, name = near[-3], near[-2]
    # The first word of a sentence has its capital from its place.
    begins = not earlier or earlier[-1] in ".!?:;"
    return not begins and len(name) > 1 and name[0].isupper() and name[-1].isalnum()
