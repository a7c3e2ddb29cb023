"""Shows on a terminal how far long work has come."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds that work may take without a word."""
_BAR = 30


def watched(items: Sequence[T]) -> Iterator[T]:
    """Yield items; where standard error is a terminal and it takes long, show a bar there."""
    if len(items) < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    began = shown = monotonic()
    for done, item in enumerate(items):
        now = monotonic()
        if now - began > _PATIENCE and now - shown > _PATIENCE / 10:
            shown = now
            filled = "#" * (_BAR * done // len(items))
            print(f"\r[{filled:<{_BAR}}] {done}/{len(items)}", end="", file=sys.stderr, flush=True)
        yield item
    if shown != began:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
