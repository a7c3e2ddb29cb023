r"""Makes citations of what a format itself marks as one by keys: `\\citep[hlm.~3]{vela2021}`."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sitir.extract.reading import locator_after
from sitir.lexicons.patterns import Pattern
from sitir.model import Citation, CitationStyle, Locator, MarkKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Block, Mark, MarkedItem, Sentence

# What stands alone in a note after a key is a page, as biblatex prints it.
_PAGES = Pattern(r"(?:[ivxlc]{1,7}|\d{1,5})(?:\s?[-–—]\s?(?:[ivxlc]{1,7}|\d{1,5}))?f{0,2}\.?\Z")


def key_citations(block: Block) -> Iterator[Citation]:
    r"""Yield the citations by key that the marks of a block are, in order.

    What shows only the author or the year of a work that the same sentence cites besides
    (`\\citeauthor{a} … \\citeyear{a}`) belongs to that citation.
    """
    starts = [sentence.prose_span.start for sentence in block.sentences]
    marks = [mark for mark in block.marks if mark.kind is MarkKind.KEY and not mark.is_silent]
    sentences = [_sentence(mark, starts) for mark in marks]
    whole = {
        (index, item.target)
        for mark, index in zip(marks, sentences, strict=True)
        if not mark.is_partial
        for item in mark.items
    }
    for mark, index in zip(marks, sentences, strict=True):
        items = mark.items
        if mark.is_partial:
            items = tuple(item for item in items if (index, item.target) not in whole)
            whole.update((index, item.target) for item in items)
        if items:
            context = block.sentences[index] if index >= 0 else None
            yield _citation(block, mark, items, context)


def _sentence(mark: Mark, starts: list[int]) -> int:
    """Return which sentence a mark stands in, or follows where it is raised after the stop."""
    return bisect_right(starts, mark.prose_span.start if mark.prose_span else 0) - 1


def _citation(
    block: Block, mark: Mark, items: tuple[MarkedItem, ...], context: Sentence | None
) -> Citation:
    return Citation(
        mark.location,
        CitationStyle.KEY,
        tuple(_mention(item) for item in items),
        block,
        context,
    )


def _mention(item: MarkedItem) -> Mention:
    locator, suffix = item.locator, item.suffix
    if locator is None and suffix:
        if _PAGES.match(suffix):
            locator, suffix = Locator("page", "".join(suffix.split())), ""
        elif found := locator_after(f", {suffix}", 0, len(suffix) + 2):
            locator, suffix = found[0], f", {suffix}"[found[1] :].strip(" ,")
    return Mention(
        location=item.location,
        key=item.target,
        locator=locator,
        prefix=item.prefix,
        suffix=suffix,
    )
