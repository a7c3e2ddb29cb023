"""Finds the abstracts of an article and aligns those of different languages."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sitir.linking.abstracts.texts import abstract_texts, keywords_of
from sitir.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Abstract, AbstractPair, Acronym, Claim, Document

# What is longer is no abstract.
_MOST_SENTENCES = 60
_LONGEST = 20_000
# One that is so much shorter than the other is a fragment or another text.
_SHORTEST_SHARE = 0.4


def abstracts(document: Document, claims: Sequence[Claim]) -> Iterator[Abstract]:
    """Yield the abstracts of an article, in reading order."""
    if all(section.kind is not SectionKind.ABSTRACT for section in document.sections):
        return
    from sitir.linking.abstracts.only_here import figures_of_abstracts_only

    found = tuple(abstract_texts(document, claims))
    listed = keywords_of(document, found)
    alone = figures_of_abstracts_only(document, claims)
    for index, abstract in enumerate(found):
        facts = (fact for claim in abstract.claims for fact in claim.facts)
        only_here = tuple(fact for fact in facts if id(fact) in alone)
        yield abstract._replace(keywords=listed.get(index, ()), only_here=only_here)


def abstract_pairs(
    abstracts: Sequence[Abstract], acronyms: Sequence[Acronym]
) -> Iterator[AbstractPair]:
    """Yield the pairs of abstracts in different languages, aligned."""
    indonesian = [abstract for abstract in abstracts if abstract.language == "id"]
    english = [abstract for abstract in abstracts if abstract.language == "en"]
    for one, other in zip(indonesian, english, strict=False):
        if _may_translate(one, other):
            # Most articles have no such pair, and need not load what aligns one.
            from sitir.linking.abstracts.differences import abstract_pair

            first, second = sorted((one, other), key=attrgetter("location.span"))
            yield abstract_pair(first, second, acronyms)


def _may_translate(first: Abstract, second: Abstract) -> bool:
    lengths = [
        sum(len(claim.sentence.text) for claim in abstract.claims) for abstract in (first, second)
    ]
    return (
        max(len(first.claims), len(second.claims)) <= _MOST_SENTENCES
        and max(lengths) <= _LONGEST
        and min(lengths) >= _SHORTEST_SHARE * max(lengths)
    )
