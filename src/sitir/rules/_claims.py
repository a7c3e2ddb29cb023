"""What the rules on unsupported claims share."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import BlockKind, FactKind, SectionKind, Support, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Block, Claim, ClaimSupport, Fact, Manuscript

_TIMES = frozenset((FactKind.YEAR, FactKind.PERIOD, FactKind.DATE))
_FIGURES = frozenset((FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY))
_SILENT_BLOCKS = frozenset(
    (BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.FOOTNOTE)
)
_SILENT_SECTIONS = frozenset((SectionKind.METHOD, SectionKind.ABSTRACT, SectionKind.CONCLUSION))
_LONGEST_OPENING = 3
_SOURCED = frozenset((SectionKind.INTRODUCTION, SectionKind.THEORY))
_FEWEST_PER_ARTICLE = 3
_DENSITY = 4


def paragraphs(manuscript: Manuscript) -> Iterator[tuple[ClaimSupport, ...]]:
    """Yield the supports of each block of prose, in reading order; tables and headings left out."""
    block: Block | None = None
    held: list[ClaimSupport] = []
    for support in manuscript.supports:
        if support.claim.block is not block:
            if held:
                yield tuple(held)
            block, held = support.claim.block, []
        if support.claim.block.kind not in _SILENT_BLOCKS:
            held.append(support)
    if held:
        yield tuple(held)


def cites(manuscript: Manuscript) -> bool:
    """Tell whether an article cites at all, so that a claim without citation stands out."""
    return len(manuscript.citations) >= _FEWEST_PER_ARTICLE


def sourced_sections(manuscript: Manuscript) -> frozenset[int]:
    """Return the identities of the sections whose claims rest on the works of others.

    Introductions and theory do; what else does cites something in every fourth sentence or more:
    the results of a study of literature, not those of an experiment.
    """
    sentences: Counter[int] = Counter()
    cited: Counter[int] = Counter()
    sections = {}
    for support in manuscript.supports:
        section = support.claim.block.section
        sections[id(section)] = section
        sentences[id(section)] += 1
        cited[id(section)] += support.support is Support.SENTENCE
    return frozenset(
        key
        for key, section in sections.items()
        if section.kind not in _SILENT_SECTIONS
        and (section.kind in _SOURCED or cited[key] * _DENSITY >= sentences[key])
    )


def stands_alone(support: ClaimSupport) -> bool:
    """Tell whether a claim needs a source and has none."""
    return support.claim.needs_citation and support.support is Support.NONE


def telling_fact(claim: Claim) -> Fact | None:
    """Return the first fact of a claim that a reader would look up, if it has one.

    That is a time, or a figure written in digits; a law named by its number is its own source.
    """
    if any(fact.kind is FactKind.DOCUMENT_NUMBER for fact in claim.facts):
        return None
    for fact in claim.facts:
        if fact.kind is FactKind.PERIOD and _is_lifetime(fact):
            continue
        if fact.kind in _TIMES or (fact.kind in _FIGURES and _is_figure(fact)):
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
    openings = _openings()
    return any(" ".join(words[:length]) in openings for length in (1, 2, 3))


@cache
def _openings() -> Mapping[str, None]:
    return dict.fromkeys(map(folded, lexicon("threads")["goes_on"]))
