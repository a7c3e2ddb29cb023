"""What the rules on unsupported claims share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.threads import begins_with, thread_words
from sitir.model import (
    OPAQUE,
    QUANTITIES,
    TIMES,
    UNKNOWN_LANGUAGE,
    BlockKind,
    CitationStyle,
    FactKind,
    SectionKind,
    Support,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, Claim, ClaimSupport, Fact, Manuscript

_SILENT_BLOCKS = frozenset(
    (BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.FOOTNOTE)
)
_SILENT_SECTIONS = frozenset((SectionKind.METHOD, SectionKind.ABSTRACT, SectionKind.CONCLUSION))
_LONGEST_OPENING = 5
"""In words."""
# The share of its sentences that a section must cite in, to be held for one that rests on sources.
_SHARES = {SectionKind.INTRODUCTION: 0.0, SectionKind.THEORY: 0.0, SectionKind.RESULTS: 0.25}
_SHARE = 0.4
# A code, a place holder, parts or items, not a count to look up.
_TRIVIAL = frozenset("0123456789")
_FEWEST_PER_ARTICLE = 3
BARE_CLAIMS = 3
"""How many claims without a source make a paragraph without a citation a finding of its own."""


def paragraphs(manuscript: Manuscript) -> Iterator[tuple[ClaimSupport, ...]]:
    """Yield the supports of each block of prose, in reading order.

    Tables, headings and what is in a third language are left out.
    """
    block: Block | None = None
    is_prose = False
    held: list[ClaimSupport] = []
    for support in manuscript.supports:
        if support.claim.block is not block:
            if held:
                yield tuple(held)
            block, held = support.claim.block, []
            is_prose = block.kind not in _SILENT_BLOCKS and block.language != UNKNOWN_LANGUAGE
        if is_prose:
            held.append(support)
    if held:
        yield tuple(held)


def cites(manuscript: Manuscript) -> bool:
    """Tell whether an article cites at all, so that a claim without citation stands out."""
    return len(manuscript.citations) >= _FEWEST_PER_ARTICLE


def sourced_sections(manuscript: Manuscript) -> frozenset[int]:
    """Return the identities of the sections whose claims rest on the works of others.

    Introductions and theory do; what else does cites often: the results of a study of literature,
    not those of an experiment.
    """
    sections = {}
    cited: dict[int, list[bool]] = {}
    for support in manuscript.supports:
        section = support.claim.block.section
        if id(section) not in cited:
            sections[id(section)] = section
            cited[id(section)] = []
        cited[id(section)].append(support.support is Support.SENTENCE)
    return frozenset(
        key
        for key, section in sections.items()
        if section.kind not in _SILENT_SECTIONS
        and sum(cited[key]) >= _SHARES.get(section.kind, _SHARE) * len(cited[key])
    )


def stands_alone(support: ClaimSupport) -> bool:
    """Tell whether a claim needs a source and has none."""
    return support.claim.needs_citation and support.support is Support.NONE


def bare_paragraphs(
    manuscript: Manuscript, least: int = BARE_CLAIMS
) -> Iterator[tuple[ClaimSupport, ...]]:
    """Yield the paragraphs on the works of others that cite nothing, with so many bare claims.

    Left out are those that name laws, speak of the text itself or go on with the one before.
    """
    sourced = sourced_sections(manuscript)
    before: Sequence[ClaimSupport] = ()
    for paragraph in paragraphs(manuscript):
        block = paragraph[0].claim.block
        if (
            id(block.section) in sourced
            and block.kind is not BlockKind.LIST_ITEM
            and sum(map(stands_alone, paragraph)) >= least
            and not any(support.mentions for support in paragraph)
            and not _names_laws(paragraph)
            and not explains(block)
            and not any(speaks_of_itself(support.claim) for support in paragraph)
            and not continues(before, paragraph)
        ):
            yield paragraph
        before = paragraph


def _names_laws(paragraph: Sequence[ClaimSupport]) -> bool:
    return any(
        fact.kind is FactKind.DOCUMENT_NUMBER for each in paragraph for fact in each.claim.facts
    )


def continues(before: Sequence[ClaimSupport], paragraph: Sequence[ClaimSupport]) -> bool:
    """Tell whether a paragraph goes on with the one before it, which cites: `Konsep tersebut …`."""
    if not before or before[0].claim.block.section is not paragraph[0].claim.block.section:
        return False
    return goes_on(paragraph[0].claim) and any(support.mentions for support in before)


def telling_fact(claim: Claim) -> Fact | None:
    """Return the first fact of a claim that a reader would look up, if it has one.

    That is a time, or a figure written in digits; a law named by its number is its own source.
    """
    if any(fact.kind is FactKind.DOCUMENT_NUMBER for fact in claim.facts):
        return None
    for fact in claim.facts:
        if fact.kind is FactKind.PERIOD and _is_lifetime(fact):
            continue
        if fact.value in _TRIVIAL:
            continue
        if fact.kind in TIMES or (fact.kind in QUANTITIES and _is_figure(fact)):
            return fact
    return None


def _is_lifetime(fact: Fact) -> bool:
    """Tell whether a period stands alone in brackets: `Fisher (1890–1962)`."""
    text, span = fact.location.source.text, fact.location.span
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def _is_figure(fact: Fact) -> bool:
    return fact.unit != "ordinal" and any(c.isdigit() for c in fact.location.text)


def goes_on(claim: Claim) -> bool:
    """Tell whether a sentence points back to the one before it: `Temuan tersebut …`."""
    words = folded(claim.sentence.text).split(" ", _LONGEST_OPENING)[:_LONGEST_OPENING]
    return begins_with(words, "goes_on") or not thread_words("pointers").isdisjoint(words[1:])


def explains(block: Block) -> bool:
    """Tell whether a paragraph holds a formula or code, which its sentences explain."""
    return OPAQUE in block.prose.text


def speaks_of_itself(claim: Claim) -> bool:
    """Tell whether a sentence speaks of the text, or to its reader."""
    text = f" {folded(claim.sentence.text)} "
    return any(words in text for words in _own_work())


@cache
def _own_work() -> tuple[str, ...]:
    return tuple(f" {words} " for words in lexicon("claims")["own_work"])


def retold(
    paragraph: Sequence[ClaimSupport], narrating: frozenset[int], *, is_continued: bool
) -> Iterator[bool]:
    """Yield of each claim whether it goes on to tell what one before it gave the source of.

    `narrating` are the sentences with a narrative citation (`narrating_sentences`): what follows
    one in its paragraph, up to a turn (`Namun`), tells of the same work. What follows another
    citation does as long as each sentence points back to the one before it; so does the first
    sentence of a paragraph that goes on with one that cites (`is_continued`).
    """
    is_told = points_back = is_continued
    narrates = False
    for support in paragraph:
        if is_told:
            words = folded(support.claim.sentence.text).split(" ", _LONGEST_OPENING)
            opening = words[:_LONGEST_OPENING]
            is_told = not begins_with(opening, "breaks") or begins_with(opening, "asides")
            points_back = points_back and goes_on(support.claim)
        yield is_told and (points_back or narrates)
        if support is paragraph[0]:
            is_told = False  # of what the paragraph before cites
        if support.mentions:
            is_told = points_back = True
            narrates = id(support.claim.sentence) in narrating


def narrating_sentences(manuscript: Manuscript) -> frozenset[int]:
    """Return the identities of the sentences with a narrative citation: `Vela (2021) …`."""
    return frozenset(
        id(citation.context)
        for citation in manuscript.citations
        if citation.style is CitationStyle.NARRATIVE
    )
