"""The figures of works as groups of rows that can be drawn as bars, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model.bibliometrics import RECENT
from sitir.model.records import NamedTuple
from sitir.reporters.figures import decimal, percent, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model.bibliometrics import AgeBin, Bibliometrics


class Row(NamedTuple):
    """How many entries are of what is named."""

    label: str
    entries: int


class Group(NamedTuple):
    """Counts that add up to a whole."""

    name: str
    """The name of its heading."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """What stands under the heading."""

    @property
    def whole(self) -> int:
        """What the counts are shares of."""
        return sum(row.entries for row in self.rows)


def groups(works: Bibliometrics, language: str) -> Iterator[Group]:
    """Yield the groups that have something to tell."""
    frequency = works.frequency._asdict().items()
    keys = ", ".join(f"{key} ({count})" for key, count in works.most_cited)
    yield Group(
        "frequency",
        tuple(Row(said("frequency", name, language), count) for name, count in frequency),
        (said("sentence", "most-cited", language, keys=keys),) if keys else (),
    )
    if works.entries:
        yield Group("age", tuple(_ages(works, language)), tuple(_age_notes(works, language)))
        kinds = sorted(works.kinds.items(), key=lambda pair: -pair[1])
        yield Group(
            "kinds",
            tuple(
                Row(said("work-kind", kind.value, language), count)
                for kind, count in kinds
                if count
            ),
        )
        yield Group(
            "languages",
            tuple(
                Row(said("language", code, language), count)
                for code, count in works.languages.items()
            ),
        )


def self_citation(works: Bibliometrics, language: str) -> str:
    """Return how many works are by an author of the article, and which."""
    if works.self_cited is None:
        return said("sentence", "self-unknown", language)
    told = said(
        "sentence",
        "self",
        language,
        count=works.self_cited,
        all=works.self_cited_of,
        share=percent(works.self_cited, works.self_cited_of),
    )
    return f"{told}: {', '.join(works.self_cited_keys)}" if works.self_cited_keys else told


def _ages(works: Bibliometrics, language: str) -> Iterator[Row]:
    for each in works.histogram():
        yield Row(bin_label(each, works.year, language), each.entries)


def bin_label(each: AgeBin, year: int | None, language: str) -> str:
    """Return the years of a bin, or how long ago they are where no year is counted from."""
    if each.last is None:
        if year is None:
            return said("age", "open", language, first=each.first)
        return said("age", "older", language, year=year - each.first + 1)
    if year is None:
        return said("age", "years", language, range=f"{each.first}–{each.last}")
    return f"{year - each.last}–{year - each.first}"


def _age_notes(works: Bibliometrics, language: str) -> Iterator[str]:
    if works.ages:
        yield median_age(works, language)
        for years in RECENT:
            yield f"{recent_label(works, years, language)}: {recent_count(works, years)}"
    if works.undated:
        yield said("sentence", "undated", language, count=works.undated)


def median_age(works: Bibliometrics, language: str) -> str:
    """Return the median age, and what it is counted from; there must be dated works."""
    name = f"age-{works.year_origin.value}" if works.year_origin else "age-all"
    median = decimal(works.median_age, language)
    return said("sentence", name, language, median=median, year=works.year)


def recent_label(works: Bibliometrics, years: int, language: str) -> str:
    """Return what the last so many years are called."""
    label = said("sentence", "recent", language, years=years)
    return label if works.year is None else f"{label} ({works.year - years + 1}–{works.year})"


def recent_count(works: Bibliometrics, years: int) -> str:
    """Return how many dated works are of the last so many years."""
    count = works.within(years)
    return f"{count} ({percent(count, len(works.ages))})"
