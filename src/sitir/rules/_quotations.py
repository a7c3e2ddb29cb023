"""Tells which quotations are somebody else's sentences, by their words and what stands around."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import OPAQUE, FactKind, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitir.model import Claim, Fact

_SURE_CLAUSE = 8
"""A quotation of so many words is a clause, whatever they are."""
_LIKELY_CLAUSE = 6
_SHORTEST_VERB = 6
_LONG_WORD = 4
_OPENING_MARKS = ("“", '"', "«", "„")
_CODE = frozenset("{}<>=|\\_#@~^`" + OPAQUE)
_OWN_DATA = frozenset(
    {SectionKind.METHOD, SectionKind.RESULTS, SectionKind.CONCLUSION, SectionKind.OTHER}
)
_NEAR = 4
"""Words beside a quotation that tell what it is."""


def is_clause(quotation: str) -> bool:
    """Tell whether a quotation says something, rather than being a title, a term or code."""
    words = quotation.split()
    if not _CODE.isdisjoint(quotation) or quotation.rstrip()[-1:] == "?" or _is_title(words):
        return False
    if len(words) >= _SURE_CLAUSE:
        return True
    stems = [_stem(word) for word in words]
    # A past tense; of fewer words, or at their beginning, it is rather an adjective.
    past = len(words) >= _LIKELY_CLAUSE and any(stem.endswith("ed") for stem in stems[2:])
    return (
        past
        or not _words("verbs").isdisjoint(stems[:-1])
        or any(
            _is_verb(stem) and before not in _words("phrase_words")
            for before, stem in pairwise(stems)
        )
    )


def _is_title(words: Sequence[str]) -> bool:
    """Tell whether most words but the first have a capital."""
    long = [word for word in words[1:] if len(word) >= _LONG_WORD]
    capitals = sum(word.lstrip("(“‘'")[:1].isupper() for word in long)
    return bool(long) and 2 * capitals > len(long)


def _is_verb(stem: str) -> bool:
    return (
        len(stem) >= _SHORTEST_VERB
        and stem.startswith(_verb_beginnings())
        and stem not in _words("no_verbs")
    )


def is_own_matter(claim: Claim, around: Sequence[Claim], quotation: Fact) -> bool:
    """Tell whether a quotation is no other author's sentence.

    It is a title, a term or an example; it comes from the study's own interviews or questionnaires,
    or from a law or a verse, which are named by their numbers. `around` are the sentences from the
    one before to the one behind it.
    """
    before, behind = outside(claim, quotation)
    near = {*before[-_NEAR:], *behind[:_NEAR]}
    if not (near.isdisjoint(_words("titles")) and near.isdisjoint(_words("examples"))):
        return True
    words = {*before, *behind}
    facts = (fact for each in around[:-1] if each.block is claim.block for fact in each.facts)
    if any(fact.kind is FactKind.DOCUMENT_NUMBER for fact in (*claim.facts, *facts)):
        return True
    if not words.isdisjoint(_words("laws")) or _has_part(before) or _has_part(behind):
        return True
    for other in around:
        words |= set(map(_stem, other.sentence.text.split()))
    if not words.isdisjoint(_words("asked")):
        return True
    return (
        claim.block.section.kind in _OWN_DATA
        and near.isdisjoint(_words("documents"))
        and not near.isdisjoint(_words("told"))
    )


def is_of_respondent(claim: Claim, quotation: Fact) -> bool:
    """Tell whether it may be what somebody said whom the study asked."""
    words = map(_stem, quotation.value.split())
    return claim.block.section.kind in _OWN_DATA and not _words("persons").isdisjoint(words)


def asks(claims: Iterable[Claim]) -> bool:
    """Tell whether a study asks people, by its method."""
    return any(
        not _words("asked").isdisjoint(map(_stem, claim.sentence.text.split()))
        for claim in claims
        if claim.block.section.kind is SectionKind.METHOD
    )


def outside(claim: Claim, quotation: Fact) -> tuple[list[str], list[str]]:
    """Return the words of a sentence before and behind a quotation, in lower case."""
    before, behind = ([_stem(word) for word in part.split()] for part in _parts(claim, quotation))
    return [word for word in before if word], [word for word in behind if word]


def _parts(claim: Claim, quotation: Fact) -> tuple[str, str]:
    """Return what stands before and behind a quotation that begins in a sentence."""
    text = claim.sentence.text
    head, found, tail = text.partition(quotation.value)
    if not found:
        # It goes on in the next sentence.
        head, tail = text[: max(0, *map(text.rfind, _OPENING_MARKS))], ""
    return head, tail


def _has_part(words: Sequence[str]) -> bool:
    """Tell whether a part of a law or a holy book is named: `Pasal 2`."""
    return any(
        word in _words("parts") and following[:1].isdigit() for word, following in pairwise(words)
    )


def _stem(word: str) -> str:
    return word.strip(",.;:!?()[]“”‘’'\"«»„*").lower()


def resumes(claim: Claim, quotation: Fact, names: Iterable[str], *, by_name: bool) -> bool:
    """Tell whether a sentence quotes whom the one before cites.

    It does where it goes on with a pronoun or a name of `names`, or where the one before names them
    as its subject (`by_name`) and this one names nobody else.
    """
    before, _ = outside(claim, quotation)
    if before and before[0] in _words("resuming"):
        return True
    around = "".join(_parts(claim, quotation))
    if any(name and name in around for name in names):
        return True
    return by_name and not any(
        word[0].isupper() for word in around.split()[1:] if word[0].isalpha()
    )


def names_page(behind: str) -> bool:
    """Tell whether the bracket that a text begins with names a page: `[Rocker, *Idea*, p. 12]`."""
    if not behind.startswith(("(", "[")):
        return False
    within = behind.partition(")" if behind.startswith("(") else "]")[0].split()
    return any(
        _stem(word) in _words("pages") and number[:1].isdigit() for word, number in pairwise(within)
    )


@cache
def _verb_beginnings() -> tuple[str, ...]:
    return tuple(lexicon("quotations")["verb_beginnings"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("quotations")[name].split())
