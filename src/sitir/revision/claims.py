"""Tells what became of each claim: its words, its figures, and what it cites."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sitir.model import Support, folded
from sitir.model.revision import ChangeKind, ClaimChange, FactChange
from sitir.revision.alignment import aligned
from sitir.revision.assertions import assertions, group
from sitir.revision.citations import Cited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sitir.model import ClaimSupport, Entry, Fact, Manuscript, Mention
    from sitir.revision.assertions import Assertion

    _Sign = Callable[[Fact], tuple[object, ...]]


def claim_changes(
    old: Manuscript, new: Manuscript, entries: Mapping[int, Entry]
) -> Iterator[ClaimChange]:
    """Yield the claims that changed, in the order of the new article; removed ones where they were.

    `entries` has the new entry of each old one by identity.
    """
    before, after = assertions(old), assertions(new)
    pairs = aligned(before, after)
    cited = Cited(old, new, entries)
    removed = _removed(before, pairs)
    for was in removed.get(-1, ()):
        yield _gone(was.support)
    for index, assertion in enumerate(after):
        if index not in pairs:
            yield ClaimChange((ChangeKind.ADDED,), None, assertion.support)
            continue
        change = _change(before[pairs[index]], assertion, cited)
        if change is not None:
            yield change
        for was in removed.get(index, ()):
            yield _gone(was.support)


def _removed(before: Sequence[Assertion], pairs: Mapping[int, int]) -> dict[int, list[Assertion]]:
    """Return the removed claims by the new index of the kept claim that they stood behind."""
    now = {was: index for index, was in pairs.items()}
    found: dict[int, list[Assertion]] = {}
    last = -1
    for was, assertion in enumerate(before):
        if was in now:
            last = now[was]
        else:
            found.setdefault(last, []).append(assertion)
    return found


def _gone(support: ClaimSupport) -> ClaimChange:
    return ClaimChange((ChangeKind.REMOVED,), support, None)


def _change(old: Assertion, new: Assertion, cited: Cited) -> ClaimChange | None:
    """Return what happened to a claim, if anything."""
    same_text = old.text == new.text
    same_words = same_text or old.content == new.content
    facts = () if same_words else tuple(_fact_changes(old.figures, new.figures))
    lost, gained = cited.differing(old.support.mentions, new.support.mentions)
    if same_text:
        # A name may be known from the list alone: without its entry it is not read as one.
        lost, gained = (tuple(filter(_may_mean_another, each)) for each in (lost, gained))
    kinds = set()
    if any(change.old and change.new for change in facts):
        kinds.add(ChangeKind.FIGURE_CHANGED)
    if lost or gained:
        kinds.add(_citation_change(lost=bool(lost), gained=bool(gained)))
    elif _lost_support(old.support, new.support):
        kinds.add(ChangeKind.SUPPORT_LOST)
    if not same_words and (old.words != new.words or any(None in change for change in facts)):
        kinds.add(ChangeKind.REWORDED)
    if not kinds:
        return None
    return ClaimChange(
        kinds=tuple(kind for kind in ChangeKind if kind in kinds),
        old=old.support,
        new=new.support,
        facts=facts,
        lost=lost,
        gained=gained,
        citation_stayed=cited.stayed(old.support, new.support),
    )


def _may_mean_another(mention: Mention) -> bool:
    """Tell whether a mention says by its place or by the list only what it stands for."""
    return mention.number is not None or mention.short_form is not None or bool(mention.title)


def _citation_change(*, lost: bool, gained: bool) -> ChangeKind:
    if lost and gained:
        return ChangeKind.CITATION_CHANGED
    return ChangeKind.CITATION_LOST if lost else ChangeKind.CITATION_GAINED


def _lost_support(old: ClaimSupport, new: ClaimSupport) -> bool:
    return (
        new.claim.needs_citation and old.support is Support.CARRIED and new.support is Support.NONE
    )


def _fact_changes(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[FactChange]:
    """Yield the figures that differ: those of one sort in pairs, in order, then what is left."""
    lost, gained = _differing(old, new)
    for sort in sorted({group(fact) or 0 for fact in (*lost, *gained)}):
        before = [fact for fact in lost if group(fact) == sort]
        after = [fact for fact in gained if group(fact) == sort]
        for index in range(max(len(before), len(after))):
            yield FactChange(
                before[index] if index < len(before) else None,
                after[index] if index < len(after) else None,
            )


def _differing(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the figures of each side that the other side lacks, by what they say or are typed."""
    for told in (_value, _typed):
        common = Counter(map(told, old)) & Counter(map(told, new))
        old, new = _without(old, common.copy(), told), _without(new, common, told)
    return list(old), list(new)


def _value(fact: Fact) -> tuple[object, ...]:
    return group(fact), fact.value, fact.unit


def _typed(fact: Fact) -> tuple[object, ...]:
    return (folded(fact.location.text),)


def _without(facts: Sequence[Fact], common: Counter[tuple[object, ...]], told: _Sign) -> list[Fact]:
    left = []
    for fact in facts:
        if common[told(fact)]:
            common[told(fact)] -= 1
        else:
            left.append(fact)
    return left
