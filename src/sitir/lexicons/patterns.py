"""Builds regular expressions, from lists of words among others, and compiles them when needed."""

from __future__ import annotations

import re
from functools import cached_property
from sys import maxsize
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Pattern:
    """A regular expression that is compiled when it is first used, with the methods of `re`.

    To compile one takes as long as to use it some hundred times, and no article needs them all.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take what `re.compile` takes; what is wrong with it shows at the first use."""
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As of `re.Pattern`, like all that follow."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As of `re.Pattern`."""
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As of `re.Pattern`."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As of `re.Pattern`."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """As of `re.Pattern`."""
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str | Any]]:
        """As of `re.Pattern`."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As of `re.Pattern`."""
        return self._compiled.sub


class WordPattern:
    """A pattern, in any case, of which every match holds one of some words.

    They are looked for first: that takes less time than to search with the pattern, and much less
    than to compile it, and most texts have none of them.
    """

    def __init__(self, pattern: str, words: Iterable[str]) -> None:
        """Take the pattern and the words (of several words, all must be there)."""
        self._pattern = Pattern(pattern, re.IGNORECASE)
        self._words = tuple(word.casefold().split() for word in words)
        self._longest = tuple(dict.fromkeys(max(parts, key=len) for parts in self._words))

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`, like all that follow."""
        return self._pattern.match(text) if self._may_be_in(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self._pattern.fullmatch(text) if self._may_be_in(text) else None

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        is_there = self._may_be_in(text[start:end])
        return self._pattern.search(text, start, end) if is_there else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        is_there = self._may_be_in(text[start:end])
        return self._pattern.finditer(text, start, end) if is_there else iter(())

    def _may_be_in(self, text: str) -> bool:
        is_there = text.casefold().__contains__
        if not any(map(is_there, self._longest)):
            return False
        return any(all(map(is_there, parts)) for parts in self._words)


def fixed_words(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return the longest run of letters of each pattern: all that it matches holds them.

    Sets of letters are left out; what is optional must be of one or two letters.
    """
    runs = (re.findall(r"[^\W\d_]{3,}", re.sub(r"\[.*?\]", " ", each)) for each in patterns)
    return tuple(max(found, key=len) for found in runs)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words: longest first, spaces as any white space.

    A word that ends in a letter must end there (`h` is no part of `hasil`); it is tried after
    those that end in a sign (`et al.` before `et al`).
    """
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    signed = "|".join(_pattern(word) for word in ordered if not word[-1].isalnum())
    plain = "|".join(_pattern(word) for word in ordered if word[-1].isalnum())
    # One look-ahead for all of them: to compile a pattern takes time for each part of it.
    parts = (signed, rf"(?:{plain})(?!\w)" if plain else "")
    return "(?:" + "|".join(part for part in parts if part) + ")"


def _pattern(word: str) -> str:
    if word.isalnum():
        return word
    return r"\s+".join(re.escape(part) for part in word.split())
