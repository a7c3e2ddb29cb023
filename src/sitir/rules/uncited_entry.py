"""Flag entries of the article's own list that nothing cites.

## Why this matters

A list of references answers the text: each entry is there because something rests on it. An entry
that nothing cites is left over from an earlier version, or its citation was lost or mistyped. Where
a citation may have meant it, the finding says which.

## What it leaves alone

Laws, which the text names by their number. Entries that the front matter lists under `nocite`.
Entries of a bibliography file beside the article's own list: such a file serves many articles.
With a file alone it is one note that counts them. An article that cites by number where nothing
tells what a number stands for: its list has none, or it is numbered and no number is cited. The
entries that an ambiguous citation may stand for. Of an article that cites in notes, entries whose
author some note names. Keys that the option `allow` names.

## Known problems

An entry that differs in its year from every citation of its author counts as uncited, even where
one of them may mean it; the finding then shows that citation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    BlockKind,
    CitationStyle,
    Example,
    Level,
    Location,
    Origin,
    Problem,
    Related,
    Rule,
    RuleOptions,
    Span,
    folded,
    option,
)
from sitir.rules._entries import cited_keys
from sitir.rules._forms import cited, label, listed, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Manuscript

_FIRST_FEW = 5


class Options(RuleOptions):
    """Options of `uncited-entry`."""

    allow: tuple[str, ...] = option((), "Keys of entries that nothing needs to cite.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per uncited entry of the list, or one for the whole of a file."""
    if _has_loose_numbers(manuscript):
        return
    uncited = _uncited(manuscript, frozenset(options.allow))
    if not manuscript.bibliography.has_reference_list:
        if uncited:
            yield _of_file(uncited, total=len(manuscript.bibliography.entries))
        return
    if not manuscript.links and any(entry.number is not None for entry in uncited):
        return
    clues = _clues(manuscript)
    for entry in uncited:
        if entry.in_reference_list:
            yield Problem(
                location=entry.place,
                message=("uncited", {"entry": listed(entry)}),
                related=tuple(clues.get(entry.key, ())),
            )


def _has_loose_numbers(manuscript: Manuscript) -> bool:
    """Tell whether the article cites by numbers of which nothing tells what they stand for."""
    return not manuscript.bibliography.by_number() and any(
        link.mention.number is not None and link.entry is None for link in manuscript.links
    )


def _uncited(manuscript: Manuscript, allowed: frozenset[str]) -> tuple[Entry, ...]:
    spared = allowed.union(key.removeprefix("@") for key in manuscript.document.metadata.nocite)
    spared |= cited_keys(manuscript)
    noted = _words_of_notes(manuscript)
    return tuple(
        entry
        for entry in manuscript.bibliography.entries
        if entry.law is None and not entry.is_embedded
        if entry.key not in spared and "*" not in spared
        if not noted or noted.isdisjoint(_names(entry))
    )


def _words_of_notes(manuscript: Manuscript) -> frozenset[str]:
    """Return the words of all notes of an article that cites in notes, where not all is read."""
    if not any(citation.style is CitationStyle.NOTE for citation in manuscript.citations):
        return frozenset()
    blocks = manuscript.document.blocks
    notes = (block for block in blocks if block.kind is BlockKind.FOOTNOTE)
    return frozenset(word for note in notes for word in folded(note.prose.text).split())


def _names(entry: Entry) -> list[str]:
    """Return the words by which a note may name an entry: its first author's, or its title's."""
    names = entry.author or entry.editor
    return folded(names[0].cited_form if names else entry.title).split()[-1:]


def _clues(manuscript: Manuscript) -> dict[str, list[Related]]:
    """Return, by key, the citations that may mean an entry and the entries that repeat it."""
    clues: dict[str, list[Related]] = {}
    for link in manuscript.links:
        if link.entry is None and len(link.candidates) == 1:
            mention = link.mention
            clue = Related(mention.location, ("perhaps", {"cited": cited(mention)}))
            clues.setdefault(link.candidates[0].entry.key, []).append(clue)
    for work in manuscript.works:
        if not work.conflicts:
            for entry, other in ((work.first, work.second), (work.second, work.first)):
                clue = Related(other.place, ("repeated", {"other": reference(other)}))
                clues.setdefault(entry.key, []).append(clue)
    return clues


def _of_file(uncited: tuple[Entry, ...], *, total: int) -> Problem:
    first = ", ".join(f"`{label(entry)}`" for entry in uncited[:_FIRST_FEW])
    more = ", …" if len(uncited) > _FIRST_FEW else ""
    places = uncited[0].places
    place = next((place for place in places if place.origin is Origin.FILE), places[0])
    return Problem(
        location=Location(place.location.source, Span(0, 0)),
        message=("of-file", {"count": len(uncited), "total": total, "first": first + more}),
        level=Level.NOTE,
    )


RULE = Rule(
    id="uncited-entry",
    summary="bibliography entry that nothing cites",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=Options,
    messages={
        "uncited": {
            "en": "nothing cites `{entry}`",
            "id": "`{entry}` tidak dikutip di mana pun",
        },
        "of-file": {
            "en": "nothing cites {count} of {total} entries: {first}",
            "id": "{count} dari {total} entri tidak dikutip: {first}",
        },
        "perhaps": {
            "en": "perhaps meant by `{cited}`",
            "id": "mungkin dimaksudkan oleh `{cited}`",
        },
        "repeated": {"en": "the same work: {other}", "id": "karya yang sama: {other}"},
    },
    examples=(
        Example(
            bad="""\
Keamanan manusia melengkapi keamanan negara (Kaldor, 2007).

## Daftar Pustaka

- Alkire, S. (2003). *A conceptual framework for human security*. University of Oxford.
- Kaldor, M. (2007). *Human security: Reflections on globalization and intervention*. Polity.
""",
            good="""\
Keamanan manusia melengkapi keamanan negara (Kaldor, 2007).

## Daftar Pustaka

- Kaldor, M. (2007). *Human security: Reflections on globalization and intervention*. Polity.
""",
        ),
    ),
)
