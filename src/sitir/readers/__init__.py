"""Files in, documents out: one module per format, and what all formats share."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sitir.errors import ReadError
from sitir.readers.decoding import Packed, decode, load, read_bytes
from sitir.readers.documents import document
from sitir.readers.markdown import markdown
from sitir.readers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path, PurePath

    from sitir.model import Document, Source
    from sitir.readers.draft import Part

__all__ = [
    "READERS",
    "TRACKED",
    "Packed",
    "PackedReader",
    "Reader",
    "TextReader",
    "decode",
    "format_of",
    "load",
    "may_be_article",
    "opened",
    "read",
    "reader_of",
]

TRACKED = ("accept", "reject")
"""What can be made of tracked changes: the text as it is to be, or as it was."""


class TextReader:
    """A format that is text, by its name and by the function that reads one file of it."""

    is_packed = False

    def __init__(self, format: str, parts: Callable[[Source], Iterable[Part]]) -> None:  # noqa: A002 - the word users see
        self.format = format
        # One file may bring others with it (`\input`), in parts in reading order.
        self._parts = parts

    def parts(self, given: Source | Packed, tracked: str) -> Iterable[Part]:
        """Return what one file holds; raises `ReadError` where it is no text."""
        del tracked
        return self._parts(decode(given.data, given.path) if isinstance(given, Packed) else given)


class PackedReader:
    """A format of which the text must be taken out, by its name and by what reads one file."""

    is_packed = True

    def __init__(self, format: str, part: Callable[[Packed, str], Part]) -> None:  # noqa: A002 - the word users see
        self.format = format
        self._part = part

    def parts(self, given: Source | Packed, tracked: str) -> Iterable[Part]:
        """Return what one file holds; raises `ReadError` where it is no file of the format."""
        if not isinstance(given, Packed):
            raise ReadError(f"{given.path}: not a packed file")
        return (self._part(given, tracked),)


Reader = TextReader | PackedReader


def _markdown(source: Source) -> Iterable[Part]:
    return (markdown(source),)


def _plain(source: Source) -> Iterable[Part]:
    return (plain(source),)


def _latex(source: Source) -> Iterable[Part]:
    from sitir.readers.latex import latex

    return latex(source)


def _html(source: Source) -> Iterable[Part]:
    from sitir.readers.html import html

    return html(source)


def _jats(source: Source) -> Iterable[Part]:
    from sitir.readers.jats import jats

    return jats(source)


def _docx(given: Packed, tracked: str) -> Part:
    from sitir.readers.docx import docx

    return docx(given, tracked)


def _odt(given: Packed, tracked: str) -> Part:
    from sitir.readers.odt import odt

    return odt(given, tracked)


def _pdf(given: Packed, tracked: str) -> Part:
    from sitir.readers.pdf import pdf

    return pdf(given, tracked)


_MARKDOWN = TextReader("markdown", _markdown)
_PLAIN = TextReader("plain", _plain)
_LATEX = TextReader("latex", _latex)
_HTML = TextReader("html", _html)
_JATS = TextReader("jats", _jats)
_DOCX = PackedReader("docx", _docx)
_ODT = PackedReader("odt", _odt)
_PDF = PackedReader("pdf", _pdf)

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".md": _MARKDOWN,
        ".markdown": _MARKDOWN,
        ".qmd": _MARKDOWN,
        ".rmd": _MARKDOWN,
        ".txt": _PLAIN,
        ".text": _PLAIN,
        ".docx": _DOCX,
        ".docm": _DOCX,
        ".odt": _ODT,
        ".tex": _LATEX,
        ".ltx": _LATEX,
        ".html": _HTML,
        ".htm": _HTML,
        ".xhtml": _HTML,
        ".xml": _JATS,
        ".nxml": _JATS,
        ".pdf": _PDF,
    }
)
"""The readers by the suffix of the files they read, in lower case. Each imports what it needs when
it is first called: an article in Markdown waits for no other format."""


# The formats whose files may say how they are encoded.
_DECLARING = frozenset(("html", "jats", "latex"))
_BY_NAME_ONLY = frozenset({"html", "pdf"})
# What tells an article from a part of one, or from a file for something else, at its beginning.
_BEGINS = {"latex": b"\\documentclass", "jats": b"<article"}
# How the name begins of what Word keeps beside a file while it is open.
_LOCK = "~$"
_LONGEST_BEGINNING = 16_384


def may_be_article(path: Path) -> bool:
    """Tell whether a file that is met in a folder should be read as an article.

    Pages and PDF files there are mostly what others wrote: they are read where they are named.
    Raises `OSError`.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None or reader.format in _BY_NAME_ONLY or path.name.startswith(_LOCK):
        return False
    sign = _BEGINS.get(reader.format)
    if sign is None:
        return True
    with path.open("rb") as file:
        return sign in file.read(_LONGEST_BEGINNING)


def format_of(path: PurePath) -> str:
    """Return the name of the format of a file by its suffix.

    Raises `ReadError`, which names the suffixes that are known.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is not None:
        return reader.format
    if suffix == ".doc":
        raise ReadError(
            f"{path}: Word's old format is not read; save it as .docx"
            f' (`soffice --headless --convert-to docx "{path.name}"`)'
        )
    raise ReadError(f"{path}: unknown kind of file; known: {', '.join(READERS)}")


def reader_of(format: str) -> Reader:  # noqa: A002 - the model's word
    """Return the reader of a format; raises `ReadError`, which names those that are known."""
    by_name = {reader.format: reader for reader in READERS.values()}
    if format not in by_name:
        raise ReadError(f"unknown format '{format}'; known: {', '.join(by_name)}")
    return by_name[format]


def opened(path: Path, *, format: str) -> Source | Packed:  # noqa: A002 - the model's word
    """Return a file as its format wants it: decoded, or as it is where it is packed.

    Raises `ReadError`.
    """
    if reader_of(format).is_packed:
        return Packed(path, read_bytes(path))
    return load(path, may_declare=format in _DECLARING)


def read(
    given: Sequence[Source | Packed],
    *,
    format: str,  # noqa: A002 - the model's word
    tracked: str = "accept",
) -> Document:
    """Return the document that files of one format make, in reading order.

    `tracked` is one of `TRACKED`. Raises `ReadError` where the format is not known, or a file is
    not what it should be.
    """
    reader = reader_of(format)
    parts = [part for each in given for part in reader.parts(each, tracked)]
    return document(parts, format=format)
