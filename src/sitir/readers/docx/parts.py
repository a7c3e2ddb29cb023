"""Makes drafts of what was taken out of a Word file, with the citations that its fields mark."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

from sitir.model import (
    OPAQUE,
    BlockKind,
    Location,
    Metadata,
    NoteMark,
    SectionKind,
    Source,
    Span,
)
from sitir.readers.addresses import addresses
from sitir.readers.draft import CONTINUED, DELETED, Draft, DraftComment, Link, Part
from sitir.readers.splitting import has_label, head_of
from sitir.readers.titles import named_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePath

    from sitir.model import EmbeddedRecord, Mark
    from sitir.readers.docx.lines import Line, Text
    from sitir.readers.docx.story import Found
    from sitir.readers.managers import Managers

# How much of a text may be its head, where what the properties of a file say must stand, too:
# they are often those of the file that served as a template.
_HEAD = 5_000
_MOST_SPACE = 1_000
# How many blocks may come before the end of the abstracts.
_LONGEST_FRONT = 80
_ABSTRACTS = frozenset((SectionKind.ABSTRACT, SectionKind.KEYWORDS))
_CITED = frozenset(("field", "control", "bookmark", "reference-mark", "bibliography-mark"))


class Story(Protocol):
    """What was taken out of a file: its text, and what is marked in it."""

    text: Text
    found: list[Found]


def part(
    path: PurePath,
    story: Story,
    managers: Managers,
    *,
    comments: Mapping[str, str],
    core: Mapping[str, str],
) -> Part:
    """Return the part that a file makes; `comments` are the texts of its comments by their ids."""
    # A file without a paragraph is a packed one all the same.
    source = Source(path, story.text.text, paragraphs=tuple(story.text.paragraphs) or (0,))
    lines = story.text.lines
    marks, embedded = _marks(source, story, managers)
    shift = any(line.role == "title" for line in lines)
    drafts = [
        _draft(source, line, marks.get(index, ()), shift=shift) for index, line in enumerate(lines)
    ]
    return Part(
        source=source,
        drafts=tuple(_with_framed_abstracts(drafts, lines)),
        comments=tuple(_comments(source, story.found, comments)),
        metadata=_metadata(source, lines, core),
        embedded=embedded,
    )


def _draft(source: Source, line: Line, marks: Sequence[Mark], *, shift: bool) -> Draft:
    """Return the draft of a line; where the article has a title, headings are one level deeper."""
    start, end = line.start, line.end
    text = source.text[start:end]
    level = line.level + (shift and line.role == "heading") if line.level else 0
    return Draft(
        kind=line.kind,
        source=source,
        start=start,
        mask=_mask(text, line) if line.places else text,
        marker=line.marker,
        level=level,
        strong=_spans(line, "strong"),
        links=tuple(
            Link(Span(max(start, first), min(end, last)), target)
            for first, last, target in sorted(line.named.get("links", ()))
            if first < end and start < last
        ),
        addresses=tuple(Span(start + first, start + last) for first, last in addresses(text)),
        follows_barrier=line.follows_barrier,
        marks=tuple(marks),
        note_marks=tuple(
            NoteMark(Location(source, Span(first, min(last, end))), label)
            for first, last, label in line.named.get("notes", ())
            if start <= first <= end
        ),
        raised=_spans(line, "raised"),
        emphasis=_spans(line, "emphasis"),
    )


def _with_framed_abstracts(drafts: Sequence[Draft], lines: Sequence[Line]) -> Iterator[Draft]:
    """Yield the drafts; those of a cell that holds an abstract or its keywords as paragraphs.

    Templates of journals set the abstract beside the history of the article, in a table.
    """
    first = list(zip(drafts, lines, strict=True))[:_LONGEST_FRONT]
    framed = {line.cell for draft, line in first if line.cell and _is_abstract(draft)}
    for draft, line in zip(drafts, lines, strict=True):
        is_framed = line.cell in framed and draft.kind is BlockKind.TABLE_CELL
        yield draft._replace(kind=BlockKind.PARAGRAPH) if is_framed else draft


def _is_abstract(draft: Draft) -> bool:
    return has_label(draft) or named_kind(head_of(draft)) in _ABSTRACTS


def _spans(line: Line, kind: str) -> tuple[Span, ...]:
    """Return places as far as they lie in the line, whose edges have been trimmed."""
    return tuple(
        Span(max(line.start, first), min(line.end, last))
        for first, last in line.places.get(kind, ())
        if first < line.end and line.start < last
    )


def _mask(text: str, line: Line) -> str:
    parts: list[str] = []
    at = 0
    cuts = [(*place, DELETED, DELETED) for place in line.places.get("deleted", ())]
    cuts += [(*place, OPAQUE, CONTINUED) for place in line.places.get("opaque", ())]
    for first, last, one, rest in sorted(cuts):
        start, end = first - line.start, min(last - line.start, len(text))
        if start < at or end <= start:
            continue
        parts += (text[at:start], one, rest * (end - start - 1))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def _marks(
    source: Source, story: Story, managers: Managers
) -> tuple[dict[int, list[Mark]], tuple[EmbeddedRecord, ...]]:
    """Return the marked citations by the index of their line, and all records that they hold."""
    starts = [line.start for line in story.text.lines]
    marks: dict[int, list[Mark]] = {}
    embedded: list[EmbeddedRecord] = []
    found = [each for each in story.found if each.kind in _CITED]
    for each in sorted(found, key=lambda each: each.start):
        span = _trimmed(source.text, each.start, each.end)
        index = bisect_right(starts, span.start) - 1
        if not len(span) and index >= 0:
            # What shows nothing may stand behind the spaces that a line ends with.
            at = min(span.start, story.text.lines[index].end)
            span = Span(at, at)
        mark, records = _read(managers, each, Location(source, span))
        embedded += records
        if mark is not None and index >= 0:
            marks.setdefault(index, []).append(mark)
    return marks, tuple(embedded)


def _read(
    managers: Managers, found: Found, shown: Location
) -> tuple[Mark | None, tuple[EmbeddedRecord, ...]]:
    words = found.words
    if found.kind == "field":
        return managers.field(words[0], words[1], shown)
    if found.kind == "control":
        return managers.control(words[0], shown)
    if found.kind == "reference-mark":
        return managers.reference_mark(words[0], shown)
    if found.kind == "bibliography-mark":
        return managers.bibliography_mark(dict(zip(words[::2], words[1::2], strict=True)), shown)
    return managers.bookmark(words[0], shown)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the white space at its edges, and within the text."""
    end = min(end, len(text))
    start = min(start, end)
    # What is marked may be long, and many marks may nest: it is looked at from its edges.
    first = start
    while first < min(end, start + _MOST_SPACE) and text[first].isspace():
        first += 1
    last = end
    while last > max(first, end - _MOST_SPACE) and text[last - 1].isspace():
        last -= 1
    return Span(first, last)


