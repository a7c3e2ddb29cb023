"""Tells what the paragraphs of a file are by how they are set, and hands them over as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Location, NoteMark, Source, Span
from sitir.readers.addresses import addresses
from sitir.readers.draft import DELETED, Draft, Part
from sitir.readers.marks import item_start
from sitir.readers.pdf.writing import Writing
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import PurePath

    from sitir.readers.pdf.paragraphs import Piece
    from sitir.readers.pdf.writing import Block

_LARGER = 1.07
"""The smallest size of a heading's type, to that of the text."""
_LARGE = 1.15
_LONGEST_HEADING = 250
_FINAL = (".", ";", ",")
_LABEL = Pattern(r"\W{0,2}?(\d{1,3}|[*†‡§¶¹²³⁰⁴-⁹]+)[.)]?\s*")


def part(path: PurePath, pieces: Sequence[Piece], *, body: float, page_count: int) -> Part:
    """Return the text that pieces of paragraphs make, and its drafts.

    `body` is the size of the type that most of the text is set in, in points.
    """
    writing = Writing(pieces)
    source = Source(path, writing.text, pages=writing.page_starts(page_count))
    levels = _levels(source.text, writing.blocks, body)
    labels = _labels(source.text, writing.blocks)
    return Part(source, tuple(_draft(source, block, levels, labels) for block in writing.blocks))


def _levels(text: str, blocks: Sequence[Block], body: float) -> dict[int, int]:
    """Return the levels of the headings by the identity of their blocks: larger type is higher."""
    found = [block for block in blocks if _may_be_heading(text, block, body)]
    sizes = sorted({_rounded(block) for block in found}, reverse=True)
    levels = {}
    for block in found:
        level = sizes.index(_rounded(block)) + 1
        words = _words(text, block)
        # The names and addresses below a title are often set in large type as well.
        is_apart = block.paragraph.size >= _LARGE * body and block.page > 0
        is_known = block.paragraph.is_bold or words.isupper() or named_kind(words) is not None
        if level == 1 or is_apart or is_known:
            levels[id(block)] = level
    return levels


def _rounded(block: Block) -> float:
    return round(2 * block.paragraph.size) / 2


def _may_be_heading(text: str, block: Block, body: float) -> bool:
    if block.paragraph.kind is not BlockKind.PARAGRAPH or block.paragraph.size < _LARGER * body:
        return False
    words = _words(text, block)
    if len(words) > _LONGEST_HEADING or not any(map(str.isalpha, words)):
        return False
    # Some end their headings as sentences; large type tells one from a sentence.
    is_sentence = block.paragraph.size < _LARGE * body or words.count(". ") > 1
    return not words.endswith(_FINAL if is_sentence else _FINAL[1:])


def _words(text: str, block: Block) -> str:
    return text[block.stretches[0].start : block.stretches[-1].end]


def _labels(text: str, blocks: Iterable[Block]) -> dict[tuple[int, str], str]:
    """Return the labels of notes by their page and the sign that calls them."""
    found: dict[tuple[int, str], str] = {}
    for block in blocks:
        if block.paragraph.kind is BlockKind.FOOTNOTE:
            match = _LABEL.match(text, block.stretches[0].start)
            if match:
                found[block.page, match[1]] = match[1]
    return found


def _draft(
    source: Source,
    block: Block,
    levels: Mapping[int, int],
    labels: Mapping[tuple[int, str], str],
) -> Draft:
    text = source.text
    kind, marker = block.paragraph.kind, ""
    start = block.stretches[0].start
    level = levels.get(id(block), 0)
    if level:
        kind = BlockKind.HEADING
    elif kind is BlockKind.FOOTNOTE:
        if (label := _LABEL.match(text, start)) and label.end() < block.stretches[0].end:
            start, marker = label.end(), label[1]
    elif item := item_start(text, start, block.stretches[0].end):
        marker, start = item
        if kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
    calls, raised = [], []
    for span, page in block.raised:
        if span.start < start:
            continue
        sign = text[span.start : span.end]
        if kind is not BlockKind.FOOTNOTE and (page, sign) in labels:
            calls.append(NoteMark(Location(source, span), labels[page, sign]))
        else:
            raised.append(span)
    mask = _mask(text, block, start, calls)
    return Draft(
        kind=kind,
        source=source,
        start=start,
        mask=mask,
        marker=marker,
        level=level,
        strong=tuple(span for span in block.strong if span.start >= start),
        addresses=tuple(Span(start + first, start + last) for first, last in addresses(mask)),
        note_marks=tuple(calls),
        raised=tuple(raised),
        emphasis=tuple(span for span in block.emphasis if span.start >= start),
    )


def _mask(text: str, block: Block, start: int, calls: Sequence[NoteMark]) -> str:
    """Return a block's text without what stands between its stretches, and signs of notes."""
    end = block.stretches[-1].end
    hidden = [call.location.span for call in calls]
    for before, after, gap in zip(block.stretches, block.stretches[1:], block.gaps, strict=False):
        # One line end stays where a space was.
        hidden.append(Span(before.end + len(gap), after.start))
    parts: list[str] = []
    at = start
    for span in sorted(hidden):
        parts += (text[at : span.start], DELETED * len(span))
        at = span.end
    return "".join((*parts, text[at:end]))
