"""Tells what the links within a page are: citations of its list, calls of notes, ways back."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Span
from sitir.readers.draft import DELETED
from sitir.readers.prose import visible
from sitir.readers.tagged.references import (
    Pointer,
    citation_marks,
    note_labels,
    with_notes,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.draft import Draft
    from sitir.readers.html.page import Page

_MAY_BE_NOTES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# What calls a note: a number, a letter or a sign, in brackets or not.
_CALL = Pattern(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶#]{1,3})\s*[\])]?\.?")
_BRACKETS = " []()."
# A key as pandoc names its item.
_PREFIX = "ref-"


def linked(page: Page) -> tuple[Draft, ...]:
    """Return the drafts of a page with their marks, notes and labels."""
    return _Links(page).run()


class _Links:
    """A look at all links of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._drafts = list(page.blocks.builder.drafts)
        self._labels: dict[int, str] = {}
        """Of the items of the list, what they are named by."""
        self._notes: dict[int, str] = {}
        """Of the notes, their ids."""
        self._cited: defaultdict[int, list[Pointer]] = defaultdict(list)
        self._calls: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
        self._gone: defaultdict[int, list[Span]] = defaultdict(list)

    def run(self) -> tuple[Draft, ...]:
        """Tell the links apart, and return the drafts."""
        self._label()
        backs = self._ways_back()
        for pointer in self._page.pointers:
            if clipped := self._clipped(pointer):
                self._tell(clipped, backs)
        self._tell_keys()
        self._apply()
        return tuple(self._drafts)

    def _label(self) -> None:
        """Name the items of the list: by what is pointed to, or by the nearest id."""
        blocks = self._page.blocks
        self._labels.update(dict.fromkeys(sorted(blocks.listed), ""))
        targets = {pointer.targets[0] for pointer in self._page.pointers}
        for name, index in blocks.anchors.items():
            if (
                name not in blocks.containers
                and index in blocks.listed
                and self._labels[index] not in targets
            ):
                self._labels[index] = name

    def _clipped(self, pointer: Pointer) -> Pointer | None:
        """Return a pointer without the white space that its block has lost at the edges."""
        if pointer.draft >= len(self._drafts):
            return None
        draft, span = self._drafts[pointer.draft], pointer.span
        start, end = max(span.start, draft.start), min(span.end, draft.end)
        return pointer._replace(span=Span(start, end)) if start < end else None

    def _target(self, name: str) -> int | None:
        index = self._page.blocks.anchors.get(name)
        if index is None and "%" in name:
            from urllib.parse import unquote

            index = self._page.blocks.anchors.get(unquote(name))
        return index

    def _ways_back(self) -> set[tuple[int, int]]:
        """Return which drafts point to which."""
        ways = set()
        for pointer in self._page.pointers:
            target = self._target(pointer.targets[0])
            if target is not None:
                ways.add((pointer.draft, target))
        return ways

    def _tell(self, pointer: Pointer, ways: set[tuple[int, int]]) -> None:
        target = self._target(pointer.targets[0])
        if target is None or target == pointer.draft:
            return
        if target in self._labels and pointer.targets[0] in self._page.blocks.containers:
            return  # the list itself
        draft, other = self._drafts[pointer.draft], self._drafts[target]
        words = self._words(pointer)
        is_call = _CALL.fullmatch(words) is not None
        if target in self._labels:
            if pointer.draft not in self._labels:
                label = self._labels[target]
                self._cited[pointer.draft].append(pointer._replace(targets=(label,)))
        elif draft.kind is BlockKind.FOOTNOTE and other.kind is not BlockKind.FOOTNOTE:
            if not any(sign.isalpha() for sign in words) or is_call:
                self._gone[pointer.draft].append(pointer.span)
        elif is_call and (
            other.kind is BlockKind.FOOTNOTE
            or (other.kind in _MAY_BE_NOTES and (target, pointer.draft) in ways)
        ):
            self._note(pointer, target)

    def _words(self, pointer: Pointer) -> str:
        draft = self._drafts[pointer.draft]
        start = pointer.span.start - draft.start
        return visible(draft.mask[start : pointer.span.end - draft.start]).strip()

    def _note(self, pointer: Pointer, target: int) -> None:
        other = self._drafts[target]
        if other.kind is not BlockKind.FOOTNOTE:
            self._drafts[target] = other._replace(kind=BlockKind.FOOTNOTE, marker="")
        self._notes.setdefault(target, self._words(pointer).strip(_BRACKETS))
        draft = self._drafts[pointer.draft]
        self._calls[pointer.draft].append((_with_brackets(draft, pointer.span), target))

    def _tell_keys(self) -> None:
        """Take the keys of pandoc's citations, where no links tell which words are whose."""
        starts = {
            index: [each.span.start for each in found] for index, found in self._cited.items()
        }
        for cited in filter(None, map(self._clipped, self._page.cited)):
            own = starts.get(cited.draft, ())
            first = bisect_left(own, cited.span.start)
            if first < len(own) and own[first] < cited.span.end:
                continue
            found = (self._target(_PREFIX + key) for key in cited.targets)
            labels = tuple(self._labels[index] for index in found if index in self._labels)
            if labels:
                self._cited[cited.draft].append(cited._replace(targets=labels))

    def _apply(self) -> None:
        places = {label: at for at, label in enumerate(filter(None, self._labels.values()))}
        shown = {str(index): text for index, text in self._notes.items()}
        labels = note_labels(shown)
        for index, label in self._labels.items():
            if label:
                self._drafts[index] = self._drafts[index]._replace(label=label)
        for index in self._notes:
            marker = labels[str(index)]
            self._drafts[index] = self._drafts[index]._replace(marker=marker)
        for index, pointers in self._cited.items():
            if pointers:
                marks = citation_marks(self._drafts[index], pointers, places)
                self._drafts[index] = self._drafts[index]._replace(marks=marks)
        for index, calls in self._calls.items():
            named = [(span, labels[str(target)]) for span, target in calls]
            self._drafts[index] = with_notes(self._drafts[index], named)
        for index, spans in self._gone.items():
            self._drafts[index] = without(self._drafts[index], spans)


def _with_brackets(draft: Draft, span: Span) -> Span:
    """Return the span of a call with the brackets that stand right around it."""
    start, end = span.start - draft.start, span.end - draft.start
    before = start - 1
    while before >= 0 and draft.mask[before] == DELETED:
        before -= 1
    after = end
    while after < len(draft.mask) and draft.mask[after] == DELETED:
        after += 1
    if before >= 0 and draft.mask[before : before + 1] + draft.mask[after : after + 1] == "[]":
        return Span(draft.start + before, draft.start + after + 1)
    return span


def kept(page: Page, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts of the article, where the markup tells which these are."""
    for start, end in page.mains:
        inner = drafts[start:end]
        if any(draft.kind is not BlockKind.HEADING for draft in inner):
            notes = (draft for draft in drafts[end:] if draft.kind is BlockKind.FOOTNOTE)
            return (*inner, *notes)
    return tuple(drafts)
