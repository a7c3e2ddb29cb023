"""Finds the captions of tables and figures, and the places of the text that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Floats

if TYPE_CHECKING:
    from sitir.model import Document


def floats(document: Document) -> Floats:
    """Return the tables and figures of an article and where its text names them."""
    return Floats()
