"""Flag numbers that the article's own numbered list does not have.

## Why this matters

`[17]` sends a reader of a list with sixteen entries nowhere. The usual causes are an entry that was
taken out after the text was written, and numbers typed by hand that an editor has not moved on.

## What it leaves alone

Articles whose list is not numbered, where no number can be wrong, and articles with a bibliography
file alone, whose entries are in no order. Intervals (`[0, 1]`), years and indices in brackets,
which are no citations. Numbers inside a range whose end is flagged already.

## Known problems

A number that was meant to be another one of the list cannot be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Rule
from sitir.rules._links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per typed number that no entry has."""
    listed = manuscript.bibliography.by_number()
    if not listed:
        return
    missing = list(links_of(RULE, manuscript))
    typed = {id(link.citation) for link in missing if _is_typed(link.mention.location.text)}
    for link in missing:
        mention = link.mention
        if _is_typed(mention.location.text) or id(link.citation) not in typed:
            message = ("missing", {"number": mention.number or 0, "count": len(listed)})
            yield Problem(mention.location, message)


def _is_typed(text: str) -> bool:
    """Tell whether a mention has digits of its own, and is not inside a range."""
    return any(map(str.isdigit, text))


_LIST = """
## Daftar Pustaka

[1] G. Gati, *Dinamika konflik di Mali*. Jakarta: Obor, 2012.
[2] M. Kaldor, *Human security*. Cambridge: Polity, 2007.
"""

RULE = Rule(
    id="number-out-of-list",
    summary="number that the list of references does not have",
    level=Level.ERROR,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "missing": {
            "en": "no entry has the number {number}; entries in the list: {count}",
            "id": "tidak ada entri bernomor {number}; jumlah entri dalam daftar: {count}",
        },
    },
    examples=(
        Example(
            bad=f"Konflik itu bermula pada 2012 [1], [3].\n{_LIST}",
            good=f"Konflik itu bermula pada 2012 [1], [2].\n{_LIST}",
        ),
    ),
)
