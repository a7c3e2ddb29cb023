"""Makes a claim of every sentence of the article's own text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.extract.facts import facts
from sitir.lexicons import lexicon
from sitir.model import Claim, ClaimKind, SectionKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Block, Citation, Document, Sentence, Span

_NO_CLAIMS = frozenset({SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES})
# Sections whose sentences rest on the article itself.
_OWN_GROUND = frozenset(
    {
        SectionKind.ABSTRACT,
        SectionKind.CONCLUSION,
        SectionKind.ACKNOWLEDGEMENTS,
        SectionKind.APPENDIX,
    }
)


def claims(document: Document, citations: Iterable[Citation]) -> tuple[Claim, ...]:
    """Return one claim per sentence, in reading order.

    The head of the article, its keywords and its reference list make no claims.
    """
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(id(citation.block), []).append(citation)
    found: list[Claim] = []
    for block in document.blocks:
        if block.section.kind not in _NO_CLAIMS:
            found.extend(_claims_of(block, cited.get(id(block), [])))
    return tuple(found)


def _claims_of(block: Block, cited: list[Citation]) -> Iterator[Claim]:
    by_sentence: dict[int, list[Span]] = {}
    for citation in cited:
        by_sentence.setdefault(id(citation.context), []).append(citation.location.span)
    for sentence in block.sentences:
        spans = by_sentence.get(id(sentence), [])
        kind = _kind(sentence, block)
        yield Claim(
            sentence=sentence,
            block=block,
            kind=kind,
            needs_citation=kind is ClaimKind.FACTUAL and block.section.kind not in _OWN_GROUND,
            facts=facts(sentence, block, spans),
        )


def _kind(sentence: Sentence, block: Block) -> ClaimKind:
    words = f" {folded(sentence.text)} "
    for kind, name in _CUES:
        if any(cue in words for cue in _cues(name)):
            return kind
    if block.section.kind is SectionKind.METHOD:
        return ClaimKind.METHOD
    return ClaimKind.FACTUAL if len(words.split()) > _FEW_WORDS else ClaimKind.OTHER


# Fewer words make no assertion that could be checked.
_FEW_WORDS = 3
_CUES = (
    (ClaimKind.AIM, "aim"),
    (ClaimKind.METHOD, "method"),
    (ClaimKind.OWN_RESULT, "own_result"),
    (ClaimKind.INTERPRETIVE, "interpretive"),
)


@cache
def _cues(name: str) -> tuple[str, ...]:
    return tuple(f" {folded(cue)} " for cue in lexicon("claims")[name])
