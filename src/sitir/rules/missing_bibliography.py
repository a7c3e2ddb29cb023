"""Flag articles that cite works and have no bibliography.

## Why this matters

Not one of the citations can be looked up. Most often the list was left in another file, or its
heading is not one that readers, or this tool, take for the heading of a list of references.

## What it leaves alone

Texts that cite nothing. Articles with a list of their own, however short, and articles with a
bibliography file, which may be given with `--bib`, in the configuration or in the front matter.
Articles that cite in notes, which need no list where the first note of each work is a full one.

## Known problems

The rules on single citations are silent about such an article: all they could say of each citation
is that it has no entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import CitationStyle, Example, Level, NoOptions, Problem, Rule
from sitir.rules._links import has_bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem, at the first citation, where nothing could answer any of them."""
    if has_bibliography(manuscript):
        return
    links = [link for link in manuscript.links if link.citation.style is not CitationStyle.NOTE]
    if links:
        yield Problem(
            location=links[0].citation.location,
            message=("missing", {"count": len(links)}),
            subject=("article",),
        )


RULE = Rule(
    id="missing-bibliography",
    summary="citations without any bibliography",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "missing": {
            "en": "neither a list of references nor a bibliography file; citations: {count}",
            "id": "tidak ada daftar pustaka maupun berkas bibliografi; jumlah sitasi: {count}",
        },
    },
    examples=(
        Example(
            bad="Konflik itu bermula pada 2012 (Gati, 2012).",
            good="""\
Konflik itu bermula pada 2012 (Gati, 2012).

## Daftar Pustaka

Gati, G. (2012). *Dinamika konflik di Mali*.
""",
        ),
    ),
)
