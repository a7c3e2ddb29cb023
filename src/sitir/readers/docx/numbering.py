"""Counts the items of lists as Word does, and writes their numbers as Word shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.readers.docx.names import W, is_on, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sitir.readers.docx.styles import Listed

_LEVELS = 9
_PLACEHOLDER = Pattern(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 5000
_LETTERS = 26
_MOST_REPEATED = 20
_BULLET = "•"
# Code points of what stands before an item.
_LONGEST = 60
_PRIVATE = ("\ue000", "\uf8ff")


class Level:
    """One level of a list."""

    def __init__(self, element: Element | None) -> None:
        start = number(value(element, "start"))
        self.start = 1 if start is None else start
        self.format = value(element, "numFmt") or "decimal"
        self.text = value(element, "lvlText")[:_LONGEST]
        self.style = value(element, "pStyle")
        self.is_legal = element is not None and is_on(element.find(f"{W}isLgl"))
        restart = number(value(element, "lvlRestart"))
        # The level (counted from 1) after which it begins anew; 0 for never.
        self.restart = restart


class Numbering:
    """The lists of a file with how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._styled: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def marker(self, listed: Listed) -> str:
        """Count an item of a list, and return its number or bullet; empty where it has none."""
        key, level, style = listed
        found = self._lists.get(key)
        if found is None:
            return ""
        abstract, levels, starts = found
        if level < 0:
            named = (at for at, each in levels.items() if style and each.style == style)
            level = next(named, 0)
        level = min(level, _LEVELS - 1)
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for at in starts:
                counts[at] = None
        self._count(counts, levels, starts, level)
        return _text(levels, counts, level)

    def _count(
        self,
        counts: list[int | None],
        levels: dict[int, Level],
        starts: dict[int, int],
        level: int,
    ) -> None:
        for at in range(level):
            if counts[at] is None:
                counts[at] = starts.get(at, _level(levels, at).start)
        before = counts[level]
        first = starts.get(level, _level(levels, level).start)
        counts[level] = first if before is None else before + 1
        for at in range(level + 1, _LEVELS):
            restart = _level(levels, at).restart
            if restart is None or (restart and level < restart):
                counts[at] = None

    def _read(self, root: Element) -> None:
        for each in root.findall(f"{W}abstractNum"):
            key = each.get(f"{W}abstractNumId", "")
            self._abstract[key] = _levels(each)
            if link := value(each, "numStyleLink"):
                self._linked[key] = link
            if link := value(each, "styleLink"):
                self._styled[link] = key
        for each in root.findall(f"{W}num"):
            abstract = value(each, "abstractNumId")
            abstract = self._styled.get(self._linked.get(abstract, ""), abstract)
            levels = dict(self._abstract.get(abstract, {}))
            starts: dict[int, int] = {}
            for change in each.findall(f"{W}lvlOverride"):
                at = number(change.get(f"{W}ilvl", ""))
                if at is None or not 0 <= at < _LEVELS:
                    continue
                levels.update(_levels(change))
                first = number(value(change, "startOverride"))
                if first is not None:
                    starts[at] = first
            self._lists[each.get(f"{W}numId", "")] = abstract, levels, starts


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for each in parent.findall(f"{W}lvl"):
        at = number(each.get(f"{W}ilvl", ""))
        if at is not None and 0 <= at < _LEVELS:
            found[at] = Level(each)
    return found


_NO_LEVEL = Level(None)


def _level(levels: dict[int, Level], at: int) -> Level:
    return levels.get(at, _NO_LEVEL)


def _text(levels: dict[int, Level], counts: list[int | None], level: int) -> str:
    own = _level(levels, level)
    if own.format == "bullet":
        return _bullet(own.text)
    if own.format == "none" and not _PLACEHOLDER.search(own.text):
        return own.text.strip()

    def shown(digit: str) -> str:
        at = int(digit) - 1
        count = counts[at]
        if count is None:
            count = _level(levels, at).start
        return formatted(count, "decimal" if own.is_legal else _level(levels, at).format)

    return " ".join(_PLACEHOLDER.sub(lambda match: shown(match[1]), own.text).split())[:_LONGEST]


def _bullet(text: str) -> str:
    """Return a bullet; those of symbol fonts have no sign of their own."""
    bare = text.strip()
    is_sign = len(bare) == 1 and not _PRIVATE[0] <= bare <= _PRIVATE[1] and not bare.isalnum()
    return bare if is_sign else _BULLET


def formatted(count: int, form: str) -> str:
    """Return a number in one of Word's formats; in one that is not known, in digits."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter") and count > 0:
        repeated, at = divmod(count - 1, _LETTERS)
        text = chr(ord("a") + at) * min(repeated + 1, _MOST_REPEATED)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman") and 0 < count < _LARGEST_ROMAN:
        text = _roman(count)
        return text.upper() if form == "upperRoman" else text
    return str(count)


def _roman(count: int) -> str:
    parts = []
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        parts.append(sign * times)
    return "".join(parts)
