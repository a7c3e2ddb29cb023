"""Writes reports and complaints: whole or not at all, and quietly where the reader has gone."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from sitir.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def reason(error: OSError) -> str:
    """Return what the system says, without number and names of files: `permission denied`."""
    return (error.strerror or str(error)).lower()


def complain(message: str) -> None:
    """Tell one line on standard error."""
    from sitir.reporters.columns import visible

    if sys.stderr is not None:
        print(f"sitir: {visible(' '.join(message.split()))}", file=sys.stderr)


def write(text: str | bytes, output: Path | None = None, *, encoding: str | None = None) -> None:
    """Write a text to a file in UTF-8, or to standard output in `encoding` (`utf-8` or its own).

    Bytes are written as they are. Raises `UsageError` where that is not possible; a file is then as
    it was.
    """
    if output is not None:
        _replace(output, _utf8(text))
        return
    stream = sys.stdout
    if stream is None:
        raise UsageError("standard output is closed")
    if isinstance(text, bytes) or encoding == "utf-8":
        data = _utf8(text)
    else:
        data = text.encode(stream.encoding or "utf-8", errors="replace")
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        _abandon()
    except OSError as error:
        _abandon()
        raise UsageError(f"standard output: {reason(error)}") from error


def append(text: str, output: Path) -> None:
    """Add a text to the end of a file; raises `UsageError` where that is not possible."""
    try:
        with output.open("ab") as stream:
            stream.write(_utf8(text))
    except OSError as error:
        raise UsageError(f"{output.as_posix()}: {reason(error)}") from error


def _utf8(text: str | bytes) -> bytes:
    if isinstance(text, bytes):
        return text
    # Names of files that are no UTF-8 come as lone surrogates; `\udcff` is what JSON calls them.
    return text.encode("utf-8", errors="backslashreplace")


def _replace(output: Path, data: bytes) -> None:
    try:
        if output.exists() and not output.is_file():
            # A pipe or a device cannot be replaced.
            with output.open("wb") as stream:
                stream.write(data)
            return
        if output.exists() and not os.access(output, os.W_OK):
            # The folder may allow to replace what its owner has closed.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        target = output.resolve()
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with draft.open("xb") as stream:
                stream.write(data)
            if target.exists():
                # What only some may read stays so.
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{output.as_posix()}: {reason(error)}") from error


def _abandon() -> None:
    """Keep the interpreter from failing again when it flushes at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
