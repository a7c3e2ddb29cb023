"""Reads the values of a CSL-JSON item, of whatever types they are: texts, names, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import isfinite
from typing import Any

from sitir.bibliography.bibtex_csl import csl_date
from sitir.bibliography.bibtex_names import OTHERS, without_degrees
from sitir.bibliography.names import body, is_degree, person_of_parts
from sitir.lexicons.patterns import Pattern
from sitir.model import Date, Name

# The markup that CSL-JSON allows in texts, and what Crossref and PubMed put there beside it.
_MARKUP = Pattern(r"</?(?:i|b|em|strong|sup|sub|sc|span|scp|u|p|jats:\w+)(?:\s[^<>]{0,200})?/?>")
_SIGN = Pattern(r"&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));")
_SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
# What no year or volume has; `str` of a longer one is slow, and beyond 4300 digits an error.
_MOST_BITS = 64
_LONGEST_UNICODE = 0x10FFFF
_LONGEST_YEAR = 10
_PARTICLES = ("dropping-particle", "non-dropping-particle")


def text_of(value: Any) -> str:
    """Return a value as text without markup; of a list its first text; empty for what is none."""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value) if value.bit_length() <= _MOST_BITS else ""
    if isinstance(value, float):
        if not isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else str(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return next((text for text in map(_scalar, value) if text), "")
    # What YAML reads as a date.
    written = getattr(value, "isoformat", None)
    return str(written()) if callable(written) else ""


def _scalar(value: Any) -> str:
    # A list in a list holds no text, however deep it goes.
    return "" if isinstance(value, (list, tuple, dict)) else text_of(value)


def _plain(text: str) -> str:
    if "<" in text:
        text = _MARKUP.sub("", text)
    if "&" in text:
        text = _SIGN.sub(lambda match: _sign(match[1], match[2], match[3]), text)
    return " ".join(text.split())


def _sign(name: str | None, decimal: str | None, hexadecimal: str | None) -> str:
    if name:
        return _SIGNS[name]
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    # Half of a pair is no sign, and no file could hold it.
    is_sign = 31 < code <= _LONGEST_UNICODE and not 0xD800 <= code < 0xE000
    return chr(code) if is_sign else " "


def names_of(value: Any) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a name-variable, and whether it says that there are more."""
    given = value if isinstance(value, (list, tuple)) else (value,)
    names: list[Name] = []
    et_al = False
    for each in given:
        name = _name(each)
        if name is None or not name.cited_form:
            continue
        if OTHERS.fullmatch(name.full_form[:40]):
            et_al = True
        else:
            names.append(name)
    return tuple(names), et_al


def _name(value: Any) -> Name | None:
    if isinstance(value, str):
        return body(_plain(value)) if value.strip(" ,;") else None
    if not isinstance(value, Mapping):
        return None
    literal = text_of(value.get("literal") or value.get("name")).strip(" ,;")
    family, given = text_of(value.get("family")), text_of(value.get("given"))
    if not (family or given):
        return body(literal) if literal else None
    dropping, non_dropping = (text_of(value.get(particle)) for particle in _PARTICLES)
    suffix = text_of(value.get("suffix"))
    if not dropping and value.get(_PARTICLES[1]) == "":
        # Told to be none, so that none is to be found in the name.
        return Name(family=family, given=given, suffix=suffix)
    return _person(family, given, dropping, non_dropping, suffix)


@lru_cache(maxsize=65536)
def _person(family: str, given: str, dropping: str, non_dropping: str, suffix: str) -> Name:
    if suffix and is_degree(suffix, may_be_initials=False):
        suffix = ""
    if not family or not given:
        # A single name, or a body that the program took for one: no part of it is another thing.
        return Name(
            family=family or given,
            dropping_particle=dropping,
            non_dropping_particle=non_dropping,
            suffix=suffix,
        )
    if "," in given and "," not in family:
        given = without_degrees(f"{family}, {given}").partition(",")[2].strip()
    if dropping or non_dropping:
        return Name(family, given, dropping, non_dropping, suffix)
    name = person_of_parts(family=family, given=given, suffix=suffix)
    return name if name.suffix or not suffix else name._replace(suffix=suffix)


def date_of(value: Any, *, original: Any = None) -> Date:
    """Return a date-variable; of a range its beginning.

    `original` is the date-variable of the first edition of a reprint.
    """
    date = _date(value)
    first = _date(original).year if original else None
    if date.year and first and first != date.year:
        return date._replace(year=f"{first}/{date.year}")
    return date


def _date(value: Any) -> Date:
    if isinstance(value, (list, tuple)):
        # pandoc's older YAML lists the dates of a range.
        value = value[0] if value else None
    if not isinstance(value, Mapping):
        written = text_of(value)
        return _written(written) if written else Date()
    parts = value.get("date-parts")
    if isinstance(parts, (list, tuple)) and parts and isinstance(parts[0], (list, tuple)):
        date = _of_parts([text_of(part) for part in parts[0][:3]])
        if date.year:
            return date
    named = [_scalar(value.get(part)) for part in ("year", "month", "day")]
    if named[0]:
        date = _of_parts(named)
        return date if date.year else _written(named[0])
    for field in ("raw", "literal"):
        written = text_of(value.get(field))
        if written:
            return _written(written)
    return Date()


def _of_parts(parts: Sequence[str]) -> Date:
    year = parts[0] if parts else ""
    is_year = year.removeprefix("-").isdecimal() and len(year) <= _LONGEST_YEAR
    if not is_year or not year.strip("-0"):
        return Date()
    month = _number(parts[1], 12) if len(parts) > 1 else None
    day = _number(parts[2], 31) if len(parts) > 2 and month else None
    return Date(year=year, month=month, day=day)


def _written(text: str) -> Date:
    return csl_date({"date": text.rstrip("~?%")})


def _number(written: str, highest: int) -> int | None:
    if not written.isdecimal() or len(written) > 2:
        return None
    return int(written) if 1 <= int(written) <= highest else None
