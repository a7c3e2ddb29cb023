"""Finds lists that are run into the text: `(1) …; (2) …; (3) …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Document, RunInList


def run_in_lists(document: Document) -> Iterator[RunInList]:
    """Yield the run-in lists of an article, in reading order."""
    yield from ()
