"""Reads the roles with which MyST cites by key: `{cite:p}` and its kin before keys in code.

The roles are those of the MyST guide and of sphinxcontrib-bibtex.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Location, Mark, MarkedItem, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.model import Source
    from sitir.readers.draft import Draft

# What stands before code in MyST and makes it something else.
_ROLE = Pattern(r"\{([a-z][a-z:_-]{0,30})\}\Z")
_LONGEST_ROLE = 33
_KEY = Pattern(r"[^\s,{}`@]+")
_CITES = "cite"
_NARRATIVE = ("cite:t", "cite:ct", "cite:author")


class Role:
    """Code that a role of MyST makes something else, by its whole span and that of its content."""

    def __init__(self, name: str, span: Span, content: Span) -> None:
        self.name = name
        self.span = span
        self.content = content


def role(text: str, code: Span, *, ticks: int) -> Role | None:
    """Return the role that stands before code, if one does; `ticks` are those around the code."""
    match = _ROLE.search(text[max(0, code.start - _LONGEST_ROLE) : code.start])
    if match is None:
        return None
    whole = Span(code.start - len(match.group()), code.end)
    return Role(match[1], whole, Span(code.start + ticks, code.end - ticks))


def with_roles(drafts: Sequence[Draft], roles: Iterable[Role]) -> list[Draft]:
    """Return the drafts with the citations that roles are as their marks."""
    starts = [draft.start for draft in drafts]
    found = list(drafts)
    for each in roles:
        if each.name != _CITES and not each.name.startswith(f"{_CITES}:"):
            continue
        at = bisect_right(starts, each.span.start) - 1
        if at < 0 or each.span.end > found[at].end:
            continue
        if mark := _mark(found[at].source, each):
            found[at] = found[at]._replace(marks=(*found[at].marks, mark))
    return found


def _mark(source: Source, cites: Role) -> Mark | None:
    items = tuple(
        MarkedItem(match.group(), Location(source, Span(*match.span())))
        for match in _KEY.finditer(source.text, cites.content.start, cites.content.end)
    )
    if not items:
        return None
    whole = Location(source, cites.span)
    return Mark(MarkKind.KEY, whole, items, is_narrative=cites.name.startswith(_NARRATIVE))
