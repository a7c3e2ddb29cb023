"""Reads names that stand one in a field, as RIS and EndNote have them: `Family, Given, Suffix`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_names import OTHERS
from sitir.bibliography.bodies import is_body
from sitir.bibliography.names import body, is_degree, person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Name


_WITH_SUFFIX = 3


def names_of_fields(fields: Iterable[str]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of fields that hold one each, and whether one stands for those left out."""
    names: list[Name] = []
    et_al = False
    for field in fields:
        text = " ".join(field.split())
        if OTHERS.fullmatch(text[:40]):
            et_al = True
        elif text.strip(" ,;"):
            names.append(_name(text))
    return tuple(names), et_al


@lru_cache(maxsize=65536)
def _name(text: str) -> Name:
    """Return one name. EndNote marks a body with a comma at its end; others leave it unmarked."""
    clean = text.strip(" ,;")
    is_marked, is_whole = text.endswith(","), "," not in clean
    if (is_marked and is_whole) or ((is_marked or is_whole) and is_body(clean)):
        return body(clean)
    name = person(clean)
    parts = clean.split(",")
    if len(parts) == _WITH_SUFFIX and not name.suffix:
        # What is third is a suffix, also one that is not known as such; degrees are none.
        suffix = parts[2].strip()
        if suffix and not is_degree(suffix, may_be_initials=False):
            return person(f"{parts[0]},{parts[1]}")._replace(suffix=suffix)
    return name
