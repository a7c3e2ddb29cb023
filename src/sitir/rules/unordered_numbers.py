"""Flag numbers that are not given in the order in which works are first cited.

## Why this matters

Where a list is in the order of first citation, as IEEE and Vancouver have it, the first new number
after `[4]` is `[5]`. One that jumps ahead shows that text was moved, or an entry added, and the
numbers were not made anew: then others may be wrong as well.

## What it leaves alone

Lists in alphabetical order, whose numbers follow the names. Numbers inside one citation, in any
order. Numbers that tables, captions or footnotes cite, which stand elsewhere than where they are
read. Numbers that nothing cites, which are the business of `uncited-entry`. It speaks once, at the
first jump: all that come after it may be its consequence.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sitir.model import BlockKind, Example, Level, NoOptions, Problem, Related, Rule, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Entry, EntryLink, Manuscript

_APART = frozenset((BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.FOOTNOTE))
# The share of neighbours in alphabetical order from which on a list is held for sorted.
_SORTED = 0.8


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem at the first number that comes before a smaller one."""
    listed = manuscript.bibliography.by_number()
    links = [link for link in manuscript.links if link.mention.number in listed]
    if not links or _is_sorted(listed):
        return
    apart = {link.mention.number for link in links if link.citation.block.kind in _APART}
    first = _first_uses([link for link in links if link.mention.number not in apart])
    waiting = sorted(first)
    for numbers in _of_one_citation(first):
        expected = waiting[: len(numbers)]
        if sorted(numbers) != expected:
            early = next(number for number in sorted(numbers) if number not in expected)
            late = next(number for number in expected if number not in numbers)
            yield Problem(
                location=first[early].mention.location,
                message=("early", {"number": early, "other": late}),
                related=(Related(first[late].mention.location, ("late", {"other": late})),),
            )
            return
        del waiting[: len(numbers)]


def _first_uses(links: Sequence[EntryLink]) -> dict[int, EntryLink]:
    """Return the first mention of each number, in reading order."""
    first: dict[int, EntryLink] = {}
    for link in links:
        first.setdefault(link.mention.number or 0, link)
    return first


def _of_one_citation(first: Mapping[int, EntryLink]) -> Iterator[list[int]]:
    """Yield the numbers that are new in each citation."""
    for _, numbers in groupby(first, key=lambda number: id(first[number].citation)):
        yield list(numbers)


def _is_sorted(listed: Mapping[int, Sequence[Entry]]) -> bool:
    """Tell whether the list is in the order of its authors' names."""
    names = [
        folded(entry.author[0].cited_form)
        for number in sorted(listed)
        for entry in listed[number]
        if entry.author
    ]
    rising = sum(name <= following for name, following in pairwise(names))
    return rising >= _SORTED * (len(names) - 1)


_LIST = """
## Daftar Pustaka

[1] M. Kaldor, *Human security*. Cambridge: Polity, 2007.
[2] G. Gati, *Dinamika konflik di Mali*. Jakarta: Obor, 2012.
[3] A. Wilén, *Un cauchemar logistique*. Brussels: GRIP, 2025.
[4] R. Boukhars, *Mali di persimpangan*. Jakarta: Obor, 2013.
"""

RULE = Rule(
    id="unordered-numbers",
    summary="numbers not in the order of first citation",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "early": {
            "en": "`[{number}]` is cited before `[{other}]` is for the first time",
            "id": "`[{number}]` disitasi sebelum `[{other}]` disitasi untuk pertama kali",
        },
        "late": {"en": "first citation of `[{other}]`", "id": "sitasi pertama `[{other}]`"},
    },
    examples=(
        Example(
            bad=(
                "Keamanan manusia luas [1]. Konflik itu lama [4]. Misi ditarik [2]. "
                f"Biaya naik [3].\n{_LIST}"
            ),
            good=(
                "Keamanan manusia luas [1]. Konflik itu lama [2]. Misi ditarik [3]. "
                f"Biaya naik [4].\n{_LIST}"
            ),
        ),
    ),
)
