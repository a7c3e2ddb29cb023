"""The character classes of letters that `re` has no escapes for, in the scripts names come in."""

from __future__ import annotations

# Latin with its extensions, Greek, Cyrillic, Armenian; the Latin letters of Vietnamese and Yoruba.
_CODE_POINTS = (*range(0x41, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x2000))

UPPER = "".join(chr(c) for c in _CODE_POINTS if chr(c).isupper() or chr(c).istitle())
"""Capital letters, to stand in a character class."""

LOWER = "".join(chr(c) for c in _CODE_POINTS if chr(c).islower())
"""Small letters, to stand in a character class."""

MARKS = "\u0300-\u036f"
"""Combining marks of decomposed letters, a range to stand in a character class."""

APOSTROPHES = "'’‘ʼʿʾ`"
"""Signs that stand inside names: `O'Connor`, `Ma’arif`."""
