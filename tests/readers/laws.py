"""What holds of every document, whatever it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sitir.errors import ReadError
from sitir.model import OPAQUE, Span
from sitir.readers import Packed, format_of, read

if TYPE_CHECKING:
    from sitir.model import Block, Document

Damage = tuple[list[tuple[int, int]], int]
"""Offsets of bytes and their new values, and how much of a file is left."""

# What a mark of the markup may leave: an entity its character, `<br>` a line end.
_LEAVES = {"&", "<"}
# Of LaTeX: accents and signs, dashes, quotation marks, braces; commands may print several letters.
_LEAVES_OF_LATEX = {*"\\-`'~\"{}", *"LaTeXBib"}


def problem(file: Packed, tracked: str = "accept") -> str | None:
    """Return why a file cannot be read; nothing of one that can, and of which the laws hold."""
    try:
        check_laws(read((file,), format=format_of(file.path), tracked=tracked))
    except ReadError as error:
        return str(error)
    return None


def damages(whole: Packed, *, most: int) -> st.SearchStrategy[Damage]:
    """Return what may happen to a file: other values of bytes, and where it is cut off."""
    size = len(whole.data)
    change = st.tuples(st.integers(0, size - 1), st.integers(0, 255))
    return st.tuples(st.lists(change, max_size=most), st.integers(0, size))


def check_damaged(whole: Packed, damage: Damage) -> None:
    """Fail where a damaged file, whole or cut off, gives no document and no error of one line."""
    changes, length = damage
    data = bytearray(whole.data)
    for at, value in changes:
        data[at] = value
    for each in (bytes(data), bytes(data[:length])):
        told = problem(Packed(whole.path, each))
        assert told is None or (told.startswith(f"{whole.path}: ") and "\n" not in told)


def check_laws(document: Document) -> None:
    """Fail where a place of a document is not what it should be."""
    for section in document.sections:
        assert section.location.span.end <= len(section.location.source.text)
    for block in document.blocks:
        assert any(block.section is section for section in document.sections)
        _check_block(block, _LEAVES_OF_LATEX if document.format == "latex" else _LEAVES)
    for comment in document.comments:
        is_packed = comment.location.source.is_packed
        assert is_packed or comment.location.text.startswith(("<!--", "%"))
        assert comment.covers.end <= len(comment.location.source.text)


def _check_block(block: Block, leaves: set[str]) -> None:
    text, whole = block.location.source.text, block.location.span
    assert block.location.source.text[whole.start : whole.end] == block.location.text
    at = whole.start
    stands = block.prose.stands
    for here, there in stands:
        # Whatever is in the call of a macro is at all of it.
        for index in range(here.start, here.end):
            assert block.span_in_source(Span(index, index + 1)) == there
        assert whole.start <= there.start < there.end <= whole.end
    for index, character in enumerate(block.prose.text):
        if any(here.start <= index < here.end for here, _ in stands):
            continue
        place = block.span_in_source(Span(index, index + 1))
        assert at <= place.start < place.end <= whole.end
        at = place.end
        sign = text[place.start]
        is_white = character.isspace() and sign.isspace()
        assert character in (sign, OPAQUE) or sign in leaves or is_white
        assert stands or block.prose.from_source(place.start) == index
    end = 0
    for sentence in block.sentences:
        span, place = sentence.prose_span, sentence.location.span
        assert end <= span.start < span.end <= len(block.prose.text)
        end = span.end
        mapped = block.span_in_source(span)
        assert mapped.start == place.start
        assert mapped.end == place.end or block.prose.text[span.end - 1] == OPAQUE
        assert whole.contains(place)
        assert sentence.text == " ".join(sentence.text.split()) != ""
        assert OPAQUE in block.prose.text or sentence.text == " ".join(
            block.prose.text[span.start : span.end].split()
        )
    for link in block.hyperlinks:
        assert link.prose_span.end <= len(block.prose.text)
    for mark in block.marks:
        assert whole.contains(mark.location.span)
        assert mark.prose_span is not None
        assert mark.prose_span.end <= len(block.prose.text)
        assert mark.items
    for note in block.note_marks:
        assert whole.contains(note.location.span)
        assert note.prose_offset <= len(block.prose.text)
    for raised in block.raised:
        assert raised.end <= len(block.prose.text)
