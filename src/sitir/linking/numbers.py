"""Ties a mention by number to the entry of the article's own list that has this number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Candidate, EntryLink, Evidence, LinkStatus, Tier, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitir.model import Bibliography, Citation, Entry, Mention

# A list without numbers of its own must answer so many of those cited to be counted through.
_MOST_PART = 0.7
_FEWEST = 3


class Numbers:
    """The entries by their numbers; a bibliography file gives none, for it is in no order."""

    def __init__(self, bibliography: Bibliography, citations: Iterable[Citation]) -> None:
        self._tier = Tier.CERTAIN
        self._entries: Mapping[int, Sequence[Entry]] = bibliography.by_number()
        if not self._entries and (counted := _in_order(bibliography, citations)):
            self._tier = Tier.LIKELY
            self._entries = {number: (entry,) for number, entry in enumerate(counted, start=1)}

    def link(self, mention: Mention, citation: Citation) -> EntryLink:
        """Return what a mention by number stands for; of a number given twice nothing is chosen."""
        found = self._entries.get(mention.number or 0, ())
        if not found:
            return EntryLink(mention, citation, LinkStatus.MISSING, Tier.NONE, (), (), None)
        candidates = tuple(self._candidate(mention, entry) for entry in found)
        if len(found) > 1:
            return EntryLink(
                mention, citation, LinkStatus.AMBIGUOUS, Tier.LIKELY, (), candidates, None
            )
        return EntryLink(mention, citation, LinkStatus.EXACT, self._tier, (), candidates, found[0])

    def _candidate(self, mention: Mention, entry: Entry) -> Candidate:
        cited = str(mention.number)
        evidence = (Evidence("number", "same", cited, cited),)
        return Candidate(entry, self._tier, 1.0, LinkStatus.EXACT, (), evidence)


def _in_order(bibliography: Bibliography, citations: Iterable[Citation]) -> list[Entry]:
    """Return the entries of a list without numbers that is surely numbered by its order.

    The numbers of the text end with its last entry and leave few of them out.
    """
    own = [entry for entry in bibliography.entries if entry.in_reference_list]
    numbers = {
        mention.number
        for citation in citations
        for mention in citation.mentions
        if mention.number is not None
    }
    if len(numbers) < max(_FEWEST, _MOST_PART * len(own)) or max(numbers) != len(own):
        return []
    return [] if _is_alphabetical(own) else own


def _is_alphabetical(entries: Sequence[Entry]) -> bool:
    """Tell whether a list is sorted by name, as one is that need not be numbered."""
    names = [folded(entry.author[0].cited_form) for entry in entries if entry.author]
    return names == sorted(names)
