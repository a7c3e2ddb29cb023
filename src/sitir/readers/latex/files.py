"""Finds the files that an article brings in: inside its own folder only, each of them once."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Span
from sitir.readers.decoding import load
from sitir.readers.latex.commands import INPUTS
from sitir.readers.latex.masking import masked
from sitir.readers.latex.pairs import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Source
    from sitir.readers.draft import DraftComment

_COMMAND = Pattern(r"\\([A-Za-z]+)")
_BARE = Pattern(r"[ \t]+([^\s\\{}%\x00]{1,200})")
_SUFFIXES = (".tex", ".ltx", ".latex", ".bbl", ".txt")
_LONGEST_NAME = 500
_IN_FOLDER = frozenset({"import", "includefrom", "inputfrom"})
_IN_SUBFOLDER = frozenset({"subimport", "subincludefrom", "subinputfrom"})


class File:
    """One file of an article, freed of what is no prose whatever stands in it."""

    def __init__(self, source: Source, folder: PurePath, root: PurePath) -> None:
        found = masked(source.text)
        self.source = source
        # Names count from that of the main file, with some commands from that of this one.
        self.folder = folder
        self.root = root
        self.text = Text(found.text)
        self.comments: tuple[DraftComment, ...] = found.comments


class Input:
    """A command that brings a file in: what the file is called, and where the command ends."""

    def __init__(self, names: tuple[PurePath, ...], end: int) -> None:
        self.names = names
        self.end = end


class Files:
    """The files of an article."""

    def __init__(self, main: Source) -> None:
        self.folder = Path(main.path).parent
        self._root = os.path.realpath(self.folder)
        self.main = File(main, self.folder, self.folder)
        self._files: dict[str, File | None] = {os.path.realpath(main.path): None}
        self.in_order: list[File] = [self.main]

    def gather(self) -> None:
        """Read all files that files bring in; what is missing or elsewhere is left out.

        Raises `ReadError` where a file is there and cannot be read.
        """
        walks = [self._inputs(self.main)]
        while walks:
            found = next(walks[-1], None)
            if found is None:
                walks.pop()
            else:
                walks.append(self._inputs(found))

    def _inputs(self, file: File) -> Iterator[File]:
        for match in _COMMAND.finditer(file.text.text):
            if match[1] in INPUTS:
                found = self._new(read_input(file, match[1], match.end()))
                if found is not None:
                    yield found

    def brought(self, given: Input | None) -> File | None:
        """Return a file at the first place that brings it in; nothing afterwards."""
        for name in given.names if given else ():
            file = self._files.pop(os.path.realpath(name), None)
            if file is not None:
                self._files[os.path.realpath(name)] = None
                return file
        return None

    def _new(self, given: Input | None) -> File | None:
        for name in given.names if given else ():
            path = os.path.realpath(name)
            if path in self._files:
                return None
            if os.path.isfile(path) and _is_inside(path, self._root):  # noqa: PTH113 - of a string
                file = File(load(Path(name), may_declare=True), name.parent, self.folder)
                self._files[path] = file
                self.in_order.append(file)
                return file
        return None

    def has(self, name: str) -> bool:
        """Tell whether a file of a name stands in the article's folder."""
        return "\0" not in name and os.path.isfile(self.folder / name)  # noqa: PTH113 - `Path.is_file` raises

    @property
    def job(self) -> str:
        r"""What `\\jobname` stands for."""
        return PurePath(self.main.source.path).stem

    def made_bibliography(self) -> str:
        """Return the name of what BibTeX or biber made of the article's bibliography, if any."""
        name = f"{self.job}.bbl"
        return name if self.has(name) else ""


def read_input(file: File, name: str, at: int, text: Text | None = None) -> Input | None:
    """Return what a command that stands in a file brings in; nothing without an argument.

    `text` is what the command stands in where that is not the text of the file itself.
    """
    text = text or file.text
    first = text.argument(at)
    if first is None:
        bare = _BARE.match(text.text, at)
        if bare is None or name != "input":
            return None
        first = Span(*bare.span(1))
        end = bare.end()
    else:
        end = first.end + 1
    given = text.text[first.start : first.end].strip().strip('"')
    folder = file.root
    if name in _IN_FOLDER or name in _IN_SUBFOLDER:
        second = text.argument(end)
        if second is None:
            return None
        folder = (file.folder if name in _IN_SUBFOLDER else file.root) / given
        given = text.text[second.start : second.end].strip()
        end = second.end + 1
    if not given or "\0" in given or len(given) > _LONGEST_NAME:
        return Input((), end)
    folders = dict.fromkeys((folder, file.folder))
    return Input(tuple(path for each in folders for path in _named(each, given)), end)


def _named(folder: PurePath, name: str) -> tuple[PurePath, ...]:
    path = folder / name
    known = path.suffix.lower() in _SUFFIXES
    return (path,) if known else (path.with_name(f"{path.name}.tex"),) if path.name else ()


def _is_inside(path: str, root: str) -> bool:
    try:
        return os.path.commonpath((path, root)) == root
    except ValueError:
        # On another drive.
        return False
