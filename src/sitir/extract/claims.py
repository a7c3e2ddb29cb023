"""Makes a claim of every sentence of the article's own text."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.extract.facts import facts
from sitir.lexicons import lexicon
from sitir.model import Claim, ClaimKind, SectionKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.model import Acronym, Block, Citation, Document, Sentence, Span

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


def claims(
    document: Document, citations: Iterable[Citation], acronyms: Sequence[Acronym] = ()
) -> tuple[Claim, ...]:
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
    text = f" {folded(sentence.text)} "
    words = text.split()
    cues = _cues()
    found = [cue.rank for word in cues.keys() & words for cue in cues[word] if cue.words in text]
    if found:
        return _KINDS[min(found)]
    if block.section.kind is SectionKind.METHOD:
        return ClaimKind.METHOD
    return ClaimKind.FACTUAL if len(words) > _FEW_WORDS else ClaimKind.OTHER


# Fewer words make no assertion that could be checked.
_FEW_WORDS = 3
# The first that a sentence has a cue for is its kind.
_KINDS = (ClaimKind.AIM, ClaimKind.METHOD, ClaimKind.OWN_RESULT, ClaimKind.INTERPRETIVE)


class _Cue(NamedTuple):
    words: str
    """Folded, with a space at each end."""
    rank: int
    """The place of its kind among `_KINDS`."""


@cache
def _cues() -> Mapping[str, Sequence[_Cue]]:
    """Return the cues by their first words."""
    by_word: defaultdict[str, list[_Cue]] = defaultdict(list)
    for rank, kind in enumerate(_KINDS):
        for cue in map(folded, lexicon("claims")[kind.name.lower()]):
            by_word[cue.split()[0]].append(_Cue(f" {cue} ", rank))
    return by_word
