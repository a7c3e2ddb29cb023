"""Finds claims about things that the article dates, where the claim itself names no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.chronology.cues import has_phrase, has_word, may_start_with, starts_with
from sitir.linking.chronology.named import is_acronym
from sitir.linking.chronology.stretches import SentenceWords, Stretch, stretches
from sitir.linking.chronology.things import resolution_number
from sitir.model import ClaimTime, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Citation, Claim, DatedThing

# In words.
_EXAMPLE_DISTANCE = 8
_EARLIER_DISTANCE = 3
_POINTER_DISTANCE = 6
_TOOL_DISTANCE = 6
# In sentences: how far before a sentence that begins with `Akibatnya` its ground may stand.
_LONGEST_THREAD = 3


def named_times(
    claims: Sequence[Claim],
    index: int,
    cited: Mapping[int, Sequence[Citation]],
    things: Sequence[DatedThing],
) -> Iterator[ClaimTime]:
    """Yield the times of the dated things that a cited claim is about.

    It names one, or tells what followed from the sentences right before, which do.
    """
    claim = claims[index]
    named = _may_name(claim, things)
    if not named and not may_start_with(claim.sentence.text, "results"):
        return
    sentence = SentenceWords.of(claim)
    if not _is_assertion(sentence):
        return
    ground = None
    if starts_with(sentence.words, "results"):
        ground = _ground(claims, index, cited, things)
    for stretch in stretches(sentence, cited[id(claim.sentence)]):
        if stretch.is_told or not stretch.mentions:
            continue
        if has_word(stretch.words[-_TOOL_DISTANCE:], "tools"):
            continue
        found = _latest(sentence, stretch.start, stretch.end, things) if named else None
        found = found or ground
        if found and not _is_of_other(stretch, found[0]):
            thing, place = found
            yield ClaimTime(claim, thing.year, place, stretch.mentions, thing)


def _may_name(claim: Claim, things: Sequence[DatedThing]) -> bool:
    text = claim.sentence.text
    numbered = {number for fact in claim.facts if (number := resolution_number(fact))}
    return any(
        thing.resolution in numbered or any(name in text for name in thing.names)
        for thing in things
    )


def _is_assertion(sentence: SentenceWords) -> bool:
    """Tell whether a sentence says that something is so: no theory, plan, advice or comparison."""
    return not (
        has_phrase(sentence.words, "own", "plans", "comparisons")
        or has_word(sentence.words, "theory", "principles", "norms", "modal", "meetings")
    )


def _is_of_other(stretch: Stretch, thing: DatedThing) -> bool:
    """Tell whether a work may be cited for another name that stands right before it."""
    last = stretch.words[-1]
    is_own = any(name.endswith(last.text) for name in thing.names)
    return last.is_capital and not is_own and not is_acronym(last.text)


def _latest(
    sentence: SentenceWords,
    start: int,
    end: int,
    things: Sequence[DatedThing],
    *,
    examples: bool = False,
) -> tuple[DatedThing, Location] | None:
    """Return the latest thing that is named between two places, with the place of its name."""
    found = [
        (thing, place)
        for thing in things
        if (place := _place(sentence, start, end, thing, examples=examples)) is not None
    ]
    return max(found, key=lambda pair: pair[0].year, default=None)


def _place(
    sentence: SentenceWords, start: int, end: int, thing: DatedThing, *, examples: bool
) -> Location | None:
    """Return where a thing is named as what is spoken of, not as an example or part of a name."""
    for fact in sentence.claim.facts:
        if thing.resolution and resolution_number(fact) == thing.resolution:
            place = sentence.place(fact.location)
            if start <= place[0] and place[1] <= end:
                return fact.location
    for name in thing.names:
        at = sentence.prose.find(name, start, end)
        while at >= 0 and not _is_spoken_of(sentence, start, at, at + len(name), examples=examples):
            at = sentence.prose.find(name, at + len(name), end)
        if at >= 0:
            block = sentence.claim.block
            span = block.span_in_source(Span(at, at + len(name)))
            return Location(block.location.source, span)
    return None


def _is_spoken_of(
    sentence: SentenceWords, start: int, at: int, end: int, *, examples: bool
) -> bool:
    prose = sentence.prose
    around = prose[at - 1 : at] + prose[end : end + 1]
    if any(letter.isalnum() for letter in around):
        return False
    before = sentence.between(start, at)
    if not examples and has_phrase(before[-_EXAMPLE_DISTANCE:], "examples"):
        return False
    if has_word(before[-_EARLIER_DISTANCE:], "earlier"):
        return False
    # `BPJS Ketenagakerjaan` is not BPJS.
    following = prose[end : end + 2]
    return not (following[:1] == " " and following[1:].isupper())


def _ground(
    claims: Sequence[Claim],
    index: int,
    cited: Mapping[int, Sequence[Citation]],
    things: Sequence[DatedThing],
) -> tuple[DatedThing, Location] | None:
    """Return the thing named in what a sentence tells the results of.

    Back over sentences without citation that each point at the one before.
    """
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_THREAD), -1):
        claim = claims[before]
        if claim.block is not claims[index].block or id(claim.sentence) in cited:
            return None
        sentence = SentenceWords.of(claim)
        if has_word(sentence.words, "theory", "principles") or has_phrase(sentence.words, "own"):
            return None
        # What it gives as examples are the grounds all the same.
        found = _latest(sentence, sentence.start, sentence.end, things, examples=True)
        if found:
            return found
        opening = sentence.words[:_POINTER_DISTANCE]
        if not (has_word(opening[:2], "grounds") and has_word(opening, "pointers")):
            return None
    return None
