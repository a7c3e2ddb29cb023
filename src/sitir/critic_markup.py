"""Writes remarks into Markdown as comments of CriticMarkup: `{==words==}{>>remark<<}`.

Without these marks the copy is the article, to the last character. Where marks around the words
would break other markup, the remark alone stands behind them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sitir.model import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Document
    from sitir.remarks import Remark

# What marks must not cut: code, citations by keys, links, addresses, comments, formulas.
_WHOLE = re.compile(
    r"(?<!`)(`{1,3})(?!`)[^`]{1,500}\1(?!`)|<!--.{0,500}?-->|<[^<>\s][^<>]{0,2000}>"
    r"|!?\[[^\[\]]{0,2000}\](?:\([^()\s]{0,2000}\)|\[[^\[\]]{0,200}\]|\{[^{}]{0,200}\})?"
    r"|\$[^\s$][^$\n]{0,500}\$|https?://\S+|\{[^{}]{0,500}\}",
    re.DOTALL,
)
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|(?<!_)_+(?!\w)")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
# What would run together with the marks.
_EDGES = frozenset("{}=")
_CRITIC = re.compile(r"\{==|==\}|\{>>|<<\}")


def annotated(document: Document, remarks: Sequence[Remark]) -> str:
    """Return the text of a Markdown article, of one file, with remarks in it."""
    text = document.source.text
    places = _Places(document)
    marked: list[Span] = []
    shown: dict[int, list[str]] = {}
    # The shorter one is marked where two meet: it says more precisely what is meant.
    for remark in sorted(remarks, key=lambda remark: (len(remark.span), remark.span)):
        span = places.of(remark.span)
        index = bisect_left(marked, span)
        if span not in marked[index : index + 1]:
            if len(span) and not _meets(span, marked, index) and _may_be_marked(text, span):
                marked.insert(index, span)
            else:
                span = _behind(span.end, marked)
        words = _CRITIC.sub(lambda match: " ".join(match[0]), remark.text)
        words = words.replace("|", "\\|") if places.is_cell(span) else words
        shown.setdefault(span.end, []).append(f"{{>>{words}<<}}")
    cuts = [(span.start, 1, "{==") for span in marked] + [(span.end, 0, "==}") for span in marked]
    # The end of the marks comes first, then what is said of them, then those of the next words.
    cuts += [(at, 0, "".join(each)) for at, each in shown.items()]
    return "".join(_written(text, sorted(cuts, key=lambda cut: (cut[0], cut[1]))))


def _written(text: str, cuts: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    done = 0
    for at, _, words in cuts:
        yield text[done:at]
        yield words
        done = at
    yield text[done:]


class _Places:
    """Where marks may stand: in the blocks, and not within what they would break."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        found = [each for each in document.blocks if each.location.source is document.source]
        self._blocks: list[Block] = sorted(found, key=lambda block: block.location.span)
        self._starts = [block.location.span.start for block in self._blocks]
        self._whole: dict[int, list[Span]] = {}

    def of(self, span: Span) -> Span:
        """Return the place of a remark, without the white space at its edges."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        if not self._blocks:
            return Span(len(self._text), len(self._text))
        own = self._blocks[index].location.span
        if not own.start <= span.start <= own.end:
            # In the front matter, or between two blocks: behind the one before it.
            at = own.start + len(self._text[own.start : own.end].rstrip())
            return Span(at, at)
        start, end = self._widened(index, span.start, min(span.end, own.end))
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(start, max(start, start + len(words.strip())))

    def is_cell(self, span: Span) -> bool:
        """Tell whether a place is in a table."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and self._blocks[index].kind is BlockKind.TABLE_CELL

    def _widened(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Return a place with the whole of what its edges would cut."""
        own = self._blocks[index].location.span
        if index not in self._whole:
            found = _WHOLE.finditer(self._text, own.start, own.end)
            self._whole[index] = [Span(*match.span()) for match in found]
        whole = self._whole[index]
        # They follow one another: of those that begin before an offset, only the last may hold it.
        near = bisect_left(whole, Span(start, start)) - 1
        if near >= 0 and start < whole[near].end:
            start = whole[near].start
        near = bisect_left(whole, Span(end, end)) - 1
        if near >= 0 and end < whole[near].end:
            end = whole[near].end
        return start, end


def _meets(span: Span, marked: Sequence[Span], index: int) -> bool:
    near = marked[max(index - 1, 0) : index + 1]
    return any(each.start < span.end and span.start < each.end for each in near)


def _behind(at: int, marked: Sequence[Span]) -> Span:
    """Return the place at an offset, or behind the marked words that it is among."""
    index = bisect_left(marked, Span(at, at)) - 1
    at = max(at, marked[index].end) if index >= 0 and at > marked[index].start else at
    return Span(at, at)


def _may_be_marked(text: str, span: Span) -> bool:
    """Tell whether marks around words leave all other markup whole."""
    words = text[span.start : span.end]
    if {words[0], words[-1]} & _EDGES or _PARAGRAPH_END.search(words) or _CRITIC.search(words):
        return False
    signs = [match[0] for match in _EMPHASIS.finditer(words)]
    return all(signs.count(sign) % 2 == 0 for sign in set(signs))
