"""Finds the articles that a call names, reads them and their bibliographies."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sitir.bibliography import bibliography
from sitir.cli.output import reason
from sitir.cli.surroundings import cache_folder
from sitir.errors import ReadError, UsageError
from sitir.model import FileError
from sitir.pipeline import linked
from sitir.readers import READERS, TRACKED, Packed, format_of, load, may_be_article, opened, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sitir.bibliography.library import Library
    from sitir.config import Config
    from sitir.model import Document, Manuscript, Source

STANDARD_INPUT = "-"
INPUT_FORMATS = tuple(dict.fromkeys(reader.format for reader in READERS.values()))
_BESIDE = "references.bib"
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})


class Article:
    """The files of one article, not yet read."""

    def __init__(
        self,
        paths: tuple[str, ...],
        format: str | None,  # noqa: A002 - the word users see
        tracked: str = TRACKED[0],
    ) -> None:
        self.paths = paths
        # `None` goes by the suffix.
        self.format = format
        # What is made of tracked changes.
        self.tracked = tracked

    @classmethod
    def of(cls, file: str, input_format: str | None, *, tracked: str = TRACKED[0]) -> Article:
        """Return the article that one file is; raises `UsageError` at `-` without a format."""
        if file == STANDARD_INPUT and input_format is None:
            raise UsageError(f"`-` needs --input-format; known: {', '.join(INPUT_FORMATS)}")
        return cls((file,), input_format, tracked)

    def document(self) -> Document:
        """Read the article; raises `ReadError`."""
        format = self.format or _format(self.paths)  # noqa: A001 - the model's word
        given = tuple(_given(path, format) for path in self.paths)
        return read(given, format=format, tracked=self.tracked)


class Shelf:
    """The bibliography files of a call, read once however many articles there are."""

    def __init__(
        self,
        named: tuple[Source, ...],
        *,
        follows_articles: bool,
        looks_beside: bool,
        cache_folder: Path | None,
    ) -> None:
        # What the command line or the configuration names.
        self.named = named
        # Whether what the article itself names counts (not with `--bib`).
        self.follows_articles = follows_articles
        # Whether `references.bib` beside an article without list and files counts.
        self.looks_beside = looks_beside
        self._cache_folder = cache_folder

    @cached_property
    def library(self) -> Library:
        """What reads the files."""
        # Most articles have no files.
        from sitir.bibliography.library import Library

        return Library(self._cache_folder)

    @classmethod
    def of(
        cls, bibs: Sequence[str], config: Config, *, looks_beside: bool, no_cache: bool
    ) -> Shelf:
        """Return the files that `--bib` names, else those of the configuration.

        Raises `ReadError`.
        """
        paths = [Path(bib) for bib in bibs] or [Path(path) for path in config.bibliography]
        return cls(
            named=tuple(bibliography_source(path) for path in dict.fromkeys(paths)),
            follows_articles=not bibs,
            looks_beside=looks_beside,
            cache_folder=None if no_cache else cache_folder(),
        )

    def linked(self, document: Document) -> Manuscript:
        """Link an article to its own list and to its files; raises `ReadError`."""
        files = self.files(document)
        return linked(document, files, library=self.library if files else None)

    def files(self, document: Document) -> tuple[Source, ...]:
        """Return the bibliography files of an article; raises `ReadError`."""
        files = {_identity(source.path): source for source in self.named}
        folder = Path(document.source.path).parent
        if self.follows_articles:
            for name in document.metadata.bibliography:
                identity = _identity(folder / name)
                if identity not in files:
                    files[identity] = self.near(document, name)
        if files or not self.looks_beside or not self.has_near(document, _BESIDE):
            return tuple(files.values())
        has_list = bibliography(document, ()).has_reference_list
        return () if has_list else (self.near(document, _BESIDE),)

    def near(self, document: Document, name: str) -> Source:
        """Return a file by its path from the folder of an article; raises `ReadError`."""
        return bibliography_source(Path(document.source.path).parent / name)

    def has_near(self, document: Document, name: str) -> bool:
        """Tell whether there is a file at a path from the folder of an article."""
        return (Path(document.source.path).parent / name).is_file()


def _identity(path: PurePath) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - the file may be missing or a link


def bibliography_source(path: Path) -> Source:
    """Return a bibliography file; raises `ReadError`."""
    return load(path, may_declare=True)


def articles(
    names: Sequence[str], *, input_format: str | None, as_one: bool, tracked: str = TRACKED[0]
) -> tuple[list[Article], list[FileError]]:
    """Return the articles that files and folders hold, and what could not be found."""
    paths: dict[str, None] = {}
    errors: list[FileError] = []
    for name in names:
        if name == STANDARD_INPUT and input_format is None:
            raise UsageError(f"`-` needs --input-format; known: {', '.join(INPUT_FORMATS)}")
        try:
            paths.update(dict.fromkeys(_files(name, errors)))
        except ReadError as error:
            errors.append(_file_error((name,), error))
    if as_one:
        # An article of which a part is missing is not checked at all.
        found = [] if errors or not paths else [Article(tuple(paths), input_format, tracked)]
    else:
        found = [Article((path,), input_format, tracked) for path in paths]
    return found, errors


def manuscripts(
    found: Iterable[Article], shelf: Shelf, errors: list[FileError]
) -> Iterator[Manuscript]:
    """Yield the articles linked; what cannot be read is added to `errors`.

    Raises `ReadError` where a bibliography that all articles share is none.
    """
    shared = tuple(str(source.path) for source in shelf.named)
    for article in found:
        try:
            yield shelf.linked(article.document())
        except ReadError as error:
            if _told_of(error, shared):
                raise
            errors.append(_file_error(article.paths, error))


def _file_error(paths: Sequence[str], error: ReadError) -> FileError:
    """Return what is wrong with an article, by the file of it that the error tells of."""
    path = _told_of(error, paths)
    message = str(error).removeprefix(f"{PurePath(path)}: ") if path else str(error)
    return FileError(path=PurePath(path or paths[0]).as_posix(), message=message)


def _told_of(error: ReadError, paths: Sequence[str]) -> str | None:
    return next((path for path in paths if str(error).startswith(f"{PurePath(path)}: ")), None)


def _given(path: str, format: str) -> Source | Packed:  # noqa: A002 - the model's word
    if path != STANDARD_INPUT:
        return opened(Path(path), format=format)
    if sys.stdin is None:
        raise ReadError("-: standard input is closed")
    return Packed(PurePath(path), sys.stdin.buffer.read())


def _format(paths: Sequence[str]) -> str:
    formats = dict.fromkeys(format_of(PurePath(path)) for path in paths)
    if len(formats) > 1:
        raise ReadError(f"{paths[0]}: the files of one article have several formats")
    return next(iter(formats))


def _is_article(path: Path, closed: list[OSError]) -> bool:
    """Tell whether a file of a folder is an article; one that cannot be opened goes to `closed`."""
    try:
        return may_be_article(path)
    except OSError as error:
        closed.append(error)
        return False


def _files(name: str, errors: list[FileError]) -> Iterator[str]:
    """Yield the articles of a file or folder; folders that cannot be read go to `errors`.

    Raises `ReadError` where there is none.
    """
    path = Path(name)
    if not os.path.isdir(name):  # noqa: PTH112 - `Path.is_dir` raises where it may not look
        yield path.as_posix()
        return
    closed: list[OSError] = []
    count = 0
    for folder, folders, files in os.walk(path, onerror=closed.append):
        folders[:] = sorted(
            item for item in folders if item[0] != "." and item not in _SKIPPED_FOLDERS
        )
        for file in sorted(files):
            if file[0] != "." and _is_article(Path(folder) / file, closed):
                count += 1
                yield (Path(folder) / file).as_posix()
    found = (FileError(PurePath(error.filename).as_posix(), reason(error)) for error in closed)
    errors += (error for error in found if error not in errors)
    if not count and not closed:
        raise ReadError(f"{path.as_posix()}: no article here; known: {', '.join(sorted(READERS))}")
