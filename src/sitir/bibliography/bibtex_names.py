"""Where BibTeX's first, von, last and jr meet CSL's parts of a name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from sitir.bibliography.names import body, person_of_parts
from sitir.lexicons import lexicon
from sitir.model import Name

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_COMMAS = 2
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS = re.compile(
    r"\{?(?:others|et\.?\s?al\.?|dkk\.?|dan kawan-kawan|\.\.\.|…)\}?", re.IGNORECASE
)
_LONGEST_OTHERS = len("{dan kawan-kawan}")
_BRACE = re.compile(r"[{}]")
# biblatex's extended name format: `family=Berg, given=Jan, prefix=van der`.
_EXTENDED = re.compile(r"(family|given|prefix|suffix)\s*=\s*([^,=]*)", re.IGNORECASE)
# Titles before a name; a lone `H.` may be an initial and stays.
_TITLES = re.compile(
    r"(?:(?:Prof|Dr|Drs|Dra|Ir|Hj|K\.?H|KH|R\.?Ngt)\.(?:\s?h\.\s?c\.)?\s*)+(?:H\.\s+)?(?=\S)",
    re.IGNORECASE,
)
# Capitals with points (`S.H.`) are as likely initials; a small letter (`M.Hum.`) tells a degree.
_INITIALS = re.compile(r"(?:[A-Z]\.[\s-]?)+")


class NameParts(Protocol):
    """What a parser of BibTeX names returns: four lists of words."""

    first: list[str]
    von: list[str]
    last: list[str]
    jr: list[str]


def bibtex_names(
    value: str,
    *,
    split: Callable[[str], list[str]],
    parse: Callable[[str], NameParts],
    decode: Callable[[str], str],
) -> tuple[tuple[Name, ...], bool]:
    """Return the names of an author or editor field, and whether it ends with `and others`.

    `split` takes the field apart at `and`, `parse` one name by BibTeX's rules, and
    `decode` turns LaTeX to text, last: braces hold the words of a body together.
    """
    has_braces = "{" in value or "\\" in value
    whole = split(value) if has_braces else _AND.split(value.strip())
    names: list[Name] = []
    et_al = False
    for raw in whole:
        text = raw.strip().rstrip(",;")
        if not text:
            continue
        if len(text) <= _LONGEST_OTHERS and _OTHERS.fullmatch(text):
            et_al = True
            continue
        for part in _joined_by_commas(text):
            name = _name(part, parse, decode)
            if name.literal or name.family:
                names.append(name)
    return tuple(names), et_al


def _joined_by_commas(text: str) -> tuple[str, ...]:
    """Take apart what BibTeX reads as one name: `Liu, Zhenfeng, Hu, Sarah K, Caron, David`.

    A name has three parts at most (last, jr, first), so that more are several names.
    """
    if "{" in text or text.count(",") < _MOST_COMMAS + 1:
        return (text,)
    parts = [part.strip() for part in without_degrees(text).split(",")]
    if len(parts) % 2 or len(parts) <= _MOST_COMMAS + 1 or not all(parts):
        return (text,)
    return tuple(
        f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)
    )


@lru_cache(maxsize=65536)
def _name(text: str, parse: Callable[[str], NameParts], decode: Callable[[str], str]) -> Name:
    if _is_one_group(text):
        return body(decode(text))
    if "=" in text:
        parts_by_name = {m[1].lower(): decode(m[2]).strip('" ') for m in _EXTENDED.finditer(text)}
        if parts_by_name.get("family"):
            return Name(
                family=parts_by_name["family"],
                given=parts_by_name.get("given", ""),
                non_dropping_particle=parts_by_name.get("prefix", ""),
                suffix=parts_by_name.get("suffix", ""),
            )
    parts = parse(without_degrees(text))
    family, given = decode(" ".join(parts.last)), decode(" ".join(parts.first))
    if not family:
        return Name(family=given)
    suffix = decode(" ".join(parts.jr))
    name = person_of_parts(
        family=family, given=given, particle=decode(" ".join(parts.von)), suffix=suffix
    )
    return name if name.suffix == suffix else replace(name, suffix=suffix or name.suffix)


def without_degrees(text: str) -> str:
    """Return a name without academic titles and degrees, which are no part of it.

    `Hj. Siti Aminah, S.H., M.Hum.` would be read as a family name, a junior part and initials.
    """
    plain = _TITLES.sub("", text, count=1) if _TITLES.match(text) else text
    head, *rest = (part.strip() for part in plain.split(","))
    if not rest or "{" in plain:
        return plain
    degrees = 0
    for part in reversed(rest):
        if part.lower().replace(".", "").replace(" ", "") not in _degrees():
            break
        degrees += 1
    if degrees == 0:
        return plain
    is_sure = any(not _INITIALS.fullmatch(part) for part in rest[-degrees:])
    if not is_sure and plain == text and degrees < 2 and len(head.split()) < 3:
        return plain
    return ", ".join([head, *rest[: len(rest) - degrees]])


@cache
def _degrees() -> frozenset[str]:
    return frozenset(lexicon("particles")["degrees"].split())


def _is_one_group(text: str) -> bool:
    """Tell whether one pair of braces holds the whole name."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for mark in _BRACE.finditer(text):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end() == len(text)
    return False
