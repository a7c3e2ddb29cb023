"""Tells of what time the claims of an article speak, and which works are cited for it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.linking.chronology.cues import cue_words, has_phrase, has_word
from sitir.linking.chronology.stretches import LONGEST_SENTENCE, SentenceWords, Stretch, stretches
from sitir.linking.chronology.subjects import named_times
from sitir.linking.chronology.things import dated_things, law_year, resolution_number, year_told
from sitir.model import QUANTITIES, BlockKind, CitationStyle, ClaimKind, ClaimTime, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.chronology.cues import Word
    from sitir.model import Acronym, Citation, Claim, Fact

_FOUR_DIGITS = Pattern(r"\d{4}")
# What an author says of the article itself rests on no source.
_OWN = frozenset({ClaimKind.METHOD, ClaimKind.AIM, ClaimKind.OWN_RESULT})
_NO_SENTENCES = frozenset({BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.HEADING})
# In words: how near before a work stands what is used of it, and before a year what it precedes.
_TOOL_DISTANCE = 6
_EARLIER_DISTANCE = 3
_LAW_DISTANCE = 5
# In years: how far beyond its own year an article may mistype a date.
_AHEAD = 3
# Where the article does not tell its own year: plans name years from 2030 on.
_FAR = 2029
_CAPITALS_AFTER = frozenset({"the", "a", "an", "its", "their", "this", "that"})


def claim_times(
    claims: Sequence[Claim],
    citations: Sequence[Citation],
    acronyms: Sequence[Acronym],
    year: int | None,
) -> Iterator[ClaimTime]:
    """Yield the times that claims state as past and that are later than all the works they cite.

    For each citation of a claim the latest one, in the order of `claims`; `year` is that of the
    article. Plans, theory, comparisons, methods and what the article says of itself state no such
    time.
    """
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        if citation.context is not None and citation.block.kind not in _NO_SENTENCES:
            cited.setdefault(id(citation.context), []).append(citation)
    things = dated_things(claims, acronyms) if cited else ()
    newest = max((thing.year for thing in things), default=0)
    horizon = year or max((_FAR, *(_latest((each,)) or 0 for each in citations)))
    for index, claim in enumerate(claims):
        found = cited.get(id(claim.sentence))
        if not found or claim.kind in _OWN or len(claim.sentence.text) > LONGEST_SENTENCE:
            continue
        latest = _latest(found)
        if latest is None:
            continue
        told = [years for fact in claim.facts if (years := _years(fact))]
        if not told and newest > latest:
            times = named_times(claims, index, cited, things)
        elif max((last for _, last in told), default=0) > latest:
            times = _stated(claim, found, horizon)
        else:
            continue
        yield from (time for time in times if time.year > latest)


def _latest(citations: Sequence[Citation]) -> int | None:
    """Return the latest year that citations are typed with, `None` where one has none.

    Keys and numbers are typed with no year: what they stand for may be of any. What a note cites
    may be for any part of its sentence.
    """
    latest = 0
    for citation in citations:
        if citation.style is CitationStyle.NOTE:
            return None
        for mention in citation.mentions:
            years = _FOUR_DIGITS.findall(mention.year or "")
            if not years and mention.key is None and mention.number is None:
                return None
            latest = max(latest, *map(int, years), 0)
    return latest


def _years(fact: Fact) -> tuple[int, int] | None:
    """Return the first and the last year that a fact tells of."""
    year = year_told(fact) or (resolution_number(fact) and law_year(fact))
    if year:
        return year, year
    first, _, last = fact.value.partition("/")
    if fact.kind is FactKind.PERIOD and first.isdecimal() and last[:4].isdecimal():
        return int(first), int(last[:4])
    return None


def _stated(claim: Claim, citations: Sequence[Citation], horizon: int) -> Iterator[ClaimTime]:
    """Yield the times that a sentence itself tells, each with the citation of its clause."""
    sentence = SentenceWords.of(claim)
    if has_phrase(sentence.words, "own") or has_word(sentence.words, "meetings"):
        return
    times = [time for fact in _outside_laws(claim) if (time := _time(sentence, fact))]
    for stretch in stretches(sentence, citations):
        within = [
            (year, fact.location)
            for start, end, year, fact in times
            if stretch.start <= start and end <= stretch.end and _is_past(stretch, year, horizon)
        ]
        if within and stretch.mentions and _is_told(stretch):
            year, place = max(within, key=itemgetter(0))
            # What is published in a year may be known from its preprint.
            known = year - has_word(stretch.words, "publishes")
            yield ClaimTime(claim, known, place, stretch.mentions)


def _outside_laws(claim: Claim) -> list[Fact]:
    """Return the facts of a claim without the years of its laws (a resolution tells its own)."""
    laws = [fact.location.span for fact in claim.facts if fact.kind is FactKind.DOCUMENT_NUMBER]
    return [
        fact
        for fact in claim.facts
        if fact.kind is FactKind.DOCUMENT_NUMBER
        or not any(fact.location.span.overlaps(span) for span in laws)
    ]


def _time(sentence: SentenceWords, fact: Fact) -> tuple[int, int, int, Fact] | None:
    """Return the place and the year of a time that a source must have seen."""
    years = _years(fact)
    if years is None:
        return None
    start, end = sentence.place(fact.location)
    before = [word for word in sentence.words if word.end <= start]
    if fact.kind is FactKind.YEAR and _is_of_name(sentence, before, end):
        return None
    near = before[-_EARLIER_DISTANCE:]
    if has_word(near, "earlier", "cohorts") or has_word(before[-_LAW_DISTANCE:], "laws"):
        return None
    if _is_aside(sentence, start):
        return None
    # What has changed over a period is known at its end; that it was is known once it has begun.
    counted = any(other.kind in QUANTITIES for other in sentence.claim.facts)
    return start, end, years[1] if counted else years[0], fact


def _is_of_name(sentence: SentenceWords, before: Sequence[Word], end: int) -> bool:
    """Tell whether a year is part of a name: `Kurikulum 2013`, `the 2015 Paris Agreement`."""
    if not before:
        return False
    last = before[-1]
    # `Pemilu 2019` is something that happened in 2019.
    if last.is_capital and last.lower not in cue_words("introduces", "recurring"):
        at_start = len(before) == 1 or sentence.prose[before[-2].end : last.start].strip() != ""
        return not at_start or sentence.prose[last.end : last.end + 1] == " "
    following = sentence.prose[end : end + 2]
    return last.lower in _CAPITALS_AFTER and following[:1] == " " and following[1:].isupper()


def _is_aside(sentence: SentenceWords, start: int) -> bool:
    """Tell whether a time stands in brackets with other words, as that of something said there."""
    opening = sentence.prose.rfind("(", sentence.start, start)
    closing = sentence.prose.rfind(")", sentence.start, start)
    return opening > closing and sentence.prose[opening + 1 : start].strip() != ""


def _is_past(stretch: Stretch, year: int, horizon: int) -> bool:
    """Tell whether a time is told as past, not as the year of a target (which ends in 0 or 5)."""
    is_near = year <= horizon + _AHEAD and year % 5 != 0
    return year <= horizon or is_near or has_word(stretch.words, "past")


def _is_told(stretch: Stretch) -> bool:
    """Tell whether a work is cited for what happened, not for what it thought or made."""
    words = stretch.words
    near = words[:_TOOL_DISTANCE] if stretch.is_told else words[-_TOOL_DISTANCE:]
    return not (
        has_phrase(words, "plans", "comparisons")
        or has_word(words, "theory", "norms")
        or has_word(near, "tools")
    )
