"""Joins lines to running text: what becomes of a hyphen, or an address, at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.readers.pdf.words import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.readers.pdf.words import Line

_LETTERS = Pattern(r"[^\W\d_]+")
_COMPOUND = Pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = Pattern(r"https?:|www\.|doi\.org|\(?10\.\d{4,9}/")
# Signs that words have not.
_IN_ADDRESS = Pattern(
    r"^[/?=&#_~]|\w[/_%=]|\w\.\w|^\d+(?:-\w+)*[.,]?$|\d[A-Za-z]|[A-Za-z]\d|^\(\d+\)[\w-]"
)
# `dan/atau`, `A/RES/70/1`
_CLOSED = Pattern(r"\w/$")
_OPEN_ADDRESS = "/-_=?&.%#~"
_HYPHENS = ("-", "\u2010", "\u2011", HYPHEN)
_FEW_CUTS = 0.03
"""In how many of its lines a file that cuts no words ends with the hyphen of a compound."""
_SHORTEST = 3
"""Letters: shorter syllables are words as well."""


class Joiner:
    """What joins the words of two lines, by the words that a file has elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        cuts: list[tuple[str, str]] = []
        count = 0
        is_cut = False
        head = ""
        for line in lines:
            count += 1
            words = line.words[1:] if is_cut else line.words
            if is_cut:
                cuts.append((head, line.words[0].text))
            head = line.words[-1].text
            is_cut = head.endswith(_HYPHENS)
            # The halves of a word that a line end cuts are no words.
            text = " ".join([word.text for word in (words[:-1] if is_cut else words)])
            for found in _COMPOUND.findall(text.casefold()):
                self._words.add(found)
                if "-" in found:
                    self._words.update(found.split("-"))
        self._cuts_words = len(cuts) > _FEW_CUTS * count or any(
            self._is_word(head, tail) for head, tail in cuts
        )

    def between(self, before: str, after: str, *, head: str) -> tuple[str, str]:
        """Return the last word of a line as it stands in running text, and what follows it.

        `after` is the first word of the next line, or empty where none follows; `head` is what
        stands before `before` without a space.
        """
        if not after:
            return before.replace(HYPHEN, "-"), ""
        if before.endswith(_HYPHENS) and len(before) > 1:
            return self._hyphenated(before, after, head=head)
        if before.endswith("–") and len(before) > 1 and _is_range(before[-2], after[0]):
            return before, ""
        if _CLOSED.search(before) and after[0].isalnum():
            return before, ""
        if _ADDRESS.search(head + before) and _continues_address(before, after):
            return before, ""
        return before, " "

    def _hyphenated(self, before: str, after: str, *, head: str) -> tuple[str, str]:
        bare = before[:-1]
        if _ADDRESS.search(head + before):
            return bare + "-", ""
        first = _LETTERS.search(after)
        last = _LETTERS.findall(bare)
        if first is None or first.start() > 0 or not last or not bare[-1].isalpha():
            # `2018-` before `2023`, `-` before a bracket.
            is_open = before[-1] != HYPHEN and not after[0].isalnum()
            return bare + "-", " " if is_open else ""
        keeps = self._keeps(last[-1].casefold(), first.group().casefold(), after)
        return (bare + "-" if keeps else bare), ""

    def _is_word(self, before: str, after: str) -> bool:
        """Tell whether the halves that a line end parts make a word that stands elsewhere."""
        head, tail = _LETTERS.findall(before.casefold()), _LETTERS.match(after.casefold())
        return bool(head) and tail is not None and head[-1] + tail.group() in self._words

    def _keeps(self, head: str, tail: str, after: str) -> bool:
        """Tell whether a hyphen belongs to a word: to a compound, or one said twice."""
        if len(head) >= 2 and (head == tail or head.endswith(tail) or tail.startswith(head)):
            return head == tail or min(len(head), len(tail)) >= _SHORTEST
        if not self._cuts_words:
            return True
        if head + tail in self._words:
            return False
        if after[:1].isupper() or f"{head}-{tail}" in self._words:
            return True
        return min(len(head), len(tail)) > _SHORTEST and {head, tail} <= self._words


def _is_range(before: str, after: str) -> bool:
    """Tell whether a dash stands between numbers, or numbers in brackets."""
    return before.isdigit() or after.isdigit() or (before in "])" and after in "[(")


def _continues_address(before: str, after: str) -> bool:
    if before[-1] in _OPEN_ADDRESS:
        return after[0].isalnum() or after[0] in _OPEN_ADDRESS
    return _ADDRESS.match(after) is None and _IN_ADDRESS.search(after) is not None
