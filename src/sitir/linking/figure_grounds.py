"""What rules out that two figures tell one quantity, or two dates one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.figure_values import is_rounded
from sitir.linking.retelling_words import word_set
from sitir.model import BlockKind, FactKind, SectionKind, Support, folded

if TYPE_CHECKING:
    from sitir.linking.figure_words import Figure
    from sitir.model import Claim

COMPARED = frozenset({FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY, FactKind.DATE})
"""The kinds of facts that a second telling can contradict."""
SUMMARIES = frozenset({SectionKind.ABSTRACT, SectionKind.CONCLUSION})
"""Parts that tell nothing which the body does not tell as well."""
_PARTS = SUMMARIES | {SectionKind.INTRODUCTION, SectionKind.THEORY, SectionKind.METHOD}
_TIMES = frozenset({FactKind.YEAR, FactKind.PERIOD, FactKind.DATE})


def part(claim: Claim) -> SectionKind:
    """Return the part of the article that a claim stands in: what has no kind is of the results."""
    kind = claim.block.section.kind
    return kind if kind in _PARTS else SectionKind.RESULTS


def are_of_two_things(first: Figure, second: Figure) -> bool:
    """Tell whether two figures that differ cannot be meant for one."""
    return (
        _stand_side_by_side(first.claim, second.claim)
        or first.qualifiers != second.qualifiers
        or len({first.course, second.course, ""}) > 2
        or any(figure.is_hedged and is_rounded(figure.fact) for figure in (first, second))
        or _are_apart(values(first.claim, FactKind.DOCUMENT_NUMBER), second.claim)
        or _are_credited_apart(first, second)
        or _are_of_two_times(first, second)
        or _are_of_two_names(first, second)
    )


def _stand_side_by_side(first: Claim, second: Claim) -> bool:
    """Tell whether one paragraph, or two items of lists, or two languages tell the two."""
    languages = {first.sentence.language, second.sentence.language}
    return (
        first.block is second.block
        or first.block.kind is second.block.kind is BlockKind.LIST_ITEM
        or languages == {"id", "en"}
    )


def _are_apart(laws: set[str], second: Claim) -> bool:
    others = values(second, FactKind.DOCUMENT_NUMBER)
    return bool(laws and others) and laws.isdisjoint(others)


def _are_credited_apart(first: Figure, second: Figure) -> bool:
    """Tell whether two sources stand behind the two, which then are two estimates."""
    mine, others = _sources(first), _sources(second)
    return bool(mine and others) and mine.isdisjoint(others)


def _sources(figure: Figure) -> set[tuple[str, str]]:
    return {
        ("".join(folded(mention.names[0]).split()[-1:]), mention.year or "")
        if mention.names
        else (mention.key or "", "")
        for mention in figure.support.mentions
    }


def _are_of_two_times(first: Figure, second: Figure) -> bool:
    if first.fact.kind is FactKind.DATE:
        return False
    mine, others = years(first.claim), years(second.claim)
    return bool(mine and others) and mine.isdisjoint(others)


def _are_of_two_names(first: Figure, second: Figure) -> bool:
    mine, others = names_of(first), names_of(second)
    return bool(mine and others) and mine.isdisjoint(others)


def names_of(figure: Figure) -> frozenset[str]:
    """Return the names in the stretch of a figure, but those of months."""
    return figure.names - word_set("months")


def values(claim: Claim, kind: FactKind) -> set[str]:
    """Return the values of the facts of one kind in a claim."""
    return {fact.value for fact in claim.facts if fact.kind is kind}


def years(claim: Claim) -> set[str]:
    """Return the years that a claim speaks of."""
    times = (fact.value for fact in claim.facts if fact.kind in _TIMES)
    return {time[:4] for value in times for time in value.split("/")}


def company(claim: Claim) -> set[tuple[FactKind, str]]:
    """Return the values that a claim tells, but for counts of one digit, which are many."""
    facts = (fact for fact in claim.facts if fact.kind in COMPARED)
    return {(fact.kind, fact.value) for fact in facts if len(fact.value) > 1}


def denials(figure: Figure) -> frozenset[str]:
    """Return the denials in the stretch of a figure."""
    return figure.around & word_set("denials")


def is_of_world(figure: Figure) -> bool:
    """Tell whether a figure is dated or has a source, and is no measurement of the article."""
    return figure.support.support is not Support.NONE or bool(years(figure.claim))


def common_heads(first: Figure, second: Figure) -> frozenset[str] | None:
    """Return the stems that say what both figures count; nothing where they count two things.

    Of percentages, sums and dates it is empty: they are told by all words around them.
    """
    if second.fact.kind is not FactKind.NUMBER:
        return frozenset()
    mine, others = first.heads, second.heads
    if mine and others:
        # `23 senior officers` are `23 officers`, but `23 pengurus koperasi` are no `koperasi`.
        is_head_first = second.claim.sentence.language == "id"
        common = frozenset(mine).intersection(others)
        leads = common & {mine[0], others[0]}
        return common if mine[0] == others[0] or (leads and not is_head_first) else None
    common = frozenset(mine[:1]) & second.near or frozenset(others[:1]) & first.near
    return common or None
