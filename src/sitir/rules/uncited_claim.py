"""Flag figures, dates and years of the world that no source is given for.

## Why this matters

A number without a source cannot be checked, and a reviewer will ask where it comes from. Often the
citation was lost when a paragraph was cut in two, or stands in a sentence too far away to be read
as its support.

## What it leaves alone

Claims that a citation supports in their sentence, or that a later citation of the same paragraph
carries (`sitir claims` shows which). A sentence that goes on with the one before it, which has its
source ("Temuan tersebut …"), and what follows a narrative citation up to a turn ("Namun").
Abstracts, conclusions, method sections, tables and captions; what the study itself did, measured
or found, and so the results of a study that cites little there; aims and inferences marked as the
author's ("Dengan demikian", "Kondisi ini menunjukkan"). Claims without a figure in digits, a date
or a year: many of them are common knowledge. List items. Sentences that speak of the study itself
or to the reader, and those that explain a formula or code. Laws and resolutions, which are named
by their number and are their own source; lifetimes in brackets; counts below ten. Paragraphs with
three bare claims or more, which are a finding of `uncited-paragraph` as a whole (also where that
rule is off, or asks for more of them). Articles that cite nothing at all.

## Known problems

Whether a sentence tells of the world or of the study itself is judged by its words and its
section; `sitir claims --why` shows the grounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    BlockKind,
    Confidence,
    Example,
    Level,
    NoOptions,
    Problem,
    Rule,
)
from sitir.rules._claims import (
    bare_paragraphs,
    cites,
    continues,
    explains,
    narrating_sentences,
    paragraphs,
    retold,
    sourced_sections,
    speaks_of_itself,
    stands_alone,
    telling_fact,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import ClaimSupport, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per claim that tells a figure or time of the world without a source."""
    if not cites(manuscript):
        return
    sourced = sourced_sections(manuscript)
    narrating = narrating_sentences(manuscript)
    bare = {id(paragraph[0].claim.block) for paragraph in bare_paragraphs(manuscript)}
    before: Sequence[ClaimSupport] = ()
    for paragraph in paragraphs(manuscript):
        block = paragraph[0].claim.block
        if (
            id(block.section) in sourced
            and block.kind is not BlockKind.LIST_ITEM
            and id(block) not in bare
            and not explains(block)
        ):
            is_told = retold(paragraph, narrating, is_continued=continues(before, paragraph))
            yield from _in(paragraph, is_told)
        before = paragraph


def _in(paragraph: Sequence[ClaimSupport], is_told: Iterator[bool]) -> Iterator[Problem]:
    facts = [
        telling_fact(support.claim) if stands_alone(support) else None for support in paragraph
    ]
    if not any(facts):
        return
    for support, fact, is_retold in zip(paragraph, facts, is_told, strict=True):
        if fact is not None and not is_retold and not speaks_of_itself(support.claim):
            yield Problem(
                location=support.claim.location,
                message=("uncited", {"fact": fact.location.text}),
                confidence=Confidence.MEDIUM,
            )


RULE = Rule(
    id="uncited-claim",
    summary="figure or date without a source",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "uncited": {
            "en": "no source for `{fact}`: neither this sentence nor a later citation of the "
            "paragraph gives one",
            "id": "tidak ada sumber untuk `{fact}`: tidak dalam kalimat ini, tidak pula dari "
            "sitasi sesudahnya dalam paragraf ini",
        },
    },
    examples=(
        Example(
            bad="## Pendahuluan\n\nPada 2022 terdapat 1.240 puskesmas tanpa dokter. Kader menutup "
            "kekurangan itu (Gati, 2012). Dokter jarang menetap (Gati, 2012). "
            "Namun, insentif membantu (Gati, 2012).",
            good="## Pendahuluan\n\nPada 2010 terdapat 1.240 puskesmas tanpa dokter (Gati, 2012). "
            "Kader menutup kekurangan itu (Gati, 2012). Dokter jarang menetap (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
