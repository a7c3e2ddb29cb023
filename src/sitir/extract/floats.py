"""Finds the captions of tables and figures, and the places of the text that name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.extract.floats_named import Named, between, listed, named
from sitir.extract.floats_nearby import nearby
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Float, FloatKind, Floats, Location, SectionKind, Span, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sitir.model import Block, Document

_NO_FLOATS = frozenset({SectionKind.REFERENCES})
# How cross-references and their targets are written, by the sign they begin with: the text does
# not have the numbers they show.
_REFERENCES = {
    "\\": ("\\ref{", "\\autoref{", "\\cref{", "\\Cref{", "\\label{fig", "\\label{tab"),
    "@": ("@ref(", "@fig", "@tbl", "@tab:"),
    "{": ("{#fig", "{#tbl", "{#tab", "{ref}`", "{numref}`"),
    "(#": ("(#fig", "(#tbl", "(#tab"),
}
_PICTURES = ("![", "<img", "\\includegraphics", "<graphic")
# A line of a list of tables: dots or a tab, and a page.
_LISTED = Pattern(r"(?:\.{3}|…|\t|(?:\. ){3})\s*\d{1,4}\s*$")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TITLE_WORDS = 25
"""A paragraph of so many words without a full stop may be a caption that nobody recognised."""

_Number = tuple[FloatKind, str]


def floats(document: Document) -> Floats:
    """Return the tables and figures of an article and where its text names them.

    Captions in appendices are left out.
    """
    blocks = [block for block in document.blocks if not _is_passed_over(block)]
    found = [(block, each) for block in blocks for each in named(block)]
    captions = tuple(_float(block, each) for block, each in found if _is_caption(block, each))
    known = {(each.kind, each.number) for each in captions}
    doubtful = {(each.kind, each.number) for block, each in found if _may_be_caption(block, each)}
    complete = _complete(document, captions)
    mentions = [
        _float(block, each)
        for block, place in found
        if place.start or block.kind is not BlockKind.CAPTION
        for each in _resolved(place, known)
        if (each.kind, each.number) in known
        or (each.kind in complete and (each.kind, each.number) not in doubtful)
    ]
    named_by_number = {(each.kind, each.number) for each in mentions}
    silent = [each for each in captions if (each.kind, each.number) not in named_by_number]
    pointed = tuple(nearby(silent, blocks))
    if pointed:
        order = {id(block): index for index, block in enumerate(blocks)}
        mentions = sorted(
            (*mentions, *pointed),
            key=lambda each: (order[id(each.block)], each.location.span.start),
        )
    return Floats(captions, tuple(mentions), _is_cross_referenced(document))


def _complete(document: Document, captions: Sequence[Float]) -> frozenset[FloatKind]:
    """Return the kinds of which the article has captions, and none for each that it shows."""
    pictures = sum(source.text.count(sign) for source in document.sources for sign in _PICTURES)
    found = [each.kind for each in captions]
    lost = pictures > found.count(FloatKind.FIGURE)
    return frozenset(found) - ({FloatKind.FIGURE} if lost else frozenset())


def _is_passed_over(block: Block) -> bool:
    return block.section.kind in _NO_FLOATS or _lists_floats(block.section.title)


@cache
def _lists_floats(title: str) -> bool:
    return bool(title) and folded(title) in listed("lists")


def _is_caption(block: Block, place: Named) -> bool:
    return (
        place.start == 0
        and block.kind is BlockKind.CAPTION
        and block.section.kind is not SectionKind.APPENDIX
        and not _LISTED.search(block.prose.text)
    )


def _may_be_caption(block: Block, place: Named) -> bool:
    """Tell whether a table or figure may have its caption here, though none was recognised."""
    if place.start or block.kind is BlockKind.CAPTION:
        return place.start == 0
    text = block.prose.text
    return block.kind is not BlockKind.PARAGRAPH or (
        text.rstrip()[-1:] != "." and len(text.split()) <= _TITLE_WORDS
    )


def _resolved(place: Named, known: Collection[_Number]) -> Iterator[Named]:
    """Yield what a place names, by the numbers of the captions where there are such.

    What may be another work's, or no number of a table at all, counts only where it has a caption.
    """
    number = place.number
    for form in (number, number.upper(), number.rstrip(_LETTERS)):
        if (place.kind, form) in known:
            yield place._replace(number=form)
            return
    first, sign, last = number.partition("-")
    if sign and first.isdecimal() and last.isdecimal():
        ends = (place._replace(number=first), place._replace(number=last))
        each_between = between(first, ends[1])
        yield from (
            each for each in (ends[0], *each_between, ends[1]) if (each.kind, each.number) in known
        )
    elif place.sure and number[-1].isdecimal():
        yield place


def _float(block: Block, place: Named) -> Float:
    span = block.span_in_source(Span(place.start, place.end))
    return Float(place.kind, place.number, Location(block.location.source, span), block)


def _is_cross_referenced(document: Document) -> bool:
    return any(
        reference in source.text
        for source in document.sources
        for sign, references in _REFERENCES.items()
        if sign in source.text
        for reference in references
    )
