"""Tells whether a record that names its type, title and author is that of a law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.laws import law_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import LawId, Name

_TYPES = frozenset({"legislation", "legal_case", "bill", "regulation", "treaty"})
# What is longer is no title, and is read no further.
_LONGEST = 300


def law_of_entry(
    *,
    type: str,  # noqa: A002 - the word of CSL
    title: str,
    author: Sequence[Name],
    number: str = "",
    year: str | None = None,
) -> LawId | None:
    """Return the law an entry is: its title begins with one, and no person wrote it.

    Of what is a law by its type, `number` and `year` may stand in fields of their own.
    """
    is_law = type in _TYPES
    if not title:
        return None
    if is_law and number and year and number not in title:
        law = law_of(f"{title[:_LONGEST]} Nomor {number} Tahun {year}")
        if law is not None:
            return law
    if not is_law and not all(name.is_body or not name.given for name in author):
        return None
    law = law_of(title)
    return None if law and law.kind == "resolution" and not is_law else law
