"""Reference lists and bibliography files in, entries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.known import known_names
from sitir.bibliography.merge import merged
from sitir.bibliography.reference_list import reference_entries
from sitir.model import Bibliography, CitationStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sitir.bibliography.library import Library
    from sitir.model import Citation, Defect, Document, Entry, Source

__all__ = [
    "bibliography",
    "bibtex_of",
    "file_bibliography",
    "is_bibliography",
    "known_names",
    "with_noted",
]

# How far into an article its YAML head is looked for, in code points.
_LONGEST_HEAD = 200_000


def bibliography(
    document: Document, files: Sequence[Source] = (), *, library: Library | None = None
) -> Bibliography:
    """Return the works of an article's own list, of bibliography files, and of its fields.

    `library` reads the files, which it may know already. Raises `ReadError` where one is no
    bibliography.
    """
    own, defects = reference_entries(document)
    filed, file_defects = _entries_of(files, library) if files else ((), ())
    head = _head_entries(document)
    if head:
        filed, file_defects = _together(head, filed, file_defects)
    return Bibliography(
        entries=merged(own, filed, _embedded(document) if document.embedded else ()),
        defects=(*defects, *file_defects),
        has_reference_list=bool(own),
        has_file=bool(files or head),
    )


def file_bibliography(file: Source, *, library: Library | None = None) -> Bibliography:
    """Return the works of one bibliography file; raises `ReadError` where it is none."""
    entries, defects = _entries_of((file,), library)
    return Bibliography(entries=merged((), entries), defects=defects, has_file=True)


def is_bibliography(path: Path) -> bool:
    """Tell whether a file is a bibliography, and no article, by its suffix or its beginning.

    What cannot be opened is told of by who reads it.
    """
    from sitir.bibliography.files import is_bibliography

    return is_bibliography(path)


def with_noted(works: Bibliography, citations: Iterable[Citation]) -> Bibliography:
    """Return the bibliography, or if it is empty one of the works that notes cite in full."""
    if works.entries or not any(each.style is CitationStyle.NOTE for each in citations):
        return works
    from sitir.bibliography.note_entries import entries_of

    return works._replace(entries=entries_of(citations))


def bibtex_of(entries: Iterable[Entry]) -> str:
    """Return the entries as a .bib file; empty for none."""
    # Of all that is done with an article only this writes BibTeX.
    from sitir.bibliography import export

    return export.bibtex_of(entries)


def _head_entries(document: Document) -> tuple[Entry, ...]:
    is_possible = document.format == "markdown" and document.source.text.startswith("---")
    if not is_possible or "\nreferences:" not in document.source.text[:_LONGEST_HEAD]:
        return ()
    from sitir.bibliography.csl_yaml import head_entries

    return head_entries(document.source)


def _together(
    head: tuple[Entry, ...], filed: tuple[Entry, ...], defects: tuple[Defect, ...]
) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    from sitir.bibliography.several_files import together

    return together(((head, ()), (filed, defects)))


def _embedded(document: Document) -> tuple[Entry, ...]:
    # Only word processors embed records.
    from sitir.bibliography.embedded import embedded_entries

    return embedded_entries(document)


def _entries_of(
    files: Sequence[Source], library: Library | None
) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    # Most articles have their own list and no files.
    from sitir.bibliography.library import Library

    return (library or Library()).entries(files)
