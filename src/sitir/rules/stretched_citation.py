"""Flag citations at the end of a paragraph that must carry more sentences than readers will grant.

## Why this matters

One citation at the end of a long paragraph leaves open which of its claims come from the source.
Readers grant a citation the few sentences before it, not a page; and when the paragraph is revised,
the claims and their source drift apart.

## What it leaves alone

Citations that carry up to four sentences (option `sentences`). Sentences that need no source
(aims, the study's own method and results, inferences marked as the author's) are not counted, nor
what a break in the thread ("Namun", "Selain itu") parts from the citation. What follows right on a
sentence that says whose work is told of (a narrative citation), or that cites the same work, is no
stretch.
"""

from __future__ import annotations

from itertools import groupby
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
    folded,
    option,
)
from sitir.model.records import NamedTuple
from sitir.rules._claims import narrating_sentences, paragraphs, retold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import ClaimSupport, Manuscript, Mention


class Options(RuleOptions):
    """Options of `stretched-citation`."""

    sentences: int = option(4, "How many sentences before it a citation may carry.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per citation that carries too many sentences."""
    keys = {id(link.mention): link.entry.key for link in manuscript.links if link.entry}
    narrating = narrating_sentences(manuscript)
    for paragraph in paragraphs(manuscript):
        for run in _runs(paragraph, narrating):
            if len(run.carried) > options.sentences and not _is_led(run, keys):
                yield Problem(
                    location=run.carriers[0].location,
                    message=("stretched", {"count": len(run.carried)}),
                    related=(Related(run.carried[0].claim.location, ("first", {})),),
                    confidence=Confidence.MEDIUM,
                )


class _Run(NamedTuple):
    carriers: tuple[Mention, ...]
    carried: tuple[ClaimSupport, ...]
    """Those that need a source."""
    before: Sequence[Mention]
    """What the sentence right before the run cites."""
    is_told: bool
    """Whether that sentence says whose work is told of, and nothing turns from it (`Namun`)."""


def _runs(paragraph: Sequence[ClaimSupport], narrating: frozenset[int]) -> Iterator[_Run]:
    """Yield the claims that a citation carries, run by run."""
    goes_on = retold(paragraph, narrating, is_continued=False)
    before: ClaimSupport | None = None
    for is_carried, group in groupby(
        zip(paragraph, goes_on, strict=True), lambda each: each[0].support is Support.CARRIED
    ):
        run = tuple(group)
        needy = tuple(support for support, _ in run if support.claim.needs_citation)
        if is_carried and needy:
            narrates = before is not None and id(before.claim.sentence) in narrating
            mentions = before.mentions if before else ()
            yield _Run(run[0][0].carried_by, needy, mentions, narrates and run[0][1])
        before = run[-1][0]


def _is_led(run: _Run, keys: Mapping[int, str]) -> bool:
    """Tell whether the sentence before a run has told already whose work it is from."""
    cited = [_work(mention, keys) for mention in run.before]
    return run.is_told or all(_work(mention, keys) in cited for mention in run.carriers)


def _work(mention: Mention, keys: Mapping[int, str]) -> tuple[object, ...]:
    """Return what tells a work from others: its entry, or without one what is cited."""
    if id(mention) in keys:
        return (keys[id(mention)],)
    names = map(folded, mention.names)
    return (mention.key, mention.number, mention.year, mention.year_suffix, *names)


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
