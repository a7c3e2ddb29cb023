"""Which rule tells of which mechanism: one decision for all the rules on links."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import CitationStyle, LinkStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitir.model import EntryLink, Mechanism


def rule_of(link: EntryLink) -> str | None:
    """Return the id of the one rule that tells of a link, or `None` where nothing is wrong."""
    if link.stale:
        return "stale-field"
    if link.mention.number is not None:
        return "number-out-of-list" if link.status is LinkStatus.MISSING else None
    if link.citation.style is CitationStyle.NOTE:
        return _rule_of_note(link)
    if link.status is LinkStatus.MISSING:
        return "dangling-citation" if link.mention.key is None else "undefined-key"
    if link.status is LinkStatus.AMBIGUOUS:
        return "ambiguous-citation"
    if not link.mechanisms:
        return None
    rules = (_table()[mechanism].get("rule") for mechanism in worst_first(link.mechanisms))
    return next((rule for rule in rules if rule), None)


def _rule_of_note(link: EntryLink) -> str | None:
    """Return the rule for a full reference in a note; short ones have a rule of their own."""
    mention = link.mention
    is_full = mention.short_form is None and not mention.is_title and mention.title
    return "year-mismatch" if is_full and link.status is LinkStatus.YEAR_MISMATCH else None


def worst_first(mechanisms: Iterable[Mechanism]) -> tuple[Mechanism, ...]:
    """Return the mechanisms in the order in which they matter to a reader."""
    order = _order()
    return tuple(sorted(mechanisms, key=order.__getitem__))


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = lexicon("mechanisms")
    return table


@cache
def _order() -> dict[str, int]:
    return {mechanism: index for index, mechanism in enumerate(_table())}
