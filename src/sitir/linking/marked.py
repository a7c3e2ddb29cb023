"""Makes the links of mentions that the format itself ties to a work, and tells of stale fields.

A field of a reference manager holds the records of its works, and a pointer names an item of the
list: the link is certain, and only what is shown may be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.comparison import compared, compared_names
from sitir.linking.strength import score, status_of, worst_first
from sitir.linking.suggestion import suggestion
from sitir.linking.targets import targets_of
from sitir.linking.years import compared_years
from sitir.model import (
    Candidate,
    CitationStyle,
    EntryLink,
    Evidence,
    Mechanism,
    Tier,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sitir.linking.bodies import Acronyms
    from sitir.linking.index import EntryIndex
    from sitir.linking.targets import Target
    from sitir.model import Citation, Entry, Mention

# What a style, a processor or an abbreviation of the journal makes of a record, and no hand did.
_OF_STYLE = frozenset(
    {
        Mechanism.IDENTICAL,
        Mechanism.ACRONYM,
        Mechanism.TRANSLATED_BODY,
        Mechanism.TITLE_CITED,
        Mechanism.SUFFIX_WRONG,
        Mechanism.SUFFIX_MISSING,
        Mechanism.PARTICLE_DROPPED,
        Mechanism.PARTICLE_CASE,
        Mechanism.ET_AL_IMPOSSIBLE,
        Mechanism.CORPORATE_LAST_WORD,
        Mechanism.CUT_AT_COMBINING_MARK,
    }
)
# What may be a style too where the program itself wrote the text as it stands.
_OF_PROGRAM = frozenset(
    {
        Mechanism.AUTHOR_MISSING,
        Mechanism.AUTHOR_EXTRA,
        Mechanism.AUTHOR_ORDER,
        Mechanism.PERSON_SPLIT,
        Mechanism.FAMILY_NAME_SHORTENED,
        Mechanism.GIVEN_NAME_CITED,
    }
)
_YEARS = frozenset(
    {
        Mechanism.YEAR_ADJACENT,
        Mechanism.YEAR_OFF,
        Mechanism.LISTED_WITHOUT_YEAR,
        Mechanism.CITED_WITHOUT_YEAR,
    }
)
_SUFFIXES = frozenset({Mechanism.SUFFIX_WRONG, Mechanism.SUFFIX_MISSING})


def marked_links(
    pairs: Sequence[tuple[Mention, Citation]],
    index: EntryIndex,
    acronyms: Acronyms,
    *,
    letters: Mapping[str, str],
) -> dict[int, EntryLink]:
    """Return the links that marks make, by the place of the mention in `pairs`.

    Where nothing answers what a mark names there is none: the mention is as any other.
    """
    found: dict[int, EntryLink] = {}
    for place, target in targets_of(pairs, index, acronyms).items():
        if target.entry is not None:
            letter = letters.get(target.entry.key, "")
            found[place] = _link(
                pairs[place], target, target.entry, acronyms=acronyms, letter=letter
            )
    return found


def _link(
    pair: tuple[Mention, Citation],
    target: Target,
    entry: Entry,
    *,
    acronyms: Acronyms,
    letter: str,
) -> EntryLink:
    mention, citation = pair
    mechanisms, evidence = _shown(mention, entry, acronyms, letter)
    status = status_of(mechanisms)
    candidate = Candidate(
        entry=entry,
        tier=Tier.CERTAIN,
        score=round(score(mechanisms), 3),
        status=status,
        mechanisms=mechanisms,
        evidence=evidence,
    )
    return EntryLink(
        mention=mention,
        citation=citation,
        status=status,
        tier=Tier.CERTAIN,
        mechanisms=mechanisms,
        candidates=(candidate,),
        entry=entry,
        suggestion=suggestion(mention, citation, entry, letter) if mention.names else "",
        manager=target.mark.manager if target.mark else "",
        record=target.record,
        stale=_stale(mention, citation, target, acronyms),
    )


def _shown(
    mention: Mention, entry: Entry, acronyms: Acronyms, letter: str
) -> tuple[tuple[Mechanism, ...], tuple[Evidence, ...]]:
    """Return in what a mention differs from the entry that its mark points to, and on what ground.

    Of what shows neither names nor year nothing can differ.
    """
    pointed = Evidence("key", "same", entry.key, entry.key)
    if not mention.names and not mention.year:
        return (), (pointed,)
    found: tuple[Mechanism, ...]
    comparison = compared(mention, entry, acronyms, letter=letter) if mention.names else None
    if comparison is not None:
        found, evidence = comparison.mechanisms, comparison.evidence
    else:
        differs = (Mechanism.AUTHOR_DIFFERS,) if mention.names and entry.author else ()
        years = compared_years(mention, entry, letter) if mention.year else None
        found = (*differs, *(years.mechanisms if years else ()))
        evidence = (pointed, *(years.evidence if years else ()))
    if not entry.in_reference_list:
        # Of works that only fields hold, the processor that wrote the text gave the letters.
        found = tuple(each for each in found if each not in _SUFFIXES)
    return worst_first(found), evidence


def _stale(
    mention: Mention, citation: Citation, target: Target, acronyms: Acronyms
) -> tuple[Mechanism, ...]:
    """Return in what the text that a field shows was edited away from its record."""
    mark, record = target.mark, target.record
    styles = (CitationStyle.NOTE, CitationStyle.NUMERIC)
    if mark is None or record is None or citation.style in styles:
        return ()
    shown = target.shown
    found: tuple[Mechanism, ...] = ()
    names = " ".join(mention.names)
    if names and record.author and all(folded(name) in shown for name in mention.names):
        differing = compared_names(mention, record, acronyms)
        found = (Mechanism.AUTHOR_DIFFERS,) if differing is None else differing
        if differing is None and (mention.is_title or _is_part_of_title(names, record)):
            found = ()
        if folded(mark.written) == shown:
            found = tuple(each for each in found if each not in _OF_PROGRAM)
    if mention.year and folded(mention.year) in shown:
        years = compared_years(mention, record, "").mechanisms
        found = (*found, *(each for each in years if each in _YEARS))
    return worst_first(tuple(each for each in found if each not in _OF_STYLE))


def _is_part_of_title(names: str, record: Entry) -> bool:
    return folded(names) in folded(record.title)
