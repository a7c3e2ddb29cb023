"""Ties the references in notes to entries: full ones, short ones, and those that repeat a note."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sitir.linking.years import compared_years
from sitir.model import (
    Candidate,
    CitationStyle,
    EntryLink,
    Evidence,
    LinkStatus,
    ShortForm,
    Tier,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Citation, Document, Entry, Mention

# A short title of fewer letters may be the beginning of any.
_FEWEST_LETTERS = 5
# More entries that begin alike, or works of one author, are not looked through.
_MOST = 50


def note_links(
    citations: Iterable[Citation], entries: Sequence[Entry], document: Document
) -> dict[int, EntryLink]:
    """Return the links of all mentions in notes, by the identity of the mention."""
    noted = [citation for citation in citations if citation.style is CitationStyle.NOTE]
    if not noted:
        return {}
    linker = _Linker(entries)
    for citation in _in_order(noted, document):
        linker.read(citation)
    return linker.links


def _in_order(noted: Sequence[Citation], document: Document) -> list[Citation]:
    """Return the citations in the order in which the text calls their notes."""
    calls: dict[str, int] = {}
    for block in document.blocks:
        for mark in block.note_marks:
            calls.setdefault(mark.label, len(calls))
    orders: list[tuple[int, int]] = []
    last = 0
    for index, citation in enumerate(noted):
        last = calls.get(citation.block.marker, last)
        orders.append((last, index))
    return [noted[index] for _, index in sorted(orders)]


class _Linker:
    """Reads the notes one after another, and keeps what was cited where."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.links: dict[int, EntryLink] = {}
        self._by_name: dict[tuple[str, str], list[Entry]] = {}
        self._by_title: dict[str, list[Entry]] = {}
        self._cited: dict[str, dict[str, Entry]] = {}
        self._before: tuple[Entry | None, ...] = ()
        for entry in entries:
            first = "".join(folded(entry.title).split()[:1])
            for word in set(_last_words(entry)):
                self._by_name.setdefault((word, first), []).append(entry)
            if not entry.author:
                self._by_title.setdefault(folded(entry.title), []).append(entry)

    def read(self, citation: Citation) -> None:
        """Link the mentions of one note."""
        before = self._before
        found: list[Entry | None] = []
        for mention in citation.mentions:
            link = self._link(mention, citation, found or before)
            self.links[id(mention)] = link
            found.append(link.entry)
            if link.entry is not None:
                for word in (*folded(" ".join(mention.names)).split(), *_last_words(link.entry)):
                    self._cited.setdefault(word, {})[link.entry.key] = link.entry
        self._before = tuple(found)

    def _link(
        self, mention: Mention, citation: Citation, before: Sequence[Entry | None]
    ) -> EntryLink:
        is_pointing = mention.short_form in (ShortForm.IBID, ShortForm.LOC_CIT)
        if is_pointing and not mention.names:
            same = [before[-1]] if len(before) == 1 and before[-1] is not None else []
            return _linked(mention, citation, same, "note")
        if mention.short_form in (ShortForm.OP_CIT, ShortForm.LOC_CIT):
            return _linked(mention, citation, self._cited_before(mention), "note")
        return _linked(mention, citation, list(self._answering(mention)), "title")

    def _cited_before(self, mention: Mention) -> list[Entry]:
        """Return the works of an author that earlier notes cite."""
        words = folded(mention.names[0]).split()[-1:] if mention.names else []
        cited = (entry for word in words for entry in self._cited.get(word, {}).values())
        return list(islice(cited, _MOST))

    def _answering(self, mention: Mention) -> Iterator[Entry]:
        """Yield the entries whose names and title a reference has."""
        if mention.is_title:
            yield from self._by_title.get(folded(mention.title), ())
            return
        seen: set[str] = set()
        first = "".join(folded(mention.title).split()[:1])
        for word in dict.fromkeys(word for name in mention.names for word in folded(name).split()):
            for entry in self._by_name.get((word, first), ())[:_MOST]:
                if entry.key not in seen and _is_title_of(mention, entry):
                    seen.add(entry.key)
                    yield entry


def _last_words(entry: Entry) -> Iterator[str]:
    """Yield the last word of each author's family name, or of a body and its acronym."""
    for name in entry.author or entry.editor:
        yield from folded(name.cited_form).split()[-1:]
        if name.acronym:
            yield folded(name.acronym)


def _is_title_of(mention: Mention, entry: Entry) -> bool:
    """Tell whether a title is that of an entry, or of the two one begins the other."""
    cited, listed = folded(mention.title), folded(entry.title)
    if len(cited) < _FEWEST_LETTERS or not listed:
        return cited == listed
    return f"{listed} ".startswith(f"{cited} ") or f"{cited} ".startswith(f"{listed} ")


def _linked(
    mention: Mention, citation: Citation, entries: Sequence[Entry], ground: str
) -> EntryLink:
    """Return the link to one of the entries: that of the same year, or the only one."""
    same = [each for each in entries if mention.year and each.issued.year == mention.year]
    chosen = same or list(entries)
    is_dated = bool(same) or not mention.year
    tier = Tier.CERTAIN if is_dated else Tier.POSSIBLE
    if not chosen:
        return EntryLink(mention, citation, LinkStatus.MISSING, Tier.NONE, (), (), None)
    status = LinkStatus.EXACT if is_dated else LinkStatus.YEAR_MISMATCH
    candidates = tuple(_candidate(mention, each, tier, status, ground) for each in chosen)
    if len(chosen) > 1:
        return EntryLink(mention, citation, LinkStatus.AMBIGUOUS, Tier.LIKELY, (), candidates, None)
    entry = chosen[0] if is_dated else None
    return EntryLink(mention, citation, status, tier, candidates[0].mechanisms, candidates, entry)


def _candidate(
    mention: Mention, entry: Entry, tier: Tier, status: LinkStatus, ground: str
) -> Candidate:
    listed = entry.issued.year or ""
    evidence = [Evidence(ground, "same", mention.title, entry.title)]
    if mention.year:
        level = "same" if mention.year == listed else "none"
        evidence.append(Evidence("year", level, mention.year, listed))
    differs = () if status is LinkStatus.EXACT else compared_years(mention, entry, "").mechanisms
    return Candidate(entry, tier, 1.0, status, differs, tuple(evidence))
