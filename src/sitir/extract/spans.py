"""Sets of places against each other, in one pass over both."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sitir.model import Span

T = TypeVar("T")


def outside(
    items: Iterable[T], taken: Sequence[Span], *, span_of: Callable[[T], Span]
) -> Iterator[T]:
    """Yield the items that overlap no taken span; both are in reading order."""
    if not taken:
        yield from items
        return
    index = 0
    for item in items:
        span = span_of(item)
        while index < len(taken) and taken[index].end <= span.start:
            index += 1
        if index == len(taken) or not taken[index].overlaps(span):
            yield item
