"""Flag claims that are told twice in nearly the same words and credited to different works.

## Why this matters

One of the two citations is likely to be wrong, or each claim lacks half of its support. It comes
about when a sentence is copied and a citation of its new paragraph put behind it.

## What it leaves alone

Claims that have a work in common, or whose works are one listed twice. A claim of which the
sentence says that others agree: `juga`, `senada`, `similarly`. Sentences with another figure, or
with another word that carries meaning. A claim that is cited at one of its places only, or by a
citation of a later sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.model import Example, Level, NoOptions, Problem, Related, Rule, folded
from sitir.rules._forms import cited
from sitir.rules._support import credited_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Manuscript, Mention, SimilarClaims

# Below it, the difference may be what the second source adds.
_LEAST_LIKENESS = 0.9


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per claim that an earlier sentence credits to other works."""
    for pair, first, second in credited_pairs(manuscript):
        if pair.likeness >= _LEAST_LIKENESS and not _says_that_others_agree(pair):
            names = {"here": _names(second), "there": _names(first)}
            yield Problem(
                location=second[0].location,
                message=("otherwise-credited", names),
                related=(Related(pair.first.location, ("earlier", {"there": _names(first)})),),
                subject=(pair.first.sentence.text, pair.second.sentence.text),
            )


def _says_that_others_agree(pair: SimilarClaims) -> bool:
    agreement = set(lexicon("likeness")["agreement"].split())
    agreement.difference_update(folded(pair.first.sentence.text).split())
    return not agreement.isdisjoint(folded(pair.second.sentence.text).split())


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(cited(mention) for mention in mentions)


RULE = Rule(
    id="inconsistent-support",
    summary="one claim credited to different works",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "otherwise-credited": {
            "en": "this claim is credited to `{here}` here and, in nearly the same words, to "
            "`{there}` before",
            "id": "pernyataan ini di sini bersandar pada `{here}`, padahal sebelumnya, dengan kata "
            "yang hampir sama, pada `{there}`",
        },
        "earlier": {
            "en": "credited to `{there}` here",
            "id": "di sini bersandar pada `{there}`",
        },
    },
    examples=(
        Example(
            bad="Kota pelabuhan itu kehilangan separuh armada nelayannya setelah badai besar "
            "melanda pesisir utara (Basri, 2015).\n\nPenduduk lalu pindah.\n\nKota pelabuhan itu "
            "kehilangan separuh armada nelayannya setelah badai besar melanda seluruh pesisir "
            "utara (Tan, 2018).",
            good="Kota pelabuhan itu kehilangan separuh armada nelayannya setelah badai besar "
            "melanda pesisir utara (Basri, 2015).\n\nPenduduk lalu pindah.\n\nKota pelabuhan itu "
            "kehilangan separuh armada nelayannya setelah badai besar melanda seluruh pesisir "
            "utara (Basri, 2015; Tan, 2018).",
        ),
    ),
)
