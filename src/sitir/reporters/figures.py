"""Numbers and names of kinds in the reader's language, for the lists of claims and of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING = "–"
"""Stands where there is no figure."""


def said(subject: str, name: str, language: str, **values: object) -> str:
    """Return the word or phrase for a name in `language`; the name itself where there is none."""
    for table in ("figures", "explanation"):
        words: Mapping[str, str] | None = lexicon(table).get(subject, {}).get(name)
        if words is not None:
            phrase = words[language]
            return phrase.format_map(values) if values else phrase
    return name


def decimal(number: float | None, language: str) -> str:
    """Return a number as the language writes it, without a zero that says nothing: `4.5`, `10`."""
    if number is None:
        return NOTHING
    shown = f"{number:.2f}".rstrip("0").rstrip(".")
    return shown.replace(".", ",") if language == "id" else shown


def percent(part: int, whole: int) -> str:
    """Return a share in whole percent: 0% is none and 100% is all, whatever the rounding."""
    if not whole:
        return NOTHING
    shown = round(100 * part / whole)
    if part < whole:
        shown = min(shown, 99)
    return f"{max(shown, 1) if part else 0}%"


def percent_below(part: int, whole: int, language: str) -> str:
    """Return a share in percent with one digit, rounded down: what is below a bar looks so."""
    return f"{decimal(1000 * part // whole / 10, language)}%"


def ratio(part: int, whole: int) -> float | None:
    """Return a share to two digits."""
    return round(part / whole, 2) if whole else None
