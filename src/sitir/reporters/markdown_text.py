"""Writes text as Markdown that a code forge shows as it is meant (GitHub Flavored Markdown)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.reporters.columns import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&^]")
# A forge would tell a person or close an issue: `@name` and `#12` are looked for after escapes are
# gone, and end at a comment.
_REFERENCE = re.compile(r"@(?=\w)|\\#(?=\d)")
_TICKS = re.compile(r"`+")


def escaped(text: str) -> str:
    """Return a text on one line in which nothing is markup."""
    safe = _MARKUP.sub(r"\\\g<0>", visible(text))
    # GitHub takes two dollar signs for a formula and knows no escape outside of one.
    return _REFERENCE.sub(r"\g<0><!-- -->", safe).replace("$", "<span>$</span>")


def code(text: str) -> str:
    """Return a text as code on one line, also in a cell of a table."""
    shown = visible(text)
    ticks = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    # In a table a bar ends the cell even inside code.
    return f"{ticks}{pad}{shown}{pad}{ticks}".replace("|", r"\|")


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, left: Sequence[int] = (0,)
) -> Iterator[str]:
    """Yield the lines of a table; columns are right-aligned but those in `left`.

    Cells are Markdown already.
    """
    yield _row(head)
    yield _row(["---" if index in left else "---:" for index in range(len(head))])
    for row in rows:
        yield _row(row)


def _row(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |\n"
