"""Bibliography files as a run needs them: each read once, and large ones kept for the next run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.files import entries_of_files, file_entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitir.model import Defect, Entry, Source

# A smaller file is read in less time than it takes to look for what is kept of it, in code points.
_LEAST_KEPT = 250_000


class Library:
    """The bibliography files of a run, however many articles cite from them."""

    def __init__(self, cache_folder: Path | None = None) -> None:
        """Take the folder that large files are kept in between runs; `None` keeps nothing."""
        self._cache_folder = cache_folder
        self._read: dict[tuple[Source, ...], tuple[tuple[Entry, ...], tuple[Defect, ...]]] = {}

    def entries(self, files: Sequence[Source]) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
        """Return the entries of files and all that is wrong in them; raises `ReadError`."""
        key = tuple(files)
        if key not in self._read:
            self._read[key] = entries_of_files(key, self._file)
        return self._read[key]

    def _file(
        self, source: Source, strings: Mapping[str, str]
    ) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
        if self._cache_folder is None or len(source.text) < _LEAST_KEPT:
            return file_entries(source, strings)
        from sitir.bibliography.cache import kept_entries

        return kept_entries(source, strings, read=file_entries, folder=self._cache_folder)
