"""Gives each mention in a mark of the format the one work of the mark that is its own.

Of several works in a field each mention is given the one that it fits best, for styles sort them
anew; what fits none, in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.linking.comparison import compared
from sitir.linking.strength import score
from sitir.model import MarkKind, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.bodies import Acronyms
    from sitir.linking.index import EntryIndex
    from sitir.model import Block, Citation, Entry, Mark, Mention, Span

_Pair = tuple["Mention", "Citation"]

# In larger fields works are given in order.
_MOST_COMPARED = 4096
# Nobody names the work of a field otherwise than so; less is no sign which of them is meant.
_LEAST_SCORE = 0.3
_SAME_YEAR = 0.35


class Target(NamedTuple):
    """What a mark says a mention cites."""

    mark: Mark | None
    """The field, if it is one."""
    entry: Entry | None
    """None where nothing answers what the mark names, or all it names went to other mentions."""
    record: Entry | None = None
    """What the field's own record says of the work."""
    shown: str = ""
    """What the field shows, folded."""


def targets_of(pairs: Sequence[_Pair], index: EntryIndex, acronyms: Acronyms) -> dict[int, Target]:
    """Return what marks say, by the place of the mention in `pairs`."""
    groups: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    marks: dict[int, _Marks] = {}
    mark_of: dict[int, Mark | None] = {}
    for place, (mention, citation) in enumerate(pairs):
        if mention.targets:
            block = citation.block
            if id(block) not in marks:
                marks[id(block)] = _Marks(block)
            mark = marks[id(block)].at(mention.location.span)
            mark_of[place] = mark
            start = mark.location.span.start if mark else mention.location.span.start
            # All mentions of a mark share one tuple, which may be long.
            groups[id(block), start, id(mention.targets)].append(place)
    found: dict[int, Target] = {}
    for places in groups.values():
        mentions = [pairs[place][0] for place in places]
        given = _assigned(mentions, index, acronyms)
        first = mark_of[places[0]]
        shown = folded(first.location.text) if first else ""
        for place, target in zip(places, given, strict=True):
            mark = mark_of[place]
            field = mark if mark and mark.kind is MarkKind.FIELD else None
            entry = index.with_target(target) if target else None
            record = _record(entry, target) if entry and target else None
            found[place] = Target(field, entry, record, shown)
    return found


def _record(entry: Entry, target: str) -> Entry | None:
    records = entry.records or (entry,)
    return next((each for each in records if each.is_embedded and target in each.labels), None)


def _assigned(
    mentions: Sequence[Mention], index: EntryIndex, acronyms: Acronyms
) -> list[str | None]:
    """Return for each mention of a mark the target that is its own, or `None`."""
    targets = [target for target in mentions[0].targets if index.with_target(target)]
    given: list[str | None] = [None] * len(mentions)
    free = dict.fromkeys(range(len(targets)))
    if len(mentions) * len(targets) <= _MOST_COMPARED and len(mentions) + len(targets) > 2:
        for fit, place, number in sorted(_fits(mentions, targets, index, acronyms)):
            if -fit >= _LEAST_SCORE and given[place] is None and number in free:
                given[place] = targets[number]
                del free[number]
    left = iter(free)
    for place, target in enumerate(given):
        following = next(left, None) if target is None else None
        if following is not None:
            given[place] = targets[following]
    return given


def _fits(
    mentions: Sequence[Mention], targets: Sequence[str], index: EntryIndex, acronyms: Acronyms
) -> Iterator[tuple[float, int, int]]:
    """Yield how well each mention fits each target, negative, with the places of both."""
    entries = [index.with_target(target) for target in targets]
    for place, mention in enumerate(mentions):
        for number, entry in enumerate(entries):
            if entry is not None:
                yield -_fit(mention, entry, acronyms), place, number


def _fit(mention: Mention, entry: Entry, acronyms: Acronyms) -> float:
    if mention.number is not None:
        return 1.0 if mention.number == entry.number else 0.0
    comparison = compared(mention, entry, acronyms, letter=entry.issued.suffix)
    if comparison is not None:
        return score(comparison.mechanisms)
    return _SAME_YEAR if mention.year and mention.year == entry.issued.year else 0.0


class _Marks:
    """The marks of a block that cite, in order."""

    def __init__(self, block: Block) -> None:
        kinds = (MarkKind.FIELD, MarkKind.CROSS_REFERENCE)
        self._marks = sorted(
            (mark for mark in block.marks if mark.kind in kinds),
            key=lambda mark: mark.location.span,
        )
        self._starts = [mark.location.span.start for mark in self._marks]

    def at(self, span: Span) -> Mark | None:
        """Return the last mark that overlaps a span: of `Vela (2021)` that of the year."""
        place = bisect_left(self._starts, span.end) - 1
        if place >= 0 and self._marks[place].location.span.overlaps(span):
            return self._marks[place]
        return None
