"""Tells which works of notes the article's own list should have and has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import CitationStyle, LinkStatus, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Entry, EntryLink, Manuscript, Mention

# A list that has fewer of the works in notes is a choice of them, or is not read as it should be.
_FEWEST_LISTED = 3
_LEAST_SHARE = 0.7
_TITLE_WORDS = 2


def unlisted_notes(manuscript: Manuscript) -> Iterator[EntryLink]:
    """Yield the first full reference in a note to each work that the article's own list lacks.

    Only where the list has most works of the notes, and nothing like the author or the title of
    this one.
    """
    if not manuscript.bibliography.has_reference_list:
        return
    full = [link for link in manuscript.links if _is_full(link)]
    listed = sum(link.status is not LinkStatus.MISSING for link in full)
    if listed < max(_FEWEST_LISTED, _LEAST_SHARE * len(full)):
        return
    known = _words(manuscript.bibliography.entries)
    told: set[str] = set()
    for link in full:
        title = folded(link.mention.title)
        is_new = link.status is LinkStatus.MISSING and title not in told
        if is_new and not _is_near(link.mention, known):
            told.add(title)
            yield link


def _is_full(link: EntryLink) -> bool:
    mention = link.mention
    is_note = link.citation.style is CitationStyle.NOTE and mention.short_form is None
    # What a field shows is not read: its record tells the work.
    return is_note and bool(link.manager or (mention.names and mention.title and mention.year))


def _words(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the words of all authors, and the beginnings of all titles."""
    known: set[str] = set()
    for entry in entries:
        for name in (*entry.author, *entry.editor):
            known.update(folded(name.full_form).split())
        known.add(_beginning(entry.title))
    return frozenset(known)


def _is_near(mention: Mention, known: frozenset[str]) -> bool:
    last_words = {folded(name).split()[-1] for name in mention.names if folded(name).split()}
    return not last_words.isdisjoint(known) or _beginning(mention.title) in known


def _beginning(title: str) -> str:
    return " ".join(folded(title).split()[:_TITLE_WORDS])
