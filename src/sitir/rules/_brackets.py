"""Finds citations whose brackets do not match, and brackets in which a work is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import CitationStyle, SectionKind, Span, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Citation, Manuscript

_CLOSES = {")": "(", "]": "["}
_PARTNERS = {"(": ")", "[": "]"}
_PAIRS = tuple(_PARTNERS.items())
_BRACKET = Pattern(r"[()\[\]]")
_LONGEST_NAMES = 120
_NO_NAMES = Pattern(r"[(\[]\s{0,3}[,;]\s{0,3}(?:1[5-9]|20)\d\d[a-z]?\s{0,3}[)\]]")
_BEFORE_A_YEAR = ("(,", "(;", "[,", "[;")
_EMPTY_PIECES = (";;", "(;", ";)", "[;", ";]")
# What stands in a bracket of which one sign is missing: names and a year, and then an end.
_WORK = r"(?P<names>[^\W\d_][^()\[\];\d]{1,120}?),?\s(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"
_AFTER_OPEN = Pattern(rf"\s?(?P<work>{_WORK})(?P<end>[)\]]|(?=[.;,]?(?:\s|$)))")
_BEFORE_CLOSE = Pattern(rf"(?<![^\s*_])(?P<work>{_WORK})$")


class BracketFault(NamedTuple):
    """A citation in the prose of a block, and what should stand there instead."""

    block: Block
    span: Span
    kind: str
    right: str | None


def bracket_faults(manuscript: Manuscript) -> Iterator[BracketFault]:
    """Yield the faults of all blocks outside of the list."""
    citations: dict[int, list[Citation]] = {}
    for citation in manuscript.citations:
        citations.setdefault(id(citation.block), []).append(citation)
    listed = frozenset(
        (folded(name.cited_form), (entry.issued.year or "")[:4])
        for entry in manuscript.bibliography.entries
        for name in (entry.author or entry.editor)[:1]
    )
    for block in manuscript.document.blocks:
        if block.section.kind is SectionKind.REFERENCES:
            continue
        text = block.prose.text
        if "(" not in text and ")" not in text and "[" not in text:
            continue
        dense = text.replace(" ", "")
        if any(map(dense.__contains__, _BEFORE_A_YEAR)):
            for match in _NO_NAMES.finditer(text):
                yield BracketFault(block, Span(*match.span()), "no-names", None)
        yield from _around(block, citations.get(id(block), ()))
        if listed and any(dense.count(one) != dense.count(other) for one, other in _PAIRS):
            yield from _unmatched(block, listed)


def _around(block: Block, citations: Sequence[Citation]) -> Iterator[BracketFault]:
    """Yield the citations that stand in brackets twice, and those with an empty place."""
    text = block.prose.text
    for citation in citations:
        if citation.style is not CitationStyle.PARENTHETICAL:
            continue
        place = citation.location.span
        start, end = (block.prose.from_source(at) for at in (place.start, place.end))
        if start and text[start - 1] == text[start] == "(" and text[end - 1 : end + 1] == "))":
            yield BracketFault(block, Span(start - 1, end + 1), "doubled", text[start:end])
        dense = "".join(text[start:end].split())
        if any(map(dense.__contains__, _EMPTY_PIECES)):
            yield BracketFault(block, Span(start, end), "empty", None)


def _unmatched(block: Block, listed: frozenset[tuple[str, str]]) -> Iterator[BracketFault]:
    """Yield the works after an opening bracket, or before a closing one, without its partner."""
    text = block.prose.text
    for at in _alone(text):
        sign = text[at]
        if sign in _PARTNERS:
            match = _AFTER_OPEN.match(text, at + 1)
            if match and _is_listed(match["names"], match["year"], listed):
                goes_on = text[match.end() : match.end() + 1] in (";", ",")
                right = None if goes_on else f"{sign}{match['work']}{_PARTNERS[sign]}"
                yield BracketFault(block, Span(at, match.end()), "open", right)
            continue
        if not any(map(str.isdigit, text[max(0, at - 2) : at])):
            continue
        begin = max(0, at - _LONGEST_NAMES)
        match = _BEFORE_CLOSE.search(text, begin, at)
        names = _last_names(match["names"], match["year"], listed) if match else ""
        if match and names:
            start = match.start("names") + match["names"].rindex(names)
            right = f"{_CLOSES[sign]}{text[start : at + 1]}"
            yield BracketFault(block, Span(start, at + 1), "closed", right)


def _alone(text: str) -> list[int]:
    """Return where brackets stand without a partner, in order."""
    alone: list[int] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        at, sign = match.start(), match[0]
        if sign in _PARTNERS:
            stack.append(at)
        elif stack and text[stack[-1]] == _CLOSES[sign]:
            stack.pop()
        else:
            alone.append(at)
    return sorted(alone + stack)


def _is_listed(names: str, year: str, listed: frozenset[tuple[str, str]]) -> bool:
    """Tell whether names begin with a listed one, of a work of the year."""
    words = folded(names).split()
    return any((" ".join(words[:count]), year) in listed for count in range(1, len(words) + 1))


def _last_names(names: str, year: str, listed: frozenset[tuple[str, str]]) -> str:
    """Return the longest end of a text that begins with a listed name; may be empty."""
    parts = names.split(" ")
    for index in range(len(parts)):
        rest = " ".join(parts[index:])
        if rest[:1].isupper() and _is_listed(rest, year, listed):
            return rest
    return ""
