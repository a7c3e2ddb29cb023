"""Flag citations at the end of a paragraph that must carry more sentences than readers will grant.

## Why this matters

One citation at the end of a long paragraph leaves open which of its claims come from the source.
Readers grant a citation the few sentences before it, not a page; and when the paragraph is revised,
the claims and their source drift apart.

## What it leaves alone

Citations that carry up to four sentences (option `sentences`). Sentences that need no source
(aims, the study's own method and results, inferences marked as the author's) are not counted, nor
what a break in the thread ("Namun", "Selain itu") parts from the citation. A paragraph that says at
its beginning whose work it tells of (a narrative citation) is no stretch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import (
    Confidence,
    Example,
    Level,
    Problem,
    Related,
    Rule,
    RuleOptions,
    Support,
    option,
)
from sitir.rules._claims import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import ClaimSupport, Manuscript, Mention


class Options(RuleOptions):
    """Options of `stretched-citation`."""

    sentences: int = option(4, "How many sentences before it a citation may carry.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per citation that carries too many sentences."""
    for paragraph in paragraphs(manuscript):
        for carriers, carried in _runs(paragraph):
            if len(carried) > options.sentences:
                yield Problem(
                    location=carriers[0].location,
                    message=("stretched", {"count": len(carried)}),
                    related=(Related(carried[0].claim.location, ("first", {})),),
                    confidence=Confidence.MEDIUM,
                )


def _runs(
    paragraph: Sequence[ClaimSupport],
) -> Iterator[tuple[tuple[Mention, ...], list[ClaimSupport]]]:
    """Yield the mentions that carry something with the needy claims that they carry."""
    carriers: tuple[Mention, ...] = ()
    carried: list[ClaimSupport] = []
    for support in paragraph:
        if support.support is Support.CARRIED:
            if support.claim.needs_citation:
                carried.append(support)
            carriers = support.carried_by
        elif carried:
            yield carriers, carried
            carried = []


_THREE = (
    "Kader posyandu di desa terpencil menimbang balita setiap bulan sejak dasawarsa lalu. Kader "
    "posyandu itu mencatat berat balita di buku yang dibagikan pemerintah daerah. Buku balita "
    "tersebut disimpan di rumah ketua kader selama satu tahun penuh"
)
_TWO = (
    "Ketua kader melaporkan balita dengan berat yang turun kepada bidan di desa. Balita itu "
    "dirujuk oleh bidan ke puskesmas yang terdekat dari rumahnya. Puskesmas memeriksa balita "
    "tersebut dan memberi makanan tambahan selama dua bulan"
)

RULE = Rule(
    id="stretched-citation",
    summary="one citation for too many sentences",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=Options,
    messages={
        "stretched": {
            "en": "this citation must carry {count} sentences before it",
            "id": "sitasi ini harus menopang {count} kalimat sebelumnya",
        },
        "first": {"en": "the first of them", "id": "yang pertama di antaranya"},
    },
    examples=(
        Example(
            bad=f"{_THREE}. {_TWO} (Gati, 2012).",
            good=f"{_THREE} (Gati, 2012). {_TWO} (Gati, 2012).",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
