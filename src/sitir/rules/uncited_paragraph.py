"""Flag paragraphs of three or more claims that need a source and have none at all.

## Why this matters

A whole paragraph on other people's findings without a single citation is what reviewers ask about
first, and what similarity checkers mark. Often the paragraph was summarised from one source whose
citation was forgotten.

## What it leaves alone

Paragraphs with a citation anywhere in them. Abstracts, conclusions, method sections, tables and
captions; what the study itself did, measured or found, and so the results of a study that cites
little there; aims, road maps, and inferences marked as the author's ("Dengan demikian", "Kondisi
ini menunjukkan"). Paragraphs that name the laws they speak of by their numbers. Paragraphs that
speak of the study itself or to the reader, and those that explain a formula or code. List items.
Paragraphs right after one that cites, which go on with it ("Konsep tersebut …"). Articles that
cite nothing at all.

## Known problems

Whether a sentence tells of the world or of the study itself is judged by its words and its
section; `sitir claims --why` shows the grounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    Confidence,
    Example,
    Level,
    Location,
    Problem,
    Rule,
    RuleOptions,
    Span,
    option,
)
from sitir.rules._claims import BARE_CLAIMS, bare_paragraphs, cites, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import ClaimSupport, Manuscript


class Options(RuleOptions):
    """Options of `uncited-paragraph`."""

    claims: int = option(
        BARE_CLAIMS, "How many claims without a source make a paragraph a finding."
    )


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per paragraph of claims that nothing is cited for."""
    if not cites(manuscript):
        return
    for paragraph in bare_paragraphs(manuscript, options.claims):
        bare = [support for support in paragraph if stands_alone(support)]
        yield Problem(
            location=_whole(bare),
            message=("uncited", {"count": len(bare)}),
            confidence=Confidence.MEDIUM,
        )


def _whole(supports: Sequence[ClaimSupport]) -> Location:
    first, last = supports[0].claim.location, supports[-1].claim.location
    return Location(first.source, Span(first.span.start, last.span.end))


_CITED = """## Pendahuluan

Kader bekerja di setiap desa (Gati, 2012). Kader menimbang balita (Gati, 2012). Kader mencatat
hasilnya (Gati, 2012).

"""
_BARE = """Posyandu lahir pada tahun 1984 di beberapa provinsi yang padat penduduknya. Jumlahnya
mencapai 250.000 unit pada akhir dasawarsa itu di seluruh Indonesia. Pemerintah daerah membiayai
sebagian besar kegiatan posyandu tersebut dari anggaran kesehatan"""

RULE = Rule(
    id="uncited-paragraph",
    summary="paragraph of claims without any citation",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=Options,
    messages={
        "uncited": {
            "en": "{count} claims that need a source, and no citation in the whole paragraph",
            "id": "{count} klaim yang memerlukan sumber, tanpa satu pun sitasi dalam paragraf ini",
        },
    },
    examples=(
        Example(
            bad=_CITED + _BARE + ".",
            good=_CITED + _BARE + " (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
