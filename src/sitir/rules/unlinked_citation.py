"""Flag citations typed by hand in an article whose other citations are fields or keys.

## Why this matters

The reference manager, or LaTeX or pandoc, knows nothing of a citation that was typed: it gives the
work no entry in the list, does not sort or number it, and leaves it as it is when the style
changes. `sitir cite` turns typed citations into keys.

## What it leaves alone

Articles in which fewer than three citations, or fewer than half of them, are fields (or keys). A
name before a field that shows the year alone. The work that another is cited in. Among keys, what
no entry answers: it may be no citation at all, and `dangling-citation` tells of it.

## About the fix

Among keys it writes the citation as `sitir cite` does, where all works in it are certain and stand
in a bibliography file. It is unsafe: what the style makes of a key may differ from what was typed.

## Known problems

A narrative citation that repeats the work of a field in the same sentence is told of as any other.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.model import (
    CitationStyle,
    Confidence,
    Edit,
    Example,
    Fix,
    Level,
    MarkKind,
    NoOptions,
    Problem,
    Rule,
    Safety,
)
from sitir.rules._fields import programs
from sitir.rules._forms import cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import EntryLink, Location, Manuscript

_FEWEST = 3
_SYNTAXES = {"markdown": "pandoc", "latex": "latex"}
_AS_NAMES = frozenset((CitationStyle.PARENTHETICAL, CitationStyle.NARRATIVE))
_LEAST_SHARE = 0.5


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per typed mention, where most are in fields or are keys."""
    links = manuscript.links
    least = max(_FEWEST, _LEAST_SHARE * len(links))
    fields = [link for link in links if link.manager]
    keys = [link for link in links if link.mention.key is not None]
    if len(fields) >= least:
        counted: dict[str, str | int] = {
            "count": len(fields),
            "total": len(links),
            "programs": programs(fields),
        }
        held = _unread_fields(manuscript)
        for link in links:
            if _is_typed(link) and not _stands_in(link.mention.location, held):
                yield _problem("typed", link, counted)
    elif len(keys) >= least:
        counted = {"count": len(keys), "total": len(links)}
        typed = [link for link in links if _is_typed(link) and link.entry is not None]
        fixes = _fixes(manuscript, typed)
        for link in typed:
            problem = _problem("typed-among-keys", link, counted)
            yield problem._replace(fix=fixes.get(id(link.citation)))


def _is_typed(link: EntryLink) -> bool:
    mention = link.mention
    return not (mention.targets or mention.key is not None or mention.secondary)


def _fixes(manuscript: Manuscript, typed: Sequence[EntryLink]) -> dict[int, Fix]:
    """Return what writes keys, by the identity of the citation."""
    # Few articles cite both ways.
    from sitir.keying import key_form

    syntax = _SYNTAXES.get(manuscript.document.format)
    if syntax is None or not typed:
        return {}
    links = {id(link.mention): link for link in manuscript.links}
    fixes = {}
    for citation in (link.citation for link in typed):
        if citation.style in _AS_NAMES and id(citation) not in fixes:
            written = key_form(citation, links, syntax=syntax)
            if isinstance(written, str):
                change = Edit(citation.location, written)
                fixes[id(citation)] = Fix(("write", {"key": written}), Safety.UNSAFE, (change,))
    return fixes


def _unread_fields(manuscript: Manuscript) -> list[Location]:
    """Return the places of fields of which no work is known, in order: they are not typed."""
    places = (
        mark.location
        for block in manuscript.document.blocks
        for mark in block.marks
        if mark.kind is MarkKind.FIELD and not mark.items
    )
    return sorted(places, key=lambda place: place.span)


def _stands_in(place: Location, fields: list[Location]) -> bool:
    """Tell whether a place overlaps one of the places of an article of one file, in order."""
    index = bisect_left(fields, place.span.end, key=lambda field: field.span.start) - 1
    return index >= 0 and fields[index].span.overlaps(place.span)


def _problem(message: str, link: EntryLink, counted: Mapping[str, str | int]) -> Problem:
    return Problem(
        location=link.mention.location,
        message=(message, {"cited": cited(link.mention), **counted}),
        confidence=Confidence.MEDIUM,
    )


def _field(title: str, family: str, year: int) -> str:
    return (
        'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"uris":'
        f' ["http://zotero.org/users/1/items/{title.upper()}"], "itemData": {{"type": "book",'
        f' "title": "{title}", "author": [{{"family": "{family}"}}],'
        f' "issued": {{"date-parts": [[{year}]]}}}}}}]}}'
    )


_FIELDS = (
    ("(Vela, 2021)", _field("Rivers", "Vela", 2021)),
    ("(Prah, 2024)", _field("Lakes", "Prah", 2024)),
    ("(Wilén, 2025)", _field("Seas", "Wilén", 2025)),
)

RULE = Rule(
    id="unlinked-citation",
    summary="citation typed by hand among fields or keys",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "typed": {
            "en": "`{cited}` is typed by hand; of {total} citations {count} are {programs} fields",
            "id": "`{cited}` diketik manual; dari {total} sitasi {count} berupa bidang {programs}",
        },
        "typed-among-keys": {
            "en": "`{cited}` is typed by hand; of {total} citations {count} are keys",
            "id": "`{cited}` diketik manual; dari {total} sitasi {count} berupa kunci",
        },
        "write": {"en": "write `{key}`", "id": "tulis `{key}`"},
    },
    examples=(
        Example(
            bad="""\
Sungai dijaga (Vela, 2021). Danau dijaga (Prah, 2024). Laut dijaga (Wilén, 2025).

Sungai dijaga lagi (Vela, 2021).
""",
            good="""\
Sungai dijaga (Vela, 2021). Danau dijaga (Prah, 2024). Laut dijaga (Wilén, 2025).

Sungai dijaga lagi (Vela, 2021).
""",
            fields=_FIELDS,
            good_fields=(*_FIELDS, _FIELDS[0]),
        ),
    ),
)
