"""Makes a claim of every sentence of the article's own text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.extract.facts import Surroundings, facts_by_sentence, number_habits
from sitir.extract.kinds import Context, judgement, shared_by
from sitir.model import BlockKind, Claim, RefusalReason, SectionKind, Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from sitir.model import Acronym, Block, Citation, Document, Fact, Refusal

_start = attrgetter("start")
# Their years date an interview or stand beside a table, not what the sentence tells.
_NO_FACTS = frozenset(
    {RefusalReason.SCRIPTURE, RefusalReason.PERSONAL_COMMUNICATION, RefusalReason.FLOAT}
)
_NO_CLAIMS = frozenset({SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES})


def claims(
    document: Document,
    citations: Iterable[Citation],
    acronyms: Iterable[Acronym] = (),
    *,
    refusals: Sequence[Refusal] = (),
) -> tuple[Claim, ...]:
    """Return one claim per sentence, in reading order.

    The head of the article, its keywords and its reference list make no claims. `acronyms` are
    those of the document: where they stand is a fact of the sentence. `refusals` tell which years
    belong to verses, interviews and floats, in reading order.
    """
    cited: dict[int, list[Citation]] = {}
    contexts: set[int] = set()
    for citation in citations:
        cited.setdefault(id(citation.block), []).append(citation)
        contexts.add(id(citation.context))
    refused = _Refused(refusals)
    shortened = _places(acronyms)
    blocks = [block for block in document.blocks if block.section.kind not in _NO_CLAIMS]
    habits = number_habits(blocks)
    densities = _densities(blocks, cited, contexts)
    found: list[Claim] = []
    for block in blocks:
        if block.sentences:
            places = _cited_in(block, cited.get(id(block), ()))
            around = Surroundings(
                places,
                tuple(refused.within(block)),
                shortened.get(id(block), []),
            )
            facts = facts_by_sentence(block, around, habits)
            density = densities[id(block.section)]
            claimed = _claims_of(block, contexts, facts, density)
            if block.kind is BlockKind.FOOTNOTE:
                claimed = _beside(claimed, places)
            found.extend(claimed)
    return tuple(found)


class _Refused:
    """The years that are no facts of a sentence, by source and place."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self._by_source: dict[int, list[Span]] = {}
        for refusal in refusals:
            if refusal.reason in _NO_FACTS:
                location = refusal.location
                self._by_source.setdefault(id(location.source), []).append(location.span)

    def within(self, block: Block) -> Iterator[Span]:
        """Yield those of a block, as places of its prose."""
        spans = self._by_source.get(id(block.location.source), [])
        area = block.location.span
        first = bisect_left(spans, area.start, key=_start)
        for span in spans[first : bisect_left(spans, area.end, lo=first, key=_start)]:
            yield _in_prose(block, span)


def _places(acronyms: Iterable[Acronym]) -> Mapping[int, list[tuple[Span, str]]]:
    """Return where acronyms stand, by the identity of the block, with what they are short for."""
    places: dict[int, list[tuple[Span, str]]] = {}
    for acronym in acronyms:
        spelled = (each.text for each in acronym.expansions if each.fits)
        value = next(spelled, acronym.text)
        for use in acronym.uses:
            places.setdefault(id(use.block), []).append((use.prose_span, value))
    for of_block in places.values():
        of_block.sort()
    return places


def _cited_in(block: Block, citations: Iterable[Citation]) -> list[Span]:
    return [_in_prose(block, citation.location.span) for citation in citations]


def _in_prose(block: Block, span: Span) -> Span:
    start = block.prose.from_source(span.start)
    return Span(start, max(start, block.prose.from_source(span.end)))


def _beside(claimed: Iterable[Claim], cited: Sequence[Span]) -> Iterator[Claim]:
    """Yield the claims of a note; a sentence that a reference begins, or is, claims nothing."""
    for claim in claimed:
        span = claim.sentence.prose_span
        if not any(span.overlaps(each) for each in cited):
            yield claim


def _claims_of(
    block: Block, contexts: Set[int], facts: Mapping[int, tuple[Fact, ...]], density: float
) -> Iterator[Claim]:
    shared = shared_by(block, density)
    for index, sentence in enumerate(block.sentences):
        told = facts.get(index, ())
        context = Context(
            block, shared, told, is_cited=id(sentence) in contexts, is_first=index == 0
        )
        judged = judgement(sentence, folded(sentence.text).split(), context)
        yield Claim(
            sentence=sentence,
            block=block,
            kind=judged.kind,
            needs_citation=judged.needs_citation,
            facts=told,
            reasons=judged.reasons,
        )


def _densities(
    blocks: Iterable[Block], cited: Mapping[int, list[Citation]], contexts: Set[int]
) -> Mapping[int, float]:
    """Return the share of the sentences that cite, by the identity of the section."""
    sentences: Counter[int] = Counter()
    citing: Counter[int] = Counter()
    for block in blocks:
        sentences[id(block.section)] += len(block.sentences)
        citing[id(block.section)] += sum(id(each) in contexts for each in block.sentences)
        is_loose = any(each.context is None for each in cited.get(id(block), ()))
        citing[id(block.section)] += is_loose
    return {section: min(1.0, citing[section] / max(1, n)) for section, n in sentences.items()}
