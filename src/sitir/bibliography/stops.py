"""Finds where a title ends at a full stop, and what follows a stop but belongs to it."""

from __future__ import annotations

import re
from functools import cache

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives

NOT_MORE_TITLE = Pattern(
    r"\s*(?:in|dalam|dans|en|ed|eds|tr|trans|translated|edited|vol|pp?|working paper|skripsi"
    r"|tesis)\b",
    re.IGNORECASE,
)
"""What tells that a title has ended before: the book it stands in, an editor, a volume."""

_STOP = Pattern(r"[.?!…]+[”\"’')\]]{0,2}(?=[\s,]|$)")
_LAST_WORD = Pattern(r"([^\W_]+(?:\.[^\W_]+)*)$")
_WORD = Pattern(r"[^\W_]+")
_INNER_CAPITAL = Pattern(r"[a-z]{1,4}[A-Z]")
_PART_NUMBER = Pattern(r"[IVX]{1,4}\.\s")
_PART_NUMBER_BEFORE = Pattern(r"\.\s[IVX]{1,4}\.$")
# How much text before and after a stop is looked at, in code points.
_BEFORE = 24
_AFTER = 14


class _Words:
    """The words of the lexicon, and patterns of them."""

    def __init__(self) -> None:
        data = lexicon("references")
        self.abbreviations = frozenset(data["abbreviations"].split())
        self.small = frozenset(data["small_words"])
        by_letter = "|".join(data["named_by_letter"])
        initials = "|".join(data["before_initials"])
        # `mitomycin C. American Journal`, but not `the music of J. S. Bach`.
        self.ends_before_capital = Pattern(
            rf"\b(?i:{by_letter})\s$|(?<![\w.])(?!(?:{initials})\s)[a-z]{{2,}}\s$"
        )
        self.chapter = WordPattern(
            rf"{alternatives(data['chapters'])}\s[\dIVX]+$", data["chapters"]
        )


_words = cache(_Words)


def sentence_end(text: str, begin: int, *, comma_style: bool = False) -> int:
    """Return the end of the first sentence from `begin` on, its full stop left out.

    Abbreviations and initials end none; in `comma_style` neither does a stop before a comma.
    """
    for match in _STOP.finditer(text, begin):
        stop = match.start()
        if text[match.end() : match.end() + 1] == ",":
            is_end = match.end() == stop + 1 and text[stop] == "." and not comma_style
            is_small = text[match.end() + 1 : match.end() + 3].strip()[:1].islower()
            if is_end and not is_small and not _is_abbreviation(text, begin, stop):
                return stop
        elif text[stop] == ".":
            if _ends_at_point(text, begin, match):
                return stop
        elif _ends_at_question(text, match.end()):
            return stop + 1
    return len(text)


def _ends_at_point(text: str, begin: int, match: re.Match[str]) -> bool:
    stop = match.start()
    is_short = stop - begin < _BEFORE
    if _is_abbreviation(text, begin, stop):
        return False
    if is_short and _words().chapter.fullmatch(text[begin:stop]):
        return False
    follow = text[match.end() : match.end() + _AFTER].lstrip()
    if _PART_NUMBER.match(follow) or _PART_NUMBER_BEFORE.search(
        text[max(begin, stop - 7) : stop + 1]
    ):
        return False
    is_small = follow[:1].islower() and not _INNER_CAPITAL.match(follow)
    return not is_small or NOT_MORE_TITLE.match(follow) is not None


def _ends_at_question(text: str, end: int) -> bool:
    """Tell whether a title ends with a question, and does not go on after it.

    The next sentence is in small letters where it is the rest of the title; the name of a journal
    or publisher, which might follow as well, has capitals.
    """
    follow = text[end : end + _AFTER].lstrip()
    if follow[:1].islower() and not _INNER_CAPITAL.match(follow):
        return False
    match = _STOP.search(text, end)
    # What a bracket says of a thesis or an edition is not of the sentence.
    rest = text[end : match.start() if match else end].partition(" (")[0].partition(" [")[0]
    words = _WORD.findall(rest)
    telling = [word for word in words[1:] if word.lower() not in _words().small]
    small = sum(word[0].islower() for word in telling)
    has_number = any(word.isdigit() for word in words)
    return len(telling) < 2 or small * 2 <= len(telling) or has_number


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    word = _LAST_WORD.search(text[max(begin, stop - _AFTER) : stop])
    if word is None:
        return False
    last = word[1]
    if len(last) == 1 and last.isupper():
        if text[stop - 2 : stop - 1] in tuple("&/+"):
            return False
        if _words().ends_before_capital.search(text[max(begin, stop - _BEFORE) : stop - 1]):
            return False
        return text[stop + 1 : stop + 3].strip()[:1].isupper()
    return last.lower() in _words().abbreviations
