"""Where the parts of a citation stand as they were typed, and edits of them that do no harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.model import Edit, Location, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Block, Citation, Mention

# What must not stand as it is in text of a format, and how it is written there.
_ESCAPES: Mapping[str, Mapping[str, str]] = {
    "html": {"&": "&amp;", "<": "&lt;", ">": "&gt;"},
    "jats": {"&": "&amp;", "<": "&lt;", ">": "&gt;"},
    "latex": {sign: f"\\{sign}" for sign in "&%#_$"},
}
# How a sign that markup gives a meaning is written, behind it and before it.
_ENTITY = "&amp;"
_ESCAPE = "\\"


class Written(NamedTuple):
    """The parts of a mention, by their places in the prose of its block."""

    block: Block
    connective: Span | None
    et_al: Span | None
    gap: Span | None
    """What stands between the last name, or `et al.`, and the year."""

    def text(self, span: Span) -> str:
        """Return what is typed at a place."""
        return self.block.prose.text[span.start : span.end]

    def location(self, span: Span) -> Location:
        """Return the place in the file."""
        return Location(self.block.location.source, self.block.span_in_source(span))


def written(citation: Citation, mention: Mention) -> Written | None:
    """Return the parts of a mention that has names of its own; `None` where they are not found.

    That is so where a note or a page break is inside a name.
    """
    if not mention.names or mention.inherits_names or mention.is_title:
        return None
    prose, place = citation.block.prose, mention.location.span
    at, end = prose.from_source(place.start), prose.from_source(place.end)
    text = prose.text
    connective = et_al = gap = None
    for index, name in enumerate(mention.names):
        found = _find(name, text, at, end)
        if found is None:
            return None
        if index and index == len(mention.names) - 1 and mention.connective:
            connective = _find(mention.connective, text, at, found.start)
        at = found.end
    if mention.et_al:
        et_al = _find(mention.et_al, text, at, end)
        at = at if et_al is None else et_al.end
    if mention.year and not mention.acronym:
        year = text.find(mention.year, at, end)
        gap = Span(at, year) if year >= 0 else None
    return Written(citation.block, connective, et_al, gap)


COMMA, NO_COMMA = ",", ""
_SLIPS = 8


def comma(gap: str) -> str | None:
    """Return how a year is parted from the names; `None` where neither by a comma nor by space."""
    stripped = gap.strip()
    return stripped if gap and stripped in (COMMA, NO_COMMA) else None


def is_slip(count: int, total: int) -> bool:
    """Tell whether so few of all citations lack their comma that it was forgotten there.

    More of them show that the article mixes two styles.
    """
    return count * _SLIPS <= total


def in_format(text: str, format: str) -> str:  # noqa: A002 - the model's word
    """Return a text as it is written in files of a format."""
    escapes = _ESCAPES.get(format, {})
    return "".join(escapes.get(sign, sign) for sign in text)


def edit(
    block: Block,
    span: Span,
    *,
    replacement: str,
    format: str = "",  # noqa: A002 - the model's word
) -> Edit | None:
    """Return the edit of a place in the prose; `None` where the file holds it in another way.

    With the `format` of the document, signs that it gives a meaning are escaped.
    """
    source = block.location.source
    place = block.span_in_source(span)
    prose = block.prose.text[span.start : span.end]
    held = source.text[place.start : place.end]
    if prose == "&" and source.text.startswith(_ENTITY, place.start):
        place = Span(place.start, place.start + len(_ENTITY))
    elif prose == held == "&" and source.text[place.start - 1 : place.start] == _ESCAPE:
        place = Span(place.start - 1, place.end)
    elif held not in (prose, f"{_ESCAPE}&" if prose == "&" else prose):
        return None
    return Edit(Location(source, place), in_format(replacement, format))


def _find(words: str, text: str, start: int, end: int) -> Span | None:
    """Return where words stand, whatever white space is between them."""
    at = text.find(words, start, end)
    if at >= 0:
        return Span(at, at + len(words))
    pattern = r"\s+".join(map(re.escape, words.split()))
    match = re.compile(pattern).search(text, start, end)
    return Span(*match.span()) if match else None
