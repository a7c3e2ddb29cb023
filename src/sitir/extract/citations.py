"""Finds the citations of an article, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract.block import BlockReader
from sitir.extract.keys import has_bracketed_key
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, SectionKind, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Block, Citation, Document, KnownNames, Refusal

_SILENT_SECTIONS = frozenset({SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES})
_NUMBER_IN_BRACKETS = Pattern(r"\[(?:[^\W\d_]{2,12} )?\d{1,3}[\],;\s–-]")


class Extraction:
    """The citations of an article, and what only looks like one; both in reading order."""

    def __init__(self, citations: tuple[Citation, ...], refusals: tuple[Refusal, ...]) -> None:
        self.citations = citations
        self.refusals = refusals


def citations(document: Document, known: KnownNames) -> Extraction:
    """Return all citations of the article's text; its head and its reference list have none.

    `known` are the names of the bibliography: a run of words that is listed is a name.
    """
    has_keys = any(has_bracketed_key(block.prose.text) for block in document.blocks)
    blocks = [block for block in document.blocks if block.section.kind not in _SILENT_SECTIONS]
    # LaTeX has commands for keys, and no other way to write them.
    reads_keys = document.format != "latex"
    readers = [
        BlockReader(block, known, reads_keys=reads_keys, has_keys=has_keys) for block in blocks
    ]
    found = [reader.read() for reader in readers]
    # A work that stands in brackets somewhere is known where it stands without them.
    cited = {
        (folded(mention.names[0]), mention.year)
        for citation in (citation for each in found for citation in each)
        for mention in citation.mentions
        if mention.names and mention.year
    }
    authors = known.authors | {name for name, _ in cited}
    wider = known._replace(authors=authors, dated=known.dated | cited)
    for reader, of_block in zip(readers, found, strict=True):
        if more := tuple(reader.read_running(wider)):
            of_block.extend(more)
            of_block.sort(key=lambda citation: citation.location.span)
    if known.numbers or _has_numbers(blocks):
        _add_numbered(blocks, known, found)
    refusals = [reader.refusals() for reader in readers]
    if any(block.marks for block in blocks):
        _heed_marks(document, blocks, found, refusals)
    if any(block.note_marks for block in document.blocks):
        _put_noted(document, blocks, found)
    return Extraction(
        tuple(citation for of_block in found for citation in of_block),
        tuple(refusal for of_block in refusals for refusal in of_block),
    )


def _has_numbers(blocks: Sequence[Block]) -> bool:
    texts = (block.prose.text for block in blocks)
    return any("[" in text and _NUMBER_IN_BRACKETS.search(text) for text in texts)


def _add_numbered(
    blocks: Sequence[Block], known: KnownNames, found: Sequence[list[Citation]]
) -> None:
    # Most articles have nothing that may be a citation by number.
    from sitir.extract.numbering import numbered

    for of_block, more in zip(found, numbered(blocks, known, found), strict=True):
        if more:
            of_block.extend(more)
            of_block.sort(key=lambda citation: citation.location.span)


def _heed_marks(
    document: Document,
    blocks: Sequence[Block],
    found: list[list[Citation]],
    refusals: list[tuple[Refusal, ...]],
) -> None:
    # Only formats that know what a citation is have marks.
    from sitir.extract.marked import unmarked, with_marks

    labels = frozenset(block.label for block in document.blocks if block.label)
    for index, block in enumerate(blocks):
        if block.marks:
            found[index] = with_marks(found[index], block, labels)
            refusals[index] = tuple(unmarked(refusals[index], block))


def _put_noted(document: Document, blocks: Sequence[Block], found: list[list[Citation]]) -> None:
    """Put what notes cite in the place of what seemed to be citations in these notes."""
    from sitir.extract.notes import called, calling_sentences, noted

    notes = [block.kind is BlockKind.FOOTNOTE for block in blocks]
    others = zip(found, notes, strict=True)
    dated = sum(len(of_block) for of_block, is_note in others if not is_note)
    cited = noted(document, dated)
    contexts = calling_sentences(document)
    for of_block, block in zip(found, blocks, strict=True):
        citation = cited.pop(id(block), None)
        is_marked = any(
            mention.key or mention.targets for each in of_block for mention in each.mentions
        )
        if is_marked and block.kind is BlockKind.FOOTNOTE:
            of_block[:] = called(of_block, contexts.get(block.marker))
        elif citation is not None and not is_marked:
            of_block[:] = [citation]
    found.extend([citation] for citation in cited.values())
