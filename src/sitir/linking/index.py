"""Finds the entries that a mention may stand for without looking at all of them.

Entries are blocked by every form their authors can be cited in, and by year.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sitir.linking.body_keys import body_keys, body_lookups
from sitir.linking.persons import cut_forms, modern
from sitir.linking.spelling import within_one_edit
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.linking.bodies import Acronyms
    from sitir.model import Entry, Mention, Name

# A work is looked for under its first authors only: nobody cites the ninth.
_INDEXED_AUTHORS = 4
_LEAST_WORD = 3
_LEAST_SPELLED = 5
# A name that so many entries share is looked at by year only.
_MANY = 60
_NEAR = 1


class EntryIndex:
    """The entries of a bibliography by the forms in which they can be cited."""

    def __init__(self, entries: Sequence[Entry], acronyms: Acronyms) -> None:
        self.entries = entries
        self._acronyms = acronyms
        self._by_form: defaultdict[str, list[int]] = defaultdict(list)
        self._by_key: dict[str, int] = {}
        self._by_label: dict[str, int] = {}
        self._years: list[frozenset[int]] = []
        self._dated: dict[str, dict[int | None, list[int]]] = {}
        for index, entry in enumerate(entries):
            self._by_key.setdefault(entry.key, index)
            for label in entry.labels:
                self._by_label.setdefault(label, index)
            self._years.append(_years(entry))
            for form in self._forms(entry):
                self._by_form[form].append(index)
        # A further key counts where no entry has it as its own.
        for index, entry in enumerate(entries):
            for label in entry.labels:
                self._by_key.setdefault(label, index)

    def with_key(self, key: str) -> Entry | None:
        """Return the entry with a key."""
        index = self._by_key.get(key)
        return None if index is None else self.entries[index]

    def with_target(self, target: str) -> Entry | None:
        """Return the entry that a mark of the text names, by a label or by its key."""
        index = self._by_label.get(target)
        return self.with_key(target) if index is None else self.entries[index]

    def has_family(self, name: str) -> bool:
        """Tell whether a folded name is one of the forms of a listed author."""
        return name in self._by_form

    def candidates(self, mention: Mention) -> tuple[Entry, ...]:
        """Return the entries that a mention may stand for, in the order of the bibliography."""
        years = _mention_years(mention)
        found: set[int] = set()
        for form in self._lookups(mention):
            found.update(self._with_form(form, years))
        if not any(self._years[index] & years for index in found):
            for form in self._misspelt(mention):
                found.update(self._with_form(form, years))
        return tuple(self.entries[index] for index in sorted(found))

    def _with_form(self, form: str, years: frozenset[int]) -> Sequence[int]:
        indexes = self._by_form.get(form, ())
        if len(indexes) <= _MANY:
            return indexes
        dated = self._dated.get(form)
        if dated is None:
            dated = self._dated[form] = defaultdict(list)
            for index in indexes:
                for year in self._years[index] or (None,):
                    dated[year].append(index)
        near = [index for year in sorted(years) for index in dated.get(year, ())]
        return (near or dated.get(None, []))[:_MANY]

    def _forms(self, entry: Entry) -> set[str]:
        forms: set[str] = set()
        for record in entry.records or (entry,):
            for name in (record.author or record.editor)[:_INDEXED_AUTHORS]:
                if name.is_body:
                    forms.update(body_keys(name, self._acronyms))
                    forms.add(folded(name.literal))
                else:
                    forms.update(_person_forms(name))
            forms.update(_title_forms(record))
        return forms - {""}

    def _lookups(self, mention: Mention) -> set[str]:
        found: set[str] = set()
        for name in mention.names[:2]:
            plain = folded(name)
            found.update({plain, f"~{modern(plain)}"})
            found.update(body_lookups(name, self._acronyms))
            words = plain.split()
            found.update({words[0], words[-1]} if words else ())
        whole = folded(" ".join(mention.names))
        found.update({whole, f"#{whole}", f"#{' '.join(whole.split()[:6])}"})
        return found - {""}

    def _misspelt(self, mention: Mention) -> Iterator[str]:
        """Yield listed forms that are one edit away from the first cited name."""
        if not mention.names:
            return
        words = folded(mention.names[0]).split()
        for word in dict.fromkeys(words[-1:] + words[:1]):
            if len(word) < _LEAST_SPELLED:
                continue
            near = {form for key in _spelling_keys(word) for form in self._spellings.get(key, ())}
            found = (form for form in sorted(near) if within_one_edit(word, form))
            yield from islice(found, _MANY)

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._by_form:
            if len(form) >= _LEAST_SPELLED - 1 and form.isalpha():
                for key in _halves(form, len(form)):
                    found[key].append(form)
        return found


def _halves(word: str, length: int) -> tuple[str, str]:
    """Return the keys of a word for a search among words of a length.

    One edit, or two letters exchanged, leaves the first (n - 2) / 2 letters of a listed word of n
    letters as they are, or the last.
    """
    count = max(1, (length - 2) // 2)
    return f"{length}{word[:count]}<", f"{length}>{word[-count:]}"


def _spelling_keys(word: str) -> Iterator[str]:
    for length in (len(word) - 1, len(word), len(word) + 1):
        yield from _halves(word, length)


def _person_forms(name: Name) -> Iterator[str]:
    family = folded(name.family)
    form = folded(name.cited_form)
    yield from (form, family, f"~{modern(family)}", folded(name.full_form))
    yield from cut_forms(name)
    words = form.split()
    if len(words) > 1:
        yield from (word for word in words if len(word) >= _LEAST_WORD)
    yield from (word for word in folded(name.given).split() if len(word) >= _LEAST_WORD)


def _title_forms(entry: Entry) -> Iterator[str]:
    if not entry.title:
        return
    title = folded(entry.title)
    if not entry.author:
        yield title
        yield folded(entry.title.split(":")[0])
    yield f"#{title}"
    yield f"#{folded(entry.title.split(':')[0])}"
    yield f"#{' '.join(title.split()[:6])}"


def _years(entry: Entry) -> frozenset[int]:
    return frozenset(
        int(part)
        for part in (entry.issued.year or "").split("/")
        if part.isascii() and part.isdigit()
    )


def _mention_years(mention: Mention) -> frozenset[int]:
    parts = (mention.year or "").split("/")
    exact = [int(part) for part in parts if part.isascii() and part.isdigit()]
    return frozenset(year + step for year in exact for step in (-_NEAR, 0, _NEAR))
