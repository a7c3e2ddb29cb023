"""Finds out whether an article cites in footnotes, and then reads the works in them.

An article does where notes hold references and its text cites nothing, or most of them do and the
text hardly cites in another way; and where notes repeat each other (`Ibid.`). What a note cites
supports the sentence that calls it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.extract.note_references import NoteReading, note_readings
from sitir.lexicons.patterns import Pattern
from sitir.model import (
    BlockKind,
    Citation,
    CitationStyle,
    Location,
    Mention,
    ShortForm,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Block, Document, MappedText, Sentence

_OPENS = Pattern(
    r"(?:[*_]|<(?:i|em|cite|italic)\b[^<>]{0,60}>|\\(?:emph|textit|textsl)\{)\Z", re.IGNORECASE
)
_ENDS = frozenset("*_<}")
_LONGEST_MARK = 80
_MOST_LINES = 8
_FEWEST = 2
_LATIN = frozenset((ShortForm.IBID, ShortForm.OP_CIT, ShortForm.LOC_CIT))


def noted(document: Document, dated: int) -> dict[int, Citation]:
    """Return the citations in notes by the identity of their blocks; none where there are none.

    `dated` tells how often the text outside of notes cites in another way.
    """
    contexts = calling_sentences(document)
    notes = [(block, label) for label, block in _labelled(document) if label in contexts]
    read = [
        (block, label, note_readings(block.prose.text, _emphasis(block))) for block, label in notes
    ]
    citing = {label for _, label, readings in read if readings}
    is_repeating = any(reading.form in _LATIN for *_, readings in read for reading in readings)
    called = {label for _, label in notes}
    is_usual = dated == 0 or (2 * len(citing) >= len(called) and dated <= len(citing))
    if not is_repeating and not (is_usual and len(citing) >= _FEWEST):
        return {}
    return {
        id(block): _citation(block, readings, contexts[label])
        for block, label, readings in read
        if readings
    }


def called(citations: Sequence[Citation], context: Sentence | None) -> list[Citation]:
    """Return citations of a note with those in the note style tied to the sentence that calls it.

    What a field shows in a note is one, whether or not the article is found to cite in notes.
    """
    return [
        citation._replace(context=context)
        if context is not None and citation.style is CitationStyle.NOTE
        else citation
        for citation in citations
    ]


def calling_sentences(document: Document) -> Mapping[str, Sentence | None]:
    """Return the sentence that calls each note first, by the label of the note, in order."""
    contexts: dict[str, Sentence | None] = {}
    for block in document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            continue
        for mark in block.note_marks:
            if mark.label not in contexts:
                contexts[mark.label] = _sentence(block, mark.prose_offset)
    return contexts


def _sentence(block: Block, offset: int) -> Sentence | None:
    """Return the sentence in which, or right after which, a sign at an offset stands."""
    index = bisect_left(block.sentences, offset, key=lambda each: each.prose_span.start) - 1
    if index < 0:
        return block.sentences[0] if block.sentences else None
    return block.sentences[index]


def _labelled(document: Document) -> Iterator[tuple[str, Block]]:
    """Yield the blocks of notes with their labels; further paragraphs of a note have its label."""
    label = ""
    for block in document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            label = block.marker or label
            yield label, block


def _emphasis(block: Block) -> tuple[Span, ...]:
    """Return the stretches of a block's prose in emphasis, or between its marks in the file."""
    if block.emphasis:
        return block.emphasis
    prose, source = block.prose, block.location.source.text
    found: list[Span] = []
    for index, (offset, distance) in enumerate(prose.breaks):
        at = offset + distance
        if _OPENS.search(source, max(0, at - _LONGEST_MARK), at):
            end = _end_of_emphasis(prose, source, index)
            if end > offset:
                found.append(Span(offset, end))
    return tuple(found)


def _end_of_emphasis(prose: MappedText, source: str, index: int) -> int:
    """Return where emphasis ends that begins at a break; line ends inside it are breaks, too."""
    breaks = prose.breaks
    for after in range(index + 1, min(len(breaks), index + _MOST_LINES)):
        end = breaks[after][0]
        at = end + breaks[after - 1][1]
        if source[at : at + 1] in _ENDS:
            return end
    return len(prose.text) if index + 1 == len(breaks) else breaks[index][0]


def _citation(
    block: Block, readings: tuple[NoteReading, ...], context: Sentence | None
) -> Citation:
    span = Span(readings[0].span.start, readings[-1].span.end)
    return Citation(
        Location(block.location.source, block.span_in_source(span)),
        CitationStyle.NOTE,
        tuple(_mention(block, reading) for reading in readings),
        block,
        context,
    )


def _mention(block: Block, reading: NoteReading) -> Mention:
    is_title = not reading.names and bool(reading.title)
    return Mention(
        location=Location(block.location.source, block.span_in_source(reading.span)),
        names=(reading.title,) if is_title else reading.names,
        et_al=reading.et_al,
        is_title=is_title,
        year=reading.year,
        locator=reading.locator,
        prefix=reading.before,
        title=reading.title,
        short_form=reading.form,
    )
