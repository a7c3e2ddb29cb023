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
by their number and are their own source; lifetimes in brackets. Paragraphs that `uncited-
paragraph` reports as a whole, and articles that cite nothing at all.

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
    cites,
    is_bare,
    is_retold,
    narrating_sentences,
    paragraphs,
    sourced_sections,
    speaks_of_itself,
    stands_alone,
    telling_fact,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per claim that tells a figure or time of the world without a source."""
    if not cites(manuscript):
        return
    sourced = sourced_sections(manuscript)
    narrating = narrating_sentences(manuscript)
    for paragraph in paragraphs(manuscript):
        block = paragraph[0].claim.block
        if id(block.section) not in sourced or block.kind is BlockKind.LIST_ITEM:
            continue
        if is_bare(paragraph):
            continue
        for index, support in enumerate(paragraph):
            fact = telling_fact(support.claim)
            if fact is None or not stands_alone(support) or speaks_of_itself(support.claim):
                continue
            if is_retold(paragraph, index, narrating):
                continue
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
