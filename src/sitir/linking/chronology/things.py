"""Finds the things whose beginning an article dates: `MINUSMA dibentuk pada 25 April 2013`."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sitir.linking.chronology.cues import cue_words, has_word
from sitir.linking.chronology.named import Name, name_after, name_before
from sitir.linking.chronology.stretches import LONGEST_SENTENCE, SentenceWords
from sitir.model import DatedThing, FactKind, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.chronology.cues import Word
    from sitir.model import Acronym, Claim, Fact

    # A date of a sentence: the index of its first word, that of the word after it, and its fact.
    Date = tuple[int, int, Fact]

_RESOLUTION = "resolution-"
_YEAR_LENGTH = 4
# More are no subject of one article; each is looked for in all of its claims.
_MOST = 200
# In words: what may stand between what began and its date besides names and prepositions.
_LOOSE_WORDS = 3
_LOOSE_WORDS_OF_NOUN = 1
_NEAR = 3


def year_told(fact: Fact) -> int | None:
    """Return the year that a fact dates something by; a period does not."""
    if fact.kind in (FactKind.YEAR, FactKind.DATE) and fact.value[:_YEAR_LENGTH].isdecimal():
        return int(fact.value[:_YEAR_LENGTH])
    return None


def resolution_number(fact: Fact) -> str:
    """Return the number of a resolution that is told by it (`2690`), or nothing."""
    if fact.kind is not FactKind.DOCUMENT_NUMBER or not fact.value.startswith(_RESOLUTION):
        return ""
    number = fact.value.removeprefix(_RESOLUTION).partition("-")[0]
    return number if number.isdecimal() else ""


def law_year(fact: Fact) -> int | None:
    """Return the year of a law or resolution that is told with its number."""
    year = fact.value.rpartition("-")[2]
    told = fact.kind is FactKind.DOCUMENT_NUMBER and fact.value.count("-") > 1
    return int(year) if told and year.isdecimal() and len(year) == _YEAR_LENGTH else None


def dated_things(claims: Sequence[Claim], acronyms: Sequence[Acronym]) -> tuple[DatedThing, ...]:
    """Return the things that are dated once, or each time by the same year."""
    short = {
        folded(expansion.text): acronym.text
        for acronym in acronyms
        for expansion in acronym.expansions
    }
    by_key: dict[str, list[DatedThing]] = {}
    for claim in claims:
        for thing in _dated(claim):
            names = thing.names
            acronym = short.get(folded(names[0]), names[-1])
            if acronym not in names:
                names = (*names, acronym)
            key = thing.resolution or folded(names[-1])
            by_key.setdefault(key, []).append(thing._replace(names=names))
    agreed = (
        found[0]._replace(names=tuple(dict.fromkeys(n for each in found for n in each.names)))
        for found in by_key.values()
        if len({thing.year for thing in found}) == 1
    )
    return tuple(
        thing for thing in islice(agreed, _MOST) if thing.resolution or not _is_made(thing, claims)
    )


def _is_made(thing: DatedThing, claims: Sequence[Claim]) -> bool:
    """Tell whether the article calls a thing a method, a model, a tool: `algoritma FCM`."""
    made = cue_words("made")
    for claim in claims:
        text = claim.sentence.text
        for name in thing.names:
            at = text.find(name)
            if at < 0:
                continue
            beside = (text[:at].split()[-1:], text[at + len(name) :].split()[:1])
            if any(word.lower().strip("().,") in made for words in beside for word in words):
                return True
    return False


def _dated(claim: Claim) -> Iterator[DatedThing]:
    """Yield the things that one sentence dates; none where it tells of several years."""
    if len(claim.sentence.text) > LONGEST_SENTENCE:
        return
    dates = [fact for fact in claim.facts if year_told(fact) or law_year(fact)]
    if not dates:
        return
    for fact in dates:
        if (number := resolution_number(fact)) and (year := law_year(fact)):
            name = " ".join(fact.location.text.split())
            yield DatedThing((name,), year, fact.location, number)
    if len({year_told(fact) or law_year(fact) for fact in dates}) > 1:
        return
    present = set(folded(claim.sentence.text).split())
    verbs = cue_words("begins", "makes", "beginnings")
    if present.isdisjoint(verbs) or not present.isdisjoint(cue_words("made")):
        return
    sentence = SentenceWords.of(claim)
    placed = [_date(sentence, fact) for fact in dates]
    for index, word in enumerate(sentence.words):
        around = sentence.words[max(0, index - 2) : index + _NEAR]
        if word.lower in verbs and not has_word(around, "not_begun"):
            yield from _begun(sentence, index, placed)


def _date(sentence: SentenceWords, fact: Fact) -> Date:
    start, end = sentence.place(fact.location)
    first = sum(word.end <= start for word in sentence.words)
    after = sum(word.start < end for word in sentence.words)
    return first, after, fact


def _begun(sentence: SentenceWords, at: int, dates: Sequence[Date]) -> Iterator[DatedThing]:
    """Yield what begins with the verb or noun at a place, if a date stands by both."""
    verb = sentence.words[at].lower
    loose = _LOOSE_WORDS_OF_NOUN if verb in cue_words("beginnings") else _LOOSE_WORDS
    name = None if _is_invented(sentence, at) else _name_of(sentence, at, dates)
    number = ""
    if name is None or not name.texts:
        name, number = _numbered(sentence, at)
    if name is None or not _is_one(sentence.words[name.first : name.last + 1]):
        return
    first, after = min(at, name.first), max(at, name.last) + 1
    for date in dates:
        if _belongs(sentence, first, after, date, loose):
            fact = date[2]
            year = year_told(fact) or law_year(fact) or 0
            yield DatedThing(name.texts, year, fact.location, number)
            return


def _name_of(sentence: SentenceWords, at: int, dates: Sequence[Date]) -> Name | None:
    verb = sentence.words[at].lower
    if verb in cue_words("beginnings"):
        return name_after(sentence, at) or _opened(sentence, at, dates)
    name = None
    if verb in cue_words("begins"):
        name = _opened(sentence, at, dates) or name_before(sentence, at)
    if name is None and verb in cue_words("makes"):
        name = name_after(sentence, at)
    return name


def _is_invented(sentence: SentenceWords, at: int) -> bool:
    """Tell what somebody introduced, as concepts and methods are: `diperkenalkan oleh Bezdek`."""
    after = sentence.words[at + 1 : at + 1 + _NEAR]
    return sentence.words[at].lower in cue_words("invents") and has_word(after, "agents")


def _is_one(name: Sequence[Word]) -> bool:
    """Tell a name from that of a law, a branch, or of several things: `Pemberontakan Tuareg`."""
    first, last = name[0].lower, name[-1].lower
    return not (
        first in cue_words("laws", "recurring", "not_begun")
        or last in cue_words("laws", "recurring_last", "not_begun")
    )


def _numbered(sentence: SentenceWords, at: int) -> tuple[Name | None, str]:
    """Return the resolution beside a verb, with its number: `mengadopsi Resolusi 2690`."""
    for fact in sentence.claim.facts:
        if number := resolution_number(fact):
            first, after, _ = _date(sentence, fact)
            if 0 < first - at < _NEAR or 0 <= at - after < _NEAR:
                text = " ".join(fact.location.text.split())
                return Name(first, after - 1, (text,)), number
    return None, ""


def _opened(sentence: SentenceWords, at: int, dates: Sequence[Date]) -> Name | None:
    """Return the name after `Dibentuk pada 2013,` at the beginning of a sentence."""
    before = sentence.words[:at]
    if at < _NEAR and dates and 0 < dates[0][0] - at <= _LOOSE_WORDS:
        if not all(word.lower in cue_words("openings") for word in before):
            return None
        after = dates[-1][1]
        last = sentence.words[after - 1]
        if sentence.prose[last.end : sentence.end].lstrip().startswith(","):
            return name_after(sentence, after - 1, is_object=False)
    return None


def _belongs(sentence: SentenceWords, first: int, after: int, date: Date, loose: int) -> bool:
    """Tell whether nothing between what began and a date makes that the date of another thing."""
    if date[0] >= after:
        start, end = after, date[0]
    elif date[1] <= first:
        start, end = date[1], first
    else:
        return True
    gap = sentence.words[start:end]
    between = sentence.prose[sentence.words[start - 1].end : sentence.words[end].start]
    if has_word(gap, "parts") or ";" in between or ":" in between:
        return False
    known = cue_words("leads_on", "introduces", "between")
    free = [word for word in gap if not (word.is_capital or word.lower in known)]
    return sum(not word.text.isdecimal() for word in free) <= loose
