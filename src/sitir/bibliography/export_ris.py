"""Writes entries as RIS, which every reference manager reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.ris import TYPES, WITH_EDITORS
from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Entry, Name

_RANGE = Pattern(r"([\w.]+)[–-]{1,2}([\w.]+)")
_RIS_TYPES = {csl: ris for ris, csl in reversed([*TYPES.items()])}


def ris_of(entries: Iterable[Entry]) -> str:
    """Return the entries as a RIS file; empty for none."""
    return "\n".join(
        "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in _lines(entry))
        for entry in entries
    )


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the tags that say something, each with its value."""
    yield "TY", _RIS_TYPES.get(entry.type, "GEN")
    # Editors in the place of authors are not both.
    is_edited = bool(entry.editor) and entry.author == entry.editor
    others = ["et al."] if entry.et_al else []
    for author in [] if is_edited else [*map(_name, entry.author), *others]:
        yield "AU", author
    for editor in [*map(_name, entry.editor), *(others if is_edited else [])]:
        yield "A2" if entry.type in WITH_EDITORS else "ED", editor
    issued = entry.issued
    pages = _RANGE.fullmatch(entry.page)
    fields = (
        ("TI", entry.title),
        ("T2", entry.container_title),
        ("PY", issued.year or issued.literal),
        ("DA", _day(entry)),
        ("VL", entry.volume),
        ("IS", entry.issue),
        ("SP", pages[1] if pages else entry.page),
        ("EP", pages[2] if pages else ""),
        ("ET", entry.edition),
        ("M3", entry.genre),
        ("PB", entry.publisher),
        ("DO", entry.doi),
        ("SN", entry.isbn),
        ("UR", entry.url),
        ("LA", entry.language),
        ("ID", entry.key),
        *(("LB", label) for label in entry.labels if "/" not in label and label != entry.key),
    )
    for tag, value in fields:
        if value:
            yield tag, value
    yield "ER", ""


def _day(entry: Entry) -> str:
    issued = entry.issued
    year = (issued.year or "").rpartition("/")[2]
    if not year or not issued.month:
        return ""
    return (
        f"{year}/{issued.month:02}/{issued.day:02}/"
        if issued.day
        else f"{year}/{issued.month:02}//"
    )


def _name(name: Name) -> str:
    if name.literal:
        acronym = f" ({name.acronym})" if name.acronym else ""
        # The comma tells that there is no given name.
        return f"{name.literal}{acronym},"
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)
