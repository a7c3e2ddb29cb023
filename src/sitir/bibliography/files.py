"""Which files of a bibliography are read, and by what: by their suffix, or by what they hold.

Each reader is imported when a file of its kind is met: most runs have one kind, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.several_files import place_of_key, together
from sitir.errors import ReadError
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sitir.model import Entry, Source

_Read = tuple[tuple["Entry", ...], tuple[Defect, ...]]


class BibliographyFormat(NamedTuple):
    """A format of bibliographies."""

    name: str
    suffixes: tuple[str, ...]
    sign: Pattern
    """What only a file of this format holds, and each does."""
    lacks: str
    """What a file lacks that is none."""
    read: Callable[[Source, Mapping[str, str]], _Read]


def _bibtex(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.bibtex import bib_entries

    return bib_entries(source, strings)


def _csl_json(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.csl_json import json_entries

    return json_entries(source)


def _csl_yaml(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.csl_yaml import yaml_entries

    return yaml_entries(source)


def _ris(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.ris import ris_entries

    return ris_entries(source)


def _endnote(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.endnote_xml import endnote_entries

    return endnote_entries(source)


def _nbib(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.nbib import nbib_entries

    return nbib_entries(source)


def _enw(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.enw import enw_entries

    return enw_entries(source)


def _bbl(source: Source, strings: Mapping[str, str]) -> _Read:
    from sitir.bibliography.bbl import bbl_entries

    return bbl_entries(source)


FORMATS = (
    BibliographyFormat(
        "bibtex",
        (".bib", ".bibtex"),
        Pattern(r"(?:\A|[\r\n])[ \t]*@[ \t]*[A-Za-z]+\s*[{(]"),
        "@entry",
        _bibtex,
    ),
    BibliographyFormat(
        "ris",
        (".ris",),
        Pattern(r"(?:\A|[\r\n])\ufeff?[ \t]*TY[ \t]{1,2}-"),
        "record that begins with `TY  -`",
        _ris,
    ),
    BibliographyFormat(
        "nbib",
        (".nbib",),
        Pattern(r"(?:\A|[\r\n])\ufeff?PMID ?- ?\d"),
        "record that begins with `PMID-`",
        _nbib,
    ),
    BibliographyFormat(
        "enw",
        (".enw",),
        Pattern(r"(?:\A|[\r\n])\ufeff?%0 [A-Z]"),
        "record that begins with `%0`",
        _enw,
    ),
    BibliographyFormat(
        "endnote-xml", (".xml",), Pattern(r"<record(?:\s[^<>]*)?>"), "<record> of EndNote", _endnote
    ),
    BibliographyFormat(
        "csl-json",
        (".json", ".csljson"),
        Pattern(r"\A\s*[\[{]\s*(?:[\]}]|\{\s*[\"}]|\")"),
        "list of CSL items",
        _csl_json,
    ),
    BibliographyFormat(
        "csl-yaml",
        (".yaml", ".yml"),
        Pattern(r"(?:\A|[\r\n])(?:references|items)[ \t]*:|\A(?:---\s+)?-\s+\w[\w-]*[ \t]*:"),
        "list of `references`",
        _csl_yaml,
    ),
    BibliographyFormat(
        "bbl",
        (".bbl",),
        Pattern(r"\A\s*+(?:%[^\r\n]*+\s++)*+\\begin\{thebibliography\}|\\endentry\b"),
        r"\bibitem or \entry",
        _bbl,
    ),
)
"""The formats that are read. The sign of an earlier one is the surer."""
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of bibliography files."""


def format_of(source: Source) -> BibliographyFormat:
    """Return the format of a bibliography file: that of its suffix, unless it holds another.

    Raises `ReadError`, which names the suffixes that are known.
    """
    named = _BY_SUFFIX.get(source.path.suffix.lower())
    if named is not None and named.sign.search(source.text):
        return named
    for each in FORMATS:
        if each is not named and each.sign.search(source.text):
            return each
    if named is None:
        known = ", ".join(SUFFIXES)
        raise ReadError(f"{source.path}: not a bibliography; known: {known}")
    return named


# Files with these suffixes may be articles as well.
_OPEN_SUFFIXES = frozenset({".txt", ".text", ".xml"})
_LONGEST_BEGINNING = 16_384


def is_bibliography(path: Path) -> bool:
    """Tell whether a file is a bibliography, and no article, by its suffix or its beginning."""
    suffix = path.suffix.lower()
    if suffix not in _OPEN_SUFFIXES:
        return suffix in _BY_SUFFIX
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_BEGINNING).decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    return any(each.sign.search(text) for each in FORMATS)


def file_entries(source: Source, strings: Mapping[str, str]) -> _Read:
    """Return the entries of one file in order, and all that is wrong in it.

    `strings` are the `@string`s of other files. Raises `ReadError` where nothing in it can be read.
    """
    found = format_of(source)
    entries, defects = found.read(source, strings)
    if found.read is _bibtex:
        return entries, defects
    if not entries and not _is_empty_list(source.text):
        raise ReadError(f"{source.path}: not a bibliography: it has no {found.lacks}")
    twice = _twice(entries)
    return entries, tuple(sorted((*defects, *twice), key=lambda defect: defect.location.span))


def _is_empty_list(text: str) -> bool:
    # A library without a work yet is one.
    return "".join(text[:200].split()) in ("[]", '{"items":[]}', "references:[]")


def _twice(entries: Sequence[Entry]) -> Iterator[Defect]:
    """Yield a defect for each entry whose key an earlier one has."""
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            yield Defect(place_of_key(entry), "duplicate-key", entry.key)
        elif entry.key:
            seen.add(entry.key)


def entries_of_files(
    files: Sequence[Source],
    read_file: Callable[[Source, Mapping[str, str]], _Read] = file_entries,
) -> _Read:
    """Return the entries of several files, of whatever formats, and all that is wrong in them.

    `read_file` reads one, as `file_entries` does. Raises `ReadError` where one is no bibliography.
    """
    strings: dict[str, str] = {}
    if len(files) > 1:
        for file in files:
            strings.update(_strings(file))
    if len(files) == 1:
        return read_file(files[0], strings)
    return together(read_file(file, strings) for file in files)


def _strings(source: Source) -> Mapping[str, str]:
    """Return the `@string`s of a file; most have none."""
    if "@string" not in source.text.casefold() or format_of(source).read is not _bibtex:
        return {}
    from sitir.bibliography.bibtex import bib_strings

    return bib_strings(source)
