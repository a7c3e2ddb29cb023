"""Renders what a reader makes of a file, for people to review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitir.model import Block, Document, MarkedItem


def rendered(document: Document) -> dict[str, Any]:
    """Return a document as JSON values; what is empty is left out, places are told by text."""
    return _filled(
        language=document.language,
        metadata=_filled(
            title=document.metadata.title,
            authors=document.metadata.authors,
            date=document.metadata.date,
            language=document.metadata.language,
            bibliography=list(document.metadata.bibliography),
            nocite=list(document.metadata.nocite),
        ),
        sections=[
            _filled(
                title=section.title,
                kind=section.kind.value,
                level=section.level,
                language=section.language,
                blocks=[_block(block) for block in document.blocks if block.section is section],
            )
            for section in document.sections
        ],
        comments=[
            _filled(
                text=comment.text,
                covers=comment.location.source.text[comment.covers.start : comment.covers.end][:40],
            )
            for comment in document.comments
        ],
    )


def _block(block: Block) -> dict[str, Any]:
    name = f"{block.kind.value} {block.marker}".strip()
    sentences = [sentence.text for sentence in block.sentences]
    languages = sorted({sentence.language for sentence in block.sentences} - {block.language})
    return _filled(
        **{name: block.prose.text},
        label=block.label,
        language="" if block.language == block.section.language else block.language,
        sentences=[] if sentences == [block.prose.text] else sentences,
        whole="a sentence" if sentences == [block.prose.text] else "",
        others=languages,
        links=[
            f"{block.prose.text[link.prose_span.start : link.prose_span.end]} > {link.target}"
            for link in block.hyperlinks
        ],
        raised=[block.prose.text[span.start : span.end] for span in block.raised],
        marks=[
            f"{mark.location.text} > {', '.join(_item(item) for item in mark.items)}"
            for mark in block.marks
        ],
        notes=[
            f"{mark.label} after {block.prose.text[: mark.prose_offset][-12:]}"
            for mark in block.note_marks
        ],
        record=block.record.form if block.record else "",
    )


def _item(item: MarkedItem) -> str:
    place = item.location.text
    key = f"<{place}>" if place == item.target else f"<{place}> = {item.target}"
    return " ".join(part for part in (item.prefix, key, item.suffix) if part)


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, None)}
