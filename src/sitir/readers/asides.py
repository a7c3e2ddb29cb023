"""Takes notes that are written where they are called, `^[…]`, out of their paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sitir.model import BlockKind, Location, NoteMark, Span
from sitir.readers.draft import DELETED, Draft, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENER = len("^[")
_CLOSER = len("]")

_Placed = TypeVar("_Placed", Span, Link, NoteMark)


def with_asides(draft: Draft, asides: Sequence[tuple[int, int]], count: int) -> list[Draft]:
    """Return a block without its notes, and each note as a block of its own.

    `asides` are the notes with their signs by offsets from the start of the block, in order;
    `count` is how many notes of the article stand before them.
    """
    notes: list[Draft] = []
    calls: list[NoteMark] = []
    parts: list[str] = []
    at = 0
    for first, last in asides:
        if first < at:  # within another
            continue
        label = f"^{count + len(notes) + 1}"
        whole = Span(draft.start + first, draft.start + last)
        inner = Span(whole.start + _OPENER, whole.end - _CLOSER)
        parts += (draft.mask[at:first], DELETED * (last - first))
        at = last
        calls.append(NoteMark(Location(draft.source, whole), label))
        notes.append(_note(draft, inner, label))
    parts.append(draft.mask[at:])
    wholes = [call.location.span for call in calls]
    rest = draft._replace(
        mask="".join(parts),
        strong=_outside(draft.strong, wholes),
        links=_outside(draft.links, wholes),
        addresses=_outside(draft.addresses, wholes),
        note_marks=(*_outside(draft.note_marks, wholes), *calls),
        raised=_outside(draft.raised, wholes),
    )
    return [rest, *notes]


def _note(draft: Draft, inner: Span, label: str) -> Draft:
    return Draft(
        kind=BlockKind.FOOTNOTE,
        source=draft.source,
        start=inner.start,
        mask=draft.mask[inner.start - draft.start : inner.end - draft.start],
        marker=label,
        strong=_within(draft.strong, inner),
        links=_within(draft.links, inner),
        addresses=_within(draft.addresses, inner),
        note_marks=_within(draft.note_marks, inner),
        raised=_within(draft.raised, inner),
    )


def _span(placed: Span | Link | NoteMark) -> Span:
    if isinstance(placed, NoteMark):
        return placed.location.span
    return placed if isinstance(placed, Span) else placed.span


def _within(placed: Iterable[_Placed], inner: Span) -> tuple[_Placed, ...]:
    return tuple(each for each in placed if inner.contains(_span(each)))


def _outside(placed: Iterable[_Placed], wholes: Sequence[Span]) -> tuple[_Placed, ...]:
    found = tuple(placed)
    if not found:
        return found
    return tuple(each for each in found if not any(whole.contains(_span(each)) for whole in wholes))