def _comments(
    source: Source, found: Sequence[Found], texts: Mapping[str, str]
) -> Iterator[DraftComment]:
    """Yield the comments, which cover the paragraphs that they are made on."""
    for each in found:
        text = texts.get(each.words[0], "") if each.kind == "comment" else ""
        if not text:
            continue
        span = _trimmed(source.text, each.start, each.end)
        first = max(0, bisect_right(source.paragraphs, span.start) - 1)
        last = bisect_right(source.paragraphs, span.end)
        begin = source.paragraphs[first] if source.paragraphs else 0
        end = source.paragraphs[last] if last < len(source.paragraphs) else len(source.text)
        lines = _trimmed(source.text, min(begin, span.start), max(end, span.end))
        yield DraftComment(span, text, lines, is_alone=False)


def _metadata(source: Source, lines: Sequence[Line], core: Mapping[str, str]) -> Metadata:
    def named(role: str) -> str:
        found = (line for line in lines if line.role == role)
        return ", ".join(" ".join(source.text[line.start : line.end].split()) for line in found)

    head = " ".join(source.text[:_HEAD].split()).casefold()
    title, creator = core.get("title", ""), core.get("creator", "").replace(";", ",")
    authors = named("author") or (creator if creator.casefold() in head else "")
    return Metadata(
        title=title if authors and title.casefold() in head else "",
        authors=authors,
        date=named("date"),
        language=core.get("language", ""),
    )
