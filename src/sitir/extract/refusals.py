"""Decides that words before a year, which nobody is listed under, are no names, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.authorship import common_words
from sitir.extract.names import Names, bare, given_names, looks_like_names
from sitir.lexicons.patterns import Pattern
from sitir.model import RefusalReason, folded

if TYPE_CHECKING:
    from sitir.extract.authorship import Authorship

# `ditunjukkan Autesserre (2014)`: Indonesian passives of reporting.
_PASSIVE = Pattern(r"di\w{3,}(?:kan|i)")
_ROMAN = Pattern(r"[IVXLC]+")
_DIGIT = Pattern(r"\d")
# More words than this before a year that nobody is listed for are a phrase, not a person.
_MAX_UNKNOWN_WORDS = 5
_MOST_NAMES = 4
_SHORT_NAME = 2


def refusal_in_brackets(
    names: Names, stretch: str, *, comma: bool, alone: bool
) -> RefusalReason | None:
    """Return why words before a year in brackets, which nobody is listed under, are no names.

    `stretch` is all that stands before the year; `comma` tells whether a comma ends it, `alone`
    whether nothing else that speaks for a citation stands in the brackets.
    """
    lower = " ".join(stretch.lower().split())
    if any(word in lower for word in words.word_set("personal_words")):
        return RefusalReason.PERSONAL_COMMUNICATION
    first = folded(names.names[0]).split() if names.names else []
    if not first or not looks_like_names(names):
        return _refusal_of_first(folded(stretch).split()) or RefusalReason.NO_NAME
    if names.et_al or (comma and len(first) == 1 and _is_rare_word(first[0])):
        return None
    if len(names.names) == 1 and len(first) == 1 and _DIGIT.search(first[0]):
        return RefusalReason.NO_NAME
    if reason := _refusal_of_first(first) or _refusal_by_word(folded(stretch).split()[0]):
        return reason
    if alone and " ".join(first) in words.word_set("places") and len(names.names) == 1:
        return RefusalReason.EVENT
    if ": " in stretch and folded(stretch.partition(":")[0]) in words.word_set("places"):
        return RefusalReason.NO_NAME  # the imprint of a book: `(Jakarta: Obor, 2003)`
    if comma or len(names.names) > 1:
        return None
    # Without a comma only a plain family name is believed: `(Vela 2021)`, not `(Piala Dunia 2018)`.
    word = names.names[0]
    is_plain = " " not in word and word[1:].islower() and first[0] not in common_words()
    return None if is_plain else RefusalReason.NO_NAME


def _is_rare_word(word: str) -> bool:
    """Tell whether a word of a law or a standard may as well be a family name: `(Law, 2011)`."""
    return word in words.word_set("standard_words") or word in {"law", "early"}


def _refusal_of_first(parts: list[str]) -> RefusalReason | None:
    if parts and (reason := _refusal_by_word(parts[0])):
        return reason
    if parts and parts[-1] in words.word_set("period_words"):
        return RefusalReason.PERIOD
    return None


_REFUSED_WORDS = (
    ("float_words", RefusalReason.FLOAT),
    ("standard_words", RefusalReason.STANDARD),
    ("scripture_words", RefusalReason.SCRIPTURE),
    ("event_words", RefusalReason.EVENT),
    ("law_words", RefusalReason.LAW),
    ("products", RefusalReason.NO_NAME),
)


def _refusal_by_word(word: str) -> RefusalReason | None:
    return next((reason for name, reason in _REFUSED_WORDS if word in words.word_set(name)), None)


def refusal_of_narrative(
    authorship: Authorship, before: str, after: str, *, follows_citation: bool
) -> RefusalReason | None:
    """Return why words before a bracketed year, which nobody is listed under, are no names.

    `before` and `after` are the running text around the citation; `follows_citation` tells
    whether only `dan` stands between it and another: then it is one as well.
    """
    names = authorship.names
    parts = folded(names.names[0]).split() if names.names else []
    if not parts or not looks_like_names(names):
        return RefusalReason.NO_NAME
    if names.et_al:
        return None
    if any(part in words.word_set("event_words") for part in parts):
        return RefusalReason.EVENT
    if reason := _refusal_of_first(parts):
        return reason
    if len(names.names) > 1:
        return None
    if len(parts) == 1 and _DIGIT.search(parts[0]):
        return RefusalReason.NO_NAME
    if _ROMAN.fullmatch(names.names[0].split()[-1]) and len(parts) > 1:
        return RefusalReason.EVENT
    if " ".join(parts) in words.word_set("places") or len(parts) > _MAX_UNKNOWN_WORDS:
        return RefusalReason.EVENT
    if follows_citation or _is_attributed(before, after):
        return None
    if bare(names.names[0]) != names.names[0]:
        return None
    return None if _is_person(names.names[0], parts, before) else RefusalReason.NO_NAME


def _is_person(name: str, parts: list[str], before: str) -> bool:
    """Tell whether a name that nothing is said of is a person's by its shape and its place.

    A family name alone (`Pandangan Habermas (1984)`), where a sentence begins or after a word
    that leads to names; or a common given name with more after it.
    """
    if len(parts) > 1:
        is_group = parts[-1] in words.word_set("group_words")
        return is_group or (parts[0] in given_names() and len(parts) <= _MOST_NAMES)
    previous = folded(before[-60:]).split()
    # After `dan` a name is one only if what stands before it is: `TikTok (2016), dan React (2013)`;
    # after `framework` or `in` it is rather that of a thing or a place.
    silent = words.word_set("connectives") | words.word_set("thing_words")
    leads = not previous or (previous[-1] in common_words() and previous[-1] not in silent)
    is_plain = name[:1].isupper() and name[1:].islower() and len(name) > _SHORT_NAME
    return leads and is_plain and parts[0] not in common_words()


def _is_attributed(before: str, after: str) -> bool:
    previous = folded(before[-60:]).split()
    following = folded(after[:60]).split()
    return bool(
        (previous and previous[-1] in words.word_set("attributing"))
        or (previous and _PASSIVE.fullmatch(previous[-1]))
        or any(word in words.word_set("reporting") for word in following[:3])
        or words.second_hand_follows(after)
    )
