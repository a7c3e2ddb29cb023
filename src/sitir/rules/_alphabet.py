"""Orders entries as lists of references do, in any of the customs that styles have."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import product
from operator import le
from typing import TYPE_CHECKING, Any

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import folded
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sitir.model import Entry, Name

_YEAR = Pattern(r"\d{4}")
_PARTICLE_MARK = Pattern(r"(?<=\b[a-zA-Z]{2})-(?=\w)")
_Key = tuple[str, ...]


class Custom(NamedTuple):
    """One way of filing: what counts in a name, and what comes after it."""

    particles: bool
    """Whether `van der Lijn` stands under V."""
    words: bool
    """Whether names are compared word by word, not letter by letter."""
    articles: bool
    """Whether `The Guardian` stands under T."""


_CUSTOMS = tuple(Custom(*each) for each in product((True, False), repeat=3))


def displaced(entries: Sequence[Entry]) -> list[int]:
    """Return the indices of the fewest entries that are out of alphabetical order.

    The custom of the list is the one that leaves fewest; an entry that is in its place by another
    custom is in order all the same.
    """
    filings = list(map(_filings, entries))
    kept = max((kept_in_order([each[way] for each in filings]) for way in _CUSTOMS), key=len)
    others = sorted(set(range(len(entries))) - set(kept))
    found = []
    for index in others:
        at = bisect_right(kept, index)
        before = entries[kept[at - 1]] if at else None
        after = entries[kept[at]] if at < len(kept) else None
        if not _fits(entries[index], before, after):
            found.append(index)
    return found


def broken_by_year(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return the works that break the order by year of their one author, each with another.

    Both are told by their indices.

    An author's works alone may stand before those with others, or all by year; newest may stand
    first, where they do so throughout.
    """
    groups = [group for group in _by_author(entries) if len(group) > 1]
    ways: tuple[Callable[[Entry], tuple[Any, ...]], ...] = (_by_company, _by_year, _by_newest)
    found = []
    for way in ways:
        broken = [each for group in groups for each in _out_of(group, entries, way)]
        if not broken:
            return []
        found.append(broken)
    return min(found, key=len)


def kept_in_order(keys: Sequence[tuple[Any, ...]]) -> list[int]:
    """Return the indices of the longest run of keys, not all adjacent, that never falls."""
    if all(map(le, keys, keys[1:])):
        return list(range(len(keys)))
    tails: list[int] = []
    values: list[tuple[Any, ...]] = []
    before: list[int] = []
    for index, key in enumerate(keys):
        at = bisect_right(values, key)
        before.append(tails[at - 1] if at else -1)
        if at == len(tails):
            tails.append(index)
            values.append(key)
        else:
            tails[at] = index
            values[at] = key
    kept = []
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return kept[::-1]


def follows(entries: Sequence[Entry], index: int) -> Entry | None:
    """Return the entry that another should follow: the last one that sorts before it."""
    custom = Custom(particles=True, words=True, articles=False)
    own = _filed(entries[index], custom)
    others = [(_filed(entry, custom), at) for at, entry in enumerate(entries) if at != index]
    earlier = [each for each in others if each[0] <= own]
    return entries[max(earlier)[1]] if earlier else None


def _fits(entry: Entry, before: Entry | None, after: Entry | None) -> bool:
    """Tell whether an entry may stand between two others by any custom, each by its own."""
    own = _ways(entry)
    above = before is None or min(_ways(before)) <= max(own)
    below = after is None or min(own) <= max(_ways(after))
    if not (above and below):
        return False
    lowest = min(_ways(before)) if before else ("",)
    highest = max(_ways(after)) if after else None
    return any(lowest <= way and (highest is None or way <= highest) for way in own)


def _ways(entry: Entry) -> set[_Key]:
    ways = set(_filings(entry).values())
    names = entry.author or entry.editor
    if names and names[0].given_first:
        ways.add(tuple(folded(names[0].full_form).split()))
    written = entry.place.text.lstrip(" \t\n*_“\"‘'[(")
    ways.add(tuple(folded(written[:60]).split()[:4]))
    return ways


def _filings(entry: Entry) -> Mapping[Custom, _Key]:
    """Return what an entry is filed under by each custom."""
    whole = Custom(particles=True, words=True, articles=True)
    bare = Custom(particles=False, words=True, articles=False)
    key = _filed(entry, whole)
    if key != _filed(entry, bare):
        return {custom: _filed(entry, custom) for custom in _CUSTOMS}
    # Most names have neither particle nor article.
    letters = _filed(entry, bare._replace(words=False))
    return {custom: key if custom.words else letters for custom in _CUSTOMS}


def _filed(entry: Entry, custom: Custom) -> _Key:
    """Return what an entry is filed under: the family name and initials, the body or the title."""
    names = entry.author or entry.editor
    if not names:
        return _spelled(_without_article(entry.title, custom), custom)
    name = names[0]
    if name.is_body:
        return _spelled(_without_article(name.literal, custom), custom)
    family = _spelled(_with_particle(name, custom), custom)
    return (*family, "", *(word[:1] for word in folded(name.given).split()))


def _spelled(text: str, custom: Custom) -> _Key:
    words = folded(text).split()
    return tuple(words) if custom.words else ("".join(words),)


def _with_particle(name: Name, custom: Custom) -> str:
    particles = _particles()
    words = _PARTICLE_MARK.sub(" ", name.cited_form).split()
    if custom.particles:
        return " ".join(words)
    while len(words) > 1 and words[0].lower().rstrip("-") in particles:
        words.pop(0)
    return " ".join(words)


def _without_article(text: str, custom: Custom) -> str:
    first, _, rest = text.partition(" ")
    is_article = first.strip("“\"'").lower() in ("the", "a", "an")
    return rest if rest and is_article and not custom.articles else text


@cache
def _particles() -> frozenset[str]:
    words = lexicon("particles")["non_dropping"].split()
    return frozenset(word.rstrip("-") for word in words)


def _by_author(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """Yield the runs of entries with one first author, given in one form."""
    run: list[int] = []
    last = ""
    for index, entry in enumerate(entries):
        names = entry.author or entry.editor
        name = folded(names[0].full_form) if names else ""
        if name != last or not name:
            yield run
            run = []
        run.append(index)
        last = name
    yield run


def _out_of(
    group: Sequence[int], entries: Sequence[Entry], way: Callable[[Entry], tuple[Any, ...]]
) -> list[tuple[int, int]]:
    dated = [index for index in group if _years(entries[index])]
    kept = [dated[at] for at in kept_in_order([way(entries[index]) for index in dated])]
    in_order = frozenset(kept)
    return [
        (index, kept[min(bisect_right(kept, index), len(kept) - 1)])
        for index in dated
        if index not in in_order
    ]


def _by_company(entry: Entry) -> tuple[bool, str, int, str]:
    others = " ".join(folded(name.cited_form) for name in entry.author[1:])
    return (bool(others or entry.et_al), others, _years(entry), entry.issued.suffix)


def _by_year(entry: Entry) -> tuple[int, str]:
    return (_years(entry), entry.issued.suffix)


def _by_newest(entry: Entry) -> tuple[int, str]:
    return (-_years(entry), entry.issued.suffix)


def _years(entry: Entry) -> int:
    """Return the last year that an entry gives, as of a reprint; 0 of an undated work."""
    found = _YEAR.findall(entry.issued.year or "")
    return int(found[-1]) if found else 0
