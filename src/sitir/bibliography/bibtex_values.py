"""Turns the raw values of .bib fields into text: `@string` names resolved, parts joined at `#`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = Pattern(r"\"([^{}\"]*)\"|(\d+)")
# As bibtexparser has it: an escaped brace opens and closes nothing.
_BRACE = Pattern(r"(?<!\\)[{}]")
_QUOTE_END = Pattern(r"(?<!\{)\"(?=\s*(?:#|\Z))")
_PART_QUOTE_END = Pattern(r"(?<!\{)\"(?=\s*(?:[,}#)]|\Z))")
_BARE = Pattern(r"[^\s,{}\"#=()]+")


@cache
def months() -> Mapping[str, int]:
    """Return the numbers of the months by their names and short forms in lower case."""
    return {
        name: int(number)
        for number, names in lexicon("months").items()
        for name in map(str.lower, names)
    }


def value_text(raw: str, strings: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return the text of a well-formed raw value, and the names in it that no `@string` defines.

    Inner braces are kept: they tell names and words that belong together. An undefined name
    stands for itself.
    """
    if is_plain(raw):
        return raw[1:-1], ()
    plain = _PLAIN.fullmatch(raw)
    if plain:
        return plain[1] or plain[2] or "", ()
    texts: list[str] = []
    undefined: list[str] = []
    for part, is_name in _parts(raw):
        if not is_name or part[:1].isdigit():
            texts.append(part)
        elif part.lower() in strings:
            texts.append(strings[part.lower()])
        else:
            texts.append(part)
            if part.lower() not in months():
                undefined.append(part)
    return "".join(texts), tuple(undefined)


def _parts(raw: str) -> list[tuple[str, bool]]:
    """Return the parts of a raw value, each with whether it is a bare name or number."""
    parts: list[tuple[str, bool]] = []
    position, end = 0, len(raw)
    while position < end:
        sign = raw[position]
        if sign == "{":
            close = _closing_brace(raw, position)
            parts.append((raw[position + 1 : close], False))
            position = close + 1
        elif sign == '"':
            quote = _QUOTE_END.search(raw, position + 1)
            close = quote.start() if quote else end
            parts.append((raw[position + 1 : close], False))
            position = close + 1
        elif sign == "#" or sign.isspace():
            position += 1
        else:
            stop = raw.find("#", position)
            stop = end if stop < 0 else stop
            parts.append((raw[position:stop].strip(), True))
            position = stop
    return parts


def _closing_brace(raw: str, begin: int) -> int:
    depth = 0
    for mark in _BRACE.finditer(raw, begin):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.start()
    return len(raw)


def is_plain(value: str) -> bool:
    """Tell whether a raw value is one pair of braces with none inside: nearly all are."""
    return value.rfind("{") == 0 and value.find("}") == len(value) - 1


def is_well_formed(value: str) -> bool:
    """Tell whether a raw value is parts joined by `#`, each in its own braces or quotes."""
    if is_plain(value):
        return True
    position, end = 0, len(value)
    while True:
        position = _part_end(value, position)
        if position < 0:
            return False
        while position < end and value[position].isspace():
            position += 1
        if position >= end:
            return True
        if value[position] != "#":
            return False
        position += 1
        while position < end and value[position].isspace():
            position += 1


def _part_end(value: str, begin: int) -> int:
    """Return where the part of a value that begins there ends, or -1."""
    if value[begin : begin + 1] == "{":
        depth = 0
        for mark in _BRACE.finditer(value, begin):
            depth += 1 if mark[0] == "{" else -1
            if depth == 0:
                return mark.end()
        return -1
    if value[begin : begin + 1] == '"':
        quote = _PART_QUOTE_END.search(value, begin + 1)
        return quote.end() if quote else -1
    bare = _BARE.match(value, begin)
    return bare.end() if bare else -1
