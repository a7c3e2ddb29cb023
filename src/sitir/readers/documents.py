"""Puts sections, prose, sentences and languages together: parts in, a document out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
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
    Source,
    Span,
)
from sitir.readers.headings import with_headings
from sitir.readers.heads import completed, front_end, merged
from sitir.readers.language import LONGEST, UNKNOWN, score, spoken
from sitir.readers.pages import joined, without_furniture
from sitir.readers.prose import mapped, source_span, visible, without_addresses
from sitir.readers.sections import sections
from sitir.readers.sentences import sentence_spans, with_plain_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import EmbeddedRecord, Mark, NoteMark
    from sitir.readers.draft import Draft, Part
    from sitir.readers.sections import DraftSection

_SILENT = frozenset((BlockKind.HEADING, BlockKind.CAPTION))
_LISTS = frozenset((SectionKind.REFERENCES,))
_SILENT_SECTIONS = frozenset((SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES))
# The end of a sentence, also before a citation that stands after the stop.
_SENTENCE_END = Pattern(
    r"[.!?][\"'»)\]]*(?:[\d¹²³](?:[\d¹²³,-]|–){0,20})?"
    r"(?:(?:\s*[(\[][^()\[\]]{1,300}[)\]]){1,5}\.?)?$"
)
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_LONGEST_END = 320
_FEWEST_CELL_WORDS = 6
_FEWEST_ITEM_WORDS = 3
_FEWEST_WORDS = 5
# Articles of either language have 0.1 and more a letter.
_LEAST_CLARITY = 0.03
_FEWEST_LETTERS = 300


def document(parts: Sequence[Part], *, format: str) -> Document:  # noqa: A002 - the model's word
    """Return the document of an article's parts, in reading order; there is at least one."""
    drafts = with_headings(without_furniture([draft for part in parts for draft in part.drafts]))
    end = front_end(drafts)
    metadata = completed(merged(part.metadata for part in parts), drafts, end)
    scored = [_scored(section) for section in sections(drafts, end)]
    is_foreign = not _is_spoken([pair for pair in scored if pair[0].kind not in _SILENT_SECTIONS])
    main = UNKNOWN if is_foreign else _main_language(scored, _declared(metadata.language))
    found_sections: list[Section] = []
    blocks: list[Block] = []
    for section, scores in scored:
        if is_foreign and not _is_spoken([(section, scores)]):
            scores = (0,) * len(scores)
        found_sections.append(_section(section, spoken(sum(scores), main)))
        for draft, clarity in zip(section.drafts, scores, strict=True):
            if draft.purpose and not visible(draft.mask):
                continue  # the beginning of a section without a title
            block = _block(draft, found_sections[-1], clarity)
            blocks.append(block if type(draft.source) is Source else _in_file(block))
    return Document(
        sources=tuple(part.source for part in parts),
        format=format,
        language=main,
        metadata=metadata,
        sections=tuple(found_sections),
        blocks=tuple(blocks),
        comments=tuple(comment for part in parts for comment in _comments(part, blocks)),
        defects=(),
        embedded=tuple(_first_of_each(record for part in parts for record in part.embedded)),
    )


def _first_of_each(records: Iterable[EmbeddedRecord]) -> Iterator[EmbeddedRecord]:
    """Yield each record once: a work that several fields hold has one id."""
    seen: set[str] = set()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            yield record


def _main_language(scored: Sequence[tuple[DraftSection, tuple[int, ...]]], declared: str) -> str:
    """Return what body and abstracts speak; where they are silent, what all the rest does."""
    for mute in (_SILENT_SECTIONS, _LISTS, frozenset[SectionKind]()):
        voting = sum(sum(scores) for section, scores in scored if section.kind not in mute)
        main = spoken(voting, declared)
        if main != UNKNOWN:
            break
    return main


def _is_spoken(scored: Sequence[tuple[DraftSection, tuple[int, ...]]]) -> bool:
    """Tell whether words of Indonesian and English are frequent enough: not in a third language.

    Of what is short, nothing can be told.
    """
    drafts = [draft for section, _ in scored for draft in section.drafts]
    letters = sum(min(len(draft.mask), LONGEST) for draft in drafts)
    clarity = sum(abs(each) for _, scores in scored for each in scores)
    return letters < _FEWEST_LETTERS or clarity >= _LEAST_CLARITY * letters


def _declared(tag: str) -> str:
    primary = tag.lower().replace("_", "-").split("-")[0]
    return primary if primary in ("id", "en") else UNKNOWN


def _scored(section: DraftSection) -> tuple[DraftSection, tuple[int, ...]]:
    """Return a section with what page breaks cut joined, and the language score of each."""
    if section.kind not in (SectionKind.REFERENCES, SectionKind.FRONT):
        section.drafts = joined(section.drafts)
    return section, tuple(score(draft.mask) for draft in section.drafts)


