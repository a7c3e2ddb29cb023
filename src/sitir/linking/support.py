"""Tells how citations support claims: in the sentence, or carried to the sentences before."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.threads import begins_with
from sitir.model import BlockKind, CitationStyle, ClaimKind, ClaimSupport, FactKind, Support, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Citation, Claim, Mention

# What the study itself did or found rests on no citation that follows.
_OWN = frozenset((ClaimKind.AIM, ClaimKind.METHOD, ClaimKind.OWN_RESULT))
_LONGEST_OPENING = 3
"""In words."""
_TOPIC_LETTERS = 6
"""How many letters of a word tell its subject: `konflik`, `konflik-konflik`, `peacekeeping`."""
_FEWEST_LETTERS = 5


def supports(claims: Sequence[Claim], citations: Sequence[Citation]) -> Iterator[ClaimSupport]:
    """Yield the support of each claim, in the order of `claims`.

    A citation in brackets may carry the sentences before it in its paragraph, back to the
    previous citation or to a break in the thread: a connective that turns to another matter
    (`Namun`, `Selain itu`), a sentence on the study itself, or one that shares no subject with
    what is carried. A list item is a paragraph of its own.
    """
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        if citation.context is not None:
            cited.setdefault(id(citation.context), []).append(citation)
    first = 0
    while first < len(claims):
        last = first
        while last < len(claims) and claims[last].block is claims[first].block:
            last += 1
        yield from _of_paragraph(claims[first:last], cited)
        first = last


def _of_paragraph(
    claims: Sequence[Claim], cited: dict[int, list[Citation]]
) -> Iterator[ClaimSupport]:
    carried: dict[int, tuple[Mention, ...]] = {}
    of_claim = [cited.get(id(claim.sentence), []) for claim in claims]
    if claims[0].block.kind is not BlockKind.TABLE_CELL:
        for index in range(1, len(claims)):
            carriers = _carriers(of_claim[index])
            if carriers and not of_claim[index - 1]:
                for covered in _thread(claims, index, of_claim):
                    carried[covered] = carriers
    for index, claim in enumerate(claims):
        mentions = tuple(mention for each in of_claim[index] for mention in each.mentions)
        if mentions:
            yield ClaimSupport(claim, Support.SENTENCE, mentions)
        elif index in carried:
            yield ClaimSupport(claim, Support.CARRIED, (), carried[index])
        else:
            yield ClaimSupport(claim, Support.NONE, ())


def _carriers(citations: Sequence[Citation]) -> tuple[Mention, ...]:
    """Return the mentions that can carry earlier sentences: those in the last bracket or note.

    `Menurut Creswell (2018), …` begins what it supports.
    """
    for citation in reversed(citations):
        if citation.style is not CitationStyle.NARRATIVE:
            return citation.mentions
    return ()


def _thread(
    claims: Sequence[Claim], index: int, of_claim: Sequence[Sequence[Citation]]
) -> Iterator[int]:
    """Yield the claims before one, from the last on, that its thread goes back to."""
    topics = _topics(claims[index])
    for before in range(index - 1, -1, -1):
        after = claims[before + 1]
        opening = folded(after.sentence.text).split(" ", _LONGEST_OPENING)[:_LONGEST_OPENING]
        if of_claim[before] or claims[before].kind in _OWN or begins_with(opening, "breaks"):
            return
        own = _topics(claims[before])
        if topics.isdisjoint(own) and not begins_with(opening, "goes_on"):
            return
        topics.update(own)
        yield before


def _topics(claim: Claim) -> set[str]:
    words = set(folded(claim.sentence.text).split()) - _common_words()
    topics = {word[:_TOPIC_LETTERS] for word in words if len(word) >= _FEWEST_LETTERS}
    topics.update(fact.value for fact in claim.facts if fact.kind is FactKind.ACRONYM)
    return topics


@cache
def _common_words() -> frozenset[str]:
    table = lexicon("language")
    return frozenset((*table["id"]["words"], *table["en"]["words"]))
