"""Flag citations of a year that is later than the article itself.

## Why this matters

An article cannot cite what did not exist when it was accepted. Most often a digit is mistyped, or
the day of access was taken for the year of the work.

## What it leaves alone

Works that are still to appear and say so (`in press`, `akan terbit`). Articles without a date in
their head or front matter. The year right after that of the article where the article is of
November or December or tells no month: journals date their first issues ahead. Entries that the
text does not cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Example, Level, NoOptions, Problem, Rule
from sitir.rules._forms import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import EntryLink, Manuscript, Message

_YEAR = Pattern(r"\d{4}")
# From this month on, what is cited may be of an issue that is dated ahead.
_DATED_AHEAD = 11


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention of a year after the article's own."""
    if manuscript.year is None:
        return
    ahead = manuscript.month is None or manuscript.month >= _DATED_AHEAD
    latest = manuscript.year + ahead
    for link in manuscript.links:
        year = _year(link)
        if year is not None and year > latest:
            message: Message = (
                "later",
                {"cited": cited(link.mention), "year": year, "own": manuscript.year},
            )
            yield Problem(link.mention.location, message)


def _year(link: EntryLink) -> int | None:
    """Return the year as typed; of a key or a number, that of its entry."""
    mention = link.mention
    typed = mention.year or ""
    has_none = mention.key is not None or mention.number is not None
    if has_none and not typed and link.entry is not None:
        typed = link.entry.issued.year or ""
    return max(map(int, _YEAR.findall(typed)), default=None)


RULE = Rule(
    id="future-citation",
    summary="citation of a year after the article's own",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "later": {
            "en": "`{cited}` is of {year}, the article of {own}",
            "id": "`{cited}` bertahun {year}, sedangkan naskah ini bertahun {own}",
        },
    },
    examples=(
        Example(
            bad="""\
---
title: Misi yang ditarik
date: 2024-03-05
---

Misi itu ditarik sepenuhnya pada akhir Desember (Reuters, 2032).
""",
            good="""\
---
title: Misi yang ditarik
date: 2024-03-05
---

Misi itu ditarik sepenuhnya pada akhir Desember (Reuters, 2023).
""",
        ),
    ),
)
