"""Finds where the acronyms of an article are spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sitir.extract.acronyms_expansion import LongForm, long_form
from sitir.extract.acronyms_lists import cell_form, is_list, listed_forms
from sitir.extract.acronyms_places import Place, bracketed, is_plain
from sitir.extract.acronyms_spelling import letters, spelled_before, words_before
from sitir.model import Expansion, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.model import Block, Citation, Mention


class Introduction(NamedTuple):
    """An acronym where it is spelled out."""

    place: Place
    expansion: Expansion


def introductions(
    found: Sequence[tuple[Block, Sequence[Place]]], citations: Iterable[Citation]
) -> Iterator[Introduction]:
    """Yield the places where acronyms are spelled out, in reading order.

    `found` are the words of each block that can be acronyms.
    """
    cited: dict[int, list[Mention]] = {}
    for citation in citations:
        naming = [mention for mention in citation.mentions if mention.acronym and mention.names]
        if naming:
            cited.setdefault(id(citation.block), []).extend(naming)
    for index, (block, places) in enumerate(found):
        told = [
            *_of_text(block, places),
            *_of_lists(block, found[index + 1][0] if index + 1 < len(found) else None),
        ]
        told += _of_mentions(block, cited.get(id(block), ()), told)
        yield from sorted(told, key=lambda each: each.place.start) if len(told) > 1 else told


def _of_text(block: Block, places: Iterable[Place]) -> Iterator[Introduction]:
    text = block.prose.text
    for place in places:
        form = long_form(text, place.start, place.end, guess=is_plain(place.text))
        if form is not None:
            yield _introduction(place, form)
    for place in bracketed(block):
        form = long_form(text, place.start, place.end, guess=False)
        if form is not None:
            yield _introduction(place, form)


def _of_lists(block: Block, following: Block | None) -> Iterator[Introduction]:
    """Yield what a list of abbreviations or the cells of a table spell out."""
    in_list = is_list(block.section)
    if in_list:
        for place, form in listed_forms(block):
            yield _introduction(place, form)
    told = cell_form(block, following, in_list=in_list)
    if told is not None:
        place, words = told
        at = Location(block.location.source, block.location.span)
        yield Introduction(place, Expansion(at, words, block))


def _of_mentions(
    block: Block, mentions: Iterable[Mention], told: Iterable[Introduction]
) -> Iterator[Introduction]:
    """Yield what citations spell out and `told` does not have: `(World … [WHO], 2021)`."""
    text = block.prose.text
    known = {each.place.start for each in told}
    for mention in mentions:
        acronym = mention.acronym.split()[0]
        span = mention.location.span
        begin = block.prose.from_source(span.start)
        start = text.find(acronym, begin, begin + len(span))
        if start >= 0 and start not in known:
            place = Place(block, start, start + len(acronym), acronym)
            near = words_before(text, start, begin)
            fits = spelled_before(near, letters(acronym)) is not None
            words = (begin, near[0].end if near else start)
            yield _introduction(place, LongForm(begin, place.end + 1, words, fits))


def _introduction(place: Place, form: LongForm) -> Introduction:
    block = place.block
    at = Location(block.location.source, block.span_in_source(Span(form.start, form.end)))
    words = " ".join(block.prose.text[slice(*form.words)].split())
    return Introduction(place, Expansion(at, words, block, form.fits))
