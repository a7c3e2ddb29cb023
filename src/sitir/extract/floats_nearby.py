"""Finds tables and figures that the text beside them names without a number: `tabel berikut`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract.floats_named import kinds, listed
from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Float, FloatKind, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block

_WORD = Pattern(r"[^\W\d_]+")
_BEFORE, _AFTER = 3, 2
"""How many blocks of prose before and behind a caption can point to it."""
_REACH = 3
"""Words between `tabel` and what makes it the nearest: `tabel yang ada di bawah`."""


def nearby(captions: Sequence[Float], blocks: Sequence[Block]) -> Iterator[Float]:
    """Yield a mention for each caption that a paragraph beside it points to."""
    prose = [block for block in blocks if block.kind is not BlockKind.TABLE_CELL]
    places = {id(block): index for index, block in enumerate(prose)}
    for caption in captions:
        at = places[id(caption.block)]
        for index in range(max(0, at - _BEFORE), min(len(prose), at + _AFTER + 1)):
            block = prose[index]
            if block.kind is BlockKind.CAPTION:
                continue
            span = _pointer(block, caption.kind) or _colon(block, is_next=index == at - 1)
            if span is not None:
                where = Location(block.location.source, block.span_in_source(span))
                yield caption._replace(location=where, block=block)
                break


def _pointer(block: Block, kind: FloatKind) -> Span | None:
    """Return the place of a word for a kind that stands beside `berikut`, `below` and their kin."""
    if not any(
        word in block.prose.text.lower() for word, named in kinds().items() if named is kind
    ):
        return None
    found = [(match.group().lower(), match) for match in _WORD.finditer(block.prose.text)]
    words = [word for word, _ in found]
    for index, (word, match) in enumerate(found):
        if kinds().get(word) is kind:
            before = words[max(0, index - 2) : index]
            after = words[index + 1 : index + 1 + _REACH]
            if not (
                listed("near_before").isdisjoint(before) and listed("near_after").isdisjoint(after)
            ):
                return Span(*match.span())
    return None


def _colon(block: Block, *, is_next: bool) -> Span | None:
    """Return the place of a colon that ends the paragraph right before a caption."""
    text = block.prose.text.rstrip()
    return Span(len(text) - 1, len(text)) if is_next and text.endswith(":") else None
