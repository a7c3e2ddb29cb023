r"""Flag keys of citations that no bibliography entry has.

## Why this matters

Where `\\cite{x}` or `[@x]` names a key that is nowhere defined, LaTeX and pandoc print a question
mark or the key itself, and no work is listed. The usual causes are a slip in the key, an entry
that was never added or has been renamed, and a bibliography file that is not named.

## What it leaves alone

An article without any bibliography, of which `missing-bibliography` says so once. Keys that the
option `allow` names.

## Known problems

The entries shown as the nearest are suggestions. They are never taken for the work that is
meant, however near their keys are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, Problem, Related, Rule, RuleOptions, option
from sitir.rules._forms import one_line, reference
from sitir.rules._links import links_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


class Options(RuleOptions):
    """Options of `undefined-key`."""

    allow: tuple[str, ...] = option((), "Keys that may stay without an entry.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per key that no entry has."""
    for link in links_of(RULE, manuscript):
        mention = link.mention
        key = mention.key or ""
        if {key, one_line(mention.location.text)}.isdisjoint(options.allow):
            yield Problem(
                location=mention.location,
                message=("unknown-key", {"cited": key}),
                related=tuple(
                    Related(
                        candidate.entry.place,
                        (
                            "near",
                            {"key": candidate.entry.key, "entry": reference(candidate.entry)},
                        ),
                    )
                    for candidate in link.candidates
                ),
            )


RULE = Rule(
    id="undefined-key",
    summary="key of a citation that no entry has",
    level=Level.ERROR,
    since="0.3.0",
    check=check,
    options=Options,
    messages={
        "unknown-key": {
            "en": "no entry has the key `{cited}`",
            "id": "tidak ada entri dengan kunci `{cited}`",
        },
        "near": {
            "en": "nearest key: `{key}`, {entry}",
            "id": "kunci terdekat: `{key}`, {entry}",
        },
    },
    examples=(
        Example(
            bad="The conflict began in 2012 [@gati2021].",
            good="The conflict began in 2012 [@gati2012].",
            bibliography="@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}",
        ),
    ),
)
