"""Breaks a clean article in known ways: each mutant is one fault, and what should find it."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.model import (
    BlockKind,
    CitationStyle,
    ClaimKind,
    FactKind,
    SectionKind,
    Source,
    Span,
    Support,
    folded,
)
from sitir.pipeline import manuscript

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Acronym, Citation, Claim, ClaimSupport, Fact, Manuscript

ABSTRACT = "abstract-figure"
DATE = "moved-date"
FIGURE = "second-telling"
ACRONYM = "lost-expansion"
CITATION = "deleted-citation"
QUOTATION = "uncited-quotation"
KINDS = (ABSTRACT, DATE, FIGURE, ACRONYM, CITATION, QUOTATION)

_TIMES = (FactKind.YEAR, FactKind.DATE)
_AMOUNTS = (FactKind.NUMBER, FactKind.PERCENTAGE, FactKind.MONEY)
_VALUES_PER_SITE = 2
# A clause, not a term: so many words stand between the quotation marks.
_CLAUSE = 6
_LONGEST_OPENING = 3
_OWN = (ClaimKind.METHOD, ClaimKind.AIM, ClaimKind.OWN_RESULT)
_NO_PROSE = (BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.FOOTNOTE)
_NO_BODY = (SectionKind.ABSTRACT, SectionKind.KEYWORDS, SectionKind.FRONT, SectionKind.REFERENCES)
_NEEDS_NO_SOURCE = (*_NO_BODY, SectionKind.METHOD, SectionKind.CONCLUSION)
_STEM = 5
_NEXT_WORD = re.compile(r"[\s*_]*([^\W\d_]+)")
_YEAR = re.compile(r"\d{4}")
_COUNTS = {
    "id": ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
}


class Edit(NamedTuple):
    """A replacement in the unbroken article."""

    span: Span
    text: str


class Mutant(NamedTuple):
    """One fault."""

    kind: str
    edits: tuple[Edit, ...]
    """In reading order, apart from each other."""
    rules: tuple[str, ...]
    """One of which should find it."""
    places: tuple[Span, ...]
    """Where it may be found, in the unbroken article: what is changed, and its counterparts."""
    aftermath: tuple[Span, ...] = ()
    """Where other findings follow from it: the entry that nothing cites any more."""

    def text(self, article: str) -> str:
        """Return the broken article."""
        pieces, at = [], 0
        for span, text in self.edits:
            pieces += [article[at : span.start], text]
            at = span.end
        return "".join([*pieces, article[at:]])

    def moved(self, span: Span) -> Span:
        """Translate a place of the unbroken article into one of the broken."""
        return Span(self._offset(span.start, at_end=False), self._offset(span.end, at_end=True))

    def _offset(self, offset: int, *, at_end: bool) -> int:
        distance = 0
        for span, text in self.edits:
            if offset <= span.start and not (at_end and offset == span.start):
                break
            if offset < span.end:
                return span.start + distance + (len(text) if at_end else 0)
            distance += len(text) - len(span)
        return offset + distance


def mutants(article: Manuscript, seed: str) -> Iterator[Mutant]:
    """Yield all mutants of an article, the same ones for the same article and seed."""
    chance = random.Random(seed)
    yield from _abstract_figures(article, chance)
    yield from _moved_dates(article)
    yield from _second_tellings(article, chance)
    yield from _lost_expansions(article)
    yield from _deleted_citations(article)
    yield from _uncited_quotations(article)


# A figure of one abstract changed


def _abstract_figures(article: Manuscript, chance: random.Random) -> Iterator[Mutant]:
    for pair in article.abstract_pairs:
        sides = pair.first.claims, pair.second.claims
        told = [fact for side in sides for claim in side for fact in facts_of(claim)]
        taken = {folded(fact.location.text) for fact in told}
        for here, there in (sides, sides[::-1]):
            for index, claim in enumerate(here):
                own = [each for each in told if each.location.span in _spans(there)]
                for fact in facts_of(claim):
                    counterparts = [each.location.span for each in own if _is_like(each, fact)]
                    if not counterparts and len(here) == len(there):
                        counterparts = [there[index].location.span]
                    for text in variants(fact, claim.sentence.language, taken, chance):
                        yield _changed(ABSTRACT, fact, text, "abstract-mismatch", counterparts)


def _spans(claims: tuple[Claim, ...]) -> set[Span]:
    return {fact.location.span for claim in claims for fact in facts_of(claim)}


def _is_like(fact: Fact, other: Fact) -> bool:
    """Tell whether two figures have the same digits, however these are grouped."""
    return _digits(fact) == _digits(other) != ""


def _digits(fact: Fact) -> str:
    return "".join(c for c in fact.location.text if c.isdigit())


def facts_of(claim: Claim) -> list[Fact]:
    """Return the figures and times of a claim, without quoted ones and parts of others."""
    quoted = [f.location.span for f in claim.facts if f.kind is FactKind.QUOTATION]
    laws = [f.location.span for f in claim.facts if f.kind is FactKind.DOCUMENT_NUMBER]
    return [
        fact
        for fact in claim.facts
        if fact.kind in (*_TIMES, *_AMOUNTS, FactKind.PERIOD)
        and fact.unit != "ordinal"
        and not any(fact.location.span.overlaps(span) for span in (*quoted, *laws))
    ]


def _changed(
    kind: str, fact: Fact, text: str, rule: str, counterparts: list[Span] | None = None
) -> Mutant:
    span = fact.location.span
    return Mutant(kind, (Edit(span, text),), (rule,), (span, *(counterparts or ())))


# A figure written in another way


def variants(
    fact: Fact, language: str, taken: set[str], chance: random.Random, most: int = _VALUES_PER_SITE
) -> list[str]:
    """Return what a figure may be mistyped as; `taken` is what stands for something else."""
    text = fact.location.text
    if not any(c.isdigit() for c in text):
        return _other_count(text, language)
    found: list[str] = []
    for position in _mutable(fact, text, chance):
        other = _other_digit(text, position, chance)
        if other and folded(other) not in taken and other not in found:
            found.append(other)
    return found[:most]


def _other_count(text: str, language: str) -> list[str]:
    counts = _COUNTS.get(language, ())
    if text.lower() not in counts:
        return []
    at = counts.index(text.lower())
    other = counts[(at + 1) % len(counts)]
    return [other.capitalize() if text[0].isupper() else other]


def _mutable(fact: Fact, text: str, chance: random.Random) -> list[int]:
    """Return the positions of the digits that may change: of a year not those of its century."""
    positions = [at for at, c in enumerate(text) if c.isdigit()]
    if fact.kind in _AMOUNTS and "." not in fact.value:
        # Another digit among the final zeros may be what was rounded.
        positions = positions[: max(1, len(_digits(fact).rstrip("0")))]
    if fact.kind in (*_TIMES, FactKind.PERIOD):
        centuries = {m.start() + n for m in _YEAR.finditer(text) for n in (0, 1)}
        positions = [at for at in positions if at not in centuries]
    chance.shuffle(positions)
    return positions


def _other_digit(text: str, position: int, chance: random.Random) -> str:
    """Return a text with another digit at a position, or nothing where none makes sense."""
    digits = [digit for digit in "123456789" if digit != text[position]]
    chance.shuffle(digits)
    for digit in digits:
        other = text[:position] + digit + text[position + 1 :]
        if _makes_sense(other):
            return other
    return ""


def _makes_sense(text: str) -> bool:
    """Tell whether all years lie in the past and all days in a month."""
    runs = re.findall(r"\d+", text)
    if any(len(run) == 4 and run > "2026" and run[:2] == "20" for run in runs):
        return False
    has_words = any(c.isalpha() for c in text)
    return not (has_words and any(len(run) == 2 and int(run) > 28 for run in runs))


# A date moved past its sources


def _moved_dates(article: Manuscript) -> Iterator[Mutant]:
    now = article.year or 0
    for support in article.supports:
        claim = support.claim
        if support.support is not Support.SENTENCE or claim.kind in _OWN or not _is_body(claim):
            continue
        cited = [_YEAR.findall(mention.year or "") for mention in support.mentions]
        if not cited or not all(cited):
            continue
        latest = max(int(year) for years in cited for year in years)
        for fact in facts_of(claim):
            told = _YEAR.search(fact.location.text)
            if fact.kind not in _TIMES or told is None or int(told[0]) > latest:
                continue
            places = [mention.location.span for mention in support.mentions]
            later = sorted({latest + 1, latest + 4, now} - set(range(latest + 1)))
            for year in (each for each in later if each <= now):
                text = fact.location.text.replace(told[0], str(year))
                yield _changed(DATE, fact, text, "anachronistic-citation", places)


def _is_body(claim: Claim) -> bool:
    return claim.block.kind not in _NO_PROSE and claim.block.section.kind not in _NO_BODY


# A figure changed in its second telling


def _second_tellings(article: Manuscript, chance: random.Random) -> Iterator[Mutant]:
    tellings: defaultdict[tuple[str, str, str], list[tuple[Claim, Fact]]] = defaultdict(list)
    for claim in article.claims:
        if _is_body(claim):
            for fact in facts_of(claim):
                for key in _quantity(claim, fact):
                    tellings[key].append((claim, fact))
    seen: set[Span] = set()
    for told in tellings.values():
        blocks = {id(claim.block) for claim, _ in told}
        if len(blocks) < 2:
            continue
        for claim, fact in told[1:]:
            span = fact.location.span
            if span in seen or claim.block is told[0][0].block:
                continue
            seen.add(span)
            others = [
                each.location.span
                for other in article.claims
                for each in other.facts
                if each.kind is fact.kind and each.value == fact.value and each is not fact
            ]
            taken = {folded(each.location.text) for other in article.claims for each in other.facts}
            for text in variants(fact, claim.sentence.language, taken, chance):
                yield _changed(FIGURE, fact, text, "conflicting-figures", others)


def _quantity(claim: Claim, fact: Fact) -> Iterator[tuple[str, str, str]]:
    """Yield what a figure may be found again by: its value, and the word after it or one near it.

    What is counted is the word after a number; a share, a sum or a date is told of what its
    sentence speaks of.
    """
    if fact.kind not in (*_AMOUNTS, FactKind.DATE) or not _digits(fact) or fact.is_open:
        return
    if fact.kind is FactKind.DATE and fact.value.count("-") != 2:
        return
    if fact.kind is FactKind.NUMBER and "." not in fact.value:
        text, end = fact.location.source.text, fact.location.span.end
        following = _NEXT_WORD.match(text, end)
        words = [following[1].lower()] if following else []
    else:
        words = [word for word in folded(claim.sentence.text).split() if len(word) > _STEM]
    small = lexicon("translation")["stop"].get(claim.sentence.language, "").split()
    for word in words:
        if word not in small:
            yield fact.kind.value, fact.value, word[:_STEM]


# The expansion of an acronym removed


def _lost_expansions(article: Manuscript) -> Iterator[Mutant]:
    for acronym in article.acronyms:
        spans = sorted({each.location.span for each in acronym.expansions})
        used = [use for use in acronym.uses if use.block.section.kind not in _NO_BODY]
        if not spans or len(used) < 2 or acronym.text in _everyday() or _is_cited(acronym, article):
            continue
        source = article.document.source.text
        edits = tuple(Edit(span, _short_form(source, span, acronym)) for span in spans)
        places = (*spans, *(use.location.span for use in acronym.uses))
        yield Mutant(ACRONYM, edits, ("undefined-acronym",), places)


def _short_form(text: str, span: Span, acronym: Acronym) -> str:
    """Return an acronym as it stands where it is spelled out: `IDPs` in the plural."""
    at = text.find(acronym.text, span.start, span.end)
    end = text.find(")", at, span.end)
    return text[at:end] if text[end - 1] == "s" else acronym.text


def _everyday() -> frozenset[str]:
    return frozenset(" ".join(lexicon("acronyms")["everyday"].values()).split())


def _is_cited(acronym: Acronym, article: Manuscript) -> bool:
    """Tell whether an acronym is that of an author, which other rules judge."""
    mentions = [mention for citation in article.citations for mention in citation.mentions]
    return any(acronym.text in (*mention.names, mention.acronym) for mention in mentions)


# A citation deleted


def _deleted_citations(article: Manuscript) -> Iterator[Mutant]:
    for support, citation in _lone_citations(article):
        claim = support.claim
        facts = [fact for fact in facts_of(claim) if _digits(fact)]
        if not facts or not claim.needs_citation or claim.kind in _OWN:
            continue
        if any(f.kind in (FactKind.DOCUMENT_NUMBER, FactKind.QUOTATION) for f in claim.facts):
            continue
        if claim.block.section.kind in _NEEDS_NO_SOURCE or _goes_on(claim):
            continue
        rules = ("uncited-claim", "uncited-paragraph")
        mutant = _without(CITATION, citation, claim, article, rules)
        if _is_bare(mutant, article, claim):
            yield mutant


def _lone_citations(article: Manuscript) -> Iterator[tuple[ClaimSupport, Citation]]:
    """Yield the citations in brackets that stand alone in their sentence."""
    by_sentence: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in article.citations:
        if citation.context is not None:
            by_sentence[id(citation.context)].append(citation)
    for support in article.supports:
        found = by_sentence[id(support.claim.sentence)]
        if len(found) != 1 or not _is_body(support.claim):
            continue
        if found[0].style is CitationStyle.PARENTHETICAL:
            yield support, found[0]


def _without(
    kind: str, citation: Citation, claim: Claim, article: Manuscript, rules: tuple[str, ...]
) -> Mutant:
    """Return an article without a citation, and without the space before it."""
    text, span = citation.location.source.text, citation.location.span
    start = span.start
    while text[start - 1].isspace():
        start -= 1
    carried = [
        support.claim.location.span
        for support in article.supports
        if any(mention in citation.mentions for mention in support.carried_by)
    ]
    places = (claim.location.span, *carried)
    aftermath = tuple(_of_its_works(citation, article))
    return Mutant(kind, (Edit(Span(start, span.end), ""),), rules, places, aftermath)


def _of_its_works(citation: Citation, article: Manuscript) -> Iterator[Span]:
    """Yield the entries of a citation, and where else these are cited."""
    own = [link for link in article.links if link.citation is citation and link.entry]
    keys = {link.entry.key for link in own if link.entry}
    names = {mention.acronym for mention in citation.mentions} - {""}
    for link in article.links:
        if link.entry and link.entry.key in keys:
            yield link.entry.place.span
            yield link.mention.location.span
        elif names.intersection(link.mention.names):
            yield link.mention.location.span


def _goes_on(claim: Claim) -> bool:
    words = folded(claim.sentence.text).split()[:_LONGEST_OPENING]
    openings = {folded(each) for each in lexicon("threads")["goes_on"]}
    return any(" ".join(words[:length]) in openings for length in (1, 2, 3))


def _is_bare(mutant: Mutant, article: Manuscript, claim: Claim) -> bool:
    """Tell whether a claim has no citation left, not even one that carries it."""
    source = article.document.source
    broken = Source(source.path, mutant.text(source.text))
    start = mutant.moved(claim.location.span).start
    for support in manuscript((broken,), format=article.document.format).supports:
        if support.claim.location.span.start == start:
            return support.support is Support.NONE
    return False


# The citation of a quotation deleted


def _uncited_quotations(article: Manuscript) -> Iterator[Mutant]:
    for support, citation in _lone_citations(article):
        quoted = [f for f in support.claim.facts if f.kind is FactKind.QUOTATION]
        if any(len(fact.location.text.split()) >= _CLAUSE for fact in quoted):
            yield _without(QUOTATION, citation, support.claim, article, ("uncited-quotation",))
