"""Tells whether two mentions, each in its state of the article, stand for one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from sitir.model import ClaimSupport, Entry, Manuscript, Mention


class Cited:
    """What the mentions of two states of an article stand for."""

    def __init__(self, old: Manuscript, new: Manuscript, entries: Mapping[int, Entry]) -> None:
        self._links = {id(link.mention): link for link in (*old.links, *new.links)}
        # An old entry goes by the identity of its new self, as the new one does.
        self._works = {was: id(entry) for was, entry in entries.items()}
        self._works.update((entry, entry) for entry in tuple(self._works.values()))

    def differing(
        self, old: Sequence[Mention], new: Sequence[Mention]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Return the mentions of each side that the other side lacks.

        Two are one where they stand for one work, however it is written, or are written alike,
        whatever became of the entry: what happened to it is told of the entry.
        """
        for sign in (self._work, self._written):
            old, new = _without_common(old, new, sign)
        return tuple(old), tuple(new)

    def stayed(self, old: ClaimSupport, new: ClaimSupport) -> bool:
        """Tell whether what supports a claim is the same as before."""
        before = old.mentions or old.carried_by
        after = new.mentions or new.carried_by
        return bool(before) and self.differing(before, after) == ((), ())

    def _work(self, mention: Mention) -> Hashable:
        work = self._work_of(mention)
        return None if work is None else (work, _locator(mention))

    def _written(self, mention: Mention) -> Hashable:
        if self._work_of(mention) is not None and _says_nothing(mention):
            return None
        names = tuple(map(folded, mention.names))
        year = f"{mention.year or ''}{mention.year_suffix or ''}"
        title = folded(mention.title)
        return mention.key, mention.number, names, year, title, _locator(mention)

    def _work_of(self, mention: Mention) -> int | None:
        """Return what stands for the work that both states list; none of any other."""
        link = self._links.get(id(mention))
        return self._works.get(id(link.entry)) if link is not None else None


def _says_nothing(mention: Mention) -> bool:
    """Tell whether a mention says only by its place, or by the list, what it stands for."""
    return mention.number is not None or not (mention.names or mention.key or mention.title)


def _locator(mention: Mention) -> str:
    return folded(mention.locator.value) if mention.locator is not None else ""


def _without_common(
    old: Sequence[Mention], new: Sequence[Mention], sign: Callable[[Mention], Hashable]
) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions of each side whose sign the other side lacks, or that have none."""
    before, after = ({sign(mention) for mention in side} - {None} for side in (old, new))
    return (
        [mention for mention in old if sign(mention) not in after],
        [mention for mention in new if sign(mention) not in before],
    )
