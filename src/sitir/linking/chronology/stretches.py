"""Parts a sentence at its citations and clauses: which words a citation is cited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.linking.chronology.cues import Word, cue_words, has_phrase, has_word, words_of
from sitir.model import CitationStyle
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Citation, Claim, Location, Mention

LONGEST_SENTENCE = 5000
"""In code points: what is longer was not parted into its sentences, and tells nothing reliably."""
_CLOSING = frozenset(".;:,!?)([")
# In words: how near before a work in the sentence the word stands that makes it the teller.
_TELLER_DISTANCE = 3


class Stretch(NamedTuple):
    """The words of a sentence that one citation stands for, as a span of the block's prose."""

    citation: Citation
    start: int
    end: int
    words: list[Word]
    is_told: bool
    """Whether the sentence names the work as the one that tells it: `Menurut Gati (2012), …`."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The works that stand for them: not an original read elsewhere, not one after `cf.`."""
        return tuple(
            mention
            for mention in self.citation.mentions
            if not mention.secondary
            and mention.prefix.lower().partition(" ")[0].strip(".,") not in cue_words("compares")
        )


class SentenceWords(NamedTuple):
    """A sentence of the article by its words, at their places in the prose of its block."""

    claim: Claim
    prose: str
    start: int
    end: int
    words: list[Word]

    @classmethod
    def of(cls, claim: Claim) -> SentenceWords:
        """Read the sentence of a claim."""
        prose, span = claim.block.prose.text, claim.sentence.prose_span
        return cls(claim, prose, span.start, span.end, words_of(prose, span.start, span.end))

    def place(self, location: Location) -> tuple[int, int]:
        """Return where a place of the source is in the prose, as far as it is in the sentence."""
        prose = self.claim.block.prose
        start = prose.from_source(location.span.start)
        return min(start, self.end), min(prose.from_source(location.span.end), self.end)

    def between(self, start: int, end: int) -> list[Word]:
        """Return the words of a stretch."""
        return [word for word in self.words if start <= word.start and word.end <= end]


def stretches(sentence: SentenceWords, citations: Sequence[Citation]) -> Iterator[Stretch]:
    """Yield what each citation of a sentence stands for: its clause, up to the next citation.

    A work in brackets stands for the words before it, where it closes them; one named in the
    sentence for those after it, where it is said to tell them.
    """
    breaks = _breaks(sentence)
    places = [sentence.place(citation.location) for citation in citations]
    opened = before = sentence.start
    for index, (citation, (start, end)) in enumerate(zip(citations, places, strict=True)):
        following = places[index + 1][0] if index + 1 < len(places) else sentence.end
        begin = max((at for at in breaks if at < start), default=sentence.start)
        if _is_bracketed(citation):
            # Two brackets side by side stand for the same words.
            if sentence.prose[before:start].strip():
                opened = before
            first = max(begin, opened)
            words = sentence.between(first, start)
            if words and _closes(sentence, words, start, end):
                yield Stretch(citation, first, start, words, is_told=False)
        else:
            finish = min((at for at in breaks if at > end), default=sentence.end)
            teller = sentence.between(begin, start)[-_TELLER_DISTANCE:]
            after = sentence.between(end, min(finish, following))
            if has_phrase(teller, "tellers") or has_word(after[:_TELLER_DISTANCE], "tells"):
                yield Stretch(citation, end, min(finish, following), after, is_told=True)
            opened = end
        before = end


def _is_bracketed(citation: Citation) -> bool:
    if citation.style is CitationStyle.KEY:
        return citation.location.text[:1] == "["
    return citation.style in (CitationStyle.PARENTHETICAL, CitationStyle.NUMERIC)


def _closes(sentence: SentenceWords, words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a bracket ends what is said, or stands right after the time it is cited for."""
    after = sentence.prose[end : sentence.end].lstrip(" ])\n")
    if not after or after[0] in _CLOSING or words[-1].text.isdecimal():
        return True
    following = words_of(after, 0, len(after[:_LONGEST_WORD]))
    return bool(following) and following[0].lower in cue_words("goes_on")


_LONGEST_WORD = 20


def _breaks(sentence: SentenceWords) -> list[int]:
    """Return where clauses begin that say something of their own."""
    prose, found, subordinate = sentence.prose, [], False
    last = sentence.start
    for index, word in enumerate(sentence.words):
        gap = prose[last : word.start]
        comma = "," in gap
        if ";" in gap:
            found.append(word.start)
            subordinate = False
        if index == 0 or comma or ";" in gap:
            if word.lower in cue_words("subordinates"):
                subordinate = True
                found.append(word.start)
            elif (
                word.lower in cue_words("clauses") and not _goes_on(sentence.words, index)
            ) or _turns_to_time(sentence.words, index):
                found.append(word.start)
            elif comma and subordinate:
                found.append(word.start)
                subordinate = False
        last = word.end
    return found


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Tell `but also`, which goes on with what was begun, from `but`."""
    return words[index + 1].lower in ("juga", "also") if index + 1 < len(words) else False


def _turns_to_time(words: Sequence[Word], index: int) -> bool:
    """Tell whether a clause with a time of its own begins: `…, dan pada 2021 …`."""
    if index + 2 >= len(words) or words[index].lower not in cue_words("joins"):
        return False
    following, time = words[index + 1], words[index + 2]
    return following.lower in cue_words("before_times") and time.text.isdecimal()
