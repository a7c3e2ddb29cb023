"""Makes marks of citations and notes out of pointers, when all that they may point to is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Location, Mark, MarkedItem, MarkKind, NoteMark, Span
from sitir.model.records import NamedTuple
from sitir.readers.draft import CONTINUED, DELETED
from sitir.readers.prose import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.readers.draft import Draft


class Pointer(NamedTuple):
    """Words of a draft that point to something in the same file."""

    draft: int
    span: Span
    """Of the words, in the source."""
    targets: tuple[str, ...]
    is_raised: bool = False


_DASH = Pattern(r"[\s\[\]()]*[-–—][\s\[\]()]*")
# No list is so long that a range of more can be meant.
_LONGEST_RANGE = 200


def citation_marks(
    draft: Draft, pointers: Sequence[Pointer], places: Mapping[str, int]
) -> tuple[Mark, ...]:
    """Return the marks of the pointers of one draft to items of the list, in order.

    `places` has the order of the items by label. Two that a dash joins stand for all between them.
    """
    marks: list[Mark] = []
    labels = tuple(places)
    before: Pointer | None = None
    for pointer in sorted(pointers, key=lambda pointer: pointer.span):
        items = tuple(
            MarkedItem(target, Location(draft.source, pointer.span)) for target in pointer.targets
        )
        if before is not None and _is_range(draft, before, pointer):
            whole = Location(draft.source, Span(before.span.start, pointer.span.end))
            first = places.get(before.targets[-1], 0)
            last = min(places.get(pointer.targets[0], 0), first + _LONGEST_RANGE)
            within = (MarkedItem(label, whole) for label in labels[first + 1 : last])
            begin = marks[-1].location.span.start
            marks[-1] = marks[-1]._replace(
                location=Location(draft.source, Span(begin, pointer.span.end)),
                items=(*marks[-1].items, *within, *items),
            )
        else:
            location = Location(draft.source, pointer.span)
            marks.append(Mark(MarkKind.CROSS_REFERENCE, location, items))
        before = pointer
    return tuple(marks)


def _is_range(draft: Draft, before: Pointer, pointer: Pointer) -> bool:
    start, end = before.span.end - draft.start, pointer.span.start - draft.start
    if start > end:
        return False
    texts = (_words(draft, before.span), _words(draft, pointer.span))
    is_joined = _DASH.fullmatch(visible(draft.mask[start:end])) is not None
    return is_joined and all(text.strip("[]() ").isdecimal() for text in texts)


def _words(draft: Draft, span: Span) -> str:
    return visible(draft.mask[span.start - draft.start : span.end - draft.start])


def with_notes(draft: Draft, calls: Iterable[tuple[Span, str]]) -> Draft:
    """Return a draft in which the words at these spans call notes of these labels, and are gone."""
    marks = tuple(NoteMark(Location(draft.source, span), label) for span, label in sorted(calls))
    return without(draft, [mark.location.span for mark in marks])._replace(note_marks=marks)


def without(draft: Draft, spans: Iterable[Span]) -> Draft:
    """Return a draft in which what stands at these spans of the source is deleted."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        start, end = span.start - draft.start, min(span.end - draft.start, len(draft.mask))
        if start < at or end <= start:
            continue
        parts += (draft.mask[at:start], DELETED * (end - start))
        at = end
    parts.append(draft.mask[at:])
    gone = "".join(parts)
    return draft._replace(
        mask=gone,
        links=tuple(link for link in draft.links if _is_left(gone, draft.start, link.span)),
        raised=tuple(span for span in draft.raised if _is_left(gone, draft.start, span)),
        strong=tuple(span for span in draft.strong if _is_left(gone, draft.start, span)),
        emphasis=tuple(span for span in draft.emphasis if _is_left(gone, draft.start, span)),
    )


def _is_left(mask: str, start: int, span: Span) -> bool:
    return bool(mask[span.start - start : span.end - start].strip(DELETED + CONTINUED))


def note_labels(words: Mapping[str, str]) -> dict[str, str]:
    """Return what notes are named by, of what is shown of each by its id.

    What is shown, where no two show the same; the ids of the others.
    """
    seen: set[str] = set()
    twice: set[str] = set()
    for text in words.values():
        (twice if text in seen else seen).add(text)
    return {name: text if text and text not in twice else name for name, text in words.items()}
