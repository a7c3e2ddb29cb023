"""Gives mentions what marks of the format point to, and makes those that no grammar finds.

A field of a reference manager, or a pointer to the list, says which works are cited, whatever
stands there: a title, a number in a style of its own, a full reference. What the grammar reads
there is kept where it accounts for what is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import BlockKind, Citation, CitationStyle, Location, MarkKind, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Block, Mark, Refusal, Sentence

# Of a reference in full, what reads as a citation is a small part: `(Oxford, 2021)`.
_LEAST_SHARE = 0.5
_NUMBERS = Pattern(r"[\[(\s]*\d{1,4}\]?(?:[\s,;–-]{1,4}\[?\d{1,4}\]?)*[\])\s]*")
_LONGEST_NUMBERS = 200
_NUMBER = Pattern(r"([–-]\s?\[?)?(\d{1,4})")
_LONGEST_RANGE = 200
# Each mention that is made has all that is shown; nobody cites more works at one place.
_MOST_MADE = 200


def with_marks(
    citations: Sequence[Citation], block: Block, labels: frozenset[str]
) -> list[Citation]:
    """Return the citations of a block with what its marks point to, and those made of marks.

    `labels` are those of all items of the article's list: a pointer to anything else is no
    citation.
    """
    marks = _citing(block, labels)
    if not marks:
        return list(citations)
    kept = _Found(citations)
    made: list[Citation] = []
    for mark in marks:
        kept.give(mark)
    for mark in marks:
        span = mark.location.span
        missing = kept.missing(mark)
        if not missing:
            continue
        around = kept.around(span)
        if around is not None:
            kept.add(around, missing)
        else:
            made.append(_citation(block, mark, missing))
    return sorted((*kept.citations(), *made), key=lambda citation: citation.location.span)


def unmarked(refusals: Iterable[Refusal], block: Block) -> Iterator[Refusal]:
    """Yield the refusals of a block that stand in no field: what does is a citation."""
    spans = sorted(
        mark.location.span for mark in block.marks if mark.kind is MarkKind.FIELD and mark.items
    )
    starts = [span.start for span in spans]
    for refusal in refusals:
        span = refusal.location.span
        index = bisect_left(starts, span.end) - 1
        if index < 0 or not spans[index].overlaps(span):
            yield refusal


def _citing(block: Block, labels: frozenset[str]) -> list[Mark]:
    """Return the marks of a block that cite, and show something, in order; none in another."""
    found: list[Mark] = []
    for mark in sorted(block.marks, key=lambda mark: mark.location.span):
        items = mark.items
        if mark.kind is MarkKind.CROSS_REFERENCE:
            items = tuple(item for item in items if item.target in labels)
        elif mark.kind is not MarkKind.FIELD:
            continue
        location = _shown(mark.location)
        if not items or not len(location.span):
            continue
        if found and location.span.start < found[-1].location.span.end:
            continue
        found.append(mark._replace(items=items, location=location))
    return found


def _shown(location: Location) -> Location:
    """Return a place without the white space at its ends."""
    text, span = location.text, location.span
    start = span.start + len(text) - len(text.lstrip())
    return Location(location.source, Span(start, max(start, span.start + len(text.rstrip()))))


class _Found:
    """The citations that a grammar found in a block, while marks are laid over them."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = [(citation, list(citation.mentions)) for citation in citations]
        self._starts = [citation.location.span.start for citation in citations]
        self._dropped: set[int] = set()
        # By the start of each mark, how many mentions it has, and what it points to: one tuple for
        # all its mentions, for a field of thousands of works would else fill the memory.
        self._counts: dict[int, int] = {}
        self._targets: dict[int, tuple[str, ...]] = {}

    def give(self, mark: Mark) -> None:
        """Give the mentions that a mark overlaps what it points to."""
        span = mark.location.span
        near = list(self._overlapping(span))
        if mark.kind is MarkKind.FIELD:
            near = self._accounting(near, span)
        targets = self._targets[span.start] = tuple(item.target for item in mark.items)
        for index in near:
            mentions = self._citations[index][1]
            place = bisect_left(mentions, span.end, key=_start) - 1
            while place >= 0 and mentions[place].location.span.overlaps(span):
                given = mentions[place].targets
                both = tuple(dict.fromkeys((*given, *targets))) if given else targets
                mentions[place] = mentions[place]._replace(targets=both)
                self._counts[span.start] = self._counts.get(span.start, 0) + 1
                place -= 1

    def missing(self, mark: Mark) -> list[Mention]:
        """Return mentions of a mark for the works of which none was found."""
        count = self._counts.get(mark.location.span.start, 0)
        if count and mark.kind is MarkKind.CROSS_REFERENCE:
            return []
        targets = self._targets[mark.location.span.start]
        left = mark.items[count : count + _MOST_MADE]
        if count:
            return [Mention(mark.location, targets=targets) for _ in left]
        numbers = _numbers(mark.location.text)
        if len(numbers) == len(mark.items):
            # Which of them is which item the list says.
            return [Mention(mark.location, number=each, targets=targets) for each in numbers]
        return [
            Mention(
                mark.location,
                locator=item.locator,
                prefix=item.prefix,
                suffix=item.suffix,
                targets=(item.target,),
            )
            for item in left
        ]

    def around(self, span: Span) -> int | None:
        """Return which citation has all of a stretch in it."""
        for index in self._overlapping(span):
            if self._citations[index][0].location.span.contains(span):
                return index
        return None

    def add(self, index: int, mentions: Sequence[Mention]) -> None:
        """Add mentions to a citation."""
        self._citations[index][1].extend(mentions)

    def citations(self) -> Iterator[Citation]:
        """Yield the citations with what was given them."""
        for index, (citation, mentions) in enumerate(self._citations):
            if index not in self._dropped:
                mentions.sort(key=lambda mention: mention.location.span)
                yield citation._replace(mentions=tuple(mentions))

    def _accounting(self, near: list[int], span: Span) -> list[int]:
        """Return the citations near a field, or drop them where they tell of a part of it only."""
        spans = [self._citations[index][0].location.span for index in near]
        covered = sum(min(span.end, each.end) - max(span.start, each.start) for each in spans)
        if covered >= _LEAST_SHARE * len(span):
            return near
        self._dropped.update(
            index for index, each in zip(near, spans, strict=True) if span.contains(each)
        )
        return [index for index in near if index not in self._dropped]

    def _overlapping(self, span: Span) -> Iterator[int]:
        index = bisect_left(self._starts, span.end) - 1
        found = []
        while index >= 0 and self._citations[index][0].location.span.end > span.start:
            if index not in self._dropped:
                found.append(index)
            index -= 1
        yield from reversed(found)


