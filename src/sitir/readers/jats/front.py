"""Reads the data that JATS has of an article: who wrote it, and when it was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT = frozenset(("surname", "given-names", "collab", "string-name", "day", "month", "year"))
_AUTHORS = frozenset(("", "author"))
# The latest stage that is dated counts, before the day of publication.
_STAGES = (
    "accepted",
    "rev-recd",
    "received",
    "epub",
    "pub",
    "publication",
    "ppub",
    "collection",
    "",
)


class Front:
    """What the head of an article says."""

    def __init__(self) -> None:
        self.language = ""
        self._authors: list[str] = []
        self._dates: dict[str, str] = {}
        self._stage = ""
        self._is_author = False
        self._parts: dict[str, str] = {}
        self._open: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag of the head."""
        if name in ("date", "pub-date"):
            self._parts = {}
            self._stage = attributes.get("date-type") or attributes.get("pub-type", "")
            iso = attributes.get("iso-8601-date", "")
            if iso:
                self._parts["iso"] = iso
        elif name == "contrib":
            self._is_author = attributes.get("contrib-type", "") in _AUTHORS
        elif name == "name":
            self._parts = {}
        elif name in _KEPT:
            if name in ("collab", "string-name"):
                self._parts = {}
            self._open.append(name)

    def text(self, text: str) -> None:
        """Take text of the head."""
        for name in self._open[:1]:
            self._parts[name] = self._parts.get(name, "") + text

    def end(self, name: str) -> None:
        """Take an end tag of the head."""
        if self._open and self._open[-1] == name:
            self._open.pop()
        if name in ("date", "pub-date"):
            self._dates.setdefault(self._stage, self._date())
        elif name in ("name", "collab", "string-name") and self._is_author and not self._open:
            parts = ("given-names", "surname", "collab", "string-name")
            whole = " ".join(self._parts.get(part, "") for part in parts)
            if folded := " ".join(whole.split()):
                self._authors.append(folded)
            self._parts = {}

    def metadata(self) -> Metadata:
        """Return what it says."""
        return Metadata(
            authors=", ".join(self._authors),
            date=next((self._dates[each] for each in _STAGES if self._dates.get(each)), ""),
            language=self.language,
        )

    def _date(self) -> str:
        if "iso" in self._parts:
            return self._parts["iso"]
        parts = [self._parts.get(part, "").strip() for part in ("year", "month", "day")]
        if not all(part.isdecimal() for part in parts[:2]):
            return parts[0]
        return "-".join(part.zfill(2) for part in parts if part.isdecimal())
