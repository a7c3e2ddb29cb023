"""Flag citations that are older than what they are cited for.

## Why this matters

A work of 2013 cannot know that a mission was withdrawn in 2023, and a book of 2007 cannot know how
a mission failed that was founded in 2013. Such a citation was moved from another sentence, mixed up
with another work of the author, or is cited for a concept where the sentence tells a fact.

The time is the one that the sentence states (`pada 31 Desember 2023`), or, where it states none,
the year in which what it speaks of began, if the article itself dates that: `MINUSMA dibentuk pada
25 April 2013`.

## What it leaves alone

Sources of the same year, and sentences that cite at least one work that is late enough, is undated
or is still to appear. Plans, forecasts and targets. The period that the article itself studies, its
methods and results. Theory: works cited for a concept, a definition or a principle. Comparisons
with earlier findings. Works that made the tool, the data or the method that the sentence uses. A
citation in another clause than the time. Years that belong to a name (`Kurikulum 2013`), laws,
which are cited beside older works for their principles, and conferences. Advice (`perlu`,
`should`). The years of classes and editions (`angkatan 2019`). Works of the year before what was
published or introduced, which had a preprint. Originals that were read elsewhere, and works that
are pointed at (`lihat`, `cf.`). Things that the article dates by several years.

## Known problems

A period counts by its first year where the sentence tells no figure: a work may know how it began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Example, Level, LinkStatus, NoOptions, Problem, Related, Rule
from sitir.rules._forms import cited, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import ClaimTime, EntryLink, Manuscript, Mention, Message

_YEAR = Pattern(r"\d{4}")


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention that is older than what its sentence tells."""
    if not manuscript.claim_times:
        return
    links = {id(link.mention): link for link in manuscript.links}
    cited_in = {id(support.claim): support.mentions for support in manuscript.supports}
    told: set[int] = set()
    for time in manuscript.claim_times:
        latest = _latest(cited_in[id(time.claim)], links)
        if latest is None or latest >= time.year:
            continue
        for mention in time.mentions:
            if id(mention) not in told:
                told.add(id(mention))
                yield _problem(mention, time)


def _latest(mentions: tuple[Mention, ...], links: Mapping[int, EntryLink]) -> int | None:
    """Return the latest year of the works cited in a sentence, `None` if one has none."""
    years = [_year(links[id(mention)]) for mention in mentions]
    if not years or None in years:
        return None
    return max(year for year in years if year is not None)


def _year(link: EntryLink) -> int | None:
    """Return the latest year of a work, as cited or as listed: a mistyped one is no anachronism.

    Where it is not sure which entry is meant, each that it may be counts.
    """
    mention = link.mention
    typed = _YEAR.findall(mention.year or "")
    if not typed and mention.key is None and mention.number is None:
        return None
    entries = [each.entry for each in link.candidates]
    if link.entry is not None:
        entries = [link.entry]
    elif link.status is LinkStatus.MISSING:
        entries = []
    listed = [year for entry in entries for year in _YEAR.findall(entry.issued.year or "")]
    return max(map(int, (*typed, *listed)), default=None)


def _problem(mention: Mention, time: ClaimTime) -> Problem:
    message: Message
    if time.thing is None:
        told = one_line(time.location.text)
        message = ("earlier", {"cited": cited(mention), "time": told})
        return Problem(mention.location, message, (Related(time.location, ("told", {})),))
    name, year = one_line(time.thing.names[-1]), time.thing.year
    message = ("before-thing", {"cited": cited(mention), "thing": name, "year": year})
    dated = Related(time.thing.location, ("dated", {"thing": name}))
    return Problem(mention.location, message, (dated,))


RULE = Rule(
    id="anachronistic-citation",
    summary="citation older than what it is cited for",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "earlier": {
            "en": "`{cited}` is older than {time}, for which it is cited",
            "id": "`{cited}` terbit sebelum {time}, padahal dijadikan sumber untuk waktu itu",
        },
        "before-thing": {
            "en": "`{cited}` is older than {thing}, which this article dates to {year}",
            "id": "`{cited}` terbit sebelum {thing}, yang bermula {year} menurut naskah ini",
        },
        "told": {"en": "told here", "id": "dinyatakan di sini"},
        "dated": {"en": "{thing} is dated here", "id": "{thing} diberi tahun di sini"},
    },
    examples=(
        Example(
            bad="Misi itu ditarik sepenuhnya pada 31 Desember 2023 (Bergamaschi, 2013).",
            good="Misi itu ditarik sepenuhnya pada 31 Desember 2023 (Reuters, 2024).",
        ),
        Example(
            bad="""\
The Security Council established MINUSMA in April 2013 (Gilder, 2021).

MINUSMA lost the trust of the population (Kaldor, 2007).
""",
            good="""\
The Security Council established MINUSMA in April 2013 (Gilder, 2021).

MINUSMA lost the trust of the population (Gilder, 2021).
""",
        ),
    ),
)
