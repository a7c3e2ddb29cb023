"""Flag quantities and events that the article tells with two values or two dates.

## Why this matters

One of the two is wrong. It comes about when a figure is corrected at one place and forgotten at
another, or when two digits change places in typing.

## What it leaves alone

Figures that agree but for rounding, and those that are said to be rounded or a bound: `sekitar`,
`lebih dari`, `about`. Ranges; figures that can be read in two ways; ranks; years by themselves, and
a less exact date. Figures of other times, places, groups or sources, and those of other studies;
before and after, the two ends of a change; a count and its share, a part and its whole, two shares
of one whole, a sentence and its denial. Quotations, tables, acknowledgements and appendices, two
items of lists, two sentences of one paragraph. Results that the article measures again and again: a
quantity with three values, several measures that differ together, two results of one part of the
article. Two values that both come back. Abstracts in two languages, which are the business of
`abstract-mismatch`.

## Known problems

Only tellings of one language are compared, and only those with words in common around the figure.
What one part of the article tells twice, such as two sections of results, is held against each
other only where it is dated or has a source, and is called by a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, FactKind, Level, NoOptions, Problem, Related, Rule
from sitir.rules._forms import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import FigureConflict, Manuscript, Message


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per figure that contradicts an earlier one."""
    for conflict in manuscript.figure_conflicts:
        first = one_line(conflict.first.location.text)
        yield Problem(
            location=conflict.second.location,
            message=_message(conflict),
            related=(Related(conflict.first.location, ("first", {"first": first})),),
            subject=(conflict.about, first, conflict.second.location.text),
        )


def _message(conflict: FigureConflict) -> Message:
    first, second = (
        f"{one_line(fact.location.text)} {conflict.about}".rstrip()
        for fact in (conflict.first, conflict.second)
    )
    is_date = conflict.second.kind is FactKind.DATE
    return "two-dates" if is_date else "two-values", {"first": first, "second": second}


RULE = Rule(
    id="conflicting-figures",
    summary="one quantity told with two values or dates",
    level=Level.WARNING,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "two-values": {
            "en": "`{second}` here, but `{first}` before: one quantity is told with two values",
            "id": "`{second}` di sini, padahal sebelumnya `{first}`: satu besaran disebut dengan "
            "dua nilai",
        },
        "two-dates": {
            "en": "`{second}` here, but `{first}` before: one event is told with two dates",
            "id": "`{second}` di sini, padahal sebelumnya `{first}`: satu peristiwa disebut dengan "
            "dua tanggal",
        },
        "first": {"en": "told as `{first}` here", "id": "di sini disebut `{first}`"},
    },
    examples=(
        Example(
            bad="## Metode\n\nSurvei ini melibatkan 412 kader posyandu.\n\n## Kesimpulan\n\n"
            "Jawaban 421 kader posyandu dalam survei ini memberi harapan.",
            good="## Metode\n\nSurvei ini melibatkan 412 kader posyandu.\n\n## Kesimpulan\n\n"
            "Jawaban 412 kader posyandu dalam survei ini memberi harapan.",
        ),
    ),
)
