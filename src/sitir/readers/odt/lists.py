"""Numbers the items of lists as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.readers.docx.numbering import formatted
from sitir.readers.odt.names import TEXT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sitir.readers.odt.styles import Level, Styles

_BULLET = "•"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Lists:
    """The lists that are open, and the last numbers of all."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._names: list[str] = []
        self._counts: dict[tuple[str, int], int] = {}

    def begin(self, element: Element) -> None:
        """Open a list; one without a style has that of the list around it."""
        around = self._names[-1] if self._names else ""
        name = element.get(f"{TEXT}style-name", around)
        self._names.append(name)
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        if not goes_on and element.get(f"{TEXT}continue-list") is None:
            self._counts.pop((name, len(self._names)), None)

    def end(self) -> None:
        """Close the list that was opened last."""
        self._names.pop()

    def marker(self, item: Element) -> str:
        """Return the number or bullet of an item."""
        name, depth = self._names[-1], len(self._names)
        level = self._styles.level(name, depth)
        if level is None or not level.format:
            return _BULLET
        start = item.get(f"{TEXT}start-value", "")
        count = self._counts.get((name, depth), level.start - 1) + 1
        if start.isdecimal() and len(start) < 5:
            count = int(start)
        self._counts[name, depth] = count
        return level.prefix + self._shown(name, depth, level) + level.suffix

    def _shown(self, name: str, depth: int, level: Level) -> str:
        numbers = []
        for each in range(max(1, depth - level.shown + 1), depth + 1):
            other = self._styles.level(name, each)
            if other is not None and other.format:
                count = self._counts.get((name, each), other.start)
                numbers.append(formatted(count, _FORMS.get(other.format, "decimal")))
        return ".".join(numbers)
