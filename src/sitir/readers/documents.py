"""Puts sections, prose, sentences and languages together: parts in, a document out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.model import (
    OPAQUE,
    Block,
    BlockKind,
    Comment,
    Document,
    Hyperlink,
    Location,
    MappedText,
    Section,
    SectionKind,
    Sentence,
    Span,
)
from sitir.readers.headings import with_headings
from sitir.readers.heads import completed, front_end
from sitir.readers.language import UNKNOWN, language, score
from sitir.readers.pages import joined, without_furniture
from sitir.readers.prose import mapped, source_span, without_addresses
from sitir.readers.sections import sections
from sitir.readers.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.readers.draft import Draft, Part
    from sitir.readers.sections import DraftSection

_SILENT = frozenset((BlockKind.HEADING, BlockKind.CAPTION))
_SILENT_SECTIONS = frozenset((SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES))
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_FEWEST_CELL_WORDS = 6
_FEWEST_ITEM_WORDS = 4


def document(parts: Sequence[Part], *, format: str) -> Document:  # noqa: A002 - the model's word
    """Return the document of an article's parts, in reading order; there is at least one."""
    drafts = with_headings(without_furniture([draft for part in parts for draft in part.drafts]))
    end = front_end(drafts)
    metadata = completed(parts[0].metadata, drafts, end)
    total = sum(score(draft.mask) for draft in drafts if len(draft.mask) > 40)
    main = "id" if total > 0 else "en" if total < 0 else _declared(metadata.language)
    found_sections: list[Section] = []
    blocks: list[Block] = []
    for section in sections(drafts, end):
        built, members = _section(section, main)
        found_sections.append(built)
        blocks += members
    return Document(
        sources=tuple(part.source for part in parts),
        format=format,
        language=main,
        metadata=metadata,
        sections=tuple(found_sections),
        blocks=tuple(blocks),
        comments=tuple(comment for part in parts for comment in _comments(part, blocks)),
        defects=(),
    )


def _declared(tag: str) -> str:
    primary = tag.lower().replace("_", "-").split("-")[0]
    return primary if primary in ("id", "en") else UNKNOWN


def _section(draft: DraftSection, main: str) -> tuple[Section, list[Block]]:
    drafts = draft.drafts
    keeps_lines = draft.kind in (SectionKind.REFERENCES, SectionKind.FRONT)
    if not keeps_lines:
        drafts = joined(drafts)
    total = sum(score(member.mask) for member in drafts)
    spoken = "id" if total > 0 else "en" if total < 0 else main
    last = drafts[-1] if drafts[-1].source is drafts[0].source else _last_of_first(drafts)
    section = Section(
        location=Location(drafts[0].source, Span(drafts[0].start, last.end)),
        title=draft.title,
        kind=draft.kind,
        language=spoken,
        level=draft.level,
    )
    return section, [_block(member, section) for member in drafts]


def _last_of_first(drafts: Sequence[Draft]) -> Draft:
    return [draft for draft in drafts if draft.source is drafts[0].source][-1]


def _block(draft: Draft, section: Section) -> Block:
    is_list = section.kind is SectionKind.REFERENCES
    is_silent = section.kind in _SILENT_SECTIONS or draft.kind in _SILENT
    mask = draft.mask if is_list else without_addresses(draft)
    prose = mapped(mask, draft.start)
    spoken = language(prose.text, section.language)
    return Block(
        kind=draft.kind,
        location=Location(draft.source, Span(draft.start, draft.end)),
        prose=prose,
        language=spoken,
        sentences=() if is_silent else tuple(_sentences(draft, mask, prose, spoken)),
        section=section,
        hyperlinks=tuple(_hyperlinks(draft, prose)),
        marker=draft.marker,
    )


def _hyperlinks(draft: Draft, prose: MappedText) -> Iterator[Hyperlink]:
    for link in draft.links:
        start, end = prose.from_source(link.span.start), prose.from_source(link.span.end)
        yield Hyperlink(Span(start, max(start, end)), link.target)


def _sentences(draft: Draft, mask: str, prose: MappedText, spoken: str) -> Iterator[Sentence]:
    text = prose.text
    for span in sentence_spans(text):
        words = text[span.start : span.end]
        if not _holds_sentence(draft.kind, words):
            continue
        yield Sentence(
            location=Location(draft.source, source_span(mask, draft.start, prose, span=span)),
            prose_span=span,
            text=_written_out(draft, mask, prose, span=span),
            language=language(words, spoken),
        )


def _holds_sentence(kind: BlockKind, words: str) -> bool:
    if kind is BlockKind.TABLE_CELL:
        return len(words.split()) >= _FEWEST_CELL_WORDS and bool(_SENTENCE_END.search(words))
    if kind is BlockKind.LIST_ITEM:
        return len(words.split()) >= _FEWEST_ITEM_WORDS or bool(_SENTENCE_END.search(words))
    return True


def _written_out(draft: Draft, mask: str, prose: MappedText, *, span: Span) -> str:
    """Return a sentence with white space folded and what is opaque as it stands."""
    words = prose.text[span.start : span.end]
    if OPAQUE in words:
        parts = []
        for index, character in enumerate(words, span.start):
            if character == OPAQUE:
                place = source_span(mask, draft.start, prose, span=Span(index, index + 1))
                parts.append(draft.source.text[place.start : place.end])
            else:
                parts.append(character)
        words = "".join(parts)
    return " ".join(words.split())


def _comments(part: Part, blocks: Sequence[Block]) -> Iterator[Comment]:
    mine = [block.location.span for block in blocks if block.location.source is part.source]
    starts = [span.start for span in mine]
    for comment in part.comments:
        covers = comment.lines
        following = bisect_left(starts, comment.span.end)
        if comment.is_alone and following < len(mine):
            covers = mine[following]
        yield Comment(Location(part.source, comment.span), comment.text, covers)
