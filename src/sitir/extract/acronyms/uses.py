"""Finds the acronyms of an article: where each is spelled out, and where it is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.extract.acronyms.introductions import introductions
from sitir.extract.acronyms.lists import lists
from sitir.extract.acronyms.places import Place, is_plain, odd_places, parts, places, singular
from sitir.extract.spans import outside
from sitir.model import Acronym, AcronymUse, Expansion, Location, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sitir.model import Block, Citation, Document

_NO_PROSE = frozenset({SectionKind.FRONT, SectionKind.REFERENCES})
# Shorter acronyms are often words as well: WHO, US, IT.
_SHORTEST_WORD = 4
# Words like `Kemenkes` are looked for one by one.
_MOST_ODD = 20
_MOST_LOOKED_FOR = 20


def acronyms(document: Document, citations: Sequence[Citation]) -> tuple[Acronym, ...]:
    """Return the acronyms of the article's text, in the order of their first places.

    Those that stand only in citations are no acronyms of its text.
    """
    listing = lists(document.blocks)
    blocks = [
        block
        for block in document.blocks
        if block.section.kind not in _NO_PROSE or id(block) in listing
    ]
    found = [(block, tuple(places(block))) for block in blocks]
    expansions: defaultdict[str, list[Expansion]] = defaultdict(list)
    introducing: dict[tuple[int, int], Place] = {}
    for introduction in introductions(found, citations, listing):
        place = introduction.place
        expansions[place.key].append(introduction.expansion)
        introducing[id(place.block), place.start] = place
    odd = {place.text for place in introducing.values() if place.is_odd}
    shown: dict[str, str] = {}
    uses: defaultdict[str, list[AcronymUse]] = defaultdict(list)
    for place, span in _uncited(_used(found, expansions, sorted(odd)[:_MOST_ODD]), citations):
        at = Location(place.block.location.source, span)
        introduces = (id(place.block), place.start) in introducing
        shown.setdefault(place.key, singular(place.text))
        within = Span(place.start, place.start + len(singular(place.text)))
        uses[place.key].append(AcronymUse(at, within, place.block, introduces))
    doubtful = {key for key in uses if key not in expansions and len(key) >= _SHORTEST_WORD}
    words = _words_of(blocks, doubtful)
    return tuple(
        Acronym(shown[key], tuple(expansions.get(key, ())), tuple(used))
        for key, used in uses.items()
        if key not in words
    )


def _used(
    found: Sequence[tuple[Block, Sequence[Place]]], introduced: Collection[str], odd: Sequence[str]
) -> Iterator[tuple[Block, list[Place]]]:
    """Yield the acronyms of each block: those that are spelled out somewhere, and plain ones."""
    for block, candidates in found:
        used = list(odd_places(block, odd)) if odd else []
        for candidate in candidates:
            for place in (candidate,) if candidate.key in introduced else parts(candidate):
                if place.key in introduced or (not place.shouted and is_plain(place.text)):
                    used.append(place)
        if used:
            yield block, sorted(used, key=lambda place: place.start) if odd else used


def _uncited(
    used: Iterable[tuple[Block, Sequence[Place]]], citations: Iterable[Citation]
) -> Iterator[tuple[Place, Span]]:
    """Yield the places outside of citations, with their spans in the source."""
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    for citation in citations:
        taken[id(citation.block)].append(citation.location.span)
    for block, candidates in used:
        spanned = [
            (
                place,
                block.span_in_source(Span(place.start, place.start + len(singular(place.text)))),
            )
            for place in candidates
        ]
        yield from outside(spanned, taken.get(id(block), ()), span_of=lambda each: each[1])


def _words_of(blocks: Iterable[Block], keys: Collection[str]) -> frozenset[str]:
    """Return those of some acronyms that the article also has as words, in small letters."""
    if not keys:
        return frozenset()
    texts = [block.prose.text for block in blocks]
    if len(keys) <= _MOST_LOOKED_FOR:
        # To look for a few is faster than to split the whole text.
        joined = "\n".join(texts)
        keys = [key for key in keys if key.lower() in joined]
        if not keys:
            return frozenset()
    split = {word.strip(".,;:()“”\"'") for text in texts for word in text.split()}
    return frozenset(key for key in keys if key.lower() in split)
