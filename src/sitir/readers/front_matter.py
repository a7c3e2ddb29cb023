"""Reads the few keys of a YAML head that sitir asks for; a broken one is read as far as it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = Pattern(r"\r\n|\n|\r")
_KEY = Pattern(r"([\w-]+)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_ITEM = Pattern(r"[ \t]*-[ \t]+(?:\{?[ \t]*(name|given|family|literal)[ \t]*:)?[ \t]*(.*)$")
_NAME = Pattern(r"[ \t]+name[ \t]*:[ \t]*(.*)$")
_BLOCK_SCALAR = Pattern(r"[|>][+-]?\d?[ \t]*$")
_KEY_CITED = Pattern(r"@(\*|\w[\w:.#$%&\-+?<>~/]*\w|\w)")
_COMMENT = Pattern(r"(?:^|[ \t])#.*$")


def metadata(heads: Iterable[str]) -> Metadata:
    """Return what the YAML heads of a file say; the first that names a key counts."""
    values: dict[str, list[str]] = {}
    nocite: list[str] = []
    for head in heads:
        for key, found in _values(head).items():
            if key == "nocite":
                nocite += _KEY_CITED.findall(" ".join(found))
            else:
                values.setdefault(key, found)
    return Metadata(
        title=" ".join(values.get("title", ())),
        authors=", ".join(values.get("author", values.get("authors", ()))),
        date=" ".join(values.get("date", ())),
        language=" ".join(values.get("lang", values.get("language", ()))),
        bibliography=tuple(values.get("bibliography", ())),
        nocite=tuple(dict.fromkeys(nocite)),
    )


def _values(head: str) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _LINE_END.split(head):
        if match := _KEY.match(line):
            current = values.setdefault(match.group(1).lower(), [])
            current += _scalars(match.group(2) or "")
        elif match := _ITEM.match(line):
            current += _scalars(match.group(2))
        elif match := _NAME.match(line):
            current += _scalars(match.group(1))
        elif line[:1] in " \t" and line.strip() and not re.match(r"[ \t]+[\w-]+[ \t]*:", line):
            current.append(line.strip())
    return values


def _scalars(value: str) -> list[str]:
    """Return the texts of a value on one line: a plain or quoted one, or a list in brackets."""
    value = value.strip()
    if not value or _BLOCK_SCALAR.match(value):
        return []
    if value[0] in "\"'" and value.find(value[0], 1) > 0:
        return [value[1 : value.rfind(value[0])]]
    value = _COMMENT.sub("", value).strip()
    if value.startswith("[") and not value.startswith("[@"):
        items = value.strip("[]").split(",")
        return [text for item in items for text in _scalars(item)]
    return [value.rstrip("}")] if value else []
