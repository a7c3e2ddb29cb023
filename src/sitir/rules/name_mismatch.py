"""Flag citations that name the author of a listed work otherwise than the list does.

## Why this matters

The reader looks for the name where the citation sends them, in the alphabet of the list, and does
not find it: `Razza` is filed under D, `Brian` under W. The message says what was done to the
name, so that it can be judged at a glance.

## What it leaves alone

`et al.` and `dkk.`, `&`, `dan` and `and`, which are the style's. Diacritics written in another way
(composed or decomposed), names in running capitals, and capital letters at the beginning of a
sentence. Acronyms and translated names of bodies. A particle (`van`, `de`) that only a .bib gives:
whether it is cited is then the style's to decide. Names that a reference manager broke, which are
the business of `mangled-author`.

## About the fix

It writes the listed names over the cited ones. It is safe where a particle, a diacritic or a part
of a family name was lost, and unsafe otherwise: it may be the list that is spelled wrongly, and an
author may be known by the name that is cited.

## Known problems

Indonesian names have no family name, and every part of them may be cited. The rule expects the
part under which the list files the name.
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
    """Yield one problem per mention that names its author otherwise than the entry."""
    for link in links_of(RULE, manuscript):
        yield problem_of(link, fix=name_fix(link, manuscript.document.format))


RULE = Rule(
    id="name-mismatch",
    summary="author named otherwise than in the bibliography",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages=MESSAGES,
    examples=(
        Example(
            bad="""\
Warga sipil makin terancam (Razza, 2018).

## Daftar Pustaka

- Di Razza, N. (2018). *Protecting civilians in the context of violent extremism*. IPI.
""",
            good="""\
Warga sipil makin terancam (Di Razza, 2018).

## Daftar Pustaka

- Di Razza, N. (2018). *Protecting civilians in the context of violent extremism*. IPI.
""",
        ),
        Example(
            bad="The mission became militarized (Vela, 2021).",
            good="The mission became militarized (Gauthier Vela, 2021).",
            bibliography=(
                "@article{vela2021, author = {{Gauthier Vela}, Vanessa}, year = 2021,"
                " title = {MINUSMA and the Militarization of UN Peacekeeping}}"
            ),
        ),
    ),
)
