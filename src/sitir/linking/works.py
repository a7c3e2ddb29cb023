"""Finds entries that are one work, or that claim to be and contradict each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from sitir.bibliography.title_forms import (
    Title,
    are_nearly_equal,
    are_of_one_series,
    are_related,
    without_brackets,
)
from sitir.lexicons.laws import law_of
from sitir.linking.work import Work, groups_of
from sitir.model import SameWork, WorkConflict, WorkGround, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.model import Entry

# In a larger group of one title, address or author and year, each is compared with the first only.
_MOST_COMPARED = 12
# As many words make a title that two works do not share by chance.
_TELLING = 5
# With one journal, or with nothing but the year to contradict it, fewer will do.
_TELLING_OTHERWISE = 3
_UNMISTAKABLE = 8
# What a thesis may be printed as, and then is another work.
_PRINTED = frozenset({"book", "chapter", "paper-conference"})
# Types whose editions and yearly issues keep their title.
_REISSUED = frozenset({"book", "report", "webpage", "document", "software", "dataset", "pamphlet"})


def same_works(entries: Sequence[Entry]) -> tuple[SameWork, ...]:
    """Return the pairs of entries that are one work or claim to be, by place of the later one.

    Linear in the number of entries: only those are compared that share a DOI, an address, a
    title, or the first author and the year.
    """
    found: dict[tuple[int, int], SameWork] = {}
    for shared, group in groups_of(entries):
        judged = _JUDGED_BY[shared]
        for first, second in _pairs(group):
            place = (second.position, first.position)
            if place not in found:
                pair = judged(first, second, len(group))
                if pair is not None:
                    found[place] = pair
    return tuple(found[place] for place in sorted(found))


def _pairs(group: Sequence[Work]) -> Iterable[tuple[Work, Work]]:
    if len(group) <= _MOST_COMPARED:
        return combinations(group, 2)
    return ((group[0], other) for other in group[1:])


def _of_one_doi(first: Work, second: Work, _: int) -> SameWork | None:
    same_author = bool(first.first_author & second.first_author)
    # A DOI pasted into the wrong entry makes no one work of two.
    if not same_author and not are_related(first.title, second.title):
        return None
    conflicts = _conflicts(first, second)
    return SameWork(first.entry, second.entry, WorkGround.SAME_DOI, conflicts, certain=True)


def _of_one_address(first: Work, second: Work, sharing: int) -> SameWork | None:
    if _dois_differ(first, second) or first.title.text == second.title.text:
        return None
    # The page of a whole serves its parts; a report that three name is where they all are listed.
    is_part = "chapter" in {first.entry.type, second.entry.type}
    if sharing > 2 or is_part or not are_related(first.title, second.title):
        return None
    if are_of_one_series(first.title, second.title):
        return None
    return SameWork(first.entry, second.entry, WorkGround.SAME_URL)


def _of_one_title(first: Work, second: Work, _: int) -> SameWork | None:
    if _dois_differ(first, second) or _containers_differ(first, second):
        return None
    same_author = _authors_agree(first, second)
    same_year = bool(first.years & second.years)
    words = len(first.title.words)
    if same_author and (same_year or first.years == second.years):
        if first.title.is_generic and not (first.address and first.address == second.address):
            return None
        conflicts = _volume_conflict(first, second)
        both = bool(first.first_author and second.first_author)
        if not both and words < _TELLING_OTHERWISE:
            return None
        return _same_title(first, second, conflicts, certain=both and not conflicts)
    if first.title.is_generic:
        return None
    undated = not first.years or not second.years
    if same_author:
        in_one_journal = bool(first.entry.container_title and second.entry.container_title)
        if words < (_TELLING_OTHERWISE if in_one_journal else _TELLING):
            return None
        if not undated and _is_reissued(first, second):
            return None
        conflicts = () if undated else (WorkConflict.YEAR, *_volume_conflict(first, second))
        return _same_title(first, second, conflicts, certain=False)
    if words >= (_TELLING if same_year else _UNMISTAKABLE):
        return _same_title(first, second, _conflicts(first, second), certain=False)
    return None


def _of_near_titles(first: Work, second: Work, _: int) -> SameWork | None:
    if _dois_differ(first, second) or _containers_differ(first, second):
        return None
    if first.title.text == second.title.text:
        return None
    if not _is_one_law(first, second):
        plain = (
            Title(without_brackets(first.entry.title)),
            Title(without_brackets(second.entry.title)),
        )
        near = are_nearly_equal(first.title, second.title)
        in_brackets = first.title.numbers == second.title.numbers and are_nearly_equal(*plain)
        if not near and not in_brackets:
            return None
    return SameWork(first.entry, second.entry, WorkGround.NEAR_TITLE)


def _is_one_law(first: Work, second: Work) -> bool:
    """Tell whether two titles name one law or resolution, whatever they say of it."""
    law = law_of(first.entry.title)
    return law is not None and law == law_of(second.entry.title)


def _same_title(
    first: Work, second: Work, conflicts: tuple[WorkConflict, ...], *, certain: bool
) -> SameWork:
    return SameWork(first.entry, second.entry, WorkGround.SAME_TITLE, conflicts, certain=certain)


def _conflicts(first: Work, second: Work) -> tuple[WorkConflict, ...]:
    """Return in what two records of one work contradict each other."""
    found = []
    if not _authors_agree(first, second):
        found.append(WorkConflict.AUTHORS)
    if first.years and second.years and not first.years & second.years:
        found.append(WorkConflict.YEAR)
    return (*found, *_volume_conflict(first, second))


def _authors_agree(first: Work, second: Work) -> bool:
    """Tell whether the first authors are one, or the same authors stand in another order."""
    if not first.names or not second.names or first.first_author & second.first_author:
        return True
    listed = [sorted(folded(name.cited_form) for name in work.names) for work in (first, second)]
    return listed[0] == listed[1]


def _volume_conflict(first: Work, second: Work) -> tuple[WorkConflict, ...]:
    volumes = folded(first.entry.volume), folded(second.entry.volume)
    if _is_article(first) and _is_article(second) and all(volumes) and volumes[0] != volumes[1]:
        return (WorkConflict.VOLUME,)
    return ()


def _dois_differ(first: Work, second: Work) -> bool:
    return bool(first.doi and second.doi and first.doi != second.doi)


def _containers_differ(first: Work, second: Work) -> bool:
    """Tell whether the two came out in two places: a paper given, a thesis made an article."""
    if (first.entry.type == "thesis") != (second.entry.type == "thesis") and any(
        _is_article(work) or work.entry.type in _PRINTED for work in (first, second)
    ):
        return True
    one, other = folded(first.entry.container_title), folded(second.entry.container_title)
    return bool(one and other) and not are_related(Title(one), Title(other))


def _is_reissued(first: Work, second: Work) -> bool:
    """Tell whether another year may be another edition, or the next report of a series."""
    for work in (first, second):
        if work.entry.type in _REISSUED and not _is_article(work):
            return True
    return first.names[0].is_body if first.names else True


def _is_article(work: Work) -> bool:
    """Tell whether a work came out in a journal, also where its type was not made out."""
    entry = work.entry
    return entry.type.startswith("article") or bool(entry.container_title and entry.volume)


_JUDGED_BY = {
    "doi": _of_one_doi,
    "address": _of_one_address,
    "title": _of_one_title,
    "author": _of_near_titles,
}
