"""What the bibliography tells the grammar of citations: the names that are really listed."""

from __future__ import annotations

from sitir.model.folding import folded
from sitir.model.records import NamedTuple


class KnownNames(NamedTuple):
    """The authors and titles of a bibliography, folded (see `folded`)."""

    authors: frozenset[str] = frozenset()
    """Families, bodies, acronyms and full names, and persons with initials (`m b miles`)."""
    fragments: frozenset[str] = frozenset()
    """Single words of those names: too little to tell a name by, enough to confirm one."""
    dated: frozenset[tuple[str, str]] = frozenset()
    """First authors with a year of theirs: `("gun", "2002")`, folded."""
    titles: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    """Keys of bibliography files, as they stand."""
    numbers: frozenset[int] = frozenset()
    """Of the entries of the article's own list, where it is numbered."""

    def has_author(self, name: str) -> bool:
        """Tell whether someone is listed under this name."""
        return folded(name) in self.authors

    def has_fragment(self, name: str) -> bool:
        """Tell whether a single word is part of a listed name."""
        return folded(name) in self.fragments

    def has_work(self, name: str, year: str) -> bool:
        """Tell whether a work of this year is listed under this first author."""
        return (folded(name), year) in self.dated

    def has_title(self, title: str) -> bool:
        """Tell whether a work of this title is listed."""
        return folded(title) in self.titles
