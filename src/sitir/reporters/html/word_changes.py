"""Compares two sentences word by word: what was taken out, what was put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.model.records import NamedTuple
from sitir.reporters.html.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A figure with its separators is one word.
_WORD = Pattern(r"\w+(?:[.,:/-]\w+)*|\S")
# Sentences that are further apart are told one after the other: the work to compare them grows
# with the square of this, and nobody reads such a patchwork.
_MOST_EDITS = 80
# How many words in ten have to stay.
_LEAST_KEPT = 3


class WordChange(NamedTuple):
    """A part of the old text in whose place a part of the new one stands; either may be empty."""

    old: Span
    new: Span


def word_changes(old: str, new: str) -> list[WordChange]:
    """Return what differs between two texts, in order; white space is no difference."""
    before, after = (list(_words(text)) for text in (old, new))
    told = [old[word.start : word.end] for word in before]
    tells = [new[word.start : word.end] for word in after]
    edits = _edits(told, tells)
    kept = max(len(told), len(tells)) - sum(max(len(edit.old), len(edit.new)) for edit in edits)
    if edits and 10 * kept < _LEAST_KEPT * max(len(told), len(tells)):
        edits = [WordChange(Span(0, len(told)), Span(0, len(tells)))]
    return [
        WordChange(_extent(before, edit.old, len(old)), _extent(after, edit.new, len(new)))
        for edit in edits
    ]


def marked(old: str, new: str) -> Markup:
    """Return a text with what was taken out and put in marked in it."""
    return joined(_marked(old, new))


def _marked(old: str, new: str) -> Iterator[str]:
    done = 0
    for change in word_changes(old, new):
        yield new[done : change.new.start]
        done = change.new.end
        yield taken_out(change, old, new)
        if change.new:
            yield element("ins", new[change.new.start : done])
    yield new[done:]


def taken_out(change: WordChange, old: str, new: str, **attributes: str | int | None) -> Markup:
    """Return the words that are no longer there, with the spaces that hold them apart."""
    start, end = change.old.start, change.old.end
    if start == end:
        return Markup("")
    at = change.new.start
    before = " " if _is_space(old, start - 1) and not _is_space(new, at - 1) else ""
    after = " " if change.new or _is_space(old, end) else ""
    shown = element("del", old[start:end], **attributes)
    return joined((before if at else "", shown, after))


def _is_space(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isspace()


def _words(text: str) -> Iterator[Span]:
    for match in _WORD.finditer(text):
        yield Span(match.start(), match.end())


def _extent(words: Sequence[Span], span: Span, length: int) -> Span:
    """Return the text that words cover; of none, the place before the word that follows."""
    if span:
        return Span(words[span.start].start, words[span.end - 1].end)
    at = words[span.start].start if span.start < len(words) else length
    return Span(at, at)


def _edits(old: Sequence[str], new: Sequence[str]) -> list[WordChange]:
    """Return the least edits that make one row of words of the other (Myers, 1986)."""
    limit = min(_MOST_EDITS, len(old) + len(new))
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(limit + 1):
        trail.append(dict(furthest))
        for line in range(-edits, edits + 1, 2):
            is_down = line == -edits or (line != edits and furthest[line - 1] < furthest[line + 1])
            at = furthest[line + 1] if is_down else furthest[line - 1] + 1
            while at < len(old) and 0 <= at - line < len(new) and old[at] == new[at - line]:
                at += 1
            furthest[line] = at
            if (at, at - line) == (len(old), len(new)):
                return _gathered(_walked(trail, len(old), len(new)))
    return [WordChange(Span(0, len(old)), Span(0, len(new)))]


def _walked(trail: Sequence[dict[int, int]], at: int, at_new: int) -> Iterator[tuple[int, int]]:
    """Yield the places of single edits, the last first, as what is before them on either side."""
    for edits in range(len(trail) - 1, 0, -1):
        furthest, line = trail[edits], at - at_new
        is_down = line == -edits or (line != edits and furthest[line - 1] < furthest[line + 1])
        came = line + 1 if is_down else line - 1
        at = furthest[came]
        at_new = at - came
        yield (at, at_new) if is_down else (at, ~at_new)


def _gathered(edits: Iterator[tuple[int, int]]) -> list[WordChange]:
    """Return edits next to each other as one; of a word taken out the place is inverted."""
    found: list[WordChange] = []
    for at, place in reversed(list(edits)):
        is_new = place >= 0
        at_new = place if is_new else ~place
        end, end_new = at + (not is_new), at_new + is_new
        if found and (found[-1].old.end, found[-1].new.end) == (at, at_new):
            last = found[-1]
            found[-1] = WordChange(Span(last.old.start, end), Span(last.new.start, end_new))
        else:
            found.append(WordChange(Span(at, end), Span(at_new, end_new)))
    return found
