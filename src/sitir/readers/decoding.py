"""Bytes in, text out: the one place where a file is decoded."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from sitir.errors import ReadError
from sitir.model import Source

if TYPE_CHECKING:
    from pathlib import Path, PurePath


def load(path: Path) -> Source:
    """Return the text of a file with its line ends as they stand.

    Raises `ReadError` where the file cannot be read or is no text (see `decode`).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    return decode(data, path)


def decode(data: bytes, path: PurePath) -> Source:
    """Return `data` as text: UTF-8, or UTF-16 where it begins with that byte-order mark.

    The mark is dropped, line ends are kept. Raises `ReadError`, which names the first byte (counted
    from 0) that is no text.
    """
    encoding = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        value = data[offset] if offset < len(data) else data[-1]
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise ReadError(f"{path}: not {name}: byte {offset} (0x{value:02x})") from error
    nul = text.find("\0")
    if nul >= 0:
        at = len(text[:nul].encode(encoding)) if encoding != "utf-8" else data.find(b"\0")
        raise ReadError(f"{path}: not a text file: byte {at} is NUL")
    return Source(path, text)
