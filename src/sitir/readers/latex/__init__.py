"""Reads LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import Source
    from sitir.readers.draft import Part


def latex(source: Source) -> Iterable[Part]:
    """Read a file; raises `ReadError`."""
    raise ReadError(f"{source.path}: not read yet")
