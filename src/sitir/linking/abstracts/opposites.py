"""Finds sentences that say the opposite of what they translate: `berhasil`, `failed`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.abstracts.lost_negations import lost_negation, may_deny_too
from sitir.linking.abstracts.negators import negators, reaches, words_for
from sitir.linking.abstracts.sentences import figures_in_both
from sitir.model import Difference, DifferenceKind
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.linking.abstracts.alignment import Passage
    from sitir.linking.abstracts.sentences import AbstractSentence
    from sitir.model import Location

# From here on a passage surely translates the other; tuned on abstracts of journals and theses.
_SURE = 0.45
# Figures that both sentences give speak for it as well: `rose from 12.5% in 2015 to 9.2%`.
_SHARED = 0.15
# Words so near say what it is that rises or fails.
_NEAR = 5


class _Pole(NamedTuple):
    """A word that affirms or denies something."""

    at: int
    """Its token."""
    affirms: bool
    """Whether it does so by itself."""
    negator: int | None
    """The token of the negator that reaches it."""
    negators: int
    """How many negators its sentence has besides itself."""

    @property
    def means_yes(self) -> bool:
        """Whether it affirms, all told."""
        return self.affirms == (self.negator is None)


def opposites(passages: Sequence[Passage], first: str, second: str) -> Iterator[Difference]:
    """Yield the words that say the opposite in two sentences that translate each other.

    `first` and `second` are the languages of the sides.
    """
    for passage in passages:
        if len(passage.first) != 1 or len(passage.second) != 1:
            continue
        here, there = passage.first[0], passage.second[0]
        shared = _SHARED * min(figures_in_both(here, there), 2)
        if passage.likeness + shared < _SURE:
            continue
        found = tuple(_opposite_poles(here, first, there, second))
        places = found or lost_negation(here, first, there, second)
        # What else is turned round in the same two sentences has the same cause as a rule.
        for place, other in places[:1]:
            yield Difference(DifferenceKind.POLARITY, place, other, other.text)


def _opposite_poles(
    first: AbstractSentence, language: str, second: AbstractSentence, other_language: str
) -> Iterator[tuple[Location, Location]]:
    """Yield the places of words that say the opposite, once for each negator."""
    here, there = _poles(first, language), _poles(second, other_language)
    told: set[tuple[int | None, int | None]] = set()
    for about, one in here.items():
        other = there.get(about)
        if one is None or other is None or not _contradict(one, other):
            continue
        negated = one.negator, other.negator
        if negated in told or not _meet(first, one, second, other):
            continue
        if _is_denied_otherwise(first, one, language, second, other):
            continue
        if _is_denied_otherwise(second, other, other_language, first, one):
            continue
        if negated != (None, None):
            told.add(negated)
        yield _place(first, one, other), _place(second, other, one)


def _place(sentence: AbstractSentence, pole: _Pole, other: _Pole) -> Location:
    """Return the place of a word, from the negator on if only this side has one.

    Without the negator, both sides would seem to say the same. The side without one is shown with
    the word that follows, if that says something: `significant change`.
    """
    if (pole.negator is None) == (other.negator is None):
        return sentence.location(pole.at, pole.at)
    if pole.negator is not None:
        return sentence.location(pole.negator, pole.at)
    after = pole.at + 1
    says_something = any(at == after for at, _ in sentence.words)
    is_next = says_something and sentence.between(pole.at, after) == " "
    return sentence.location(pole.at, after if is_next else pole.at)


def _poles(sentence: AbstractSentence, language: str) -> dict[str, _Pole | None]:
    """Return what a sentence affirms or denies; `None` where it does so twice, or unclearly."""
    known = _known(language)
    lower = sentence.lower
    if known.keys().isdisjoint(lower):
        return {}
    denying = negators(lower, language)
    found: dict[str, _Pole | None] = {}
    for at, word in enumerate(lower):
        if word not in known:
            continue
        about, affirms = known[word]
        if about == "height" and _names_a_thing(lower, at, language):
            continue
        others = [negator for negator in denying if negator != at]
        reaching = [negator for negator in others if reaches(sentence, negator, at)]
        pole = _Pole(at, affirms, reaching[0] if reaching else None, len(others))
        found[about] = pole if about not in found and len(reaching) < 2 else None
    return found


def _names_a_thing(lower: Sequence[str], at: int, language: str) -> bool:
    """Tell whether `tinggi` or `high` is part of a name: `perguruan tinggi`, `high school`."""
    before, after = words_for("no_height", language), words_for("no_height_before", language)
    return not (
        before.isdisjoint(lower[max(0, at - 1) : at]) and after.isdisjoint(lower[at + 1 : at + 2])
    )


def _contradict(one: _Pole, other: _Pole) -> bool:
    """Tell whether two words of sentences that translate each other say the opposite.

    Where a negator turns one of them, the other sentence must have one less: `did not, on the
    whole, rise` has one that is out of reach.
    """
    if one.means_yes == other.means_yes:
        return False
    expected = 0 if (one.negator is None) == (other.negator is None) else 1
    return abs(one.negators - other.negators) == expected


def _is_denied_otherwise(
    sentence: AbstractSentence,
    pole: _Pole,
    language: str,
    other: AbstractSentence,
    other_pole: _Pole,
) -> bool:
    """Tell whether only one side has a negator, and the other one may do without."""
    if pole.negator is None or other_pole.negator is not None:
        return False
    between = range(pole.negator + 1, pole.at)
    return may_deny_too(sentence, between, language, other, other_pole.at)


def _meet(first: AbstractSentence, one: _Pole, second: AbstractSentence, other: _Pole) -> bool:
    """Tell whether two words stand among words that translate each other."""
    return not _keys_near(first, one).isdisjoint(_keys_near(second, other))


def _keys_near(sentence: AbstractSentence, pole: _Pole) -> frozenset[str]:
    return frozenset(
        key
        for position, keys in sentence.words
        if 0 < abs(position - pole.at) <= _NEAR
        for key in keys
    )


@cache
def _known(language: str) -> Mapping[str, tuple[str, bool]]:
    """Return what a word is about, and whether it affirms it."""
    known: dict[str, tuple[str, bool]] = {}
    for about, languages in lexicon("translation")["polarity"].items():
        affirming, denying = languages[language]
        known.update(dict.fromkeys(affirming.split(), (about, True)))
        known.update(dict.fromkeys(denying.split(), (about, False)))
    return known
