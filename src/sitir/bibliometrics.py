"""Manuscript in, figures out: its coverage, and the age and kinds of the works behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.coverage import added_coverage, cited_entries, coverage, mentions_by_section
from sitir.model.bibliometrics import (
    ArticleFigures,
    Bibliometrics,
    CitationFrequency,
    Figures,
    WorkKind,
    YearOrigin,
)
from sitir.readers.language import UNKNOWN, score, spoken
from sitir.self_citation import Byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.model import Entry, Manuscript, SectionKind

# CSL types, https://docs.citationstyles.org, appendix III; all others are of the kind `other`.
_KINDS = {
    "article": WorkKind.JOURNAL,
    "article-journal": WorkKind.JOURNAL,
    "periodical": WorkKind.JOURNAL,
    "review": WorkKind.JOURNAL,
    "review-book": WorkKind.JOURNAL,
    "book": WorkKind.BOOK,
    "chapter": WorkKind.BOOK,
    "classic": WorkKind.BOOK,
    "entry": WorkKind.BOOK,
    "entry-dictionary": WorkKind.BOOK,
    "entry-encyclopedia": WorkKind.BOOK,
    "pamphlet": WorkKind.REPORT,
    "report": WorkKind.REPORT,
    "standard": WorkKind.REPORT,
    "webpage": WorkKind.WEB,
    "post": WorkKind.WEB,
    "post-weblog": WorkKind.WEB,
    "article-magazine": WorkKind.NEWS,
    "article-newspaper": WorkKind.NEWS,
    "broadcast": WorkKind.NEWS,
    "bill": WorkKind.LAW,
    "hearing": WorkKind.LAW,
    "legal_case": WorkKind.LAW,
    "legislation": WorkKind.LAW,
    "regulation": WorkKind.LAW,
    "treaty": WorkKind.LAW,
    "thesis": WorkKind.THESIS,
    "paper-conference": WorkKind.CONFERENCE,
    "speech": WorkKind.CONFERENCE,
}
_OFTEN = 3
_MOST_CITED = 5
# Other figures are numbers of something else, or mistyped; one of them would age all the others.
_YEARS = range(1000, 2101)


def article_figures(manuscript: Manuscript) -> ArticleFigures:
    """Return all figures of an article, with what it is called."""
    document = manuscript.document
    return ArticleFigures(
        path=document.source.path.as_posix(),
        title=document.metadata.title,
        language=document.language,
        figures=Figures(
            coverage=coverage(manuscript),
            mentions=mentions_by_section(manuscript),
            works=bibliometrics(manuscript),
        ),
    )


def added_figures(parts: Sequence[Figures]) -> Figures:
    """Return the figures of several articles together."""
    mentions: dict[SectionKind, int] = {}
    for part in parts:
        for kind, count in part.mentions.items():
            mentions[kind] = mentions.get(kind, 0) + count
    return Figures(
        coverage=added_coverage([part.coverage for part in parts]),
        mentions=mentions,
        works=added_bibliometrics([part.works for part in parts]),
    )


def bibliometrics(manuscript: Manuscript) -> Bibliometrics:
    """Return the figures of the works that the article's own list has or that it cites."""
    times = Counter(entry.key for entry in cited_entries(manuscript))
    all_entries = manuscript.bibliography.entries
    works = [entry for entry in all_entries if entry.in_reference_list or times[entry.key]]
    years = [year for entry in works if (year := _year(entry)) is not None]
    counted_from = manuscript.year or max(years, default=None)
    origin = YearOrigin.ARTICLE if manuscript.year else YearOrigin.NEWEST_ENTRY
    ages = sorted(max(counted_from - year, 0) for year in years) if counted_from else []
    byline = Byline.of(manuscript.document.metadata.authors)
    own = [entry.key for entry in works if byline and byline.wrote(entry)]
    return Bibliometrics(
        frequency=_frequency(times[entry.key] for entry in all_entries),
        most_cited=tuple(pair for pair in times.most_common(_MOST_CITED) if pair[1] >= _OFTEN),
        entries=len(works),
        kinds=_counted((kind_of(entry) for entry in works), WorkKind),
        languages=_commonest_first(map(_language, works)),
        ages=tuple(ages),
        undated=len(works) - len(years),
        year=counted_from if years else None,
        year_origin=origin if years else None,
        self_cited=len(own) if byline else None,
        self_cited_of=len(works) if byline else 0,
        self_cited_keys=tuple(own),
    )


def added_bibliometrics(parts: Sequence[Bibliometrics]) -> Bibliometrics:
    """Return the figures of several articles together; a work in two of them counts twice."""
    known = [part.self_cited for part in parts if part.self_cited is not None]
    columns = zip(*(part.frequency for part in parts), strict=True)
    return Bibliometrics(
        frequency=CitationFrequency(*map(sum, columns)),
        most_cited=(),
        entries=sum(part.entries for part in parts),
        kinds={kind: sum(part.kinds[kind] for part in parts) for kind in WorkKind},
        languages=_commonest_first(
            language
            for part in parts
            for language, count in part.languages.items()
            for _ in range(count)
        ),
        ages=tuple(sorted(age for part in parts for age in part.ages)),
        undated=sum(part.undated for part in parts),
        year=None,
        year_origin=None,
        self_cited=sum(known) if known else None,
        self_cited_of=sum(part.self_cited_of for part in parts),
    )


def kind_of(entry: Entry) -> WorkKind:
    """Return what sort of publication an entry is."""
    return WorkKind.LAW if entry.law else _KINDS.get(entry.type, WorkKind.OTHER)


def _frequency(times: Iterable[int]) -> CitationFrequency:
    counts = Counter(min(count, _OFTEN) for count in times)
    return CitationFrequency(counts[0], counts[1], counts[2], counts[_OFTEN])


def _counted(kinds: Iterable[WorkKind], all_kinds: Iterable[WorkKind]) -> Mapping[WorkKind, int]:
    counts = Counter(kinds)
    return {kind: counts[kind] for kind in all_kinds}


def _commonest_first(languages: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(languages)
    return dict(sorted(counts.items(), key=lambda pair: (pair[0] == UNKNOWN, -pair[1], pair[0])))


def _year(entry: Entry) -> int | None:
    """Return when a work came out; of a reprint the later year, which is the one that was read."""
    last = (entry.issued.year or "")[-4:]
    return int(last) if last.isdecimal() and int(last) in _YEARS else None


def _language(entry: Entry) -> str:
    """Return the language that an entry says it has, else that of its title or container."""
    said = entry.language.lower().replace("_", "-").partition("-")[0]
    if said:
        return said
    tongue = spoken(score(entry.title), UNKNOWN)
    return tongue if tongue != UNKNOWN else spoken(score(entry.container_title), UNKNOWN)
