"""Flag figures of an abstract that the article itself never gives.

## Why this matters

An abstract sums up. A figure or year that stands nowhere else cannot be checked by anyone: it was
left behind when the article was revised, it comes from another version, or it was mistyped.

## What it leaves alone

Figures that stand anywhere in the text, in a table, a caption or the title, in whatever form, and
those that the article gives more exactly (12% of 12,3%). Counts in words, whole numbers up to ten,
the marks of a list, and the numbers of laws and resolutions. Figures in which two abstracts differ:
that is the business of `abstract-mismatch`. Texts with fewer than ten sentences beside the
abstract.

## Known problems

A figure that readers can work out (30 of 40 students, 75%) is reported all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule
from sitir.rules._examples import BODY
from sitir.rules._forms import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Fact, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per figure, at the first abstract that has it."""
    told_elsewhere = {
        location
        for pair in manuscript.abstract_pairs
        for difference in pair.differences
        for location in (difference.location, difference.counterpart)
    }
    by_value: dict[tuple[str, str], list[Fact]] = {}
    for abstract in manuscript.abstracts:
        for fact in abstract.only_here:
            if fact.location not in told_elsewhere:
                by_value.setdefault((fact.kind, fact.value), []).append(fact)
    for first, *others in by_value.values():
        yield Problem(
            location=first.location,
            message=("only-here", {"told": one_line(first.location.text)}),
            related=tuple(Related(fact.location, ("also", {})) for fact in others),
        )


RULE = Rule(
    id="abstract-only-claim",
    summary="figure that only the abstract gives",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "only-here": {
            "en": "the article itself never gives `{told}`",
            "id": "isi artikel tidak pernah menyebut `{told}`",
        },
        "also": {"en": "the other abstract has it too", "id": "abstrak yang lain juga memuatnya"},
    },
    examples=(
        Example(
            bad=f"**Abstrak:** Sebanyak 84 pembaca mengisi angket.\n{BODY}",
            good=f"**Abstrak:** Sebanyak 48 pembaca mengisi angket.\n{BODY}",
        ),
    ),
)
