"""How much each mechanism leaves of the certainty that a mention stands for an entry.

The weights rank candidates and nothing else: they were set so that the order of the statuses in
the report holds (an exact match beats every variant, a variant of the right year beats a wrong
year), and only their order was tuned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import LinkStatus, Mechanism, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.linking.comparison import Comparison

_WEIGHTS = {
    Mechanism.IDENTICAL: 1.0,
    Mechanism.TITLE_CITED: 1.0,
    Mechanism.SUFFIX_MISSING: 0.995,
    Mechanism.ACRONYM: 0.99,
    Mechanism.TRANSLATED_BODY: 0.985,
    Mechanism.DIACRITICS_DROPPED: 0.98,
    Mechanism.PARTICLE_CASE: 0.98,
    Mechanism.PARTICLE_DROPPED: 0.97,
    Mechanism.CUT_AT_COMBINING_MARK: 0.97,
    Mechanism.OLD_SPELLING: 0.95,
    Mechanism.FAMILY_NAME_SHORTENED: 0.93,
    Mechanism.SUFFIX_WRONG: 0.92,
    Mechanism.SPELLING: 0.9,
    Mechanism.ET_AL_IMPOSSIBLE: 0.88,
    Mechanism.AUTHOR_ORDER: 0.88,
    Mechanism.GIVEN_NAME_CITED: 0.85,
    Mechanism.CORPORATE_LAST_WORD: 0.8,
    Mechanism.AUTHOR_MISSING: 0.8,
    Mechanism.AUTHOR_EXTRA: 0.76,
    Mechanism.PERSON_SPLIT: 0.75,
    Mechanism.YEAR_ADJACENT: 0.7,
    Mechanism.CITED_WITHOUT_YEAR: 0.65,
    Mechanism.LISTED_WITHOUT_YEAR: 0.64,
    Mechanism.AUTHOR_DIFFERS: 0.6,
    Mechanism.YEAR_OFF: 0.4,
}
_STATUS = {
    Mechanism.IDENTICAL: LinkStatus.EXACT,
    Mechanism.TITLE_CITED: LinkStatus.EXACT,
    Mechanism.SUFFIX_MISSING: LinkStatus.EXACT,
    Mechanism.ACRONYM: LinkStatus.ACRONYM,
    Mechanism.TRANSLATED_BODY: LinkStatus.ACRONYM,
    Mechanism.CORPORATE_LAST_WORD: LinkStatus.MANGLED_NAME,
    Mechanism.SUFFIX_WRONG: LinkStatus.YEAR_MISMATCH,
    Mechanism.YEAR_ADJACENT: LinkStatus.YEAR_MISMATCH,
    Mechanism.YEAR_OFF: LinkStatus.YEAR_MISMATCH,
    Mechanism.LISTED_WITHOUT_YEAR: LinkStatus.YEAR_MISMATCH,
    Mechanism.CITED_WITHOUT_YEAR: LinkStatus.YEAR_MISMATCH,
    Mechanism.AUTHOR_ORDER: LinkStatus.AUTHOR_MISMATCH,
    Mechanism.AUTHOR_MISSING: LinkStatus.AUTHOR_MISMATCH,
    Mechanism.AUTHOR_EXTRA: LinkStatus.AUTHOR_MISMATCH,
    Mechanism.AUTHOR_DIFFERS: LinkStatus.AUTHOR_MISMATCH,
    Mechanism.ET_AL_IMPOSSIBLE: LinkStatus.AUTHOR_MISMATCH,
    Mechanism.PERSON_SPLIT: LinkStatus.AUTHOR_MISMATCH,
}
_SEVERITY = {status: rank for rank, status in enumerate(LinkStatus)}
_YEAR_DIFFERS = frozenset({Mechanism.YEAR_ADJACENT, Mechanism.YEAR_OFF})
_YEAR_LACKS = frozenset({Mechanism.LISTED_WITHOUT_YEAR, Mechanism.CITED_WITHOUT_YEAR})
# The list of authors is another one; only the first author speaks for the entry.
_OTHER_LIST = frozenset(
    {
        Mechanism.AUTHOR_MISSING,
        Mechanism.AUTHOR_EXTRA,
        Mechanism.AUTHOR_DIFFERS,
        Mechanism.PERSON_SPLIT,
        Mechanism.ET_AL_IMPOSSIBLE,
        Mechanism.AUTHOR_ORDER,
    }
)
_GUESSED = frozenset({Mechanism.GIVEN_NAME_CITED, Mechanism.CORPORATE_LAST_WORD})


def score(mechanisms: Iterable[Mechanism]) -> float:
    """Return the product of the weights of the mechanisms, from 0 to 1."""
    value = 1.0
    for mechanism in mechanisms:
        value *= _WEIGHTS[mechanism]
    return value


def status_of(mechanisms: Iterable[Mechanism]) -> LinkStatus:
    """Return the worst status that one of the mechanisms has."""
    statuses = [_STATUS.get(mechanism, LinkStatus.NAME_VARIANT) for mechanism in mechanisms]
    return min(statuses, key=_SEVERITY.__getitem__, default=LinkStatus.EXACT)


def worst_first(mechanisms: Sequence[Mechanism]) -> tuple[Mechanism, ...]:
    """Return the mechanisms in the order of their statuses, without plain identity."""
    kept = [mechanism for mechanism in mechanisms if mechanism is not Mechanism.IDENTICAL]
    return tuple(sorted(kept, key=lambda mechanism: _SEVERITY[status_of((mechanism,))]))


def tier_of(comparison: Comparison, *, settled: bool, names: int, other_name: bool) -> Tier:
    """Return how sure it is that this is the entry, other entries aside.

    `settled`: another mention cites the entry exactly, so that it lacks none. `names`: how many
    names the mention shows in full; one name, or one with `et al.`, is shared by many works.
    `other_name`: the spelling may well be that of another name (`Kumar`, `Kumari`).
    `NONE` means that the entry is like the mention, and another work.
    """
    found = set(comparison.mechanisms)
    if found & _YEAR_DIFFERS and Mechanism.SPELLING in found and other_name:
        return Tier.NONE
    if found & _YEAR_DIFFERS:
        return _tier_of_other_year(comparison, settled=settled, names=names)
    other_list = bool(found & _OTHER_LIST)
    if other_list and found & _GUESSED:
        return Tier.NONE
    if Mechanism.SPELLING in found and other_name and names == 1:
        return Tier.POSSIBLE
    if found & _YEAR_LACKS:
        return Tier.POSSIBLE if settled and not comparison.years.in_title else Tier.LIKELY
    if other_list:
        doubtful = Mechanism.AUTHOR_DIFFERS in found and settled
        return Tier.POSSIBLE if doubtful else Tier.LIKELY
    return Tier.LIKELY if found & _GUESSED else Tier.CERTAIN


def _tier_of_other_year(comparison: Comparison, *, settled: bool, names: int) -> Tier:
    """Weigh a year that differs: a slip of the pen, or another work of the same authors.

    An entry of the article's own list that nothing else cites wants a mention; one of a
    bibliography file, which may hold more than the article cites, does not.
    """
    found = set(comparison.mechanisms)
    several = names > 1 and not found & _OTHER_LIST
    if Mechanism.YEAR_OFF in found:
        if found & (_OTHER_LIST | _GUESSED):
            return Tier.NONE
        return Tier.POSSIBLE if several or comparison.years.is_slip else Tier.NONE
    if settled:
        return Tier.POSSIBLE if several or comparison.years.in_title else Tier.NONE
    if found & _OTHER_LIST and Mechanism.PERSON_SPLIT not in found:
        return Tier.POSSIBLE
    wanting = comparison.entry.in_reference_list or several
    return Tier.LIKELY if wanting else Tier.POSSIBLE
