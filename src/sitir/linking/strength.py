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


def tier_of(comparison: Comparison, *, cited_elsewhere: bool, prolific: bool) -> Tier:
    """Return how sure it is that this is the entry, other entries aside.

    `cited_elsewhere`: another mention cites the entry exactly, so that it needs no mention.
    `prolific`: several entries are listed under the first author.
    """
    found = set(comparison.mechanisms)
    other_list, lacks = bool(found & _OTHER_LIST), bool(found & _YEAR_LACKS)
    if Mechanism.YEAR_OFF in found:
        return Tier.NONE if other_list or prolific or found & _GUESSED else Tier.POSSIBLE
    if Mechanism.YEAR_ADJACENT in found or lacks:
        unsure = cited_elsewhere or (other_list and Mechanism.PERSON_SPLIT not in found)
        if lacks and comparison.years.in_title:
            unsure = False
        return Tier.POSSIBLE if unsure else Tier.LIKELY
    if other_list:
        doubtful = Mechanism.AUTHOR_DIFFERS in found or (cited_elsewhere and prolific)
        return Tier.POSSIBLE if doubtful and cited_elsewhere else Tier.LIKELY
    if found & _GUESSED:
        return Tier.LIKELY
    return Tier.CERTAIN


def differs_in_year(mechanisms: Iterable[Mechanism]) -> bool:
    """Tell whether the cited year is another one than the listed."""
    return any(mechanism in _YEAR_DIFFERS for mechanism in mechanisms)
