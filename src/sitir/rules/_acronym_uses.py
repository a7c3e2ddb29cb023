"""Tells acronyms from names, units and symbols by the words beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import AcronymUse

_WORD_LENGTH = 20
_YEAR_LENGTH = 4
_OPERATORS = frozenset("<>=≥≤≈→×+") | {"&lt;", "&gt;", "<<", ">>"}


def are_names(used: Sequence[AcronymUse]) -> bool:
    """Tell whether the places of an acronym make it a name, a unit or a symbol.

    One place does where the word beside it shows it (`PT ABC`, `CH > TH`), most places do beside
    figures (`30 FPS`, `SNI 7724`), all where each is part of a name (`UCI Machine Learning
    Repository`, `Project XM`).
    """
    return (
        any(map(_is_name, used))
        or 2 * sum(map(_is_counted, used)) > len(used)
        or all(map(_is_part_of_name, used))
        or _follows_name(used)
    )


def _is_name(use: AcronymUse) -> bool:
    before = _before(use)
    return before.strip("*_().,").lower() in _naming() or not _OPERATORS.isdisjoint(
        (before, _behind(use))
    )


def _is_counted(use: AcronymUse) -> bool:
    """Tell whether it is a unit or a number of something: units have no plural, years none."""
    if use.location.text.endswith("s"):
        return False
    before = _before(use)
    is_year = len(before) == _YEAR_LENGTH and before.isdigit()
    return (before[-1:].isdigit() and not is_year) or _behind(use)[:1].isdigit()


def _behind(use: AcronymUse) -> str:
    """Return the word behind an acronym, as it is written."""
    end = use.location.span.end
    words = use.location.source.text[end : end + _WORD_LENGTH].split()
    return words[0] if words else ""


def _before(use: AcronymUse) -> str:
    """Return the word before an acronym, as it is written."""
    start = use.location.span.start
    words = use.location.source.text[max(0, start - _WORD_LENGTH) : start].split()
    return words[-1] if words else ""


def _is_part_of_name(use: AcronymUse) -> bool:
    """Tell whether a capitalised word follows: `UCI Machine Learning Repository`."""
    text, end = use.location.source.text, use.location.span.end
    following = text[end : end + 3].lstrip(" ")
    return text[end : end + 1] == " " and following.istitle()


def _follows_name(used: Sequence[AcronymUse]) -> bool:
    """Tell whether the same word with a capital always stands before: `Project XM`."""
    before = {_before(use) for use in used}
    return len(before) == 1 and before.pop().istitle()


@cache
def _naming() -> frozenset[str]:
    return frozenset(lexicon("acronyms")["naming"].split())
