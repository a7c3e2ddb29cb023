"""Compares a mention with an entry, field by field: authors, year, letter, title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.bodies import compared_bodies
from sitir.linking.persons import compared_persons, initial_fits
from sitir.linking.years import YearComparison, compared_years
from sitir.model import Evidence, Mechanism, Name, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.linking.bodies import Acronyms
    from sitir.model import Entry, Mention

# With fewer authors than this all are named at the first mention (APA 6 and 7).
_LEAST_ET_AL = 3
# How alike the shown and the real title must be is a matter of words, not of letters.
_LEAST_TITLE_WORDS = 2
_SAME = Mechanism.IDENTICAL


class Comparison:
    """A mention beside one entry."""

    def __init__(
        self,
        entry: Entry,
        mechanisms: tuple[Mechanism, ...],
        evidence: tuple[Evidence, ...],
        years: YearComparison,
    ) -> None:
        self.entry = entry
        # What makes the cited form differ from the listed one; empty where nothing does.
        self.mechanisms = mechanisms
        self.evidence = evidence
        self.years = years


def compared(
    mention: Mention, entry: Entry, acronyms: Acronyms, *, letter: str
) -> Comparison | None:
    """Compare a mention with an entry, or return `None` where their names have nothing in common.

    `letter` is the one that tells the entry apart from others of its authors and year, as the
    list gives it or, for a bibliography file, as CSL would give it; may be empty.
    """
    years = compared_years(mention, entry, letter)
    best: tuple[Mechanism, ...] | None = None
    level_of: tuple[str, str] = ("", "")
    for record in _shown_records(entry):
        found = compared_names(mention, record, acronyms)
        if found and not record.in_reference_list:
            # BibTeX does not say whether a particle is cited (`useprefix` of biblatex decides).
            found = tuple(level for level in found if level is not Mechanism.PARTICLE_DROPPED)
        if found is not None and (best is None or len(found) < len(best)):
            best = found
            level_of = ("; ".join(mention.names), "; ".join(n.cited_form for n in record.author))
    if best is None:
        return None
    names = Evidence("names", _level(best), level_of[0], level_of[1] or entry.title)
    return Comparison(entry, (*best, *years.mechanisms), (names, *years.evidence), years)


def _shown_records(entry: Entry) -> Sequence[Entry]:
    """Return what list and files say of a work, or else its fields: readers see no fields."""
    records = entry.records or (entry,)
    return [record for record in records if not record.is_embedded] or records


def _level(mechanisms: tuple[Mechanism, ...]) -> str:
    differing = [m for m in mechanisms if m is not Mechanism.IDENTICAL]
    return (differing[0] if differing else Mechanism.IDENTICAL).value


def compared_names(
    mention: Mention, entry: Entry, acronyms: Acronyms
) -> tuple[Mechanism, ...] | None:
    """Return the mechanisms between the cited names and the listed authors.

    Empty where the names are the same; `None` where nothing ties them.
    """
    authors = entry.author or (() if entry.title and not entry.editor else entry.editor)
    if mention.is_title or not authors:
        if not _cites_title(mention, entry):
            return None
        # A work that has an author is cited by its title only by mistake.
        missing = (Mechanism.AUTHOR_MISSING,) if authors else ()
        return (Mechanism.TITLE_CITED, *missing)
    if _is_one_literal(mention, authors):
        return ()
    listed_et_al = entry.et_al
    return _compared_lists(mention, authors, acronyms, listed_et_al=listed_et_al)


def _cites_title(mention: Mention, entry: Entry) -> bool:
    cited = folded(" ".join(mention.names))
    title = folded(entry.title)
    if not cited or not title:
        return False
    if cited in {title, folded(entry.title.split(":")[0])}:
        return True
    return len(cited.split()) >= _LEAST_TITLE_WORDS and title.startswith(f"{cited} ")


def _is_one_literal(mention: Mention, authors: Sequence[Name]) -> bool:
    """Tell whether a literal that holds a comma was taken apart: `{Mahida, Saagar}`."""
    return (
        len(authors) == 1
        and len(mention.names) > 1
        and not mention.et_al
        and folded(" ".join(mention.names)) == folded(authors[0].cited_form)
    )


def compared_one(cited: str, listed: Name, acronyms: Acronyms) -> Mechanism | None:
    """Return how one cited name came from one listed name, or `None`."""
    if listed.is_body:
        found = compared_bodies(cited, listed, acronyms)
        return found or _literal_person(cited, listed)
    return compared_persons(cited, listed)


def _literal_person(cited: str, listed: Name) -> Mechanism | None:
    """Compare with a literal that holds a person, or with a misspelt body."""
    as_person = Name(family=listed.literal)
    found = compared_persons(cited, as_person)
    single_words = {Mechanism.IDENTICAL, Mechanism.SPELLING, Mechanism.DIACRITICS_DROPPED}
    return found if found in single_words else None


def _compared_lists(
    mention: Mention, authors: Sequence[Name], acronyms: Acronyms, *, listed_et_al: bool
) -> tuple[Mechanism, ...] | None:
    cited = mention.names
    pairs = [
        compared_one(name, author, acronyms) for name, author in zip(cited, authors, strict=False)
    ]
    if not pairs:
        return None
    if pairs[0] is None:
        return _displaced(mention, authors, acronyms)
    found = tuple(dict.fromkeys(pair for pair in pairs if pair and pair is not _SAME))
    if None in pairs:
        split = _person_split(cited, authors)
        rest = [a for a in cited[1:] if any(compared_one(a, b, acronyms) for b in authors)]
        if split:
            return (Mechanism.PERSON_SPLIT,)
        if mention.et_al:
            # Of `first, second, et al.` the second name is there to tell works apart.
            return None
        if len(rest) == len(cited) - 1:
            return (Mechanism.AUTHOR_ORDER, *found)
        return (Mechanism.AUTHOR_DIFFERS, *found)
    if len(cited) > len(authors):
        if _person_split(cited, authors):
            return (Mechanism.PERSON_SPLIT,)
        return found if listed_et_al else (Mechanism.AUTHOR_EXTRA, *found)
    return _length_of_list(mention, len(authors), found, listed_et_al=listed_et_al)


def _length_of_list(
    mention: Mention, listed: int, found: tuple[Mechanism, ...], *, listed_et_al: bool
) -> tuple[Mechanism, ...]:
    cited = len(mention.names)
    if mention.et_al:
        possible = listed_et_al or (listed >= _LEAST_ET_AL and cited < listed)
        return found if possible else (Mechanism.ET_AL_IMPOSSIBLE, *found)
    if cited < listed or (listed_et_al and cited == listed):
        return (Mechanism.AUTHOR_MISSING, *found)
    return found


def _displaced(
    mention: Mention, authors: Sequence[Name], acronyms: Acronyms
) -> tuple[Mechanism, ...] | None:
    """Compare where the first cited name is not the first listed one."""
    cited = mention.names
    if _person_split(cited, authors):
        return (Mechanism.PERSON_SPLIT,)
    if len(authors) < 2:
        return None
    strong = {Mechanism.IDENTICAL, Mechanism.DIACRITICS_DROPPED, Mechanism.ACRONYM}
    places = [
        next((i for i, a in enumerate(authors) if compared_one(n, a, acronyms) in strong), None)
        for n in cited
    ]
    if mention.et_al or len(set(places)) < len(authors) or len(cited) != len(authors):
        return None
    if None in places:
        return None
    return (Mechanism.AUTHOR_ORDER,)


def _person_split(cited: Sequence[str], authors: Sequence[Name]) -> bool:
    """Tell whether two cited names are the given and the family name of one listed person."""
    if len(cited) != len(authors) + 1 or len(cited) > 2:
        return False
    person = authors[0]
    if person.is_body:
        return False
    given, family = cited
    of_family = compared_persons(family, person) in {
        Mechanism.IDENTICAL,
        Mechanism.FAMILY_NAME_SHORTENED,
        Mechanism.PARTICLE_DROPPED,
        Mechanism.DIACRITICS_DROPPED,
    }
    given_words = folded(f"{person.given} {person.family}").split()
    return of_family and (folded(given) in given_words or initial_fits(given, person))
