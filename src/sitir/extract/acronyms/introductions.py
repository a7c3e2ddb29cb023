"""Finds where the acronyms of an article are spelled out."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sitir.extract.acronyms.expansion import LongForm, long_form
from sitir.extract.acronyms.lists import cell_form, listed_forms
from sitir.extract.acronyms.places import Place, bracketed, is_plain, parts
from sitir.extract.acronyms.spelling import letters, spelled_before, words_before
from sitir.model import Expansion, Location, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from sitir.model import Block, Citation, Mention


class Introduction(NamedTuple):
    """An acronym where it is spelled out."""

    place: Place
    expansion: Expansion


def introductions(
    found: Sequence[tuple[Block, Sequence[Place]]],
    citations: Iterable[Citation],
    lists: Container[int],
) -> Iterator[Introduction]:
    """Yield the places where acronyms are spelled out, in reading order.

    `found` are the words of each block that can be acronyms, `lists` the identities of the blocks
    that list abbreviations.
    """
    cited: dict[int, list[Mention]] = {}
    for citation in citations:
        naming = [mention for mention in citation.mentions if mention.acronym and mention.names]
        if naming:
            cited.setdefault(id(citation.block), []).extend(naming)
    for index, (block, places) in enumerate(found):
        in_list = id(block) in lists
        if not (places or in_list or "(" in block.prose.text or "[" in block.prose.text):
            continue
        following = found[index + 1][0] if index + 1 < len(found) else None
        told: dict[int, Introduction] = {}
        for each in chain(
            _of_text(block, places),
            _of_lists(block, following, in_list=in_list),
            _of_mentions(block, cited.get(id(block), ())),
        ):
            told.setdefault(each.place.start, each)
        yield from (told[start] for start in sorted(told))


def _of_text(block: Block, places: Iterable[Place]) -> Iterator[Introduction]:
    for place in places:
        introduction = _told(place, guess=is_plain(place.text))
        if introduction is not None:
            yield introduction
        elif not place.text.isalnum():
            told = (_told(part, guess=False) for part in parts(place))
            yield from (each for each in told if each is not None)
    for place in bracketed(block):
        introduction = _told(place, guess=False)
        if introduction is not None:
            yield introduction


def _told(place: Place, *, guess: bool) -> Introduction | None:
    form = long_form(place.block.prose.text, place.start, place.end, guess=guess)
    return _introduction(place, form) if form else None


def _of_lists(block: Block, following: Block | None, *, in_list: bool) -> Iterator[Introduction]:
    """Yield what a list of abbreviations or the cells of a table spell out."""
    if in_list:
        for place, form in listed_forms(block):
            yield _introduction(place, form)
    told = cell_form(block, following, in_list=in_list)
    if told is not None:
        place, words = told
        at = Location(block.location.source, block.location.span)
        yield Introduction(place, Expansion(at, words, block))


def _of_mentions(block: Block, mentions: Iterable[Mention]) -> Iterator[Introduction]:
    """Yield what citations spell out: `(World Health Organization [WHO], 2021)`."""
    text = block.prose.text
    for mention in mentions:
        acronym = mention.acronym.split()[0]
        span = mention.location.span
        begin = block.prose.from_source(span.start)
        start = text.find(acronym, begin, begin + len(span))
        if start >= 0:
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
