"""Finds sentences by rules, with abbreviations as data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Iterator

# A stop, what closes after it, the raised numbers of notes or works, or bracketed ones of works,
# and the white space that follows, if it was not forgotten. (Beginning with one set of characters
# lets `re` skip to it quickly.)
_RAISED = r"[\d¹²³][\d¹²³]{0,2}(?:(?:[,-]|–)[\d¹²³]{1,3}){0,5}"
_STOP = Pattern(
    rf"[.!?][.!?]*([\"'»)\]]*)(?:({_RAISED})(?=\s|$)|((?:\[\d[^\[\]]{{0,40}}\]){{1,5}})(?=\s|$))?"
    r"(\s+|$|(?=[A-Z][a-z]{2}))"
)
_BEFORE_UNSPACED = Pattern(r"[a-z]{3}\Z|\)\Z")
_CITATION_AFTER = Pattern(
    r"(?:\([^()]{1,300}(?:\([^()]{1,60}\)[^()]{0,200})?\)|\[[\d,;–\- ]{1,30}\])[.]?"
    r"(?=\s+[\"“‘'(]?[^\Wa-z_]|\s*$)"
)
_YEAR = Pattern(r"\b(?:1[5-9]|20)\d\d|\bn\.d\.|\bt\.t\.|\[\d|@\w")
_LAST_WORD = Pattern(r"[\w.'’/-]+\Z")
_NEXT = Pattern(r"([\"'“‘«(\[*_—–-]*)\s*(\w[\w'’-]{0,30})?")
_HAS_WORD = Pattern(r"[^\W\d_]")
_VOWEL = Pattern(r"[aeiouAEIOU]")
_INITIALS = Pattern(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|[A-Z]\Z")
_NUMBER = Pattern(r"[A-Z]?\d|[IVXLC]+\Z")
_PLAIN_YEAR = Pattern(r"(?:1[5-9]|20)\d\d\Z")
_ENUMERATOR = Pattern(r"\W*(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})\W*\Z")
_JOINTS = frozenset(("dan", "and", "of", "in", "di", "et", "for", "und"))
_LONGEST_WORD = 40
_LONGEST_BRACKET = 150
_LONGEST_ENUMERATOR = 8


class _Tables:
    """The words of the lexicon by what the stop after them, or they after a stop, may mean."""

    def __init__(self) -> None:
        table = lexicon("abbreviations")
        self.never_last = frozenset(map(str, table["never_last"]))
        self.before_name = frozenset(map(str, table["before_name"]))
        self.before_number = frozenset(map(str, table["before_number"]))
        self.may_end = frozenset(map(str, table["may_end"]))
        self.openers = frozenset(map(str, table["openers"]))


_tables = cache(_Tables)


def sentence_spans(prose: str, raised: Container[int] = ()) -> Iterator[Span]:
    """Yield the span of each sentence of a block's prose, without white space at its edges.

    `raised` are the places where something begins that is known to be set as superscript.
    """
    start = at = wordless = _skip(prose, 0)
    brackets = _Brackets(prose, start)
    plain = with_plain_signs(prose)
    while match := _STOP.search(plain, at):
        at = match.end()
        end = match.end(3) if match.group(3) else match.end(2 if match.group(2) else 1)
        if not _ends(prose, match, start, raised) or brackets.encloses(match.start(), match.end()):
            continue
        if prose.startswith(("(", "["), match.end()):
            citation = _CITATION_AFTER.match(prose, match.end())
            if citation and _YEAR.search(citation.group()):
                end = citation.end()
                at = _skip(prose, end)
        if _has_word(prose, wordless, end):
            yield Span(start, end)
            start = at
            brackets = _Brackets(prose, start)
        wordless = max(at, start)
    end = len(prose.rstrip())
    if start < end and _has_word(prose, wordless, end):
        yield Span(start, end)


def with_plain_signs(prose: str) -> str:
    """Return a prose with the plain kin of signs that end sentences, each at its place.

    Sets of signs beyond Latin-1 make patterns that take long to compile.
    """
    return prose.replace("…", ".").replace("”", '"').replace("’", "'")


def _has_word(prose: str, start: int, end: int) -> bool:
    return _HAS_WORD.search(prose, start, end) is not None


def _skip(prose: str, at: int) -> int:
    while at < len(prose) and prose[at].isspace():
        at += 1
    return at


class _Brackets:
    """Counts the brackets of a sentence as far as it has been read."""

    def __init__(self, prose: str, start: int) -> None:
        self._prose = prose
        self._at = start
        self._depth = 0

    def encloses(self, stop: int, following: int) -> bool:
        """Tell whether a stop stands in a short bracket that is closed after it."""
        prose = self._prose
        opened = prose.count("(", self._at, stop)
        if opened or self._depth:
            self._depth = max(0, self._depth + opened - prose.count(")", self._at, stop))
        self._at = stop
        if not self._depth or ")" in prose[stop:following]:
            return False
        closed = prose.find(")", following, following + _LONGEST_BRACKET)
        return closed >= 0 and prose.find("(", following, closed) < 0


def _ends(prose: str, match: re.Match[str], start: int, raised: Container[int]) -> bool:
    """Tell whether a stop ends the sentence that began at `start`."""
    if match.end() >= len(prose):
        return True
    at = match.start()
    stop = prose[at : match.start(1)]
    if not match.group(4) and not _BEFORE_UNSPACED.search(prose[max(0, at - 3) : at]):
        return False
    if at - start <= _LONGEST_ENUMERATOR and _ENUMERATOR.match(prose[start:at]):
        return False
    following = _NEXT.match(prose, match.end())
    name = following.group(2) if following else None
    first = (name or prose[match.end()])[0]
    closers = match.group(1)
    before = prose[max(0, at - _LONGEST_WORD) : at]
    last = _LAST_WORD.search(before, before.rfind(" ") + 1)
    word = last.group().lstrip("'’/-.") if last else ""
    is_number = match.group(2) and match.start(2) not in raised
    if is_number and (len(word) < 3 or word[-1].isdigit() or word in _tables().before_number):
        return False
    if first.islower():
        return not closers and _ends_before_lower(stop, word, name or "")
    if stop in ("...", "…", "..") or "…" in stop:
        return bool(name) and first.isupper()
    if stop[-1] in "!?":
        return prose[at - 1 : at] not in ("(", "[")
    return not _abbreviates(
        word, following, name or "", is_enclosed=")" in closers or "]" in closers
    )


def _ends_before_lower(stop: str, word: str, name: str) -> bool:
    """Tell whether a sentence ends although the next begins without a capital, by mistake."""
    if stop in ("?", "!"):
        return True
    if stop != "." or name in _JOINTS or word in _tables().may_end | _tables().never_last:
        return False
    if not word.isalpha():
        return bool(_PLAIN_YEAR.match(word))
    # Long abbreviations begin with a capital (`Assoc.`, `Approx.`) and have few letters.
    return len(word) >= (4 if word.islower() else 6) and bool(_VOWEL.search(word))


def _abbreviates(
    word: str, following: re.Match[str] | None, name: str, *, is_enclosed: bool
) -> bool:
    """Tell whether the stop after `word` is that of an abbreviation inside a sentence."""
    tables = _tables()
    if word in tables.never_last:
        return True
    is_number = bool(_NUMBER.match(name))
    if is_number and word in tables.before_number:
        return True
    is_bracket = following is not None and following.group(1)[:1] in ("(", "[")
    if word in tables.may_end:
        return is_enclosed or is_number or is_bracket
    opens = name.lower() in tables.openers
    if word in tables.before_name or _INITIALS.match(word):
        return not opens
    if word.isalpha() and len(word) <= 4 and not _VOWEL.search(word) and not word.isupper():
        return not opens
    return False
