"""Flag direct quotations that no citation stands beside.

## Why this matters

Words in quotation marks are somebody's. Without a source beside them a reader can neither look
them up nor tell whose they are, and every style asks for the page as well.

## What it leaves alone

A quotation whose citation stands in its sentence, right behind its stop, or in the sentence that
introduces it. Scare quotes, terms, mottos and translations. Titles of books, films, articles and
regulations. What the study itself asked and heard: interviews, items of questionnaires, research
questions, hypotheses. What a machine reads or writes. Laws and verses with their number. Abstracts,
acknowledgements, appendices, tables, and quotations set off as blocks of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sitir.model import (
    UNKNOWN_LANGUAGE,
    BlockKind,
    CitationStyle,
    Example,
    FactKind,
    Level,
    Problem,
    RefusalReason,
    Related,
    Rule,
    RuleOptions,
    SectionKind,
    option,
)
from sitir.rules._forms import cited, shortened
from sitir.rules._quotations import (
    asks,
    is_clause,
    is_of_respondent,
    is_own_matter,
    names_page,
    outside,
    resumes,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from sitir.model import Claim, ClaimSupport, Fact, Manuscript, Mention

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
_NO_QUOTATIONS = frozenset(
    {SectionKind.ABSTRACT, SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX}
)

_REFUSED = frozenset(
    {
        RefusalReason.SCRIPTURE,
        RefusalReason.PERSONAL_COMMUNICATION,
        RefusalReason.LAW,
        RefusalReason.RESOLUTION,
    }
)
_LONGEST_SENTENCE = 4000
"""In code points: what is longer is no sentence, and to look around each quotation takes long."""
_NOTE_LENGTH = 40
# How far a bracket may reach that names author, title and page.
_SOURCE_LENGTH = 200
"""How far behind a quotation a note or a page can stand."""
_MARKS = '”"»“,.;:!?*_ \n'
_NOTES = ("[^", "^[", "<sup", "\\footnote", *"¹²³⁴⁵⁶⁷⁸⁹")


class Options(RuleOptions):
    """Options of `uncited-quotation`."""

    needs_locator: bool = option(
        default=False, help="Whether a citation of a quotation must name the page."
    )


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per quotation of a clause that has no citation."""
    foreign = [
        (index, fact)
        for index, support in enumerate(manuscript.supports)
        for fact in support.claim.facts
        if fact.kind is FactKind.QUOTATION and _is_foreign(manuscript.supports, index, fact)
    ]
    if not foreign:
        return
    known = _Known(manuscript)
    for index, fact in foreign:
        mentions = tuple(_mentions(manuscript.supports, index, fact))
        if not mentions:
            if not (_is_noted(fact) or known.has(index, fact)):
                yield Problem(fact.location, ("uncited", {"words": shortened(fact.value)}))
        elif options.needs_locator and not (_has_page(mentions) or _is_noted(fact)):
            yield _without_page(fact, mentions[-1])


