"""Tells which entries are by an author of the article.

Family names are shared by millions, so a family name alone is no evidence: the initials of the
given names must agree too, and people of one name only are never taken for each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.names import is_degree, person
from sitir.model import folded
from sitir.model.byline import byline_parts
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Entry, Name

_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")


class _Person(NamedTuple):
    family: str
    given: tuple[str, ...]

    @classmethod
    def of(cls, name: Name) -> _Person | None:
        """Return a person with family and given name, folded; `None` of others."""
        family, given = folded(name.family), folded(name.given).split()
        # `JA` is two initials, `Jo` is a name.
        if len(given) == 1 and name.given.isupper() and len(given[0]) <= 3:
            given = list(given[0])
        return cls(family, tuple(given)) if family and given else None

    def may_be(self, other: _Person) -> bool:
        """Tell whether the family names are one, and the given names agree as far as told."""
        if self.family != other.family:
            return False
        first, second = self.given[0], other.given[0]
        both_told = len(first) > 1 and len(second) > 1
        if first != second if both_told else first[0] != second[0]:
            return False
        shorter, longer = sorted((self.given, other.given), key=len)
        rest = iter([word[0] for word in longer])
        return all(word[0] in rest for word in shorter)


class Byline(NamedTuple):
    """Who wrote the article."""

    people: tuple[_Person, ...]
    bodies: frozenset[str]
    """Folded; what has several words may be a body."""

    @classmethod
    def of(cls, authors: str) -> Byline | None:
        """Return whom a byline names, or `None` where nobody in it can be told by name."""
        parts = list(_parts(authors))
        people = tuple(who for part in parts if (who := _Person.of(person(part))) is not None)
        bodies = frozenset(folded(part) for part in parts if len(part.split()) > 1)
        return cls(people, bodies) if people or bodies else None

    def wrote(self, entry: Entry) -> bool:
        """Tell whether one of these is an author of an entry."""
        return any(map(self._has, entry.author))

    def _has(self, name: Name) -> bool:
        if name.is_body:
            return folded(name.literal) in self.bodies
        listed = _Person.of(name)
        return listed is not None and any(who.may_be(listed) for who in self.people)


def _parts(authors: str) -> Iterator[str]:
    """Yield the names of a byline; initials belong to the family name before them."""
    name = ""
    for part in byline_parts(authors):
        if is_degree(part, may_be_initials=bool(name) and " " not in name):
            continue
        if name and " " not in name and _INITIALS.fullmatch(part):
            yield f"{name}, {part}"
            name = ""
            continue
        if name:
            yield name
        name = part
    if name:
        yield name
