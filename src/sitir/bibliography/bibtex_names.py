"""Where BibTeX's first, von, last and jr meet CSL's parts of a name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from sitir.bibliography.names import body, person_of_parts
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AND = Pattern(r" and ", re.IGNORECASE)
OTHERS = Pattern(r"\{?(?:others|et\.?\s?al\.?|dkk\.?|dan kawan-kawan|\.\.\.|…)\}?", re.IGNORECASE)
"""What stands at the end of a field of names for those left out."""
# `Sari, D. & Putra, E.`, but not `Simon & Schuster`: a comma must stand on either side.
_AMPERSAND = Pattern(r"(?<=[\w.,]) (?:&|dan) (?=[^,]{1,60},)")
_GIVEN = Pattern(r"(?:[^\W\d_][\w’'-]*\.?[\s-]?){1,3}")
_LEAST_LISTED = 4
_LONGEST_OTHERS = len("{dan kawan-kawan}")
_BRACE = Pattern(r"[{}]")
# biblatex's extended name format: `family=Berg, given=Jan, prefix=van der`.
_EXTENDED = Pattern(r"(family|given|prefix|suffix)\s*=\s*([^,=]*)", re.IGNORECASE)
# Titles before a name; a lone `H.` may be an initial and stays.
_TITLES = Pattern(
    r"(?:(?:Prof|Dr|Drs|Dra|Ir|Hj|K\.?H|KH|R\.?Ngt)\.(?:\s?h\.\s?c\.)?\s*)+(?:H\.\s+)?(?=\S)",
    re.IGNORECASE,
)
# Capitals with points (`S.H.`) are as likely initials; a small letter (`M.Hum.`) tells a degree.
_INITIALS = Pattern(r"(?:[A-Z]\.[\s-]?)+")


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
    names: list[Name] = []
    et_al = False
    for text in _parted(value, split):
        if len(text) <= _LONGEST_OTHERS and OTHERS.fullmatch(text):
            et_al = True
            continue
        names.extend(_names(text, parse, decode))
    return tuple(names), et_al


@lru_cache(maxsize=65536)
def _names(
    text: str, parse: Callable[[str], NameParts], decode: Callable[[str], str]
) -> tuple[Name, ...]:
    read = (_name(one, parse, decode) for one in _typed_as_list(without_degrees(text)))
    return tuple(name for name in read if name.literal or name.family)


def _parted(value: str, split: Callable[[str], list[str]]) -> Iterator[str]:
    """Yield the names of a field; signs that styles part names with are taken for `and`.

    BibTeX would read `Sari, D., & Putra, E.` as one name with a junior part.
    """
    value = " ".join(value.split())
    if "{" in value or "\\" in value:
        whole = split(value)
    else:
        whole = _AND.split(value)
        if len(whole) == 1 and ";" in value:
            whole = value.split(";")
        elif "," in value and ("&" in value or " dan " in value):
            whole = [part for each in whole for part in _AMPERSAND.split(each)]
    for each in whole:
        text = each.strip(",; ")
        while text[-4:].lower() == " and":
            text = text[:-4].rstrip(",; ")
        while text[:4].lower() == "and ":
            text = text[4:].lstrip(",; ")
        if text and text.lower() != "and":
            yield text


def _typed_as_list(text: str) -> list[str]:
    """Return the names of a list that only commas part: BibTeX knows no name with so many."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < _LEAST_LISTED or "{" in text:
        return [text]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    are_pairs = len(parts) % 2 == 0
    if are_pairs and all(_INITIALS.fullmatch(given) for _, given in pairs):
        return [f"{family}, {given}" for family, given in pairs]
    if all(" " in part for part in parts):
        return parts
    if are_pairs and all(_GIVEN.fullmatch(given) for _, given in pairs):
        return [f"{family}, {given}" for family, given in pairs]
    return [text]


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
    parts = parse(text)
    family, given = decode(" ".join(parts.last)), decode(" ".join(parts.first))
    if not family:
        return Name(family=given)
    suffix = decode(" ".join(parts.jr))
    name = person_of_parts(
        family=family, given=given, particle=decode(" ".join(parts.von)), suffix=suffix
    )
    return name if name.suffix == suffix else name._replace(suffix=suffix or name.suffix)


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
