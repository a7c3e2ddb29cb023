"""Reads .bbl files: what BibTeX, or biber for biblatex, has made of a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.reference_list import reference_entries
from sitir.lexicons.patterns import Pattern
from sitir.model import Location, Origin, Place, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Defect, Entry
    from sitir.readers.latex.pairs import Text

_ENTRY = Pattern(r"\\entry[ \t]*\{([^{}\r\n]{1,300})\}[ \t]*\{([^{}\r\n]{1,60})\}")
_END = Pattern(r"\\endentry\b")
_FIELD = Pattern(r"\\(?P<what>field|list|name|verb)[ \t]*\{(?P<name>[a-z]{1,30})\}")
_PART = Pattern(r"(?<![A-Za-z])(family|given|prefix|suffix)=(?=\{)")
_VERB = Pattern(r"\s*\\verb ([^\r\n]*)")
_DELIMITER = Pattern(r"\\bib(?:namedelim[a-i]|initdelim)[ \t]?")
_PERIOD = Pattern(r"\\bibinitperiod[ \t]?")
_RANGE = Pattern(r"\\bibrangedash[ \t]?")
_KEPT = frozenset(
    {
        "title", "subtitle", "journaltitle", "booktitle", "maintitle", "year", "month", "day",
        "volume", "number", "pages", "edition", "type", "isbn", "issn", "doi", "url", "date",
        "publisher", "institution", "location", "organization", "author", "editor", "translator",
        "howpublished", "note", "langid", "eprint",
    }
)  # fmt: skip


def bbl_entries(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a .bbl file in order, and all that is wrong in it."""
    if _ENTRY.search(source.text):
        return _of_biblatex(source)
    from sitir.readers import read

    entries, defects = reference_entries(read((source,), format="latex"))
    found = tuple(
        entry._replace(
            places=tuple(Place(Origin.FILE, place.location) for place in entry.places),
            number=None,
            labels=(),
        )
        for entry in entries
    )
    return found, defects


def _of_biblatex(source: Source) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of biblatex, which has the fields of a .bib under other signs.

    They are written as a .bib and read as one, so that its fields are understood in one place.
    """
    from sitir.bibliography.bibtex import bib_entries
    from sitir.readers.latex.pairs import Text

    text = Text(source.text)
    places: dict[str, Location] = {}
    written: list[str] = []
    for match in _ENTRY.finditer(source.text):
        key = match[1].strip()
        end = _END.search(source.text, match.end())
        stop = end.end() if end else len(source.text)
        if key in places:
            continue
        places[key] = Location(source, Span(match.start(), stop))
        fields = "".join(
            f"  {name} = {{{value}}},\n" for name, value in _fields(text, match.end(), stop)
        )
        written.append(f"@{match[2]}{{{key},\n{fields}}}\n")
    entries, _ = bib_entries(Source(source.path, "\n".join(written)))
    return (
        tuple(
            entry._replace(places=(Place(Origin.FILE, places[entry.key]),), defects=())
            for entry in entries
            if entry.key in places
        ),
        (),
    )


def _fields(text: Text, start: int, stop: int) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for match in _FIELD.finditer(text.text, start, stop):
        name = match["name"]
        if name not in _KEPT or name in seen:
            continue
        value = _value(text, match["what"], match.end())
        if value:
            seen.add(name)
            yield name, value


def _value(text: Text, what: str, at: int) -> str:
    if what == "verb":
        found = _VERB.match(text.text, at)
        return found[1].strip() if found else ""
    argument = text.argument(at)
    if argument is None:
        return ""
    if what == "field":
        return _plain(text.text[argument.start : argument.end])
    last = argument
    # The number of names and options stand before what is listed.
    while (following := text.argument(last.end + 1)) is not None:
        last = following
    if what == "name":
        return " and ".join(_names(text, last))
    return " and ".join(_plain(text.text[item.start : item.end]) for item in _items(text, last))


def _items(text: Text, span: Span) -> Iterator[Span]:
    at = span.start
    while (brace := text.text.find("{", at, span.end)) >= 0:
        end = text.pairs.get(brace)
        if end is None:
            return
        yield Span(brace + 1, end)
        at = end + 1


def _names(text: Text, span: Span) -> Iterator[str]:
    """Yield the names of a list as BibTeX writes them."""
    for item in _items(text, span):
        parts: dict[str, str] = {}
        for match in _PART.finditer(text.text, item.start, item.end):
            argument = text.argument(match.end())
            if argument is not None:
                parts[match[1]] = _plain(text.text[argument.start : argument.end])
        if parts:
            yield _name(parts)


def _name(parts: dict[str, str]) -> str:
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))


def _plain(value: str) -> str:
    value = _DELIMITER.sub(" ", value)
    value = _PERIOD.sub(".", value)
    value = _RANGE.sub("--", value)
    return " ".join(value.replace("%\n", " ").split())
