"""Reads the article's own list of references into entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography.defects import defects, shortens_authors, writes_family_first
from sitir.bibliography.keys import keys
from sitir.bibliography.passages import passages
from sitir.bibliography.reference import Reference, reference
from sitir.lexicons.patterns import Pattern
from sitir.model import Defect, Entry, Origin, Place, Span
from sitir.readers.language import UNKNOWN, score, spoken

if TYPE_CHECKING:
    from sitir.bibliography.passages import Passage
    from sitir.model import Document, EmbeddedRecord

_REPEATED_AUTHOR = Pattern(r"\s*(?:[—–―_‒¾-]\s?){2,}[.,]?\s*")


def reference_entries(document: Document) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
    """Return the entries of the article's own list, and the text in it that is none.

    What cannot be read as a reference is an entry with a defect.
    """
    found, strays = passages(document)
    read: list[Reference] = []
    for passage in found:
        read.append(_reference(passage, read[-1] if read else None))
    family_first = writes_family_first(read)
    shortens = shortens_authors(read)
    # What names an item is a key where the author types it, and an id of the file elsewhere.
    are_keys = document.format == "latex"
    # Pages that are laid out break entries where they end, which is nobody's fault.
    is_paged = bool(document.source.pages)
    entries = tuple(
        _entry(
            (are_keys and passage.label) or key,
            passage,
            each,
            is_cut=passage.is_cut and not is_paged,
            family_first=family_first,
            shortens=shortens,
        )
        for key, passage, each in zip(keys(read), found, read, strict=True)
    )
    return entries, tuple(Defect(stray.location, "unparsed") for stray in strays)


def _reference(passage: Passage, before: Reference | None) -> Reference:
    """Read a passage; a dash for the author stands for the author of the entry before."""
    if (record := passage.pieces[0].block.record) is not None and (found := _of_record(record)):
        return found
    text, emphasis = passage.line
    repeated = None if text[:1].isalnum() else _REPEATED_AUTHOR.match(text)
    if repeated is None or before is None:
        return reference(text, emphasis=emphasis, targets=passage.targets)
    start = repeated.end()
    emphasis = tuple(
        Span(max(0, span.start - start), span.end - start) for span in emphasis if span.end > start
    )
    found = reference(
        text[start:], emphasis=emphasis, targets=passage.targets, author=before.author
    )
    found.form = before.form
    return found


def _of_record(record: EmbeddedRecord) -> Reference | None:
    """Return what the data of an item say, where they say enough."""
    # Only articles in JATS have tagged references.
    from sitir.bibliography.jats_references import FORM, jats_reference

    return jats_reference(record.data) if record.form == FORM else None


def _entry(
    key: str,
    passage: Passage,
    found: Reference,
    *,
    is_cut: bool,
    family_first: bool,
    shortens: bool,
) -> Entry:
    tongue = spoken(score(found.title), UNKNOWN)
    place = passage.location
    published = found.place
    return Entry(
        key=key,
        places=(Place(Origin.REFERENCE_LIST, place),),
        type=found.type,
        title=found.title,
        author=found.author,
        et_al=found.et_al,
        editor=found.editor,
        issued=found.issued,
        container_title=published.container_title,
        publisher=published.publisher,
        volume=published.volume,
        issue=published.issue,
        page=published.page,
        edition=published.edition,
        genre=published.genre,
        doi=found.identifiers.doi,
        isbn=found.identifiers.isbn,
        url=found.identifiers.url,
        language="" if tongue == UNKNOWN else tongue,
        law=found.law,
        number=passage.number,
        labels=(passage.label,) if passage.label else (),
        defects=tuple(
            Defect(place, kind, detail)
            for kind, detail in defects(
                found,
                passage.line[0],
                is_cut=is_cut,
                family_first=family_first,
                shortens=shortens,
            )
        ),
    )
