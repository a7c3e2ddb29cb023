"""What the works behind an article are like: how often cited, how old, of what kind.

Not among the names of `sitir.model`: only `sitir coverage` asks for these types, and every command
would pay for making them.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from sitir.model.records import NamedTuple, StrEnum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model.coverage import Coverage
    from sitir.model.document import SectionKind
    from sitir.model.finding import FileError

BIN_YEARS = 5
"""The years in a bin of the histogram."""
RECENT = (5, 10)
"""The spans of years that journals ask for."""
_BINS = 6


class WorkKind(StrEnum):
    """What sort of publication a work is, as journals and their reviewers count them."""

    JOURNAL = "journal"
    BOOK = "book"
    REPORT = "report"
    WEB = "web"
    NEWS = "news"
    LAW = "law"
    THESIS = "thesis"
    CONFERENCE = "conference"
    OTHER = "other"


class YearOrigin(StrEnum):
    """Where the year comes from that ages are counted from."""

    ARTICLE = "article"
    """The head of the article."""
    NEWEST_ENTRY = "newest-entry"
    """The article gives no year; it cannot be older than the newest work in it."""


class CitationFrequency(NamedTuple):
    """How many entries are cited how often; together they are all entries."""

    never: int = 0
    once: int = 0
    twice: int = 0
    often: int = 0
    """Three times or more."""

    @property
    def total(self) -> int:
        """All entries."""
        return sum(self)


class AgeBin(NamedTuple):
    """The works of an age, in years."""

    first: int
    last: int | None
    """`None` of the last bin, which is open."""
    entries: int


class Bibliometrics(NamedTuple):
    """Figures of the works behind an article: those that its own list has or that it cites."""

    frequency: CitationFrequency
    """Of all entries of the bibliography, those of a file that nothing cites included."""
    most_cited: tuple[tuple[str, int], ...]
    """The keys of at most five entries that are cited often, with how often; none of several
    articles together."""
    entries: int
    """The works counted in what follows."""
    kinds: Mapping[WorkKind, int]
    languages: Mapping[str, int]
    """By BCP 47 code without region, the commonest first; `und` where it is not known."""
    ages: tuple[int, ...]
    """Of each dated work in years, youngest first; 0 of one that is newer than the article."""
    undated: int
    year: int | None
    """The year that ages are counted from; `None` without dated works, and of several articles."""
    year_origin: YearOrigin | None
    self_cited: int | None
    """The works by an author of the article; `None` where its authors are not known."""
    self_cited_of: int
    """The works of articles whose authors are known."""
    self_cited_keys: tuple[str, ...] = ()

    @property
    def median_age(self) -> float | None:
        """The age that half of the dated works do not reach."""
        return float(median(self.ages)) if self.ages else None

    def within(self, years: int) -> int:
        """Return how many works are of the last so many years, the article's own year included."""
        return sum(age < years for age in self.ages)

    def histogram(self) -> tuple[AgeBin, ...]:
        """Return bins of five years up to the oldest work; what is thirty years old shares one."""
        counts = [0] * (_BINS + 1)
        for age in self.ages:
            counts[min(age // BIN_YEARS, _BINS)] += 1
        while counts and not counts[-1]:
            counts.pop()
        return tuple(
            AgeBin(
                first=index * BIN_YEARS,
                last=None if index == _BINS else (index + 1) * BIN_YEARS - 1,
                entries=count,
            )
            for index, count in enumerate(counts)
        )


class Figures(NamedTuple):
    """All that `sitir coverage` tells of one article, or of several together."""

    coverage: Coverage
    mentions: Mapping[SectionKind, int]
    """How many mentions stand in the claims of each kind of section."""
    works: Bibliometrics

    @property
    def mentions_per_claim(self) -> float | None:
        """How many mentions stand in a claim on average, to two digits."""
        claims = self.coverage.total.claims
        return round(sum(self.mentions.values()) / claims, 2) if claims else None


class ArticleFigures(NamedTuple):
    """The figures of one article, with what it is called."""

    path: str
    title: str
    language: str
    figures: Figures


class CoverageReport(NamedTuple):
    """The figures of a run: each article, and all of them together."""

    articles: tuple[ArticleFigures, ...]
    total: Figures
    errors: tuple[FileError, ...] = ()