class _Known:
    """What a manuscript has of sources of quotations besides the citations in their sentences."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._supports = manuscript.supports
        self._asks = asks(manuscript.claims)
        self._refused = _refused(manuscript)
        self._narrative = {
            id(mention)
            for citation in manuscript.citations
            if citation.style is CitationStyle.NARRATIVE
            for mention in citation.mentions
        }

    def has(self, index: int, quotation: Fact) -> bool:
        """Tell whether a quotation in a sentence is introduced, or is a verse or an interview."""
        claim = self._supports[index].claim
        return (
            (self._asks and is_of_respondent(claim, quotation))
            or _is_introduced(self._supports, index, quotation, self._narrative)
            or _is_refused(claim, self._refused)
        )


def _is_foreign(supports: Sequence[ClaimSupport], index: int, fact: Fact) -> bool:
    """Tell whether a quotation is a clause that somebody else wrote."""
    claim = supports[index].claim
    block = claim.block
    if block.kind not in _PROSE or block.section.kind in _NO_QUOTATIONS:
        return False
    if block.language == UNKNOWN_LANGUAGE:
        return False
    if len(claim.sentence.text) > _LONGEST_SENTENCE:
        return False
    around = [each.claim for each in supports[max(0, index - 1) : index + 2]]
    alone = not any(outside(claim, fact))
    if alone and (around[0].block.section is not block.section or claim is around[0]):
        # A motto at the head of a section.
        return False
    return is_clause(fact.value) and not is_own_matter(claim, around, fact)


def _mentions(supports: Sequence[ClaimSupport], index: int, fact: Fact) -> Iterator[Mention]:
    """Yield what is cited in the sentences from the first to the last of a quotation."""
    block, end = supports[index].claim.block, fact.location.span.end
    for at in range(index, len(supports)):
        claim = supports[at].claim
        if claim.block is not block or claim.location.span.start >= end:
            return
        yield from supports[at].mentions


def _is_introduced(
    supports: Sequence[ClaimSupport], index: int, fact: Fact, narrative: Container[int]
) -> bool:
    """Tell whether the sentence before names the source that this one goes on to quote."""
    if index == 0:
        return False
    before, claim = supports[index - 1], supports[index].claim
    leads_over = before.claim.sentence.text.rstrip().endswith(":")
    if before.claim.block is not claim.block and not leads_over:
        return False
    names = {name for mention in before.mentions for name in mention.names}
    by_name = any(id(mention) in narrative for mention in before.mentions)
    return bool(before.mentions) and (leads_over or resumes(claim, fact, names, by_name=by_name))


def _has_page(mentions: Sequence[Mention]) -> bool:
    return any(mention.locator or any(map(str.isdigit, mention.suffix)) for mention in mentions)


def _is_noted(fact: Fact) -> bool:
    """Tell whether a note, a number or a page of the work named before stands behind it."""
    location = fact.location
    end = location.span.end
    behind = location.source.text[end : end + _SOURCE_LENGTH].lstrip(_MARKS)
    if behind.startswith("</"):
        behind = behind.partition(">")[2].lstrip(_MARKS)
    return behind.startswith(_NOTES) or behind[:2].strip("([").isdigit() or names_page(behind)


def _without_page(fact: Fact, mention: Mention) -> Problem:
    message = {"words": shortened(fact.value), "cited": cited(mention)}
    return Problem(
        fact.location,
        ("without-page", message),
        (Related(mention.location, ("citation", {})),),
    )


def _refused(manuscript: Manuscript) -> Mapping[int, Sequence[int]]:
    """Return where verses, laws and interviews begin, by the identity of the source."""
    starts: dict[int, list[int]] = {}
    for refusal in manuscript.refused:
        if refusal.reason in _REFUSED:
            location = refusal.location
            starts.setdefault(id(location.source), []).append(location.span.start)
    return {source: sorted(of_source) for source, of_source in starts.items()}


def _is_refused(claim: Claim, refused: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether such a one stands in a sentence or right behind it."""
    span = claim.location.span
    starts = refused.get(id(claim.location.source), ())
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end + _NOTE_LENGTH


RULE = Rule(
    id="uncited-quotation",
    summary="direct quotation without a citation",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=Options,
    messages={
        "uncited": {
            "en": "no citation for the quotation “{words}”",
            "id": "tidak ada sitasi untuk kutipan “{words}”",
        },
        "without-page": {
            "en": "`{cited}` names no page for the quotation “{words}”",
            "id": "`{cited}` tidak menyebut halaman kutipan “{words}”",
        },
        "citation": {"en": "its citation", "id": "sitasinya"},
    },
    examples=(
        Example(
            bad="Arnstein menulis, “partisipasi warga adalah kuasa warga yang dibagi ulang”.",
            good=(
                "Arnstein menulis, “partisipasi warga adalah kuasa warga yang dibagi ulang” "
                "(Arnstein, 1969, hlm. 216)."
            ),
        ),
        Example(
            bad="The agency warned that “the wells will be dry before the next harvest comes in”.",
            good=(
                "The agency warned that “the wells will be dry before the next harvest comes in” "
                "(FAO, 2019, p. 4)."
            ),
        ),
    ),
)
