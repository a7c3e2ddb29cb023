"""Knows how Word marks the items of its lists in pages: the bullet or number is text."""

from __future__ import annotations

from sitir.lexicons.patterns import Pattern

_LISTS = Pattern(r"<!(?:--)?\[if !supportLists\]")
_MARK = Pattern(r"(?:\(?[\w.]{1,7}[.)]|\[\d{1,4}\])$")
_BULLETS = frozenset("·•o§-–▪●◦Øü*")


class WordMarker:
    """What stands between `<![if !supportLists]>` and `<![endif]>` before an item."""

    def __init__(self) -> None:
        self.is_open = False
        self.marker = ""
        """Of the item that begins; empty where none does."""
        self._parts: list[str] = []

    def declaration(self, text: str) -> None:
        """Take a declaration."""
        if _LISTS.match(text):
            self.is_open = True
            self._parts = []
        elif self.is_open and text.startswith("<![endif]"):
            self.is_open = False
            found = "".join("".join(self._parts).split())
            if _MARK.match(found):
                self.marker = found
            elif found in _BULLETS:
                self.marker = "-"

    def add(self, text: str) -> None:
        """Take text that stands within."""
        self._parts.append(text)
