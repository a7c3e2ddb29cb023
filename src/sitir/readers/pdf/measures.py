"""What is usual in a file: the size of its type, and the space between its lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.readers.pdf.columns import Flow


class Measures:
    """What is usual in a file: the size of its type, and the space between its lines."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        letters: dict[float, int] = {}
        gaps: dict[float, dict[float, int]] = {}
        for flow in flows:
            for line in flow.lines:
                letters[line.size] = letters.get(line.size, 0) + len(line.words)
            for line, following in pairwise(flow.lines):
                gap = round(line.base - following.base, 1)
                if line.size == following.size and 0.5 * line.size < gap < 3 * line.size:
                    of_size = gaps.setdefault(line.size, {})
                    of_size[gap] = of_size.get(gap, 0) + 1
        self.body = max(letters, key=lambda size: letters[size], default=0.0)
        self._leading = {size: _usual(found) for size, found in gaps.items()}

    def leading(self, size: float) -> float:
        """Return the usual distance between lines of one size."""
        body = self._leading.get(self.body, 1.3 * self.body)
        # Of headings there are too few to tell what parts two of them.
        other = body * size / self.body
        return body if size == self.body else min(self._leading.get(size, other), 1.15 * other)


def _usual(found: dict[float, int]) -> float:
    """Return the smallest distance that is frequent."""
    enough = max(found.values()) / 3
    return min(gap for gap, count in found.items() if count >= enough)
