"""Flag suppressions that silence nothing.

## Why this matters

A suppression is written against one finding. When the finding is gone, the comment stays and would
hide the next one; when it is misspelled, it never worked, and its author believes that it does.

## What it leaves alone

Suppressions that silence at least one finding. Suppressions of rules that are switched off, which
have nothing to silence for the time being. Comments that do not begin with the name of this tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield nothing: only the engine, when all rules have run, knows what was silenced."""
    yield from ()


RULE = Rule(
    id="useless-suppression",
    summary="suppression that silences nothing",
    level=Level.WARNING,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "unused": {
            "en": "nothing to ignore here: `{rule}` finds nothing",
            "id": "tidak ada yang perlu diabaikan di sini: `{rule}` tidak menemukan apa pun",
        },
        "unknown-rule": {
            "en": "there is no rule `{rule}`",
            "id": "tidak ada aturan `{rule}`",
        },
        "malformed": {
            "en": "not a suppression that can be read: `{text}`",
            "id": "bukan pengabaian yang dapat dibaca: `{text}`",
        },
    },
    examples=(
        Example(
            bad="""\
<!-- sitir: ignore[dangling-citation] entry to come -->
The conflict began in 2012.
""",
            good="""\
The conflict began in 2012.
""",
        ),
    ),
)
