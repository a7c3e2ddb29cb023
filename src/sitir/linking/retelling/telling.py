"""A claim in the words that tell what it says: without citations and without function words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.linking.spelling import within_one_edit
from sitir.model import OPAQUE, BlockKind, FactKind, SectionKind, folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Claim, ClaimSupport

# Fewer words of content make formulas that come back in any article; more of them no sentence.
_LEAST_CONTENT = 8
_MOST_CONTENT, _MOST_WORDS = 200, 1000
# A shorter word is no stem of another: `ini` in `mini`.
_LEAST_STEM = 5
# Of the label of an item, in words.
_LONGEST_LABEL = 3
_OUTSIDE = frozenset({SectionKind.ABSTRACT, SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX})
_QUOTATION_MARKS = frozenset('"“”„«»')


class Telling(NamedTuple):
    """A claim with its words of content, in order, synonyms as one word."""

    claim: Claim
    content: tuple[str, ...]

    def is_parallel_to(self, other: Telling) -> bool:
        """Tell whether the two are built alike but say different things.

        `Responden laki-laki …` and `Responden perempuan …`: each has a word that the other lacks;
        or one has a figure, a denial or one of a series more, or what differs may be quoted.
        """
        if not _QUOTATION_MARKS.isdisjoint(self.claim.sentence.text + other.claim.sentence.text):
            return True
        mine, others = Counter(self.content), Counter(other.content)
        lacking, added = mine - others, others - mine
        if any(_tells_apart(word) for word in (*lacking, *added)):
            return True
        unmatched = [w for w in lacking if not any(_is_one_word(w, each) for each in added)]
        without = [w for w in added if not any(_is_one_word(w, each) for each in lacking)]
        return bool(unmatched and without)


def telling(support: ClaimSupport) -> Telling | None:
    """Return a claim in its words, or nothing where it cannot be held against others.

    That is what stands outside of paragraphs or in the sections before and after the text proper;
    what is short, holds code or a formula, leads to a list or a table, or is mostly quoted.
    """
    claim = support.claim
    section, text = claim.block.section, claim.sentence.text
    if claim.block.kind is not BlockKind.PARAGRAPH or section.kind in _OUTSIDE:
        return None
    if _leads_on(text) or _is_mostly_quoted(claim):
        return None
    words = _words(support)
    if words is None or _is_signpost(words):
        return None
    # (The second `words` are what stands for itself.)
    content = tuple(filter(None, map(_one_for_all().get, words, words)))
    if not _LEAST_CONTENT <= len(content) <= _MOST_CONTENT:
        return None
    return Telling(claim, content)


def _words(support: ClaimSupport) -> list[str] | None:
    """Return the words of a claim without its citations.

    Nothing where it holds a formula, or is too long to be a sentence.
    """
    block, area = support.claim.block, support.claim.sentence.prose_span
    prose = block.prose.text
    if prose.find(OPAQUE, area.start, area.end) >= 0:
        return None
    words = folded(support.claim.sentence.text).split()
    if len(words) > _MOST_WORDS:
        return None
    at = 0
    for mention in support.mentions:
        cited = folded(mention.location.text).split()
        at = _place(words, cited, at)
        del words[at : at + len(cited)]
    return words


def _place(words: list[str], cited: list[str], at: int) -> int:
    """Return where the words of a citation stand, from a place on; the end where they do not.

    To look for them is cheaper than to fold what is left of the sentence, piece by piece.
    """
    while cited:
        try:
            at = words.index(cited[0], at)
        except ValueError:
            break
        if words[at : at + len(cited)] == cited:
            return at
        at += 1
    return len(words)


def _leads_on(text: str) -> bool:
    """Tell whether a sentence leads to a list, or is an item of one (`Lokasi: nama desa …`)."""
    head, colon, rest = text.partition(":")
    return bool(colon) and (not rest or head.count(" ") < _LONGEST_LABEL)


def _is_mostly_quoted(claim: Claim) -> bool:
    if not claim.facts:
        return False
    quoted = sum(len(f.location.span) for f in claim.facts if f.kind is FactKind.QUOTATION)
    return 2 * quoted > len(claim.location.span)


def _is_signpost(words: list[str]) -> bool:
    signposts = _set("signposts")
    return not signposts.isdisjoint(words) and any(
        word in signposts and following[0].isdigit() for word, following in pairwise(words)
    )


def _tells_apart(word: str) -> bool:
    return word[0].isdigit() or word in _set("contrasts") or word in _set("denials")


def _is_one_word(first: str, second: str) -> bool:
    """Tell whether one word is the other with a suffix or prefix, or a slip of the pen."""
    short, long = sorted((first, second), key=len)
    if len(short) < _LEAST_STEM:
        return False
    return short in long or within_one_edit(short, long)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon("likeness")[name].split())


@cache
def _one_for_all() -> Mapping[str, str]:
    """Return for each word the first of its synonyms; nothing for one that carries no content."""
    listed = (line.split() for line in lexicon("likeness")["synonyms"])
    synonyms = {word: words[0] for words in listed for word in words}
    return {**synonyms, **dict.fromkeys(_set("function_words"), "")}
