"""Tells which entries of two bibliographies are one work, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sitir.bibliography.partners import only_partners_of, partners_of
from sitir.bibliography.title_forms import Title, are_related
from sitir.model import folded
from sitir.model.revision import EntryChange, EntryChangeKind, FieldChange

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from sitir.model import Entry, Name

# A title of fewer words may be that of another work.
_TELLING_WORDS = 3


def entry_pairs(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, Entry]:
    """Return the entry of the new bibliography that is the same work, by identity of the old one.

    From the surest ground to the least, each entry once; linear in their number.
    """
    pairs: dict[int, Entry] = {}
    for kept in (_record, _key_and_author):
        _pair_by(kept, old, new, pairs)
    left = _unpaired(old, new, pairs)
    pairs.update(partners_of(*left))
    pairs.update((id(one), other) for one, other in only_partners_of(*_unpaired(old, new, pairs)))
    for telling in (_title, _author_and_year):
        _pair_by(telling, old, new, pairs)
    return pairs


def entry_changes(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Mapping[int, Entry]
) -> Iterator[EntryChange]:
    """Yield the entries that were added, changed and dropped."""
    before = {id(pairs[id(entry)]): entry for entry in old if id(entry) in pairs}
    for entry in new:
        was = before.get(id(entry))
        if was is None:
            yield EntryChange(EntryChangeKind.ADDED, None, entry)
        elif fields := tuple(_fields(was, entry)):
            yield EntryChange(EntryChangeKind.CHANGED, was, entry, fields)
    for entry in old:
        if id(entry) not in pairs:
            yield EntryChange(EntryChangeKind.DROPPED, entry, None)


def _pair_by(
    sign: Callable[[Entry], Hashable],
    old: Sequence[Entry],
    new: Sequence[Entry],
    pairs: dict[int, Entry],
) -> None:
    """Pair the entries that share a sign, in order; one of `None` has none."""
    waiting: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    before, after = _unpaired(old, new, pairs)
    for entry in reversed(after):
        if (named := sign(entry)) is not None:
            waiting[named].append(entry)
    for entry in before:
        named = sign(entry)
        if named is not None and waiting.get(named):
            candidate = waiting[named][-1]
            if sign is not _author_and_year or _may_be_one(entry, candidate):
                pairs[id(entry)] = waiting[named].pop()


def _unpaired(
    old: Sequence[Entry], new: Sequence[Entry], pairs: Mapping[int, Entry]
) -> tuple[list[Entry], list[Entry]]:
    taken = {id(entry) for entry in pairs.values()}
    return (
        [entry for entry in old if id(entry) not in pairs],
        [entry for entry in new if id(entry) not in taken],
    )


def _record(entry: Entry) -> Hashable:
    """Return all that an entry says; where it says too little, the words of its place."""
    told = tuple(_comparable(name, value) for name, value in _values(entry))
    return told if entry.title else (*told, folded(entry.place.text))


def _key_and_author(entry: Entry) -> Hashable:
    """Return the key that a bibliography file gives an entry, with its title or its author."""
    if not entry.in_file or not entry.title:
        return None
    return entry.key, folded(entry.title)


def _title(entry: Entry) -> Hashable:
    title = folded(entry.title)
    return title if title.count(" ") >= _TELLING_WORDS - 1 else None


def _author_and_year(entry: Entry) -> Hashable:
    names = entry.author or entry.editor
    return (folded(names[0].cited_form), entry.issued.year) if names else None


def _may_be_one(old: Entry, new: Entry) -> bool:
    if old.doi and new.doi and old.doi.lower() != new.doi.lower():
        return False
    return not old.title or not new.title or are_related(Title(old.title), Title(new.title))


def _fields(old: Entry, new: Entry) -> Iterator[FieldChange]:
    for (name, before), (_, after) in zip(_values(old), _values(new), strict=True):
        if before != after and _comparable(name, before) != _comparable(name, after):
            yield FieldChange(name, before, after)


def _comparable(name: str, value: str) -> str:
    # Of an address every sign counts.
    return value.strip().lower() if name in ("doi", "url") else folded(value)


def _values(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the fields that make a work, by the names of the JSON report."""
    return (
        ("author", _names(entry.author)),
        ("editor", _names(entry.editor)),
        ("year", f"{entry.issued.year or entry.issued.literal}{entry.issued.suffix}"),
        ("title", entry.title),
        ("container_title", entry.container_title),
        ("publisher", entry.publisher),
        ("volume", entry.volume),
        ("issue", entry.issue),
        ("page", entry.page),
        ("doi", entry.doi),
        ("isbn", entry.isbn),
        ("url", entry.url),
    )


def _names(names: Sequence[Name]) -> str:
    return "; ".join(name.full_form for name in names)
