"""Finds the blocks of a .bib file: each ends at its own brace, or else where the next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = Pattern(r"@[ \t]*((?:[^\W\d][\w-]*)?)\s*([{(])")
# A block in the middle of a line is believed inside an unclosed one only where it looks whole.
_WHOLE_START = Pattern(r"@[^\W\d][\w-]*\{[^\s,{}\"=()@]+,")
_BRACE = Pattern(r"[{}]")
_PARENTHESIS_MARK = Pattern(r'[{}")]')
# What stands between two blocks is a comment, unless it goes on with fields: then the block was
# closed too early.
_FIELD_LEFT_OVER = Pattern(
    r"(?<![\w-])(?:author|editor|title|year|date|journal|journaltitle|booktitle|publisher|school"
    r"|institution|volume|number|pages|doi|url|isbn|note|month|address|location)\s*=\s*[{\"\w]",
    re.IGNORECASE,
)
# How far back the beginning of a line is looked for: a file may be one line.
_LINE_WINDOW = 200


class RawBlock(NamedTuple):
    """One block of a .bib file as it stands there."""

    kind: str
    """What follows the `@`, in lower case: `article`, `string`, `comment`."""
    span: Span
    """From the `@` to the closing brace, or to the last word of a block without one."""
    body: Span
    """What stands between the outer braces."""
    closed: bool
    """Whether the block ends where its own brace says."""


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the parts of a .bib file between two lines that begin with a block."""
    begin, count = 0, 0
    for match in _START.finditer(text):
        if match.start() > begin and _begins_line(text, match.start()):
            yield Stretch(text, Span(begin, match.start()), count)
            begin, count = match.start(), 0
        count += 1
    yield Stretch(text, Span(begin, len(text)), count)


class Stretch(NamedTuple):
    """A part of a .bib file from one line that begins with a block to the next such line."""

    text: str
    span: Span
    signs: int
    """How many signs of a block it holds."""

    def whole_block(self) -> RawBlock | None:
        """Return the one block that the stretch seems to be, if all of it looks sound.

        It is only counted, not read: a reader that finds more or less must ask for `blocks`.
        """
        start = _START.match(self.text, self.span.start, self.span.end)
        if self.signs != 1 or start is None or start[2] != "{" or not start[1]:
            return None
        end = _without_trailing_space(self.text, begin=start.end(), end=self.span.end)
        if self.text[end - 1] != "}" or not self._balances(end):
            return None
        body = Span(start.end(), end - 1)
        return RawBlock(start[1].lower(), Span(start.start(), end), body, closed=True)

    def _balances(self, end: int) -> bool:
        """Tell whether as many braces are closed as opened, escaped ones counted or not."""
        begin = self.span.start
        surplus = self.text.count("{", begin, end) - self.text.count("}", begin, end)
        if surplus:
            escaped = self.text.count("\\{", begin, end) - self.text.count("\\}", begin, end)
            return surplus == escaped
        return True

    def blocks(self) -> Iterator[RawBlock]:
        """Yield the blocks of the stretch brace by brace; linear in its size."""
        yield from _blocks_of_stretch(self.text, begin=self.span.start, end=self.span.end)


def _blocks_of_stretch(text: str, *, begin: int, end: int) -> Iterator[RawBlock]:
    """Yield the blocks between two lines that begin with one."""
    closing: dict[int, int] | None = None
    position = begin
    while match := _START.search(text, position, end):
        if _is_no_block(text, match):
            position = match.end()
            continue
        opening = match.end() - 1
        if text[opening] == "(":
            close = _closing_parenthesis(text, opening=opening, end=end)
        else:
            if closing is None:
                closing = _matching_braces(text, begin=opening, end=end)
            close = closing.get(opening, -1)
        block = _block(text, match, close=close, end=end)
        yield block
        position = block.span.end


def _block(text: str, match: re.Match[str], *, close: int, end: int) -> RawBlock:
    kind = match[1].lower()
    closed = close >= 0
    limit = close + 1
    if not closed or kind not in ("comment", "preamble"):
        following = _START.search(text, limit, end) if closed else None
        rest_end = following.start() if following else end
        if closed and _FIELD_LEFT_OVER.search(text, limit, rest_end):
            closed, limit = False, rest_end
    if close < 0:
        whole = _WHOLE_START.search(text, match.end(), end)
        limit = whole.start() if whole else end
    stop = limit if closed else _without_trailing_space(text, begin=match.end(), end=limit)
    body_end = stop - 1 if closed else stop
    return RawBlock(kind, Span(match.start(), stop), Span(match.end(), body_end), closed)


def _is_no_block(text: str, match: re.Match[str]) -> bool:
    """Tell whether the `@` stands in an address, in a commented line, or before a bracketed word.

    Biber takes `%` for a comment, BibTeX does not; who writes one means it.
    """
    before = _before_on_line(text, match.start())
    if "%" in before or (before and (before[-1].isalnum() or before[-1] in "._-\\")):
        return True
    return bool(before.strip()) and (match[2] == "(" or not match[1])


def _begins_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\r\n" or not _before_on_line(text, start).strip(" \t")


def _before_on_line(text: str, start: int) -> str:
    """Return what stands before an offset on its line, as far back as is looked."""
    window = max(0, start - _LINE_WINDOW)
    line = max(text.rfind("\n", window, start), text.rfind("\r", window, start), window - 1) + 1
    return text[line:start]


def _matching_braces(text: str, *, begin: int, end: int) -> dict[int, int]:
    """Return where each brace is closed. BibTeX counts escaped braces too."""
    open_braces: list[int] = []
    closing: dict[int, int] = {}
    for mark in _BRACE.finditer(text, begin, end):
        if mark[0] == "{":
            open_braces.append(mark.start())
        elif open_braces:
            closing[open_braces.pop()] = mark.start()
    return closing


def _closing_parenthesis(text: str, *, opening: int, end: int) -> int:
    """Return where a block in round brackets ends, or -1."""
    depth = 0
    quoted = False
    for mark in _PARENTHESIS_MARK.finditer(text, opening + 1, end):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and sign == '"':
            quoted = not quoted
        elif depth == 0 and not quoted:
            return mark.start()
    return -1


def _without_trailing_space(text: str, *, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end