def _section(draft: DraftSection, language: str) -> Section:
    first = draft.drafts[0]
    last = next(member for member in reversed(draft.drafts) if member.source is first.source)
    location = Location(first.source, Span(first.start, last.end))
    return Section(
        location=location if type(first.source) is Source else _located(location),
        title=draft.title,
        kind=draft.kind,
        language=language,
        level=draft.level,
    )


def _block(draft: Draft, section: Section, clarity: int) -> Block:
    is_list = section.kind is SectionKind.REFERENCES
    is_silent = section.kind in _SILENT_SECTIONS or draft.kind in _SILENT
    mask = draft.mask if is_list else without_addresses(draft)
    prose = mapped(mask, draft.start)
    language = spoken(clarity, section.language)
    return Block(
        kind=draft.kind,
        location=Location(draft.source, Span(draft.start, draft.end)),
        prose=prose,
        language=language,
        sentences=() if is_silent else tuple(_sentences(draft, mask, prose, language)),
        section=section,
        hyperlinks=tuple(_hyperlinks(draft, prose)),
        marker=draft.marker,
        marks=tuple(_marks(draft, prose)) if draft.marks else (),
        note_marks=tuple(_note_marks(draft, prose)) if draft.note_marks else (),
        raised=tuple(_in_prose(draft.raised, prose)) if draft.raised else (),
        emphasis=tuple(_in_prose(draft.emphasis, prose)) if draft.emphasis else (),
        label=draft.label,
        record=draft.record,
    )


def _in_file(block: Block) -> Block:
    from sitir.readers.expanded import in_file

    return in_file(block)


def _located(location: Location) -> Location:
    from sitir.readers.expanded import located

    return located(location)


def _in_prose(spans: Iterable[Span], prose: MappedText) -> Iterator[Span]:
    for span in spans:
        start, end = prose.from_source(span.start), prose.from_source(span.end)
        yield Span(start, max(start, end))


def _marks(draft: Draft, prose: MappedText) -> Iterator[Mark]:
    for mark in draft.marks:
        span = mark.location.span
        start, end = prose.from_source(span.start), prose.from_source(span.end)
        yield mark._replace(prose_span=Span(start, max(start, end)))


def _note_marks(draft: Draft, prose: MappedText) -> Iterator[NoteMark]:
    for mark in draft.note_marks:
        yield mark._replace(prose_offset=prose.from_source(mark.location.span.start))


def _hyperlinks(draft: Draft, prose: MappedText) -> Iterator[Hyperlink]:
    for link in draft.links:
        start, end = prose.from_source(link.span.start), prose.from_source(link.span.end)
        yield Hyperlink(Span(start, max(start, end)), link.target)


def _sentences(draft: Draft, mask: str, prose: MappedText, language: str) -> Iterator[Sentence]:
    text = prose.text
    raised = [prose.from_source(span.start) for span in draft.raised]
    for span in sentence_spans(text, raised):
        words = text[span.start : span.end]
        if not _holds_sentence(draft.kind, words):
            continue
        yield Sentence(
            location=Location(draft.source, source_span(mask, draft.start, prose, span=span)),
            prose_span=span,
            text=_written_out(draft, mask, prose, span=span),
            language=language if language == UNKNOWN else spoken(score(words), language),
        )


def _holds_sentence(kind: BlockKind, words: str) -> bool:
    """Tell whether words that stand between sentence ends are more than a label or a fragment."""
    # Nearly all end with the stop itself.
    ends = words[-1:] in _STOPS
    if not ends and (words[-1:] in _CLOSERS or words[-1:].isdigit()):
        ends = _SENTENCE_END.search(with_plain_signs(words[-_LONGEST_END:])) is not None
    if kind is BlockKind.TABLE_CELL:
        return ends and len(words.split()) >= _FEWEST_CELL_WORDS
    if ends:
        return True
    is_part = kind is BlockKind.LIST_ITEM and words.endswith(";")
    return len(words.split()) >= (_FEWEST_ITEM_WORDS if is_part else _FEWEST_WORDS)


def _written_out(draft: Draft, mask: str, prose: MappedText, *, span: Span) -> str:
    """Return a sentence with white space folded and what is opaque as it stands."""
    words = prose.text[span.start : span.end]
    if OPAQUE not in words:
        return " ".join(words.split())
    parts: list[str] = []
    at = 0
    while (found := words.find(OPAQUE, at)) >= 0:
        index = span.start + found
        place = source_span(mask, draft.start, prose, span=Span(index, index + 1))
        parts += (words[at:found], draft.source.text[place.start : place.end])
        at = found + 1
    return " ".join("".join((*parts, words[at:])).split())


def _comments(part: Part, blocks: Sequence[Block]) -> Iterator[Comment]:
    mine = [block.location.span for block in blocks if block.location.source is part.source]
    starts = [span.start for span in mine]
    for comment in part.comments:
        covers = comment.lines
        following = bisect_left(starts, comment.span.end)
        if comment.is_alone and following < len(mine):
            covers = mine[following]
        yield Comment(Location(part.source, comment.span), comment.text, covers)
