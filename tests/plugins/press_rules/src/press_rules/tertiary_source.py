"""Flag encyclopedias that are cited as sources.

## Why this matters

An encyclopedia tells what others have found: its articles change, and name the works to be read.

## What it leaves alone

Entries that no citation stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, Problem, Rule, RuleOptions, folded, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


class Options(RuleOptions):
    """Options of `tertiary-source`."""

    titles: tuple[str, ...] = option(("Wikipedia", "Britannica"), "What counts as encyclopedia.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per mention of an entry of an encyclopedia."""
    titles = {folded(title) for title in options.titles}
    for link in manuscript.links:
        if link.entry is not None and folded(link.entry.container_title) in titles:
            title = link.entry.container_title
            yield Problem(link.mention.location, ("tertiary", {"title": title}))


RULE = Rule(
    id="tertiary-source",
    summary="encyclopedia as a source",
    level=Level.WARNING,
    since="1.0",
    check=check,
    options=Options,
    messages={
        "tertiary": {
            "en": "{title} is an encyclopedia: cite the works that it names",
            "id": "{title} adalah ensiklopedia: kutiplah karya yang disebutnya",
        },
    },
    examples=(
        Example(
            bad="""\
Konflik itu bermula pada tahun 2012 (Vela, 2021).

## Daftar Pustaka

- Vela, V. (2021). Konflik di utara. *Wikipedia*, 3(2), 1–9.
""",
            good="""\
Konflik itu bermula pada tahun 2012 (Vela, 2021).

## Daftar Pustaka

- Vela, V. (2021). Konflik di utara. *Jurnal Konflik*, 3(2), 1–9.
""",
        ),
    ),
)
