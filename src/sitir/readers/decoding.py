"""Bytes in, text out: the one place where a file is decoded."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from sitir.errors import ReadError
from sitir.model import Source
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path, PurePath

# How files begin that are no text, whatever their bytes say.
_BEGINNINGS = (
    (b"PK\x03\x04", "a zip archive, such as a Word file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\xd0\xcf\x11\xe0", "a Word file of the old kind"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
# Where a file may declare its encoding, in bytes, how (a page, XML, JabRef's `% Encoding: Cp1252`,
# LaTeX), and by what names.
_DECLARED_WITHIN = 8192
_DECLARATION = (
    rb"(?:charset|encoding)\s*[=:]\s*[\"']?\s*([\w-]+)|\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}"
)
_WESTERN = (
    b"windows-1252", b"cp1252", b"ansinew", b"iso-8859-1", b"iso8859_1", b"latin1", b"us-ascii",
    b"ascii",
)  # fmt: skip
# Of a text in UTF-16 that is mostly Latin, nearly every other byte is NUL.
_SHORTEST_SAMPLE, _LONGEST_SAMPLE = 8, 400
_MANY_NULS, _FEW_NULS = 0.7, 0.1


class Packed(NamedTuple):
    """A file of a packed format, before its text is taken out of it."""

    path: PurePath
    data: bytes


def load(path: Path, *, may_declare: bool = False) -> Source:
    """Return the text of a file with its line ends as they stand.

    Raises `ReadError` where the file cannot be read or is no text (see `decode`).
    """
    return decode(read_bytes(path), path, may_declare=may_declare)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raises `ReadError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {(error.strerror or str(error)).lower()}") from error


def decode(data: bytes, path: PurePath, *, may_declare: bool = False) -> Source:
    """Return `data` as text: UTF-8, or UTF-16 where it begins with that byte-order mark.

    What is neither is read as the encoding that it declares at its beginning, if its format
    `may_declare` one and it is that of Western Europe (`windows-1252`, as which browsers read
    `iso-8859-1`).
    The mark is dropped, line ends are kept. Raises `ReadError`, which names the first byte (counted
    from 0) that is no text, and what the file seems to be where it shows that.
    """
    try:
        text = _decoded(data)
    except ValueError as error:
        if may_declare and (declared := _as_declared(data)):
            return Source(path, declared)
        raise ReadError(f"{path}: {error}{_seeming(data)}") from error
    if data.startswith(tuple(beginning for beginning, _ in _BEGINNINGS)):
        raise ReadError(f"{path}: not a text file{_seeming(data)}")
    return Source(path, text)


def encoded(text: str, source: Source, data: bytes) -> bytes | None:
    """Return a text in the encoding in which `data` holds the text of a source, with its mark.

    `None` where `data` holds another text. Raises `UnicodeEncodeError` where the encoding lacks a
    character of the text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-8"),
        (b"", "cp1252"),
        (b"", "latin-1"),
    ):
        if data.startswith(mark) and mark + source.text.encode(encoding, "replace") == data:
            return mark + text.encode(encoding)
    return None


def _as_declared(data: bytes) -> str:
    """Return the text of bytes in the encoding they declare; empty where that is none known."""
    import re

    declared = re.search(_DECLARATION, data[:_DECLARED_WITHIN], re.IGNORECASE)
    if declared is None or (declared[1] or declared[2]).lower() not in _WESTERN or b"\0" in data:
        return ""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _decoded(data: bytes) -> str:
    """Return the text that bytes stand for; raises `ValueError`, which says why it is none."""
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
        raise ValueError(f"not {name}: byte {offset} (0x{value:02x})") from error
    nul = text.find("\0")
    if nul >= 0:
        at = len(text[:nul].encode(encoding)) if encoding != "utf-8" else data.find(b"\0")
        raise ValueError(f"not a text file: byte {at} is NUL")
    return text


def _seeming(data: bytes) -> str:
    """Return the end of a complaint that says what bytes seem to be; may be empty."""
    for beginning, name in _BEGINNINGS:
        if data.startswith(beginning):
            return f"; it seems to be {name}"
    sample = data[: min(_LONGEST_SAMPLE, len(data) // 2 * 2)]
    if len(sample) < _SHORTEST_SAMPLE:
        return ""
    shares = sorted(sample[first::2].count(0) / (len(sample) / 2) for first in (0, 1))
    if shares[0] <= _FEW_NULS and shares[1] >= _MANY_NULS:
        return "; it seems to be UTF-16 without a byte-order mark"
    return ""
