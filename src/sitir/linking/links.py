"""Decides what each mention stands for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitir.linking.bodies import Acronyms
from sitir.linking.comparison import compared
from sitir.linking.definitions import definitions
from sitir.linking.index import EntryIndex
from sitir.linking.leftovers import assigned
from sitir.linking.missing import MOST_SUGGESTIONS, missing
from sitir.linking.strength import score, status_of, tier_of, worst_first
from sitir.linking.suggestion import suggestion
from sitir.linking.years import letters
from sitir.model import (
    Candidate,
    CitationStyle,
    EntryLink,
    LinkStatus,
    Mechanism,
    Tier,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.comparison import Comparison
    from sitir.linking.numbers import Numbers
    from sitir.model import Bibliography, Citation, Document, Entry, Mention, SameWork

_LONG_NAME = 7
_SETTLED = frozenset({LinkStatus.EXACT, LinkStatus.ACRONYM, LinkStatus.NAME_VARIANT})


def entry_links(
    citations: Sequence[Citation],
    bibliography: Bibliography,
    document: Document,
    works: Sequence[SameWork] = (),
) -> tuple[EntryLink, ...]:
    """Return what each mention stands for, in reading order.

    `works` are the entries that are one work: between those that certainly are, no mention is
    ambiguous.
    """
    return _Linker(citations, bibliography, document, works).links()


class _Linker:
    def __init__(
        self,
        citations: Sequence[Citation],
        bibliography: Bibliography,
        document: Document,
        works: Sequence[SameWork],
    ) -> None:
        self._citations = citations
        self._acronyms = Acronyms(definitions(document, citations))
        self._index = EntryIndex(bibliography.entries, self._acronyms)
        self._letters = letters(bibliography.entries)
        self._one_work = _certain_pairs(works)
        self._seen: dict[tuple[object, ...], tuple[Comparison, ...]] = {}
        self._bibliography = bibliography
        self._document = document

    def links(self) -> tuple[EntryLink, ...]:
        pairs = [(m, c) for c in self._citations for m in c.mentions]
        compared_pairs = [(m, c, self._comparisons(m)) for m, c in pairs]
        settled = frozenset(
            comparison.entry.key
            for mention, _, comparisons in compared_pairs
            if mention.key is None
            for comparison in comparisons[:1]
            if status_of(comparison.mechanisms) in _SETTLED
        )
        marked = self._marked(pairs) if any(mention.targets for mention, _ in pairs) else {}
        links = tuple(
            marked.get(place) or self._link(mention, citation, comparisons, settled)
            for place, (mention, citation, comparisons) in enumerate(compared_pairs)
        )
        return assigned(links, self._index.entries)

    def _marked(self, pairs: Sequence[tuple[Mention, Citation]]) -> dict[int, EntryLink]:
        """Return the links that marks of the format make, by the place of the mention."""
        # Only what word processors and journals write has marks.
        from sitir.linking.marked import marked_links

        return marked_links(pairs, self._index, self._acronyms, letters=self._letters)

    def _comparisons(self, mention: Mention) -> tuple[Comparison, ...]:
        """Compare a mention with every entry that it may stand for, best first."""
        key = (
            mention.names,
            bool(mention.et_al),
            mention.year,
            mention.year_suffix,
            mention.is_title,
        )
        if mention.key is not None or not mention.names or mention.title:
            return ()
        if key not in self._seen:
            found = (
                compared(mention, entry, self._acronyms, letter=self._letters.get(entry.key, ""))
                for entry in self._index.candidates(mention)
            )
            ranked = [comparison for comparison in found if comparison is not None]
            ranked.sort(
                key=lambda comparison: (
                    -score(comparison.mechanisms),
                    comparison.years.distance or 0,
                )
            )
            self._seen[key] = tuple(ranked)
        return self._seen[key]

    def _link(
        self,
        mention: Mention,
        citation: Citation,
        comparisons: tuple[Comparison, ...],
        settled: frozenset[str],
    ) -> EntryLink:
        if mention.key is not None:
            # Articles that cite by name have no keys.
            from sitir.linking.keyed import key_link

            return key_link(mention, citation, self._index)
        if mention.number is not None:
            return self._numbers.link(mention, citation)
        if citation.style is CitationStyle.NOTE:
            return self._noted[id(mention)]
        every = [self._candidate(mention, comparison, settled) for comparison in comparisons]
        every.sort(key=lambda candidate: (_TIER_RANK[candidate.tier], -candidate.score))
        candidates = [candidate for candidate in every if candidate.tier is not Tier.NONE]
        if not candidates:
            return missing(mention, citation, every)
        best = candidates[0]
        ties = self._ties(candidates)
        if len(ties) > 1 and best.tier is not Tier.POSSIBLE:
            return self._link_of_ties(mention, citation, ties)
        if best.tier is Tier.POSSIBLE and best.status is not LinkStatus.YEAR_MISMATCH:
            return missing(mention, citation, candidates)
        sure = best.tier in {Tier.CERTAIN, Tier.LIKELY}
        entry = best.entry if sure else None
        return EntryLink(
            mention=mention,
            citation=citation,
            status=best.status,
            tier=best.tier,
            mechanisms=best.mechanisms,
            candidates=tuple((candidates if sure else _alike(candidates))[:MOST_SUGGESTIONS]),
            entry=entry,
            suggestion=suggestion(mention, citation, best.entry, self._letter(best.entry)),
        )

    def _candidate(
        self, mention: Mention, comparison: Comparison, settled: frozenset[str]
    ) -> Candidate:
        entry = comparison.entry
        mechanisms = worst_first(comparison.mechanisms)
        tier = tier_of(
            comparison,
            settled=entry.key in settled,
            names=len(mention.names),
            other_name=self._may_be_another(mention, entry),
        )
        return Candidate(
            entry=entry,
            tier=tier,
            score=round(score(mechanisms), 3),
            status=status_of(mechanisms),
            mechanisms=mechanisms,
            evidence=comparison.evidence,
        )

    def _may_be_another(self, mention: Mention, entry: Entry) -> bool:
        """Tell whether the first cited name, differently spelled, may be that of somebody else.

        It is one where it is listed itself. A short name with a letter more, less or changed is
        often another (`Hwang`, `Huang`); two letters exchanged are a slip.
        """
        cited = folded(mention.names[0])
        listed = folded(entry.author[0].cited_form) if entry.author else ""
        if self._index.has_family(cited):
            return True
        return len(cited) < _LONG_NAME and sorted(cited) != sorted(listed)

    def _ties(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the best candidates that fit equally well; of one work only the first."""
        best = candidates[0]
        ties = [c for c in candidates if c.tier is best.tier and c.score == best.score]
        kept: list[Candidate] = []
        for candidate in ties:
            keys = [other.entry.key for other in kept]
            if not any(frozenset({key, candidate.entry.key}) in self._one_work for key in keys):
                kept.append(candidate)
        return kept

    def _link_of_ties(
        self, mention: Mention, citation: Citation, ties: list[Candidate]
    ) -> EntryLink:
        best = ties[0]
        wrong_letter = Mechanism.SUFFIX_WRONG in best.mechanisms
        return EntryLink(
            mention=mention,
            citation=citation,
            status=LinkStatus.YEAR_MISMATCH if wrong_letter else LinkStatus.AMBIGUOUS,
            tier=Tier.POSSIBLE if wrong_letter else Tier.LIKELY,
            mechanisms=best.mechanisms,
            candidates=tuple(ties),
            entry=None,
        )

    @cached_property
    def _numbers(self) -> Numbers:
        # Most articles cite by name.
        from sitir.linking.numbers import Numbers

        return Numbers(self._bibliography, self._citations)

    @cached_property
    def _noted(self) -> dict[int, EntryLink]:
        from sitir.linking.notes import note_links

        return note_links(self._citations, self._index.entries, self._document)

    def _letter(self, entry: Entry) -> str:
        return entry.issued.suffix


_TIER_RANK = {tier: rank for rank, tier in enumerate(Tier)}


def _alike(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the best candidate, and those that differ from it in nothing but the year."""
    best = candidates[0]
    return [c for c in candidates if c.tier is best.tier and c.mechanisms == best.mechanisms]


def _certain_pairs(works: Sequence[SameWork]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset({work.first.key, work.second.key}) for work in works if work.certain)
