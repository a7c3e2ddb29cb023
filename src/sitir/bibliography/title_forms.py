"""Compares titles of entries: the same, nearly the same, or two of one series."""

from __future__ import annotations

from functools import cache

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded

# Numbers that tell parts, symbols and years apart: `II`, `2`, `S/2015/219`.
_NUMBER = Pattern(r"\d|^[ivxlc]{1,4}$")
# A typing error in a shorter word makes another word: `mikro`, `makro`.
_LEAST_MISTYPED = 7
_MOST_MISTYPED = 2
# Below this many words one title is no more than the name of a subject.
_LEAST_HEAD = 4
_BRACKETS = Pattern(r"[(\[][^()\[\]]*[)\]]")
# Telling titles alike by their words, this share of them must be common to both.
_RELATED = 0.3


class Title:
    """The title of an entry in the forms that it is compared in."""

    __slots__ = ("content_words", "head", "numbers", "text", "words")

    def __init__(self, written: str) -> None:
        self.text = folded(written)
        """The whole title, folded."""
        self.head = folded(written.partition(":")[0]) if ":" in written else ""
        """What stands before the first colon, folded; empty without one."""
        self.words = tuple(self.text.split())
        self.content_words = content_words(self.text)
        """All words but articles and prepositions."""
        self.numbers = frozenset(word for word in self.words if _NUMBER.search(word))

    @property
    def is_generic(self) -> bool:
        """Whether many works bear this title: `Introduction`, `Laporan tahunan 2020`."""
        plain = " ".join(word for word in self.words if word not in self.numbers)
        return len(plain.split()) < 2 or plain in _generic_titles()


def content_words(title: str) -> tuple[str, ...]:
    """Return the words of a folded title but articles and prepositions."""
    small = _small_words()
    return tuple(word for word in title.split() if word not in small)


def are_nearly_equal(first: Title, second: Title) -> bool:
    """Tell whether two titles differ only as one work's title does when it is typed twice.

    That is a subtitle left out, an article, the space in a word, or a typing error in a long
    word. Another number or another word makes another title.
    """
    if first.numbers != second.numbers:
        return False
    if first.text in {second.text, second.head} or first.head == second.text:
        return min(len(first.words), len(second.words)) >= _LEAST_HEAD
    if "".join(first.content_words) == "".join(second.content_words):
        return True
    return _differ_by_typing(first.words, second.words)


def without_brackets(written: str) -> str:
    """Return a title without what it says in brackets."""
    return _BRACKETS.sub(" ", written) if "(" in written or "[" in written else written


def are_of_one_series(first: Title, second: Title) -> bool:
    """Tell whether two titles differ in a word, as those of one series do (`Mali`, `Niger`).

    The shared beginning or end must be most of both.
    """
    shortest = min(len(first.words), len(second.words))
    if first.text == second.text or not shortest:
        return False
    before = _common(first.words, second.words)
    after = _common(first.words[::-1], second.words[::-1])
    return before + after >= 0.6 * max(len(first.words), len(second.words))


def are_related(first: Title, second: Title) -> bool:
    """Tell whether two titles have a fair share of their words in common."""
    one, other = set(first.words), set(second.words)
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) >= _RELATED * smaller


def _differ_by_typing(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) != len(second) or len(first) < 2:
        return False
    differing = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    return len(differing) <= _MOST_MISTYPED and all(
        min(len(one), len(other)) >= _LEAST_MISTYPED and _is_one_edit(one, other)
        for one, other in differing
    )


def _is_one_edit(one: str, other: str) -> bool:
    """Tell whether a letter put in, left out, changed or swapped makes one word the other."""
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def _common(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


@cache
def _generic_titles() -> frozenset[str]:
    return frozenset(lexicon("titles")["generic"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(lexicon("titles")["small_words"].split())
