"""Flag numbers of lists in the running text that repeat, skip or turn back.

## Why this matters

A list is numbered so that its items can be counted and named. Where two items are both `(7)`, or
`(4)` is missing, an item was added, moved or cut without the others being numbered anew, and "the
fourth reason" is no longer the one that was meant.

## What it leaves alone

Two lists one after the other. Numbers that name an item, a formula or a part of a law: "butir (3)",
"persamaan (2)", "Pasal 5 ayat (1)". Citations by number. Numbers at the end of a formula. A number
alone, years, amounts (`tiga (3) orang`). Lists that do not begin with 1 or a. Lists in lines of
their own, which word processors number.

## Known problems

Lists whose items nothing parts, neither comma nor semicolon nor "dan", are not read: `(1) air (2)
api (4) tanah`. Nor are lists with capital letters: `(A) air; (B) api; (D) tanah`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Manuscript, RunInItem


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per number of a list that does not go on from the one before."""
    for listed in manuscript.run_in_lists:
        problems = list(_problems(listed.items))
        # Where few numbers follow each other, they are no count: a scale of 1, 3 and 5.
        if len(problems) < len(listed.items) - len(problems):
            yield from problems


def _problems(items: Sequence[RunInItem]) -> Iterator[Problem]:
    places: dict[int, RunInItem] = {}
    numbers = {item.number for item in items}
    highest, before = 0, items[0]
    for item in items:
        number = item.number
        missing = [each for each in range(highest + 1, number) if each not in numbers]
        if number in places:
            related = Related(places[number].location, ("first", {}))
            yield Problem(item.location, ("repeated", {"number": _shown(item)}), (related,))
        elif number < highest:
            told = {"number": _shown(item), "before": _shown(before)}
            yield Problem(item.location, ("turned", told), (_previous(before),))
        elif missing:
            absent = ", ".join(_shown(item, each) for each in missing)
            told = {"missing": absent, "number": _shown(item), "before": _shown(before)}
            yield Problem(item.location, ("missing", told), (_previous(before),))
        places.setdefault(number, item)
        highest, before = max(highest, number), item


def _previous(item: RunInItem) -> Related:
    return Related(item.location, ("previous", {}))


def _shown(item: RunInItem, number: int | None = None) -> str:
    """Return the number of an item as it is written, or another number written so."""
    written = item.location.text
    if number is None:
        return written
    inner = chr(ord("a") + number - 1) if written[-2:-1].isalpha() else str(number)
    return f"({inner})" if written.startswith("(") else f"{inner})"


RULE = Rule(
    id="misnumbered-list",
    summary="wrong number in a list run into the text",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "repeated": {
            "en": "`{number}` stands twice in this list",
            "id": "`{number}` muncul dua kali dalam daftar ini",
        },
        "missing": {
            "en": "`{missing}` is missing between `{before}` and `{number}`",
            "id": "`{missing}` tidak ada di antara `{before}` dan `{number}`",
        },
        "turned": {
            "en": "`{number}` comes after `{before}`",
            "id": "`{number}` muncul setelah `{before}`",
        },
        "first": {"en": "it stands here already", "id": "nomor itu sudah dipakai di sini"},
        "previous": {"en": "the number before it", "id": "nomor sebelumnya"},
    },
    examples=(
        Example(
            bad="Mandat itu meliputi (1) stabilisasi; (2) pemantauan; (2) dialog; (3) pelatihan.",
            good="Mandat itu meliputi (1) stabilisasi; (2) pemantauan; (3) dialog; (4) pelatihan.",
        ),
        Example(
            bad="The mandate covers (a) stabilisation, (b) monitoring, and (d) training.",
            good="The mandate covers (a) stabilisation, (b) monitoring, and (c) training.",
        ),
    ),
)
