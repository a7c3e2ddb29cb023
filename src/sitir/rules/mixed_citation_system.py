"""Flag an article that cites in two ways: by author and year, by number, in notes.

## Why this matters

A reader must know where to look a work up: under a name or under a number. Two ways in one article
are most often left from another journal's style or from a co-author, and the works that are cited
in the rarer way tend to be missing from the list.

## What it leaves alone

A name with its year that a number follows, `Vela (2020) [3]`, or that leads a sentence which cites
by number. Citations by key, which the style renders. Names and numbers inside notes. Look-alikes of
which no work is in the list.

## Known problems

It speaks once, at the first citation in the rarer way, and names the next few beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import BlockKind, CitationStyle, Example, Level, NoOptions, Problem, Related, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import EntryLink, Manuscript

_SYSTEMS = {
    CitationStyle.PARENTHETICAL: "author-date",
    CitationStyle.NARRATIVE: "author-date",
    CitationStyle.NUMERIC: "numeric",
    CitationStyle.NOTE: "note",
}
_WAYS = {
    "author-date": {"en": "by author and year", "id": "dengan nama dan tahun"},
    "numeric": {"en": "by number", "id": "dengan nomor"},
    "note": {"en": "in notes", "id": "dalam catatan kaki"},
}
_FEW = 5


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem, at the first citation in the rarer of two ways."""
    first: dict[str, dict[int, EntryLink]] = {system: {} for system in _WAYS}
    numbered = {
        id(link.citation.context)
        for link in manuscript.links
        if link.citation.style is CitationStyle.NUMERIC
    }
    for link in manuscript.links:
        system = _SYSTEMS.get(link.citation.style)
        is_in_note = link.citation.block.kind is BlockKind.FOOTNOTE and system != "note"
        if system and not is_in_note and not link.mention.targets and not _leads(link, numbered):
            first[system].setdefault(id(link.citation), link)
    *rarer_ones, other = sorted(first, key=lambda system: len(first[system]))
    for rarer in rarer_ones:
        links = list(first[rarer].values())
        if not _is_meant(links):
            continue
        yield Problem(
            location=links[0].citation.location,
            message=(f"{rarer}-beside-{other}", {"count": len(links), "others": len(first[other])}),
            related=tuple(
                Related(link.citation.location, ("another", {})) for link in links[1:_FEW]
            ),
        )


def _leads(link: EntryLink, numbered: set[int]) -> bool:
    """Tell whether a name with its year leads a sentence that cites by number."""
    context = link.citation.context
    is_named = link.citation.style is CitationStyle.NARRATIVE
    return is_named and context is not None and id(context) in numbered


def _is_meant(links: Sequence[EntryLink]) -> bool:
    """Tell whether citations in the rarer way are no look-alikes: some work is listed."""
    return any(link.entry is not None for link in links)


_LIST = """
## Daftar Pustaka

[1] G. Gati, *Dinamika konflik di Mali*. Jakarta: Obor, 2012.
[2] M. Kaldor, *Human security*. Cambridge: Polity, 2007.
"""

RULE = Rule(
    id="mixed-citation-system",
    summary="two ways of citing in one article",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        **{
            f"{rarer}-beside-{other}": {
                "en": f"cites {ways['en']} ({{count}}), elsewhere {other_ways['en']} ({{others}})",
                "id": (
                    f"sitasi {ways['id']} ({{count}}), "
                    f"di tempat lain {other_ways['id']} ({{others}})"
                ),
            }
            for rarer, ways in _WAYS.items()
            for other, other_ways in _WAYS.items()
            if rarer != other
        },
        "another": {"en": "another one", "id": "satu lagi"},
    },
    examples=(
        Example(
            bad=f"Konflik itu bermula pada 2012 [1]. Biayanya naik [2] (Kaldor, 2007).\n{_LIST}",
            good=f"Konflik itu bermula pada 2012 [1]. Biayanya naik [2].\n{_LIST}",
        ),
    ),
)
