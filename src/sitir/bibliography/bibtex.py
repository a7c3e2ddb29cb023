"""Reads .bib files; the only module that knows bibtexparser."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.model import Field as ParsedField
from bibtexparser.splitter import Splitter

from sitir.bibliography.bibtex_blocks import stretches
from sitir.bibliography.bibtex_entries import KEPT_FIELDS, Record, Tools, entry_of, keys_of
from sitir.bibliography.bibtex_fields import SWALLOWED_FIELD, raw_fields
from sitir.bibliography.bibtex_inheritance import inherited
from sitir.bibliography.bibtex_raw import Flaw, RawField, RawFields, duplicate_fields
from sitir.bibliography.bibtex_values import is_plain, is_well_formed, value_text
from sitir.bibliography.latex import decoded
from sitir.errors import ReadError
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Entry, Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sitir.bibliography.bibtex_blocks import RawBlock
    from sitir.model import Source

# What bibtexparser would log of a broken block is reported as a defect.
for _name in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_NO_ENTRIES = frozenset({"string", "comment", "preamble", "xdata", "control", "ieeetranbstctl"})
_FIELD_NAME = Pattern(r"[^\s{}\"#=,]+")
_NOWHERE = Span(0, 0)


def bib_entries(
    source: Source, strings: Mapping[str, str] | None = None
) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of a .bib file in order, and all that is wrong in it.

    Every entry that can be made out is read, with its key as typed (of two with one key, both).
    `strings` are the `@string`s of other files, by name in lower case. Raises `ReadError` where
    the file holds no block of BibTeX at all.
    """
    reading = _Reading(source, dict(strings or {}), [])
    records = list(reading.records())
    if not reading.has_blocks:
        raise ReadError(f"{source.path}: not a bibliography: it has no @entry")
    by_key: dict[str, Mapping[str, str]] = {}
    for record in records:
        by_key.setdefault(record.key, record.fields)
    sets = _sets(records, by_key)
    entries = []
    for record in records:
        fields, missing = inherited(record.fields, by_key)
        for key in missing:
            reading.defect("broken-crossref", reading.place_of(key, record.location.span), key)
        is_set = record.kind == "set" and any(key in by_key for key in _members(record))
        if record.kind not in _NO_ENTRIES and not is_set:
            named = sets.get(record.key, ())
            entries.append(entry_of(record, fields, tools=_TOOLS, sets=named))
    defects = sorted(reading.defects, key=lambda defect: defect.location.span)
    return tuple(entries), tuple(defects)


def _sets(
    records: Iterable[Record], by_key: Mapping[str, Mapping[str, str]]
) -> Mapping[str, Sequence[str]]:
    """Return the keys of the sets of works that biblatex cites as one, by those of their works."""
    sets: dict[str, list[str]] = {}
    for record in records:
        for key in _members(record) if record.kind == "set" else ():
            if key in by_key and record.key:
                sets.setdefault(key, []).append(record.key)
    return sets


def _members(record: Record) -> tuple[str, ...]:
    return keys_of(record.fields.get("entryset", ""))


def bib_strings(source: Source) -> Mapping[str, str]:
    """Return the `@string`s that a .bib file defines, by name in lower case."""
    reading = _Reading(source, {}, [])
    for stretch in stretches(source.text):
        for block in stretch.blocks():
            if block.kind == "string":
                reading.define(block, reading.parsed(block))
    return reading.strings


