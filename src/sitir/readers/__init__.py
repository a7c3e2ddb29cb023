"""Files in, documents out: one module per format, and what all formats share."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitir.errors import ReadError
from sitir.readers.decoding import decode, load
from sitir.readers.documents import document
from sitir.readers.markdown import markdown
from sitir.readers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import PurePath

    from sitir.model import Document, Source
    from sitir.readers.draft import Part

__all__ = ["READERS", "Reader", "decode", "format_of", "load", "read"]


class Reader:
    """A format by its name and by the function that reads one file of it."""

    def __init__(self, format: str, part: Callable[[Source], Part]) -> None:  # noqa: A002 - the word users see
        self.format = format
        self.part = part


_MARKDOWN = Reader("markdown", markdown)
_PLAIN = Reader("plain", plain)

READERS: Mapping[str, Reader] = MappingProxyType(
    {".md": _MARKDOWN, ".markdown": _MARKDOWN, ".txt": _PLAIN, ".text": _PLAIN}
)
"""The readers by the suffix of the files they read, in lower case."""


def format_of(path: PurePath) -> str:
    """Return the name of the format of a file by its suffix.

    Raises `ReadError`, which names the suffixes that are known.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise ReadError(f"{path}: unknown kind of file; known: {known}")
    return reader.format


def read(sources: Sequence[Source], *, format: str) -> Document:  # noqa: A002 - the model's word
    """Return the document that sources of one format make, in reading order.

    Raises `ReadError` where the format is not known.
    """
    by_name = {reader.format: reader for reader in READERS.values()}
    if format not in by_name:
        raise ReadError(f"unknown format '{format}'; known: {', '.join(by_name)}")
    part = by_name[format].part
    return document([part(source) for source in sources], format=format)
