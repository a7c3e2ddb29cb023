"""Takes apart files of records whose lines begin with a tag: RIS, PubMed's and EndNote's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Location, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitir.model import Entry, Source

_LINE = Pattern(r"[^\r\n]+")


class Tagging(NamedTuple):
    """How the lines of a format are tagged."""

    line: Pattern
    """Matches a tagged line; its groups are the tag and the value."""
    begins: str
    """The tag that a record begins with."""
    ends: str = ""
    """The tag that a record ends with, if the format has one."""


class TaggedRecord(NamedTuple):
    """One record: its fields in order, and where it stands."""

    fields: tuple[tuple[str, str], ...]
    span: Span
    """From its first tag to the end of its last line."""
    has_beginning: bool
    has_end: bool

    def all(self, *tags: str) -> tuple[str, ...]:
        """Return the values of these tags that say something, in the order of the record."""
        return tuple(value for tag, value in self.fields if tag in tags and value)

    def first(self, *tags: str) -> str:
        """Return the value of the first of these tags that says something; may be empty."""
        for wanted in tags:
            for tag, value in self.fields:
                if tag == wanted and value:
                    return value
        return ""


def tagged_records(text: str, tagging: Tagging) -> Iterator[TaggedRecord]:
    """Yield the records of a text, also those that lack their first or last tag; linear.

    A line without a tag goes on with the value above it; between records it is passed over.
    """
    fields: list[tuple[str, list[str]]] = []
    begin = end = 0
    for line in _LINE.finditer(text):
        match = tagging.line.match(text, line.start(), line.end())
        if match is None:
            words = line[0].strip()
            if fields and words:
                fields[-1][1].append(words)
                end = line.start() + len(line[0].rstrip())
            continue
        tag, value = match[1], match[2] or ""
        if tag == tagging.begins and fields:
            yield _record(fields, Span(begin, end), tagging)
            fields = []
        if not fields:
            if tag == tagging.ends:
                continue
            begin = match.start(1)
        fields.append((tag, [value.strip()]))
        end = line.start() + len(line[0].rstrip())
        if tag == tagging.ends:
            yield _record(fields, Span(begin, end), tagging)
            fields = []
    if fields:
        yield _record(fields, Span(begin, end), tagging)


def tagged_entries(
    source: Source, tagging: Tagging, *, entry: Callable[[TaggedRecord, Location], Entry]
) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return what `entry` makes of the records of a file, and the tags that they lack."""
    entries: list[Entry] = []
    defects: list[Defect] = []
    for record in tagged_records(source.text, tagging):
        location = Location(source, record.span)
        entries.append(entry(record, location))
        if not record.has_beginning:
            defects.append(Defect(location, "missing-type", record.fields[0][0]))
        if not record.has_end:
            defects.append(Defect(location, "missing-end", tagging.ends))
    return tuple(entries), tuple(defects)


def _record(fields: list[tuple[str, list[str]]], span: Span, tagging: Tagging) -> TaggedRecord:
    return TaggedRecord(
        fields=tuple((tag, " ".join(" ".join(words).split())) for tag, words in fields),
        span=span,
        has_beginning=fields[0][0] == tagging.begins,
        has_end=not tagging.ends or fields[-1][0] == tagging.ends,
    )
