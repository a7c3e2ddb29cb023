"""Tells whether a record that names its type, title and author is that of a law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.laws import law_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import LawId, Name

LAW_TYPES = frozenset({"legislation", "legal_case", "bill", "regulation", "treaty"})
"""The CSL types of what is cited by its number."""


def law_of_entry(*, type: str, title: str, author: Sequence[Name]) -> LawId | None:  # noqa: A002 - the word of CSL
    """Return the law an entry is: its title begins with one, and no person wrote it."""
    is_law = type in LAW_TYPES
    if not is_law and not all(name.is_body or not name.given for name in author):
        return None
    law = law_of(title) if title else None
    return None if law and law.kind == "resolution" and not is_law else law
