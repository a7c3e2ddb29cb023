"""Keeps what large bibliography files were read as, for the next run.

A file of the cache is named by what it was made of: the text, the `@string`s of other files, and
the modules and words that read it. It holds JSON and a digest of it, so that a damaged one is told
and nothing in it can run. All that goes wrong here only costs time: the file is read anew.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import sitir
from sitir.bibliography.stored_entries import SCHEMA, packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sitir.model import Defect, Entry, Source

    Read = tuple[tuple[Entry, ...], tuple[Defect, ...]]

_SUFFIX = ".entries"
_DIGEST_SIZE = 20
_DIGEST_LENGTH = 2 * _DIGEST_SIZE
# What the cache may hold at most: files, bytes, and days since one was last used.
_MOST_FILES = 20
_MOST_BYTES = 500_000_000
_MOST_DAYS = 60
# A draft that is older was left by a run that was stopped.
_MOST_DAYS_OF_A_DRAFT = 1
_SECONDS_A_DAY = 86_400
_WRITABLE_BY_OTHERS = 0o022
# What decides how a file is read, in folders of the package. The version alone does not tell two
# states of it apart, of which one was installed from a repository.
_READERS = ("bibliography", "lexicons", "model")


def kept_entries(
    source: Source,
    strings: Mapping[str, str],
    *,
    read: Callable[[Source, Mapping[str, str]], Read],
    folder: Path,
) -> Read:
    """Return what `read` makes of a file, from `folder` where that is kept there.

    Raises what `read` raises, and nothing else.
    """
    path = folder / (_name(source, strings) + _SUFFIX)
    known = _stored(path, source)
    if known is not None:
        return known
    made = read(source, strings)
    data = packed(*made, source)
    if data is not None:
        _store(path, data)
    return made


def _name(source: Source, strings: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=_DIGEST_SIZE)
    suffix = source.path.suffix.lower()
    made_of = (sitir.__version__, _code(), SCHEMA, suffix, sorted(strings.items()))
    digest.update(json.dumps(made_of).encode())
    digest.update(source.text.encode("utf-8", errors="surrogatepass"))
    return digest.hexdigest()


@cache
def _code() -> list[tuple[str, int, int]]:
    """Return name, size and time of each file of what reads, where it was installed as files."""
    found: list[tuple[str, int, int]] = []
    for name in _READERS:
        with suppress(OSError), os.scandir(Path(sitir.__file__).parent / name) as files:
            for file in files:
                status = file.stat()
                if file.is_file():
                    found.append((f"{name}/{file.name}", status.st_size, status.st_mtime_ns))
    return sorted(found)


def _stored(path: Path, source: Source) -> Read | None:
    """Return what is kept in a file, or nothing where it is missing, damaged or not safe."""
    try:
        if not _is_own(path.parent):
            return None
        data = path.read_bytes()
        if data[:_DIGEST_LENGTH] != _digest(data[_DIGEST_LENGTH:]):
            return None
        # What is used stays.
        with suppress(OSError):
            os.utime(path)
        return unpacked(data[_DIGEST_LENGTH:], source)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_SIZE).hexdigest().encode()


def _store(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all; others may be writing the same."""
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(folder):
            return
        number, draft = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(_digest(data))
                file.write(data)
            Path(draft).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(draft).unlink()
            raise
        _prune(folder, path)
    except OSError:
        return


def _is_own(folder: Path) -> bool:
    """Tell whether only this user can write to a folder; others could put anything there."""
    if os.name != "posix":
        return folder.is_dir()
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & _WRITABLE_BY_OTHERS


def _prune(folder: Path, newest: Path) -> None:
    """Remove what was not used for long, and then the oldest, until the rest is small enough."""
    now = time.time()
    count = size = 0
    for used, length, path in sorted(_files(folder), reverse=True):
        days = (now - used) / _SECONDS_A_DAY
        if path.suffix != _SUFFIX:
            is_old = days > _MOST_DAYS_OF_A_DRAFT
        else:
            count += 1
            size += length
            is_old = days > _MOST_DAYS or count > _MOST_FILES or size > _MOST_BYTES
        if is_old and path != newest:
            with suppress(OSError):
                path.unlink()


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for path in folder.iterdir():
        # Another run may have removed it.
        with suppress(OSError):
            if path.suffix in (_SUFFIX, ".tmp"):
                status = path.stat()
                yield status.st_mtime, status.st_size, path
