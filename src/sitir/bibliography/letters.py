"""The signs inside names that `re` does not count as letters."""

from __future__ import annotations

MARKS = "\u0300-\u036f"
"""Combining marks of decomposed letters, a range to stand in a character class."""

APOSTROPHES = "'’‘ʼʿʾ`"
"""What stands inside names: `O'Connor`, `Ma’arif`; to stand in a character class."""
