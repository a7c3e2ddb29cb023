"""Flag citations with an author's name that a reference manager broke.

## Why this matters

A reference manager takes every author for a person unless told otherwise. So it cites only the last
word of a body (`Council, 2013` for the United Nations Security Council), cuts a name at its first
accented letter where the letter was stored in two pieces (`Paradela-lo`), or makes two people of
one. Nobody can find such names, and every citation that the same record makes is broken alike.

## What it leaves alone

Bodies and people whose name really is one word (`Reuters`, `Sugiyono`). Acronyms of bodies, and
bodies that are named in full in another language. Names that people shortened or misspelled,
which are the business of `name-mismatch`.

## About the fix

It writes the listed name over the cited one, where one entry is certain. It is safe for a name that
was cut at an accented letter. For a body, and for a person made two, it is unsafe: the rule has
seen a single word, and only the author knows which body was meant.

## Known problems

Where several works of one body fit the word and the year, `ambiguous-citation` names them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Rule
from sitir.rules._links import MESSAGES, links_of, problem_of
from sitir.rules._name_fixes import name_fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention whose names were broken."""
    for link in links_of(RULE, manuscript):
        yield problem_of(link, fix=name_fix(link, manuscript.document.format))


RULE = Rule(
    id="mangled-author",
    summary="author's name broken by a reference manager",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages=MESSAGES,
    examples=(
        Example(
            bad="Mandat misi itu diakhiri (Council, 2023).",
            good="Mandat misi itu diakhiri (United Nations Security Council, 2023).",
            bibliography=(
                "@misc{unsc2023, author = {{United Nations Security Council}}, year = 2023,"
                " title = {Resolution 2690 (2023)}}"
            ),
        ),
        Example(
            bad="They used the same means (Paradela-lo & Jima-gonza, 2024).",
            good="They used the same means (Paradela-López & Jima-González, 2024).",
            bibliography=(
                "@article{paradela2024, author = {Paradela-López, M. and Jima-González, A.},"
                " year = 2024, title = {The 2012 Tuareg Uprising in Mali}}"
            ),
        ),
    ),
)
