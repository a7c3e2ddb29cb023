"""The file that a report is written to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sitir.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.cli.articles import Article


def target_file(
    output: str | None, found: Sequence[Article], *, what: str = "report"
) -> Path | None:
    """Return the file that `--output` names; raises `UsageError` where that is an article."""
    if output is None:
        return None
    target = Path(output)
    if any(_is_same(path, target) for article in found for path in article.paths):
        raise UsageError(f"{target.as_posix()}: the {what} would replace the article")
    return target


def _is_same(path: str, target: Path) -> bool:
    # Files that are not there, or where one may not look, are told of when they are read.
    with suppress(OSError):
        return target.is_file() and target.samefile(path)
    return False
