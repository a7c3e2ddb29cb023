"""Knows the footnotes and endnotes of a Word file, and counts them as they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple
from sitir.readers.docx.names import ID, W, number, value
from sitir.readers.docx.numbering import formatted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_ONLY = f"{W}customMarkFollows"


class Note(NamedTuple):
    """A note that was called."""

    label: str
    content: Element
    targets: Mapping[str, str]
    """What the links in it point to, by their ids."""


class Notes:
    """The notes of one kind, by their ids."""

    def __init__(
        self,
        root: Element | None,
        properties: Element | None,
        targets: Mapping[str, str],
        *,
        form: str,
    ) -> None:
        """Take the part, what the settings say of it, and the format that Word has for it."""
        self._contents = {
            each.get(ID, ""): each
            for each in (() if root is None else root)
            if each.get(f"{W}type", "normal") == "normal"
        }
        self._targets = targets
        self._form = value(properties, "numFmt") or form
        # Stands before the labels of endnotes, where footnotes have numbers of the same kind.
        self.prefix = ""
        first = number(value(properties, "numStart"))
        self._count = (1 if first is None else first) - 1

    def looks_like(self, other: Notes) -> bool:
        """Tell whether both kinds have notes, and the same labels."""
        is_same = formatted(1, self._form) == formatted(1, other._form)
        return bool(self._contents and other._contents) and is_same

    def called(self, reference: Element) -> Note | None:
        """Return the note that a sign in the text calls; nothing where the file has none.

        Each is called once: one that calls itself would never end.
        """
        content = self._contents.pop(reference.get(ID, ""), None)
        if content is None:
            return None
        if reference.get(_ONLY, "0") in ("1", "true", "on"):
            # Its sign is typed after it, and it is not counted.
            return Note("*", content, self._targets)
        self._count += 1
        return Note(self.prefix + formatted(self._count, self._form), content, self._targets)
