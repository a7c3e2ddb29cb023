"""Finds the acronyms of an article: where each is spelled out, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Acronym, Citation, Document


def acronyms(document: Document, citations: Sequence[Citation]) -> tuple[Acronym, ...]:
    """Return the acronyms of the article's text, in the order of their first places."""
    return ()
