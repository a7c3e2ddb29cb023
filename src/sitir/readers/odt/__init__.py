"""Reads OpenDocument texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.errors import ReadError

if TYPE_CHECKING:
    from sitir.readers.decoding import Packed
    from sitir.readers.draft import Part


def odt(given: Packed, tracked: str) -> Part:
    """Read a file; raises `ReadError`."""
    del tracked
    raise ReadError(f"{given.path}: not read yet")
