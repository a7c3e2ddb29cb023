"""What rules out that two figures tell one quantity, or two dates one event."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from sitir.linking.retelling.listed import word_stems
from sitir.linking.retelling.values import is_rounded
from sitir.model import QUANTITIES, TIMES, BlockKind, FactKind, SectionKind, Support, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.linking.retelling.words import Figure
    from sitir.model import Block, ClaimSupport

COMPARED = QUANTITIES | {FactKind.DATE}
"""The kinds of facts that a second telling can contradict."""
SUMMARIES = frozenset({SectionKind.ABSTRACT, SectionKind.CONCLUSION})
"""Parts that tell nothing which the body does not tell as well."""
_PARTS = SUMMARIES | {SectionKind.INTRODUCTION, SectionKind.THEORY, SectionKind.METHOD}
# What these tell is of the world.
_OUTSET = frozenset({SectionKind.INTRODUCTION, SectionKind.THEORY})
# What a claim names is looked through for each pair of figures: of very many, a part must do.
_MOST = 50


class Ground(NamedTuple):
    """What a claim says of all its figures, and where it stands."""

    part: SectionKind
    """Of the article; what has no kind of its own is of the results."""
    block: Block
    language: str
    years: frozenset[str]
    """Those that the claim speaks of."""
    values: Mapping[FactKind, frozenset[str]]
    """The values that it tells, by their kinds."""
    laws: frozenset[str]
    sources: frozenset[tuple[str, str]]
    """What the works that it is credited to are told by: names or acronyms, years."""
    company: frozenset[tuple[FactKind, str]]
    """The values that can be compared, but for counts of one digit, which are many."""
    has_source: bool
    """Whether it is credited to a work in its own sentence or a later one."""

    @property
    def is_on_record(self) -> bool:
        """Whether its figures are dated or have a source, and are no measurements of its own."""
        return self.has_source or bool(self.years)


def ground(support: ClaimSupport) -> Ground:
    """Return what a claim says of all its figures."""
    claim = support.claim
    kind = claim.block.section.kind
    told: defaultdict[FactKind, set[str]] = defaultdict(set)
    for fact in claim.facts:
        told[fact.kind].add(fact.value)
    values = {each: frozenset(found) for each, found in told.items()}
    times = (value for each in TIMES for value in told.get(each, ()))
    compared = ((each, value) for each in COMPARED for value in sorted(told.get(each, ())))
    return Ground(
        part=kind if kind in _PARTS else SectionKind.RESULTS,
        block=claim.block,
        language=claim.sentence.language,
        years=frozenset(time[:4] for value in times for time in value.split("/")),
        values=values,
        laws=frozenset(islice(sorted(told.get(FactKind.DOCUMENT_NUMBER, ())), _MOST)),
        sources=frozenset(islice(_sources(support), _MOST)),
        company=frozenset(islice((pair for pair in compared if len(pair[1]) > 1), _MOST)),
        has_source=support.support is not Support.NONE,
    )


def _sources(support: ClaimSupport) -> Iterator[tuple[str, str]]:
    for mention in support.mentions:
        named = mention.names[0] if mention.names else mention.key or str(mention.number or "")
        name = folded(named).split()[-1:]
        for told in {*name, folded(mention.acronym)} - {""}:
            yield told, mention.year or ""


def are_measured_twice(first: Figure, second: Figure) -> bool:
    """Tell whether one part of the article tells both, which then are two measurements.

    A matter of record that goes by a name is no measurement. What a review of other works tells is
    that of the works, unless one work stands behind both.
    """
    mine, others = first.ground, second.ground
    parts = {mine.part, others.part}
    if len(parts) > 1 and (
        SectionKind.THEORY not in parts or not mine.sources.isdisjoint(others.sources)
    ):
        return False
    if not (mine.is_on_record and others.is_on_record):
        return True
    return first.names.isdisjoint(second.names)


def are_of_two_things(first: Figure, second: Figure) -> bool:
    """Tell whether two figures that differ cannot be meant for one."""
    mine, others = first.ground, second.ground
    return bool(
        _stand_side_by_side(mine, others)
        or first.qualifiers != second.qualifiers
        or (first.ranks and second.ranks and first.ranks != second.ranks)
        or {first.share, second.share} == {"part", "whole"}
        or len({first.course, second.course, ""}) > 2
        or _are_apart(mine.laws, others.laws)
        or _are_apart(mine.sources, others.sources)
        or _are_apart(first.places, second.places)
        or (first.fact.kind is not FactKind.DATE and _are_apart(mine.years, others.years))
        or any(figure.is_hedged and is_rounded(figure.fact) for figure in (first, second))
        or _is_of_the_sample(second, first)
        or _is_of_the_sample(first, second)
    )


def _is_of_the_sample(figure: Figure, other: Figure) -> bool:
    """Tell whether one figure is of those who were asked, the other of all, told at the outset."""
    samples = word_stems("samples")
    is_of_sample = not samples.isdisjoint(figure.around) and samples.isdisjoint(other.around)
    is_own = not figure.ground.has_source
    return is_of_sample and is_own and other.ground.part in _OUTSET


def _stand_side_by_side(first: Ground, second: Ground) -> bool:
    """Tell whether one paragraph, or two items of lists, or two languages tell the two."""
    return (
        first.block is second.block
        or first.block.kind is second.block.kind is BlockKind.LIST_ITEM
        or {first.language, second.language} == {"id", "en"}
    )


def _are_apart(first: frozenset[Any], second: frozenset[Any]) -> bool:
    return bool(first and second) and first.isdisjoint(second)


def common_heads(first: Figure, second: Figure) -> frozenset[str] | None:
    """Return the stems that say what both figures count; nothing where they count two things.

    Of percentages, sums and dates it is empty: they are told by all words around them.
    """
    if second.fact.kind is not FactKind.NUMBER:
        return frozenset()
    mine, others = first.heads, second.heads
    if mine and others:
        # `23 senior officers` are `23 officers`, but `23 pengurus koperasi` are no `koperasi`.
        is_head_first = second.ground.language == "id"
        common = frozenset(mine).intersection(others)
        leads = common & {mine[0], others[0]}
        return common if mine[0] == others[0] or (leads and not is_head_first) else None
    if mine or others:
        return frozenset(mine[:1]) & second.near or frozenset(others[:1]) & first.near or None
    # What measures nothing has its name before it: `kappa of 0.79`.
    is_ratio = "." in first.fact.value and "." in second.fact.value
    return first.near & second.near - word_stems("values") or None if is_ratio else None
