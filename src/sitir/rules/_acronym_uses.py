"""Tells acronyms from names, units and symbols by the words beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import AcronymUse

_WORD_LENGTH = 20
_OPERATORS = frozenset("<>=≥≤≈→×+") | {"&lt;", "&gt;", "<<", ">>"}


def are_names(used: Sequence[AcronymUse]) -> bool:
    """Tell whether the places of an acronym make it a name, a unit or a symbol.

    One place does where what stands beside it shows it (`PT ABC`, `30 FPS`, `SNI 7724`, `CH > TH`),
    or all do where each is part of a name (`UCI Machine Learning Repository`, `Project XM`).
    """
    return any(map(_is_name, used)) or all(map(_is_part_of_name, used)) or _follows_name(used)


def _is_name(use: AcronymUse) -> bool:
    """Tell whether what stands beside it makes it a name, a unit or a symbol.

    `PT ABC`, `30 FPS`, `SNI 7724`, `CH > TH`.
    """
    text, end = use.location.source.text, use.location.span.end
    before = _before(use)
    after = text[end : end + _WORD_LENGTH].split()
    following = after[0] if after else ""
    return (
        before[-1:].isdigit()
        or before.strip("*_().,").lower() in _naming()
        or following[:1].isdigit()
        or not _OPERATORS.isdisjoint((before, following))
    )


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
