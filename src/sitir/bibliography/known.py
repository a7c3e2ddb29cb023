"""Tells the grammar of citations which names and titles a bibliography really has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.names import translations
from sitir.lexicons.patterns import Pattern
from sitir.model import KnownNames, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Bibliography, Entry, Name

# Words that acronyms pass over and nobody cites a body by.
_SMALL_WORDS = frozenset(
    {
        "a", "an", "and", "at", "bagi", "dalam", "dan", "dari", "de", "des", "di", "du", "et",
        "for", "in", "ke", "la", "le", "of", "on", "pada", "para", "the", "to", "und", "untuk",
        "yang", "y",
    }
)  # fmt: skip
_SHORTEST_WORD = 3
_NATIONAL = (" ri", " republik indonesia", " indonesia")
_YEAR = Pattern(r"\d{4}")


def known_names(bibliography: Bibliography) -> KnownNames:
    """Return all forms, folded, under which the works of a bibliography may be cited."""
    whole: dict[Name, frozenset[str]] = {}
    words: set[str] = set()
    dated: set[tuple[str, str]] = set()
    titles: set[str] = set()
    for entry in bibliography.entries:
        names = (*entry.author, *entry.editor)
        for name in names:
            if name not in whole:
                whole[name] = forms_of(name)
                words.update(_long_words(folded(name.literal or f"{name.family} {name.given}")))
        if names:
            years = _YEAR.findall(entry.issued.year or "")
            dated.update((form, year) for form in whole[names[0]] for year in years)
        titles.update(_titles(entry))
    titles.discard("")
    return KnownNames(
        authors=frozenset().union(*whole.values()),
        fragments=frozenset(words),
        dated=frozenset(dated),
        titles=frozenset(titles),
        keys=frozenset(entry.key for entry in bibliography.entries if entry.in_file),
        numbers=frozenset(bibliography.by_number()),
    )


def _titles(entry: Entry) -> Iterator[str]:
    yield folded(entry.title)
    short, colon, _ = entry.title.partition(":")
    if colon:
        yield folded(short)


def forms_of(name: Name) -> frozenset[str]:
    """Return the whole names, folded, that stand for an author, in any language."""
    return frozenset(form for form in _forms(name) if form)


def _forms(name: Name) -> Iterator[str]:
    if name.literal:
        yield from _body_forms(name)
        return
    family = folded(name.family)
    yield family
    if name.non_dropping_particle:
        yield folded(name.cited_form)
    if name.suffix:
        # `Edwards III (1980)`
        yield folded(f"{name.cited_form} {name.suffix}")
    if name.given:
        yield folded(name.full_form)
        yield f"{folded(name.given)} {family}"
        initials = [word[0] for word in folded(name.given).split()]
        yield f"{initials[0]} {family}"
        yield f"{' '.join(initials)} {family}"


def _body_forms(name: Name) -> Iterator[str]:
    literal = folded(name.literal)
    yield literal
    if name.acronym:
        yield folded(name.acronym)
    yield from _names_of_bodies().get(literal, ())
    for tail in _NATIONAL:
        if literal.endswith(tail):
            short = literal[: -len(tail)]
            yield short
            yield from _names_of_bodies().get(short, ())
    yield from _initials(name.literal)
    yield literal.removeprefix("the ")
    for part in name.literal.split("/")[1:] and name.literal.split("/"):
        yield folded(part)
    parts = literal.split()
    for count in range(len(parts) - 1, 1, -1):
        rest = " ".join(parts[count:])
        for form in _names_of_bodies().get(" ".join(parts[:count]), ()):
            # `BPS Provinsi Jawa Timur`
            yield f"{form} {rest}"


def _initials(literal: str) -> Iterator[str]:
    """Yield the acronyms that the capitalised words of a body's name make."""
    words = [word for word in literal.split() if word[0].isupper()]
    content = [word for word in words if folded(word) not in _SMALL_WORDS]
    if len(content) >= 2:
        yield folded("".join(word[0] for word in content))
        yield folded("".join(word[0] for word in words))


def _long_words(form: str) -> Iterator[str]:
    for word in form.split():
        if len(word) >= _SHORTEST_WORD and word not in _SMALL_WORDS:
            yield word


@cache
def _names_of_bodies() -> Mapping[str, frozenset[str]]:
    """Return all names and acronyms of the listed bodies by each of them, folded."""
    by_name: dict[str, frozenset[str]] = {}
    for each in translations():
        names: list[str] = []
        for value in each.values():
            names.extend(map(str, value) if isinstance(value, list) else [str(value)])
        forms = frozenset(folded(name) for name in names)
        for form in forms:
            by_name[form] = by_name.get(form, frozenset()) | forms
    return by_name
