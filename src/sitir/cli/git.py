"""The only module that calls git: files as a revision has them."""

from __future__ import annotations

import os
import posixpath
from pathlib import PurePath
from typing import TYPE_CHECKING

from sitir.cli.articles import Article, Shelf
from sitir.errors import ReadError
from sitir.readers import Packed, decode, format_of, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitir.model import Document, Source

_PATIENCE = 60
"""Seconds."""
# What brings other files in: these are looked for on the disk, where another revision may be.
_BRINGS_IN = ("\\input", "\\include", "\\import", "\\subfile", "\\bibliography", "\\addbib")


def is_revision(name: str) -> bool:
    """Tell whether a name means a file of a revision (`HEAD~1:naskah.md`) and not one on the disk.

    One letter before the colon is the drive of a path.
    """
    revision, colon, path = name.partition(":")
    return bool(colon and path) and len(revision) != 1 and not os.path.lexists(name)


class RevisionArticle(Article):
    """An article as a revision has it; so are the bibliography files that it names."""

    def document(self) -> Document:
        """Read the article; raises `ReadError`."""
        (name,) = self.paths
        path = PurePath(name)
        form = self.format or format_of(path)
        found = read((Packed(path, blob(name)),), format=form, tracked=self.tracked)
        if form == "latex" and any(sign in found.source.text for sign in _BRINGS_IN):
            raise ReadError(
                f"{name}: it brings in other files, which are read from the disk only; check the"
                " revision out (`git worktree add`) and compare the files"
            )
        return found


class RevisionShelf(Shelf):
    """The bibliography files of an article of a revision, as the revision has them."""

    def near(self, document: Document, name: str) -> Source:
        """Return a file that stands beside an article; raises `ReadError` where it is not there."""
        if os.path.isabs(name):  # noqa: PTH117 - as in `Shelf`
            return super().near(document, name)
        revision, _, article = str(document.source.path).partition(":")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(article), name))
        # `./` and what stands before it are git's way to count from the working directory.
        prefix = "./" if article.startswith("./") else ""
        return decode(blob(f"{revision}:{prefix}{path}"), PurePath(f"{revision}:{path}"))

    def has_near(self, document: Document, name: str) -> bool:
        """Tell whether a file stands beside an article."""
        try:
            self.near(document, name)
        except ReadError:
            return False
        return True


def blob(name: str) -> bytes:
    """Return what a revision holds at `REV:path`; raises `ReadError`.

    Git is told by arguments, not through a shell; a name that it could take for an option is
    refused. `cat-file` runs no filter, pager or hook that a repository may set.
    """
    import subprocess

    if name.startswith("-"):
        raise ReadError(f"{name}: no revision begins with `-`")
    call = ("git", "--no-pager", "cat-file", "blob", name)
    try:
        done = subprocess.run(
            call,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise ReadError(f"{name}: git is not installed, and there is no such file") from error
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{name}: git did not answer within {_PATIENCE} seconds") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{name}: git cannot be called: {error}") from error
    if done.returncode:
        raise ReadError(f"{name}: {_complaint(done.stderr)}")
    return done.stdout


def _environment() -> Mapping[str, str]:
    """Return an environment in which git asks nothing, fetches nothing and speaks English."""
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    return {**os.environ, **quiet, "LC_ALL": "C"}


def _complaint(said: bytes) -> str:
    lines = said.decode(errors="replace").splitlines()
    told = next((line for line in lines if line.startswith("fatal: ")), "")
    if not told or "bad file" in told:
        return "no such file in the revision"
    return told.removeprefix("fatal: ").rstrip(".")
