"""Finds the names of containers and publishers in what stands after a title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.stops import sentence_end
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Span

EDGES = ' .,;:([“”"’»*'
"""What stands around a name and is no part of it."""

PLACE = Pattern(
    r"(?:^|[\s.,(;])[^\W\d_][^.:;()\d]{1,40}:\s?"
    r"(?P<publisher>[^\W\d_][^.;()]{1,80}?)(?=[.,;)]|\s\(|\s?$)"
)
"""A place with its publisher: `Jakarta: Kencana`."""

YEAR = Pattern(r"(?:1[4-9]|20)\d\d")
"""A year of any work in print."""

_CONTAINER_STOP = Pattern(
    r"\s[(\[]|,\s\d|;\s|,\s(?=[^\W\d_][\w ]{1,30}:\s)"
    r"|[,.]\s(?:pp?\.|pages?\s|[Vv]ol(?:ume)?\b|hlm|hal\b|no\.|[Ee]dited by|[Ee]ds?\.|[Tt]rans)"
)
_COMMA_PART = Pattern(r",\s([^,.()]{3,60})")
_GROUPS = Pattern(r"[(\[][^()\[\]]{0,160}[)\]]")
_NOT_PUBLISHER = Pattern(r"(?:pp?\b|vol|\d|hlm|hal\b|no\b|ed\b|eds\b|in\b|[^\w])", re.IGNORECASE)
# How far beyond the end of its sentence a container may be cut short, in code points.
_REACH = 12


def container_end(text: str, start: int, emphasis: Sequence[Span]) -> int:
    """Return where the container ends whose name begins at `start`."""
    for span in emphasis:
        if start - 1 <= span.start <= start + 2:
            return span.end
    end = sentence_end(text, start)
    stop = _CONTAINER_STOP.search(text, start, min(len(text), end + _REACH))
    end = min(end, stop.start()) if stop else end
    for part in _COMMA_PART.finditer(text, start, end):
        if has_word(part[1], "publishers"):
            return part.start()
    return end


def publisher_in(tail: str) -> str:
    """Return the publisher in what follows a title or a container."""
    place = PLACE.search(tail)
    if place:
        return place["publisher"].strip(" ,")
    rest = _GROUPS.sub(" ", tail)
    at = 0
    while at < len(rest):
        end = sentence_end(rest, at)
        name = rest[at:end].strip(EDGES)
        at = end + 1
        if len(name) > 1 and not _NOT_PUBLISHER.match(name) and not YEAR.search(name):
            return name
    return ""


def has_word(name: str, *kinds: str) -> bool:
    """Tell whether a name holds a word that is telling for one of these kinds of names."""
    words = folded(name)
    return any(
        words in _telling(kind) or any(word in _telling(kind) for word in words.split())
        for kind in kinds
    )


@cache
def _telling(kind: str) -> frozenset[str]:
    return frozenset(lexicon("references")[kind])
