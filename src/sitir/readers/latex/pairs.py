"""Pairs the braces and brackets of LaTeX, once for a text, so that arguments are found at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGN = Pattern(r"\\[\\{}\[\]]|[{}\[\]]")
_SPACE = Pattern(r"[ \t\x00]*(?:(?:\r\n?|\n)[ \t\x00]*(?=[\[{]))?")
_TOKEN = Pattern(r"\\(?:[A-Za-z@]+|[\s\S])|[^\s{}\[\]\\\x00\x01]")


def pairs(text: str) -> Mapping[int, int]:
    """Return where each brace and bracket that is closed closes; of strays nothing is said."""
    found: dict[int, int] = {}
    open_signs: list[tuple[str, int]] = []
    braces = 0
    for match in _SIGN.finditer(text):
        at = match.start()
        sign = text[at]
        if sign == "{":
            braces += 1
            open_signs.append((sign, at))
        elif sign == "}":
            if braces:
                braces -= 1
                opener, start = open_signs.pop()
                while opener != "{":
                    opener, start = open_signs.pop()
                found[start] = at
        elif sign == "[":
            open_signs.append((sign, at))
        elif sign == "]" and open_signs and open_signs[-1][0] == "[":
            found[open_signs.pop()[1]] = at
    return found


class Text:
    """A text with its pairs, of which arguments are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = pairs(text)

    def optional(self, at: int) -> Span | None:
        """Return what the brackets at a place hold, if there are any."""
        return self._within("[", at)

    def argument(self, at: int) -> Span | None:
        """Return what the braces at a place hold, if there are any."""
        return self._within("{", at)

    def argument_after_options(self, at: int) -> Span | None:
        """Return the argument behind a star and options, if there is one."""
        if self.text.startswith("*", at):
            at += 1
        while (option := self.optional(at)) is not None:
            at = option.end + 1
        return self.argument(at)

    def token_or_argument(self, at: int) -> tuple[Span, int] | None:
        """Return the argument at a place, which may be one sign, and where to go on."""
        found = self.argument(at)
        if found is not None:
            return found, found.end + 1
        token = _TOKEN.match(self.text, self.skipped(at))
        return None if token is None else (Span(*token.span()), token.end())

    def skipped(self, at: int) -> int:
        """Return where an argument may begin: after white space, and one line end at most."""
        space = _SPACE.match(self.text, at)
        return space.end() if space else at

    def _within(self, sign: str, at: int) -> Span | None:
        if not self.text.startswith(sign, at):
            at = self.skipped(at)
            if not self.text.startswith(sign, at):
                return None
        end = self.pairs.get(at)
        return None if end is None else Span(at + 1, end)
