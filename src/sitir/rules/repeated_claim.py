"""Flag sentences that say again, nearly word for word, what a sentence far above said.

## Why this matters

A reader takes it for something new and looks for the difference. Most such sentences were copied
from an earlier draft, and one of the two was meant to go.

## What it leaves alone

The abstract and the conclusion, which repeat the body; the sentence that states the aim. Headings,
captions, tables and lists. Sentences that are built alike and differ in a figure, a name or another
word that carries meaning (`Responden laki-laki …`, `Responden perempuan …`); sentences that point
to a table, a figure or a formula. Quotations. Short sentences, and neighbouring paragraphs. A claim
credited to other works at its second place, which is the business of `inconsistent-support`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    BlockKind,
    ClaimKind,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
    SectionKind,
)
from sitir.rules._forms import one_line, shortened
from sitir.rules._support import credited_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Claim, Manuscript

# Fewer paragraphs apart, a sentence is repeated for the sake of the argument.
_FAR = 2


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per sentence that an earlier one is nearly identical with."""
    if not manuscript.similar_claims:
        return
    paragraphs = (b for b in manuscript.document.blocks if b.kind is BlockKind.PARAGRAPH)
    place = {id(block): number for number, block in enumerate(paragraphs)}
    elsewhere = {id(pair) for pair, _, _ in credited_pairs(manuscript)}
    first: dict[int, Claim] = {}
    for pair in manuscript.similar_claims:
        original = first.setdefault(id(pair.second), first.get(id(pair.first), pair.first))
        distance = place[id(pair.second.block)] - place[id(original.block)]
        if distance >= _FAR and id(pair) not in elsewhere and _may_not_repeat(pair.second):
            yield _problem(original, pair.second)


def _may_not_repeat(claim: Claim) -> bool:
    return (
        claim.kind is not ClaimKind.AIM and claim.block.section.kind is not SectionKind.CONCLUSION
    )


def _problem(original: Claim, claim: Claim) -> Problem:
    return Problem(
        location=claim.location,
        message=("repeated", {"sentence": shortened(one_line(claim.sentence.text))}),
        related=(Related(original.location, ("first", {})),),
        subject=(original.sentence.text, claim.sentence.text),
    )


RULE = Rule(
    id="repeated-claim",
    summary="sentence repeated nearly word for word",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "repeated": {
            "en": "`{sentence}` says again, nearly word for word, what was said before",
            "id": "`{sentence}` mengulang, hampir kata demi kata, apa yang sudah dikatakan",
        },
        "first": {"en": "said here first", "id": "pertama kali di sini"},
    },
    examples=(
        Example(
            bad="Kota pelabuhan itu kehilangan separuh armada nelayannya setelah badai besar "
            "melanda pesisir utara.\n\nPenduduk lalu pindah.\n\nKota pelabuhan itu kehilangan "
            "separuh armada nelayannya setelah badai besar melanda seluruh pesisir utara.",
            good="Kota pelabuhan itu kehilangan separuh armada nelayannya setelah badai besar "
            "melanda pesisir utara.\n\nPenduduk lalu pindah.\n\nArmada yang tersisa dibagi di "
            "antara dua koperasi.",
        ),
    ),
)
