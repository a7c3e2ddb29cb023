"""Reads distinctive names around a verb: acronyms, and several words with capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.linking.chronology.cues import cue_words, has_word
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.linking.chronology.cues import Word
    from sitir.linking.chronology.stretches import SentenceWords

_BRACKETED = Pattern(r"\s{0,2}[(\[]\s?(?P<acronym>[A-Z][\w-]{1,20})\s?[)\]]")
_ROMAN = frozenset("IVXLCDM")
_LEAST_ACRONYM = 3
_LEAST_WORDS = 2
# In words: how many words of a kind (`misi`, `program`) and articles may lead to a name.
_BEFORE_NAME = 3
_LONGEST_NAME = 16
_ARTICLES = frozenset({"the", "a", "an", "sebuah", "suatu"})
# Before a name that is the head of its phrase.
_HEAD_AFTER = frozenset(
    {"bahwa", "that", "ketika", "saat", "setelah", "sejak", "after", "when", "since", "dan", "and"}
)


class Name(NamedTuple):
    """A name of the text: the indices of its first and last word, and its distinctive forms."""

    first: int
    last: int
    texts: tuple[str, ...]
    """The long form and the acronym, as far as there are; empty where neither is distinctive."""


def is_acronym(text: str) -> bool:
    """Tell whether a word is an acronym that is rarely two things: `MINUSMA`, `KemenPPPA`."""
    capitals = sum(letter.isupper() for letter in text)
    return (
        len(text) >= _LEAST_ACRONYM
        and capitals > 1
        and text[0].isupper()
        and not _ROMAN.issuperset(text)
    )


def name_after(sentence: SentenceWords, at: int, *, is_object: bool = True) -> Name | None:
    """Return the name right after a word, or after the kind of thing it is the name of."""
    words = sentence.words
    first = at + 1
    while first < min(len(words), at + 1 + _BEFORE_NAME):
        word = words[first]
        if word.lower not in _ARTICLES | cue_words("classes") | {"of"}:
            break
        first += 1
    if first >= len(words) or not words[first].is_capital:
        return None
    if "." in sentence.prose[words[at].end : words[first].start]:
        return None
    name = _to_the_right(sentence, first)
    return name if not is_object or _ends(sentence, name.last) else None


def _to_the_right(sentence: SentenceWords, first: int) -> Name:
    words, last = sentence.words, first
    index = first + 1
    while index < min(len(words), first + _LONGEST_NAME) and _adjoins(sentence, index):
        if words[index].is_capital:
            last = index
        elif words[index].lower not in cue_words("joints") or is_acronym(words[last].text):
            break
        index += 1
    return _named(sentence, first, last)


def _named(sentence: SentenceWords, first: int, last: int) -> Name:
    words = sentence.words
    # `Program Kampus Merdeka`, at the beginning of a sentence, is Kampus Merdeka.
    while first < last and words[first].lower in _ARTICLES | cue_words("labels"):
        first += 1
    if (
        first + 1 == last
        and is_acronym(words[last].text)
        and words[first].lower in cue_words("classes")
    ):
        first = last
    texts = []
    capitals = sum(word.is_capital for word in words[first : last + 1])
    if capitals >= _LEAST_WORDS or (first == last and is_acronym(words[first].text)):
        texts.append(sentence.prose[words[first].start : words[last].end])
    bracket = _BRACKETED.match(sentence.prose, words[last].end, sentence.end)
    if bracket:
        while last + 1 < len(words) and words[last + 1].end <= bracket.end():
            last += 1
        if is_acronym(bracket["acronym"]):
            texts.append(bracket["acronym"])
    return Name(first, last, tuple(texts))


def _adjoins(sentence: SentenceWords, index: int) -> bool:
    """Tell whether only a space or a hyphen parts a word from the one before."""
    words = sentence.words
    return sentence.prose[words[index - 1].end : words[index].start].strip() in ("", "-", "'", "’")


def _ends(sentence: SentenceWords, last: int) -> bool:
    """Tell whether a name is not the beginning of a phrase of which something else is the head."""
    words = sentence.words
    if last + 1 == len(words) or not _adjoins(sentence, last + 1):
        return True
    following = words[last + 1]
    return following.lower in cue_words("leads_on") or following.text.isdecimal()


def name_before(sentence: SentenceWords, at: int) -> Name | None:
    """Return the name that is the subject of the verb at a place."""
    words = sentence.words
    last = at - 1
    while last >= 0 and words[last].lower in cue_words("between") and not words[last].is_capital:
        last -= 1
    if last < 0 or not words[last].is_capital:
        return None
    between = sentence.prose[words[last].end : words[at].start]
    if any(sign in between for sign in ".;:"):
        return None
    if words[at].lower in cue_words("makes") and not (
        "," in between or has_word(words[last + 1 : at], "passive")
    ):
        return None
    end = last
    if between.lstrip().startswith((")", "]")):
        opening = sentence.prose.rfind("(", sentence.start, words[last].start)
        if opening < 0 or sentence.prose[opening + 1 : words[last].start].strip():
            return None
        last -= 1
    if last < 0:
        return None
    first = _to_the_left(sentence, last)
    if not _is_head(sentence, first):
        return None
    name = _named(sentence, first, last)
    return name._replace(last=max(end, name.last))


def _to_the_left(sentence: SentenceWords, last: int) -> int:
    words, first = sentence.words, last
    index = last
    while index > max(0, last - _LONGEST_NAME) and _adjoins(sentence, index):
        index -= 1
        if words[index].is_capital:
            first = index
        elif words[index].lower not in cue_words("joints"):
            break
    return first


def _is_head(sentence: SentenceWords, first: int) -> bool:
    """Tell a name that is the subject from one that another noun is of: `program UNICEF`."""
    if first == 0:
        return True
    before: Word = sentence.words[first - 1]
    if sentence.prose[before.end : sentence.words[first].start].strip(" \n") != "":
        return True
    if before.lower == "the" and first > 1:
        return _is_head(sentence, first - 1)
    return before.lower in _HEAD_AFTER or before.lower in cue_words("classes")
