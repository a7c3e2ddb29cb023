"""Finds the years that citations are anchored at, and the years that are something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract.years import day_and_month, more_letters, years
from sitir.model import RefusalReason, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from sitir.model import LawId

# How far before a year its day and month can begin.
_DATE_LENGTH = 28
_RESOLUTION = "resolution"
_KINDS = ("year", "reprint", "undated", "forthcoming")
_REFUSED = {"period": RefusalReason.PERIOD, "date": RefusalReason.DATE}


class Anchor:
    """A year, or what stands for one, at its place in the prose."""

    def __init__(
        self,
        span: Span,
        year: str,
        suffix: str | None = None,
        letters: tuple[tuple[Span, str], ...] = (),
        dated_from: int | None = None,
        refused: RefusalReason | None = None,
    ) -> None:
        # Of the year with its first letter.
        self.span = span
        # As written, without the letter.
        self.year = year
        self.suffix = suffix
        # Further letters with their places: `b` in `2014a, b`.
        self.letters = letters
        # Where the day and month before the year begin, if there are any.
        self.dated_from = dated_from
        self.refused = refused

    def refused_for(self, reason: RefusalReason) -> Anchor:
        """Return the same year as one that nobody is cited with, and why."""
        return Anchor(self.span, self.year, self.suffix, self.letters, self.dated_from, reason)

    @property
    def end(self) -> int:
        """Where the year and all its letters end."""
        return self.letters[-1][0].end if self.letters else self.span.end


def anchors(text: str, laws: Sequence[tuple[Span, LawId]]) -> Iterator[Anchor]:
    """Yield the anchors of a prose, in order.

    `laws` are the laws and resolutions in it, with their places: their years are refused.
    """
    law_index = 0
    for match in years(text):
        span = Span(*match.span())
        while law_index < len(laws) and laws[law_index][0].end <= span.start:
            law_index += 1
        if law_index < len(laws) and laws[law_index][0].overlaps(span):
            is_resolution = laws[law_index][1].kind == _RESOLUTION
            reason = RefusalReason.RESOLUTION if is_resolution else RefusalReason.LAW
            yield Anchor(span, match.group(), refused=reason)
        elif refused := _REFUSED.get(match.lastgroup or ""):
            yield Anchor(span, match.group(), refused=refused)
        else:
            yield _anchor(text, match)


def _anchor(text: str, match: re.Match[str]) -> Anchor:
    found = match.groupdict()
    kind = next(name for name in _KINDS if found.get(name))
    suffix = found["suffix" if kind == "year" else f"{kind}_suffix"]
    start = match.start()
    letters: list[tuple[Span, str]] = []
    if suffix:
        end = match.end()
        while more := more_letters().match(text, end):
            letters.append((Span(*more.span("suffix")), more["suffix"]))
            end = more.end()
    earliest = max(0, start - _DATE_LENGTH)
    dated = day_and_month(text[earliest:start])
    return Anchor(
        Span(start, match.end()),
        match[kind],
        suffix,
        tuple(letters),
        earliest + dated.start if dated else None,
    )