def _numbers(text: str) -> list[int]:
    """Return the numbers that a text stands for, `[1, 3–5]`; none where it is something else."""
    if len(text) > _LONGEST_NUMBERS or not _NUMBERS.fullmatch(text):
        return []
    found: list[int] = []
    for match in _NUMBER.finditer(text):
        number = int(match[2])
        is_range = (
            bool(match[1]) and bool(found) and found[-1] < number < found[-1] + _LONGEST_RANGE
        )
        found += range(found[-1] + 1, number + 1) if is_range else [number]
    return found


def _start(mention: Mention) -> int:
    return mention.location.span.start


def _citation(block: Block, mark: Mark, mentions: Sequence[Mention]) -> Citation:
    return Citation(
        mark.location, _style(block, mark), tuple(mentions), block, _sentence(block, mark)
    )


def _style(block: Block, mark: Mark) -> CitationStyle:
    text = mark.location.text
    if block.kind is BlockKind.FOOTNOTE:
        return CitationStyle.NOTE
    is_number = len(text) <= _LONGEST_NUMBERS and _NUMBERS.fullmatch(text)
    return CitationStyle.NUMERIC if is_number else CitationStyle.PARENTHETICAL


def _sentence(block: Block, mark: Mark) -> Sentence | None:
    at = mark.prose_span.start if mark.prose_span else 0
    index = bisect_right(block.sentences, at, key=lambda each: each.prose_span.start) - 1
    return block.sentences[index] if index >= 0 else None
