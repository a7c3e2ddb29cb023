"""The baseline of a check: what is known already, and the file that it is kept in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sitir.cli.target import target_file
from sitir.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.baseline import Known
    from sitir.cli.articles import Article
    from sitir.model import Report


class Baseline:
    """The file of a call."""

    def __init__(self, path: Path, known: Sequence[Known] | None, *, is_pruned: bool) -> None:
        self.path = path
        # None of a file that is only written.
        self.known = known
        self.is_pruned = is_pruned

    @property
    def is_written(self) -> bool:
        """Whether the file is to be written."""
        return self.known is None or self.is_pruned

    def applied(self, report: Report) -> Report:
        """Return a report without what is known, and write the file where that was asked for.

        Raises `UsageError` where it cannot be written, which it is whole or not at all.
        """
        from sitir.baseline import compared, recorded

        if self.is_written and report.errors:
            message = "not written: not all articles could be read"
            raise UsageError(f"{self.path.as_posix()}: {message}")
        known = recorded(report) if self.known is None else self.known
        result = compared(report, known, file_of=_file)
        if self.is_written:
            self._write(result.kept)
        return result.report

    def _write(self, known: Sequence[Known]) -> None:
        from sitir.baseline import dumped
        from sitir.cli.output import write

        text = dumped(known)
        if self.is_pruned and self.path.read_bytes() == text.encode(errors="backslashreplace"):
            return
        write(text, self.path)


def baseline_of(
    *,
    baseline: str | None,
    written: str | None,
    pruned: bool,
    output: Path | None,
    found: Sequence[Article],
) -> Baseline | None:
    """Return the baseline that the options name, if any.

    Raises `UsageError` where they make no sense, `ReadError` where the file is no baseline.
    """
    if baseline is not None and written is not None:
        raise UsageError("--baseline and --write-baseline exclude each other")
    if pruned and baseline is None:
        raise UsageError("--prune-baseline needs --baseline")
    name = baseline if written is None else written
    if name is None:
        return None
    path = Path(name)
    target_file(name, found, what="baseline")
    if output is not None and os.path.realpath(output) == os.path.realpath(path):
        raise UsageError(f"{path.as_posix()}: the report would replace the baseline")
    if written is not None:
        return Baseline(path, None, is_pruned=False)
    from sitir.baseline import loaded
    from sitir.readers.decoding import read_bytes

    return Baseline(path, loaded(read_bytes(path), path), is_pruned=pruned)


def _file(path: str) -> str | None:
    """Return which file a path is of, whatever it is called by; none where there is none."""
    return os.path.realpath(path) if os.path.exists(path) else None  # noqa: PTH110 - may not look
