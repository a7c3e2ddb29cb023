"""Makes one entry of a work that stands in the article's own list, in files and in fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Entry, Origin, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR = Pattern(r"\d{4}")


def merged(
    own: Sequence[Entry], files: Sequence[Entry], embedded: Sequence[Entry] = ()
) -> tuple[Entry, ...]:
    """Return the entries of the article's own list, then those that only files or fields have.

    A work in several is one entry with the file's key; what the list says of it comes first, for
    that is what the reader sees and citations must match, and then the file. Nothing within the
    list, or within the files, is merged. Every key is unique. Linear in the number of entries.
    """
    keys = _Keys(entry.key for entry in files)
    listed = _with_files(own, files, keys)
    return _with_embedded(listed, embedded, keys) if embedded else listed


def _with_files(own: Sequence[Entry], files: Sequence[Entry], keys: _Keys) -> tuple[Entry, ...]:
    partners = _partners(own, files)
    taken = {id(entry) for entry in partners.values()}
    file_keys = {id(entry): keys.unique(entry.key or made_key(entry)) for entry in files}
    entries = []
    for entry in own:
        partner = partners.get(id(entry))
        if partner is None:
            entries.append(entry._replace(key=keys.unique(entry.key or made_key(entry))))
        else:
            filed = partner._replace(key=file_keys[id(partner)])
            entries.append(united(entry, filed)._replace(key=filed.key))
    for entry in files:
        if id(entry) not in taken:
            key = file_keys[id(entry)]
            entries.append(entry if entry.key == key else entry._replace(key=key))
    return tuple(entries)


def _with_embedded(
    listed: Sequence[Entry], embedded: Sequence[Entry], keys: _Keys
) -> tuple[Entry, ...]:
    from sitir.bibliography.partners import only_partners_of

    partners = _partners(listed, embedded)
    taken = {id(entry) for entry in partners.values()}
    left = [entry for entry in listed if id(entry) not in partners]
    open_records = [entry for entry in embedded if id(entry) not in taken]
    for entry, record in only_partners_of(left, open_records):
        partners[id(entry)] = record
        taken.add(id(record))
    entries = [
        united(entry, partners[id(entry)]) if id(entry) in partners else entry for entry in listed
    ]
    return (
        *entries,
        *(
            record._replace(key=keys.unique(record.key or made_key(record)))
            for record in open_records
            if id(record) not in taken
        ),
    )


def _partners(own: Sequence[Entry], files: Sequence[Entry]) -> dict[int, Entry]:
    if not own or not files:
        return {}
    # Most articles have their own list and no files.
    from sitir.bibliography.partners import partners_of

    return partners_of(own, files)


def made_key(entry: Entry) -> str:
    """Return a key for an entry that has none: first author or title word, and year."""
    names = entry.author or entry.editor
    words = folded(names[0].cited_form if names else "").split() or folded(entry.title).split()[:1]
    year = _YEAR.search(entry.issued.year or "")
    return ("".join(words)[:40] or "entry") + (year[0] if year else "")


class _Keys:
    """The keys given out so far, and those that are typed somewhere and so stay."""

    def __init__(self, typed: Iterable[str]) -> None:
        self._typed = frozenset(typed)
        self._given: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """Return the key, with a number where it is given out already."""
        unique = key
        if key in self._given:
            count = self._counts.get(key, 1)
            while unique in self._given or unique in self._typed:
                count += 1
                unique = f"{key}-{count}"
            self._counts[key] = count
        self._given.add(unique)
        return unique


def united(listed: Entry, filed: Entry) -> Entry:
    """Return one entry of two, with the key of the first, whose word counts where it has one.

    What type a work is a list hardly shows; files and records say it.
    """
    has_author = bool(listed.author)
    has_date = listed.issued.year is not None or bool(listed.issued.literal)
    issued = listed.issued if has_date else filed.issued
    if issued.month is None and issued.year == filed.issued.year:
        issued = issued._replace(month=filed.issued.month, day=filed.issued.day)
    return Entry(
        key=listed.key or filed.key,
        places=(*listed.places, *filed.places),
        type=_type(listed, filed),
        title=listed.title or filed.title,
        author=listed.author if has_author else filed.author,
        et_al=listed.et_al if has_author else filed.et_al,
        editor=listed.editor or filed.editor,
        issued=issued,
        container_title=listed.container_title or filed.container_title,
        publisher=listed.publisher or filed.publisher,
        volume=listed.volume or filed.volume,
        issue=listed.issue or filed.issue,
        page=listed.page or filed.page,
        edition=listed.edition or filed.edition,
        genre=listed.genre or filed.genre,
        doi=listed.doi or filed.doi,
        isbn=listed.isbn or filed.isbn,
        url=listed.url or filed.url,
        language=listed.language or filed.language,
        law=listed.law or filed.law,
        number=listed.number if listed.number is not None else filed.number,
        defects=(*listed.defects, *filed.defects),
        labels=tuple(dict.fromkeys((*listed.labels, *filed.labels))),
        records=(*(listed.records or (listed,)), *(filed.records or (filed,))),
    )


def _type(listed: Entry, filed: Entry) -> str:
    said = listed.places[-1].origin is not Origin.REFERENCE_LIST and listed.type != "document"
    return listed.type if said or filed.type == "document" else filed.type
