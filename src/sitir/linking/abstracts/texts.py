"""Finds the texts of the abstracts of an article, by heading and by language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import Abstract, BlockKind, Location, SectionKind, Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Block, Claim, Document, Section

_SIGNS = str.maketrans(dict.fromkeys(";·•|\uff0c\uff1b", ","))
_LINES = str.maketrans("\r\n", ",,")
_EDGES = " \t\r\n.:*_–—-"
# A longer keyword is text that follows the keywords in one paragraph.
_LONGEST_KEYWORD = 80
_MOST_KEYWORDS = 20
# A paragraph of fewer code points tells no language of its own.
_ENOUGH_TEXT = 80
# Keywords belong to an abstract that stands not far before them.
_NEAR = 4


def abstract_texts(document: Document, claims: Sequence[Claim]) -> Iterator[Abstract]:
    """Yield the abstracts among the claims of an article, in reading order, without keywords.

    Paragraphs and parts with headings of their own make one abstract; a translation that follows
    without a heading is another.
    """
    groups = _groups(document.sections)
    told: list[Claim] = []
    group = -1
    for claim in claims:
        own = groups.get(id(claim.block.section))
        if own is None:
            continue
        if own[0] != group and told:
            yield from _by_language(told, groups)
            told = []
        group = own[0]
        told.append(claim)
    if told:
        yield from _by_language(told, groups)


def keywords_of(
    document: Document, found: Sequence[Abstract]
) -> Mapping[int, tuple[Location, ...]]:
    """Return the keywords that follow the abstracts, by the indexes of these.

    A template may set them before or beside: then no abstract before has their language, and the
    next one has.
    """
    by_section: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.section.kind is SectionKind.KEYWORDS:
            by_section.setdefault(id(block.section), []).append(block)
    listed: dict[int, tuple[Location, ...]] = {}
    ahead: dict[int, tuple[Location, ...]] = {}
    waiting: list[int] = []
    index = 0
    for blocks in by_section.values():
        section = blocks[0].section
        while index < len(found) and _precedes(found[index].location, section.location):
            waiting.append(index)
            index += 1
        waiting = waiting[-_NEAR:]
        words = _keywords(blocks)
        same = [each for each in waiting if found[each].language == section.language]
        is_next = index < len(found) and found[index].language == section.language
        if words and not same and is_next:
            ahead[index] = words
        elif waiting and words:
            chosen = (same or waiting)[-1]
            waiting.remove(chosen)
            listed[chosen] = words
    for following, words in ahead.items():
        before = [each for each in waiting if each < following and each not in listed]
        if following not in listed:
            listed[following] = words
        elif before:
            listed[before[-1]] = words
    return listed


def _keywords(blocks: Sequence[Block]) -> tuple[Location, ...]:
    """Return the keywords in the blocks of a section, in order, without separators.

    Nothing after what is no keyword any more is read.
    """
    found: list[Location] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for span in _keyword_spans(block.prose.text):
            if len(span) > _LONGEST_KEYWORD or len(found) == _MOST_KEYWORDS:
                return tuple(found)
            found.append(Location(block.location.source, block.span_in_source(span)))
    return tuple(found)


def _keyword_spans(text: str) -> Iterator[Span]:
    signed = text.translate(_SIGNS)
    # A line end is a separator only where there is no other: lists are wrapped as well.
    at = 0
    for word in (signed if "," in signed else text.translate(_LINES)).split(","):
        start = at + len(word) - len(word.lstrip(_EDGES))
        if bare := word.strip(_EDGES):
            yield Span(start, start + len(bare))
        at += len(word) + 1


def _precedes(place: Location, other: Location) -> bool:
    return place.source is not other.source or place.span.start < other.span.start


_Groups = dict[int, tuple[int, "Section"]]


def _groups(sections: Sequence[Section]) -> _Groups:
    """Return the number and the first section of the abstract that each section belongs to."""
    groups: _Groups = {}
    first: Section | None = None
    number = 0
    for section in sections:
        if section.kind is not SectionKind.ABSTRACT:
            first = None
            continue
        if first is None or folded(section.title) in _titles():
            first = section
            number += 1
        groups[id(section)] = number, first
    return groups


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(folded, lexicon("sections")["titles"]["abstract"]))


def _by_language(claims: Sequence[Claim], groups: _Groups) -> Iterator[Abstract]:
    heading = groups[id(claims[0].block.section)][1]
    opening = heading.location
    part: list[Claim] = []
    language = ""
    for told in _paragraphs(claims):
        spoken = _spoken(told)
        if part and spoken and language and spoken != language:
            yield Abstract(language, _whole(opening, part), tuple(part))
            opening = told[0].location
            part, language = [], ""
        part.extend(told)
        language = language or spoken
    language = language or _of_heading(heading) or part[0].sentence.language
    yield Abstract(language, _whole(opening, part), tuple(part))


def _whole(opening: Location, claims: Sequence[Claim]) -> Location:
    """Return the place from the opening to the end of the last sentence."""
    ends = [claim.location.span.end for claim in claims if claim.location.source is opening.source]
    start = opening.span.start
    return Location(opening.source, Span(start, max((start, *ends[-1:]))))


def _paragraphs(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    told: list[Claim] = []
    for claim in claims:
        if told and claim.block is not told[-1].block:
            yield told
            told = []
        told.append(claim)
    yield told


def _spoken(claims: Sequence[Claim]) -> str:
    """Return the language of a paragraph, or nothing where it is too short to tell."""
    lengths = {"en": 0, "id": 0}
    for claim in claims:
        if claim.sentence.language in lengths:
            lengths[claim.sentence.language] += len(claim.sentence.text)
    if sum(lengths.values()) < _ENOUGH_TEXT:
        return ""
    return max(lengths, key=lengths.__getitem__)


def _of_heading(section: Section) -> str:
    """Return the language that the heading of an abstract is in."""
    titles = lexicon("translation")["abstract_titles"]
    title = folded(section.title)
    return next((language for language, listed in titles.items() if title in listed), "")
