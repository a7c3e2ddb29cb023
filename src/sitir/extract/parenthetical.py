"""Reads what stands in one pair of brackets: `(lihat Vela, 2021; Wilén, 2025)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.authorship import (
    authors_in_brackets,
    emphasised_title,
    title_before,
    whole_before,
)
from sitir.extract.names import Names
from sitir.extract.reading import Reading, inherited, locator_after, readings_of_year
from sitir.extract.refusals import refusal_in_brackets
from sitir.lexicons.patterns import Pattern
from sitir.model import RefusalReason, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitir.extract.anchors import Anchor
    from sitir.extract.authorship import Authorship
    from sitir.model import KnownNames

_INHERITS = Pattern(r"\s*(?:[,&]|,?\s+(?:dan|and|serta|&))\s*", re.IGNORECASE)
_SEPARATORS = Pattern(r"[\s,;&]*(?:(?:dan|and|serta)\s+)?", re.IGNORECASE)


class Group:
    """What was read in one pair of brackets."""

    def __init__(
        self,
        readings: tuple[Reading, ...] = (),
        refusals: tuple[tuple[Span, RefusalReason], ...] = (),
    ) -> None:
        self.readings = readings
        self.refusals = refusals


def pieces(text: str, content: Span, inner: Sequence[Span]) -> tuple[Span, ...]:
    """Split the content of a bracket at its semicolons, those of inner brackets left alone."""
    found: list[Span] = []
    start = content.start
    index = 0
    at = text.find(";", content.start, content.end)
    while at >= 0:
        while index < len(inner) and inner[index].end <= at:
            index += 1
        if index == len(inner) or inner[index].start >= at:
            found.append(Span(start, at))
            start = at + 1
        at = text.find(";", at + 1, content.end)
    return (*found, Span(start, content.end))


class PieceReader:
    """Reads the pieces of one bracket from left to right; names pass on to years without any."""

    def __init__(
        self,
        text: str,
        known: KnownNames,
        *,
        alone: bool,
        is_emphasised: Callable[[Span], bool],
    ) -> None:
        """Take the prose, whether the bracket holds a single year, and what is in emphasis."""
        self._text = text
        self._known = known
        self._alone = alone
        self._is_emphasised = is_emphasised
        self._readings: list[Reading] = []
        self._refusals: list[tuple[Span, RefusalReason]] = []

    def begin(self, narrative: Sequence[Reading], anchors: Sequence[Anchor], piece: Span) -> None:
        """Read a piece whose first year has its names before the bracket, read already."""
        self._readings.extend(narrative)
        at = self._take_locator(anchors[0].end, piece.end, taken=True)
        if len(anchors) > 1:
            self.read(Span(at, piece.end), anchors[1:], in_piece=True)
        else:
            self._take_suffix(at, piece.end)

    def read(self, piece: Span, anchors: Sequence[Anchor], *, in_piece: bool = False) -> None:
        """Read one piece, whose anchors are given in order.

        `in_piece` tells whether a mention of the same piece stands before it.
        """
        at = piece.start
        for anchor in anchors:
            if anchor.refused is not None:
                self._refusals.append((anchor.span, anchor.refused))
                at, in_piece = anchor.end, False
                continue
            read = self._read_year(anchor, at, piece, in_piece=in_piece)
            in_piece = in_piece or read
            at = self._take_locator(anchor.end, piece.end, taken=read)
        if in_piece:
            self._take_suffix(at, piece.end)

    def group(self) -> Group:
        """Return what was read so far."""
        return Group(tuple(self._readings), tuple(self._refusals))

    def _read_year(self, anchor: Anchor, at: int, piece: Span, *, in_piece: bool) -> bool:
        between = self._text[at : anchor.span.start]
        previous = self._readings[-1] if self._readings else None
        if previous and (_INHERITS.fullmatch(between) or not between.strip(" \t\r\n,")):
            self._readings.extend(inherited(anchor, previous.names))
            return True
        start = at
        if (
            not in_piece
            and at > piece.start
            and (match := _SEPARATORS.match(self._text, at, anchor.span.start))
        ):
            start = match.end()
        if in_piece and previous:
            if match := words.secondary_at_start().match(self._text, at, anchor.span.start):
                self._readings[-1] = previous._replace(secondary=True)
                start = match.end()
            elif match := _SEPARATORS.match(self._text, at, anchor.span.start):
                start = match.end()
        return self._read_names(anchor, start, piece.end)

    def _read_names(self, anchor: Anchor, start: int, limit: int) -> bool:
        text = self._text
        end = anchor.span.start
        dated_from = anchor.dated_from
        if dated_from is not None and not self._known.has_author(text[dated_from:end].strip(" ,")):
            end = dated_from
        stretch = text[start:end] if end > start else ""
        comma = stretch.rstrip().endswith(",")
        authorship = self._authorship(start, max(start, end))
        if authorship is None or not (authorship.listed or authorship.is_title):
            names = authorship.names if authorship else Names()
            leads = authorship is not None and authorship.start > start
            followed = locator_after(text, anchor.end, limit) is not None
            bare = self._alone and not leads and not followed
            reason = refusal_in_brackets(names, stretch, comma=comma, alone=bare)
            if reason is None and anchor.dated_from is not None:
                reason = RefusalReason.DATE
            if reason is not None:
                self._refusals.append((anchor.span, reason))
                return False
        if authorship is None:
            return False
        before = " ".join(text[start : authorship.start].split()).strip(" ,")
        first, *more = readings_of_year(anchor, authorship.names, authorship.start)
        first = first._replace(before=before, is_title=authorship.is_title)
        self._readings.extend([first, *more])
        return True

    def _authorship(self, start: int, end: int) -> Authorship | None:
        text, known = self._text, self._known
        if whole := whole_before(text, start, end, known):
            return whole
        at = start
        # `lihat`, `see also` and the first half of `Moleong dalam Arikunto, 2013`.
        while (following := words.prefix_end(text, at, end)) > at:
            at = following
        for match in words.secondary_inside().finditer(text, at, end):
            at = match.end()
        if at != start and (whole := whole_before(text, at, end, known)):
            return whole
        title = title_before(text, end, limit=at)
        title = title or emphasised_title(text, at, end, self._is_emphasised)
        return title or authors_in_brackets(text, end, limit=at, known=known)

    def _take_locator(self, at: int, limit: int, *, taken: bool) -> int:
        if not taken:
            return at
        found = locator_after(self._text, at, limit)
        if found is None:
            return at
        locator, end = found
        self._readings[-1] = self._readings[-1]._replace(locator=locator).widened(end=end)
        return end

    def _take_suffix(self, at: int, limit: int) -> None:
        after = " ".join(self._text[at:limit].split()).strip(" ,")
        if after:
            self._readings[-1] = self._readings[-1]._replace(after=after)
