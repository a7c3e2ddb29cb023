"""Accents, signs and quotation marks of LaTeX, as the letters that they print."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sitir.lexicons.latex_signs import MARKS, SIGNS
from sitir.lexicons.patterns import Pattern
from sitir.readers.draft import CONTINUED, DELETED

if TYPE_CHECKING:
    import re

_ACCENT = Pattern(
    r"\\(?:[`'^~=.\"]|[uvHtcdbrk](?![A-Za-z]))[ \t]{0,8}"
    r"(?:\{[ \t]{0,8}(?P<braced>\\[ij]|[^\W\d_])[ \t]{0,8}\}"
    r"|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_ESCAPED = {
    **{sign: sign for sign in "&%$#_{}"},
    **dict.fromkeys("-/!@)(", ""),
    **dict.fromkeys(",;: \n\r\t", " "),
}
_TYPED = {
    "``": "“", "''": "”", "`": "‘", "'": "’", "--": "–", "---": "—", "~": " ",
    '"`': "“", "\"'": "”", ",,": "„", "<<": "«", ">>": "»", "!`": "¡", "?`": "¿",
}  # fmt: skip
_PLAIN = Pattern(
    r"\\(?P<name>[A-Za-z@]+)\*?[ \t]*|\\(?P<sign>[\s\S])|``|''?|`|---?|~|\"[`']|[{}\x00\x01]"
)
_SPACES = frozenset(
    {"quad", "qquad", "space", "enspace", "thinspace", "nobreakspace", "enskip", "hfill"}
)


def accented(text: str, at: int) -> tuple[str, int] | None:
    """Return the letter of an accent that stands at a place, and where to go on."""
    match = _ACCENT.match(text, at)
    if match is None:
        return None
    letter = (match["braced"] or match["bare"]).lstrip("\\")
    mark = MARKS.get(text[at + 1])
    shown = letter if mark is None else unicodedata.normalize("NFC", letter + mark)
    # A mark that no letter is made with would be a second code point, which stands nowhere.
    return shown if len(shown) == len(letter) else letter, match.end()


def escaped(sign: str) -> str | None:
    """Return what an escaped sign prints, `None` where it is no such sign."""
    return _ESCAPED.get(sign)


def named(name: str) -> str | None:
    """Return what a command prints that stands for a sign or a word."""
    if name in _SPACES:
        return " "
    if name in ("and", "And", "AND"):
        return ", "
    return SIGNS.get(name)


def typed(signs: str) -> str:
    """Return what signs print that stand for another: ` ``` `, `--`, `~`."""
    return _TYPED.get(signs, signs)


def plain(text: str) -> str:
    """Return a short text as it prints, without markup, on one line."""
    parts: list[str] = []
    at = 0
    while match := _PLAIN.search(text, at):
        parts.append(text[at : match.start()])
        accent = accented(text, match.start()) if match["name"] or match["sign"] else None
        if accent is not None:
            parts.append(accent[0])
            at = accent[1]
        else:
            parts.append(_shown(match))
            at = match.end()
    parts.append(text[at:])
    return " ".join("".join(parts).split())


def _shown(match: re.Match[str]) -> str:
    if match["name"]:
        return named(match["name"]) or ""
    if match["sign"]:
        shown = escaped(match["sign"])
        return " " if shown is None else shown
    signs = match.group()
    return "" if signs in ("{", "}", DELETED, CONTINUED) else typed(signs)
