"""Entries are written in these cases as in those of .bib files."""

from __future__ import annotations

from tests.bibtex.conftest import shown

__all__ = ["shown"]
