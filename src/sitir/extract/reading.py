"""One mention as it is read, before it becomes a value of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.model import Locator, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.extract.anchors import Anchor
    from sitir.extract.names import Names


class Reading(NamedTuple):
    """What was understood of one mention; spans are of the block's prose."""

    span: Span
    names: Names
    year: str
    suffix: str | None = None
    locator: Locator | None = None
    before: str = ""
    after: str = ""
    is_title: bool = False
    secondary: bool = False
    inherits: bool = False

    def widened(self, *, start: int | None = None, end: int | None = None) -> Reading:
        """Return the same reading over another stretch of prose."""
        span = Span(
            self.span.start if start is None else start, self.span.end if end is None else end
        )
        return self._replace(span=span)


def readings_of_year(anchor: Anchor, names: Names, start: int) -> tuple[Reading, ...]:
    """Return the mention of names with a year, and one more for each further letter."""
    first = Reading(Span(start, anchor.span.end), names, anchor.year, anchor.suffix)
    return (first, *further_letters(anchor, names))


def inherited(anchor: Anchor, names: Names) -> tuple[Reading, ...]:
    """Return the mentions of a year whose names stand with an earlier one."""
    first = Reading(anchor.span, names, anchor.year, anchor.suffix, inherits=True)
    return (first, *further_letters(anchor, names))


def further_letters(anchor: Anchor, names: Names) -> tuple[Reading, ...]:
    """Return the mentions that consist of a letter alone: `b` in `2014a, b`."""
    return tuple(
        Reading(span, names, anchor.year, letter, inherits=True) for span, letter in anchor.letters
    )


def locator_after(text: str, at: int, limit: int) -> tuple[Locator, int] | None:
    """Return the locator that stands at a place, and where it ends."""
    first = text[at : at + 1]
    # After most years a bracket is closed, or the next work begins.
    if not first.isspace() and first not in words.LOCATOR_SIGNS:
        return None
    match = words.LOCATOR.match(text, at, limit)
    if match is None:
        return None
    label = "page"
    if match["label"]:
        label = words.locator_labels().get(match["label"].lower(), "")
    value = match["labelled"] or match["colon"] or match["plain"]
    shown = " ".join(value.split()) if "," in value else "".join(value.split())
    return (Locator(label, shown), match.end()) if label else None
