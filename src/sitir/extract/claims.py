"""Makes a claim of every sentence of the article's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.extract.facts import Surroundings, facts_by_sentence, number_habit
from sitir.extract.kinds import judgement
from sitir.model import Claim, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitir.model import Acronym, Block, Citation, Document, Fact

_NO_CLAIMS = frozenset({SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES})


def claims(
    document: Document, citations: Iterable[Citation], acronyms: Iterable[Acronym] = ()
) -> tuple[Claim, ...]:
    """Return one claim per sentence, in reading order.

    The head of the article, its keywords and its reference list make no claims. `acronyms` are
    those of the document: where they stand is a fact of the sentence.
    """
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(id(citation.block), []).append(citation)
    shortened = _places(acronyms)
    blocks = [block for block in document.blocks if block.section.kind not in _NO_CLAIMS]
    own_habit = number_habit(blocks)
    found: list[Claim] = []
    for block in blocks:
        if block.sentences:
            of_block = cited.get(id(block), [])
            around = Surroundings(_cited_in(block, of_block), shortened.get(id(block), []))
            facts = facts_by_sentence(block, around, own_habit)
            found.extend(_claims_of(block, of_block, facts))
    return tuple(found)


def _places(acronyms: Iterable[Acronym]) -> Mapping[int, list[tuple[Span, str]]]:
    """Return where acronyms stand, by the identity of the block, with what they are short for."""
    places: dict[int, list[tuple[Span, str]]] = {}
    for acronym in acronyms:
        value = acronym.expansions[0].text if acronym.expansions else acronym.text
        for use in acronym.uses:
            span = _in_prose(use.block, use.location.span)
            places.setdefault(id(use.block), []).append((span, value))
    for of_block in places.values():
        of_block.sort()
    return places


def _cited_in(block: Block, citations: Iterable[Citation]) -> list[Span]:
    return [_in_prose(block, citation.location.span) for citation in citations]


def _in_prose(block: Block, span: Span) -> Span:
    start = block.prose.from_source(span.start)
    return Span(start, max(start, block.prose.from_source(span.end)))


def _claims_of(
    block: Block, cited: list[Citation], facts: Mapping[int, tuple[Fact, ...]]
) -> Iterator[Claim]:
    contexts = {id(citation.context) for citation in cited}
    for index, sentence in enumerate(block.sentences):
        told = facts.get(index, ())
        judged = judgement(sentence, block, told, is_cited=id(sentence) in contexts)
        yield Claim(
            sentence=sentence,
            block=block,
            kind=judged.kind,
            needs_citation=judged.needs_citation,
            facts=told,
            reasons=judged.reasons,
        )
