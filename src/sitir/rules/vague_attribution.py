"""Flag claims that lean on unnamed reports, studies or experts without a citation.

## Why this matters

"Berbagai laporan menunjukkan" and "studies show" claim an authority that the reader cannot look up.
Either the reports are known, and then they can be cited, or the claim is the author's own.

## What it leaves alone

Sentences with a citation, and sentences whose citation stands in the very next one. Sentences
that go on to name the works: "Beberapa penelitian menunjukkan hal serupa: Vela (2021) …".
Abstracts, conclusions, method sections, tables and captions. What the study itself found
("hasil penelitian ini menunjukkan").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import (
    ClaimKind,
    Confidence,
    Example,
    Level,
    Location,
    NoOptions,
    Problem,
    Rule,
    SectionKind,
    Span,
    folded,
)
from sitir.rules._claims import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Claim, Manuscript

_SILENT = frozenset((SectionKind.ABSTRACT, SectionKind.CONCLUSION, SectionKind.METHOD))


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per sentence that names its sources only in general."""
    for paragraph in paragraphs(manuscript):
        if paragraph[0].claim.block.section.kind in _SILENT:
            continue
        for index, support in enumerate(paragraph):
            following = paragraph[index + 1] if index + 1 < len(paragraph) else None
            if support.mentions or (following and following.mentions):
                continue
            if _is_own(support.claim):
                continue
            if (phrase := _phrase(support.claim)) and (place := _place(support.claim, phrase)):
                yield Problem(
                    location=place,
                    message=("vague", {"words": " ".join(place.text.split())}),
                    confidence=Confidence.MEDIUM,
                )


def _is_own(claim: Claim) -> bool:
    """Tell whether a sentence tells what the study itself found."""
    return claim.kind is ClaimKind.OWN_RESULT and claim.block.section.kind is SectionKind.RESULTS


def _phrase(claim: Claim) -> str:
    """Return the phrase of the lexicon that a claim has, folded; empty where it has none."""
    words = folded(claim.sentence.text).split()
    by_word = _phrases()
    if by_word.keys().isdisjoint(words):
        return ""
    for index, word in enumerate(words):
        for phrase in by_word.get(word, ()):
            if words[index : index + len(phrase)] == list(phrase):
                return " ".join(phrase)
    return ""


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon("threads")["vague"], key=len, reverse=True):
        words = tuple(folded(phrase).split())
        by_word.setdefault(words[0], []).append(words)
    return by_word


def _place(claim: Claim, phrase: str) -> Location | None:
    """Return where a phrase stands in the source of its claim."""
    pattern = re.compile(r"[\W_]+".join(map(re.escape, phrase.split())), re.IGNORECASE)
    location = claim.location
    span = location.span
    match = pattern.search(location.source.text, span.start, span.end)
    return Location(location.source, Span(*match.span())) if match else None


RULE = Rule(
    id="vague-attribution",
    summary="sources claimed and none named",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "vague": {
            "en": "`{words}`: no source is named, here or in the next sentence",
            "id": "`{words}`: tidak ada sumber yang disebut, di sini maupun di kalimat berikutnya",
        },
    },
    examples=(
        Example(
            bad="Berbagai laporan menunjukkan bahwa kekerasan meningkat di wilayah itu.",
            good="Berbagai laporan menunjukkan bahwa kekerasan meningkat di sana (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
