"""Knows which tracked changes are made and which undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.odt.names import TEXT, XML

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ID = f"{TEXT}change-id"


class Changes:
    """The tracked changes of one file, and those that the walk is in."""

    def __init__(self, *, rejects: bool) -> None:
        self._rejects = rejects
        self._inserted: set[str] = set()
        self._deleted: dict[str, Element] = {}
        self._within: set[str] = set()

    @property
    def hides(self) -> bool:
        """Whether what stands here was inserted, and is not to be."""
        return bool(self._within)

    def add(self, changes: Element) -> None:
        """Take in what the file says of its changes."""
        if not self._rejects:
            return
        for region in changes:
            key = region.get(f"{TEXT}id") or region.get(f"{XML}id") or ""
            if region.find(f"{TEXT}insertion") is not None:
                self._inserted.add(key)
            elif (deletion := region.find(f"{TEXT}deletion")) is not None:
                self._deleted[key] = deletion

    def sign(self, element: Element) -> Element | None:
        """Read what may be the sign of a change; return what was deleted there and is to stand."""
        key = element.get(_ID, "")
        if element.tag == f"{TEXT}change-start" and key in self._inserted:
            self._within.add(key)
        elif element.tag == f"{TEXT}change-end":
            self._within.discard(key)
        elif element.tag == f"{TEXT}change":
            return self._deleted.pop(key, None)
        return None
