"""Writes entries as BibTeX that bibtexparser reads back the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_csl import csl_type
from sitir.bibliography.latex import encoded
from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Entry, Name

_TYPES = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "article": "article",
    "paper-conference": "inproceedings",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "book": "book",
    "report": "techreport",
    "pamphlet": "booklet",
    "manuscript": "unpublished",
}
_PUBLISHERS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DOCTORAL = Pattern(r"doctor|disertasi|ph\.?\s?d", re.IGNORECASE)
# What a key cannot hold.
_UNFIT_FOR_KEY = Pattern(r"[\s,{}()=\"#%~\\']+")
_PAGE_RANGE = Pattern(r"(?<=\w)–(?=\w)")
# BibTeX styles write the word themselves.
_EDITION_WORD = Pattern(r"\s+(?:ed|edn|edition)\b\.?$|^edisi\s+(?:ke-?\s?)?", re.IGNORECASE)
_AND = Pattern(r"\band\b", re.IGNORECASE)


def bibtex_of(entries: Iterable[Entry]) -> str:
    """Return the entries as a .bib file; empty for none."""
    keys: set[str] = set()
    return "\n".join(_block(entry, _key(entry, keys)) for entry in entries)


def _key(entry: Entry, taken: set[str]) -> str:
    key = wanted = _UNFIT_FOR_KEY.sub("", entry.key) or "entry"
    count = 1
    while key.lower() in taken:
        count += 1
        key = f"{wanted}-{count}"
    taken.add(key.lower())
    return key


def _block(entry: Entry, key: str) -> str:
    kind = _kind(entry)
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(entry, kind))
    return f"@{kind}{{{key},\n{lines}}}\n"


def _kind(entry: Entry) -> str:
    if entry.type == "thesis":
        return "phdthesis" if _DOCTORAL.search(entry.genre) else "mastersthesis"
    return _TYPES.get(entry.type, "misc")


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields that say something, each value in its braces."""
    # Editors in the place of authors are not both.
    is_edited = bool(entry.editor) and entry.author == entry.editor
    if (entry.author or entry.et_al) and not is_edited:
        yield "author", _names(entry.author, et_al=entry.et_al)
    if entry.editor:
        yield "editor", _names(entry.editor, et_al=entry.et_al and is_edited)
    if entry.title:
        yield "title", _braced(entry.title)
    if entry.container_title:
        yield "journal" if kind == "article" else "booktitle", _braced(entry.container_title)
    if entry.issued.year or entry.issued.literal:
        yield "year", _braced(entry.issued.year or entry.issued.literal)
    if entry.issued.month:
        yield "month", _MONTHS[entry.issued.month - 1]
    if entry.issued.day:
        yield "day", f"{{{entry.issued.day}}}"
    texts = (
        ("volume", entry.volume),
        ("number", entry.issue),
        ("edition", _EDITION_WORD.sub("", entry.edition) or entry.edition),
        (_PUBLISHERS.get(kind, "publisher"), entry.publisher),
        ("type", entry.genre),
    )
    for name, text in texts:
        if text:
            yield name, _braced(text)
    if entry.page:
        yield "pages", _PAGE_RANGE.sub("--", _braced(entry.page))
    for name, text in (("doi", entry.doi), ("isbn", entry.isbn), ("url", entry.url)):
        if text:
            yield name, _address(text)
    if entry.language:
        yield "language", _braced(entry.language)
    if csl_type(kind, {"url": entry.url, "booktitle": entry.container_title}) != entry.type:
        yield "entrysubtype", _braced(entry.type.removeprefix("article-"))
    # What fields of an article name their records by (an address) is no key.
    labels = (label for label in entry.labels if "/" not in label and label != entry.key)
    ids = ",".join(label for label in labels if not _UNFIT_FOR_KEY.search(label))
    if ids:
        yield "ids", _address(ids)


def _braced(text: str) -> str:
    return "{" + encoded(" ".join(text.split())) + "}"


def _address(text: str) -> str:
    """Return an address in braces as it stands; signs that it cannot hold are quoted."""
    for sign, quoted in (("\\", "%5C"), ("{", "%7B"), ("}", "%7D"), (" ", "%20")):
        text = text.replace(sign, quoted)
    return "{" + text + "}"


def _names(names: Iterable[Name], *, et_al: bool) -> str:
    written = [_name(name) for name in names]
    if et_al:
        written.append("others")
    return "{" + " and ".join(written) + "}"


def _name(name: Name) -> str:
    if name.literal:
        acronym = f" ({name.acronym})" if name.acronym else ""
        return "{" + encoded(name.literal + acronym) + "}"
    family = _part(name.family)
    if name.non_dropping_particle:
        family = f"{encoded(name.non_dropping_particle)} {family}"
    given = encoded(" ".join(p for p in (name.given, name.dropping_particle) if p))
    if "," in given or _AND.search(given):
        given = "{" + given + "}"
    if name.suffix:
        return f"{family}, {encoded(name.suffix)}, {given or '{}'}"
    if given:
        return f"{family}, {given}"
    return f"{family}, {{}}" if " " in family else family


def _part(family: str) -> str:
    """Return a family name, in braces where BibTeX would take a part of it for something else."""
    words = family.split()
    is_plain = all(word[0].isupper() for word in words) and "," not in family
    if len(words) < 2 and "," not in family:
        is_plain = family.lower() not in ("and", "others")
    return encoded(family) if is_plain and not _AND.search(family) else "{" + encoded(family) + "}"
