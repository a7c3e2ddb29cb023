"""Makes one entry of a work that stands both in the article's own list and in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Entry, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YEAR = Pattern(r"\d{4}")


def merged(own: Sequence[Entry], files: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries of the article's own list, then those that only the files have.

    A work in both is one entry with the file's key; what the list says of it comes first, for that
    is what the reader sees and citations must match. Nothing within the list, or within the
    files, is merged. Every key is unique. Linear in the number of entries.
    """
    partners = _partners(own, files)
    taken = {id(entry) for entry in partners.values()}
    keys = _Keys(entry.key for entry in files)
    file_keys = {id(entry): keys.unique(entry.key or made_key(entry)) for entry in files}
    entries = []
    for entry in own:
        partner = partners.get(id(entry))
        if partner is None:
            entries.append(entry._replace(key=keys.unique(entry.key or made_key(entry))))
        else:
            entries.append(_merged(entry, partner._replace(key=file_keys[id(partner)])))
    for entry in files:
        if id(entry) not in taken:
            key = file_keys[id(entry)]
            entries.append(entry if entry.key == key else entry._replace(key=key))
    return tuple(entries)


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


def _merged(listed: Entry, filed: Entry) -> Entry:
    """Return one entry of both records; the list's word counts where it says something."""
    has_author = bool(listed.author)
    has_date = listed.issued.year is not None or bool(listed.issued.literal)
    issued = listed.issued if has_date else filed.issued
    if issued.month is None and issued.year == filed.issued.year:
        issued = issued._replace(month=filed.issued.month, day=filed.issued.day)
    return Entry(
        key=filed.key,
        places=(*listed.places, *filed.places),
        type=filed.type if filed.type != "document" else listed.type,
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
        number=listed.number,
        defects=(*listed.defects, *filed.defects),
        records=(listed, filed),
    )