@dataclass(slots=True)
class _Reading:
    """The state of reading one file."""

    source: Source
    strings: dict[str, str]
    defects: list[Defect]
    has_blocks: bool = False

    def records(self) -> Iterator[Record]:
        """Yield the entries of the file as records of their fields."""
        keys: set[str] = set()
        for block, raw in self._blocks():
            self.has_blocks = True
            if block.kind == "string":
                self.define(block, raw)
            elif block.kind not in ("comment", "preamble"):
                record = self._record(block, raw)
                if record.key and record.key in keys:
                    span = self.place_of(record.key, record.location.span)
                    self.defect("duplicate-key", span, record.key)
                keys.add(record.key)
                yield record

    def _blocks(self) -> Iterator[tuple[RawBlock, RawFields | None]]:
        """Yield the blocks of the file, each with what bibtexparser makes of it."""
        for stretch in stretches(self.source.text):
            whole = stretch.whole_block()
            raw = self.parsed(whole) if whole else None
            if whole and raw:
                yield whole, raw
            else:
                for block in stretch.blocks():
                    yield block, self.parsed(block)

    def define(self, block: RawBlock, raw: RawFields | None) -> None:
        """Take in a `@string`."""
        if raw is None:
            raw = raw_fields(self.source.text, block)
        is_broken = not block.closed or any(flaw.kind != "missing-key" for flaw in raw.flaws)
        if is_broken or len(raw.fields) != 1:
            self.defect("unparsed-block", block.span, "@string")
        if not raw.fields or not is_well_formed(raw.fields[0].value):
            return
        text, undefined = value_text(raw.fields[0].value, self.strings)
        self.strings[raw.fields[0].name] = text
        for name in undefined:
            self.defect("undefined-string", block.span, name)

    def defect(self, kind: str, span: Span, detail: str) -> None:
        """Record a defect of the file."""
        self.defects.append(Defect(Location(self.source, span), kind, detail))

    def _record(self, block: RawBlock, raw: RawFields | None) -> Record:
        if raw is None:
            raw = raw_fields(self.source.text, block)
            self._tell(block, raw)
        fields: dict[str, str] = {}
        for field in raw.fields:
            if field.name not in KEPT_FIELDS:
                continue
            text, undefined = value_text(field.value, self.strings)
            fields.setdefault(field.name, text)
            if undefined:
                span = self._place_of_field(block, field.name)
                for name in dict.fromkeys(undefined):
                    # Styles define the names of the journals of the IEEE: IEEEabrv.
                    if not name.lower().startswith("ieee_"):
                        self.defect("undefined-string", span, name)
        return Record(block.kind or "misc", raw.key, fields, Location(self.source, block.span))

    def _tell(self, block: RawBlock, raw: RawFields) -> None:
        head = Span(block.span.start, block.body.start)
        flaws = [*raw.flaws, *duplicate_fields(raw.fields)]
        if not block.kind:
            flaws.append(Flaw("missing-type", head))
        if not block.closed and not any(flaw.kind.startswith("unclosed") for flaw in flaws):
            flaws.append(Flaw("unclosed-brace", head, raw.key))
        for flaw in flaws:
            span = flaw.span if len(flaw.span) else head
            self.defect(flaw.kind, span, flaw.detail)

    def parsed(self, block: RawBlock) -> RawFields | None:
        """Return what bibtexparser makes of a block; `None` where anything is amiss."""
        if not block.closed or not block.kind:
            return None
        text = self.source.text
        parsed = Splitter(f"@{block.kind}" + text[block.body.start - 1 : block.span.end]).split()
        if len(parsed.blocks) != 1:
            return None
        whole = parsed.blocks[0]
        if block.kind == "string":
            value = parsed.strings[0].value if parsed.strings else ""
            if not is_well_formed(value):
                return None
            return RawFields("", (RawField(parsed.strings[0].key.lower(), value, _NOWHERE),), ())
        if not isinstance(whole, ParsedEntry) or not whole.key:
            return None
        names: set[str] = set()
        fields: list[RawField] = []
        for field in whole.fields:
            name, value = field.key.lower(), field.value
            is_kept = name in KEPT_FIELDS
            is_simple = is_kept and is_plain(value) and "=" not in value
            if name in names or not (is_simple or _is_sound(name, value)):
                return None
            names.add(name)
            if is_kept:
                fields.append(RawField(name, value, _NOWHERE))
        return RawFields(whole.key, tuple(fields), ())

    def place_of(self, words: str, span: Span) -> Span:
        """Return where words stand for the first time inside a block."""
        at = self.source.text.find(words, span.start + 1, span.end)
        return Span(at, at + len(words)) if at >= 0 else span

    def _place_of_field(self, block: RawBlock, name: str) -> Span:
        for field in raw_fields(self.source.text, block).fields:
            if field.name == name:
                return field.span
        return Span(block.span.start, block.body.start)


def _is_sound(name: str, value: str) -> bool:
    """Tell whether a field is what it seems, and not two with a comma or brace missing."""
    if not _FIELD_NAME.fullmatch(name) or not (is_well_formed(value) or not value):
        return False
    return "=" not in value or SWALLOWED_FIELD.search(value) is None


def _decoded(value: str) -> str:
    """Return a value as text; commands that our own table does not know, bibtexparser's may."""
    return decoded(value, sign=_sign)


@lru_cache(maxsize=1024)
def _sign(command: str) -> str:
    """Return what a LaTeX command prints; of one that only changes the looks, nothing."""
    field = ParsedField("value", command + "{}")
    _DECODER.transform_entry(ParsedEntry("misc", "key", [field]), Library())
    printed = str(field.value)
    # A command that wants arguments comes back as the pattern they are put into.
    return "" if "%" in printed else printed


_DECODER = LatexDecodingMiddleware()
_TOOLS = Tools(
    split=split_multiple_persons_names,
    parse=lambda name: parse_single_name_into_parts(name, strict=False),
    decode=_decoded,
)
