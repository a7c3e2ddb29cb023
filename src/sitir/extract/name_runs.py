"""Finds where the names of a citation begin that stand before its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.names import particles

if TYPE_CHECKING:
    from collections.abc import Iterator

# One token of a run of names: a word (with the points of initials and addresses), or a sign.
_TOKEN = re.compile(
    r"(?P<word>[’'‘]t(?!\w)|[^\W_][\w\u0300-\u036f’'ʿʾ‘`´/‑–-]*(?:\.[\w’'-]+)*\.?)|(?P<comma>,)|(?P<sign>&)|(?P<other>[^\s\w]|_)"
)
_SHORT_WORD = 3
# Small words inside the names of bodies: `Commission on Human Security`.
_SMALL_WORDS = """
of the for on in and to at with by untuk bagi dan pada dalam
de du des la le les el et der die das für und y
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Names are not longer than this many words on one side of a year.
_MAX_TOKENS = 60
# Articles and prepositions written together with the name: `al-Ghazali`, `asy-Syafi'i`.
_PREFIXES = (
    "al-",
    "el-",
    "as-",
    "asy-",
    "ash-",
    "ad-",
    "at-",
    "an-",
    "ar-",
    "az-",
    "d'",
    "d’",
    "l'",
    "l’",
    "van't",
)
# Code points looked at: most names are short, so the wide window is for the few that are not.
_WINDOWS = (120, 420)
_TAIL = 64


class _Token:
    def __init__(self, start: int, text: str, kind: str) -> None:
        self.start = start
        self.text = text
        # `name`, `particle`, `small`, `low`, `comma`, `joint` (a connective) or `other`.
        self.kind = kind


def run_before(text: str, end: int, *, limit: int) -> tuple[int, ...]:
    """Return where names that end at `end` may begin: the longest run first, then its suffixes.

    Nothing before `limit` is looked at. Empty where no name stands there.
    """
    end = _end_of_names(text, end, limit)
    run: list[_Token] = []
    for window in _WINDOWS:
        start = max(limit, end - window)
        tokens = list(_tokens(text, start, end))[-_MAX_TOKENS:]
        first = len(tokens)
        while first > 0 and _continues(tokens, first - 1):
            first -= 1
        run = tokens[first:]
        if first > 0 or start == limit:
            break
    return tuple(run[i].start for i in range(len(run)) if _may_begin(run, i))


def _end_of_names(text: str, end: int, limit: int) -> int:
    """Return where the last name ends: before `et al.`, an acronym in brackets, a comma."""
    tail = text[max(limit, end - _TAIL) : end].rstrip(" \t\r\n,;:")
    tail = tail[:-2] if tail.endswith((".'s", ".’s")) else tail
    start = max(limit, end - _TAIL)
    if match := words.et_al_at_end(tail):
        tail = tail[: match.start()].rstrip(" \t\r\n,&")
    if match := words.acronym_at_end(tail):
        tail = tail[: match.start()]
    return start + len(tail.rstrip("'’"))


def _may_begin(run: list[_Token], index: int) -> bool:
    while index < len(run) and run[index].kind == "particle":
        index += 1
    return index < len(run) and run[index].kind == "name"


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    joints = words.word_set("connectives")
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        kind = match.lastgroup or ""
        if kind == "sign":
            kind = "joint"
        elif kind == "word":
            kind = _word_kind(token, joints)
        yield _Token(match.start(), token, kind)


def _word_kind(token: str, joints: frozenset[str]) -> str:
    lower = token.lower()
    if token[0].isupper() or (token[0].isdigit() and any(c.isupper() for c in token)):
        return "name"
    if lower in joints:
        return "joint"
    if lower.startswith(_PREFIXES):
        return "name"
    if lower in particles() or lower in {"’t", "‘t"}:
        return "particle"
    return "small" if lower in _SMALL else "low"


def _continues(tokens: list[_Token], index: int) -> bool:
    """Tell whether the token belongs to the run of names that begins right after it."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.kind == "name":
        return following is None or not _ends_sentence(token, following)
    if following is None or token.kind in {"low", "other"}:
        return False
    if token.kind == "particle":
        return following.kind in {"name", "particle"}
    before = tokens[index - 1].kind if index else ""
    if token.kind == "small":
        return before == "name" or (before in {"small", "particle"} and index > 1)
    return before == "name" or (token.kind == "joint" and before == "comma")


def _ends_sentence(token: _Token, following: _Token) -> bool:
    if not token.text.endswith(".") or following.kind in {"comma", "joint"}:
        return False
    stem = token.text.rstrip(".")
    return len(stem) > _SHORT_WORD and "." not in stem
