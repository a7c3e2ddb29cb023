"""Knows the names of characters: `&eacute;`, `&#233;`."""

from __future__ import annotations

import html

from sitir.lexicons.patterns import Pattern

REFERENCE = Pattern(r"&(?:#[xX]?[0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
"""A pattern of what may be a reference to a character."""


def character(reference: str) -> tuple[str, int]:
    """Return the one code point that a reference stands for, and how much of it names that.

    Empty where it names none; of the few that stand for two the first is taken.
    """
    found = html.unescape(reference)
    if not found or found == reference:
        return "", 0 if found else len(reference)
    rest = found[1:]
    # HTML reads `&ampere` as `&ere`.
    if rest and reference.endswith(rest):
        return found[0], len(reference) - len(rest)
    return found[0], len(reference)
