"""Flag entries of the article's own list that are out of order.

## Why this matters

Readers look an entry up by its first letter or its number. One that stands elsewhere is as good as
not there, and is often the trace of an author who was changed, or of two entries that are one.

## What it leaves alone

Both customs with particles (`van der Lijn` under V or L, `al-Attas` under A or with its name),
comparison letter by letter or word by word, `The` counted or not, names with the given name first.
Works of one author by year, the newest last or first, those with others after those alone or among
them. Each part of a list that is divided (books, journals, laws) is ordered for itself. Lists in
the order of their numbers, and all of an article that cites by number.

## Known problems

Entries of one author and year are not compared by title. Laws are left out: they are sorted by
rank, number or year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import (
    CitationStyle,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
)
from sitir.rules._alphabet import broken_by_year, displaced, follows
from sitir.rules._entries import listed_records
from sitir.rules._forms import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Entry, Manuscript, Message

_FEW = 3
_SHOWN = 5
_FEWEST = 3
# Markup between two entries, beside which any letter is a heading of a part of the list.
_MARKUP = Pattern(r"<[^<>]*>|\\[A-Za-z]+\*?(?:\[[^\]\n]*\])?(?:\{[^{}\n]*\})?")
_LONGEST_GAP = 4000


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per entry out of order, or one for all where there are many."""
    for part in _parts(manuscript):
        if sum(entry.number is not None for entry in part) * 2 > len(part):
            yield from _numbers(part)
        elif not _cites_by_number(manuscript):
            yield from _alphabet([entry for entry in part if entry.law is None])


def _parts(manuscript: Manuscript) -> Iterator[list[Entry]]:
    """Yield the parts of the list, between which there is a heading or other text."""
    part: list[Entry] = []
    for entry in listed_records(manuscript):
        if part and _is_divided(part[-1], entry):
            yield part
            part = []
        part.append(entry)
    yield part


def _is_divided(before: Entry, entry: Entry) -> bool:
    source, start = before.place.source, before.place.span.end
    end = entry.place.span.start
    if entry.place.source is not source or end < start:
        return True
    between = _MARKUP.sub(" ", source.text[start : min(end, start + _LONGEST_GAP)])
    return any(map(str.isalpha, between))


def _cites_by_number(manuscript: Manuscript) -> bool:
    styles = [citation.style for citation in manuscript.citations]
    by_number = sum(style in (CitationStyle.NUMERIC, CitationStyle.NOTE) for style in styles)
    return by_number * 2 > len(styles)


def _numbers(part: Sequence[Entry]) -> Iterator[Problem]:
    """Yield the numbers that fall or come twice."""
    first: dict[int, Entry] = {}
    highest = None
    for entry in part:
        if entry.number is None:
            continue
        arguments: dict[str, str | int] = {"number": entry.number, "entry": listed(entry)}
        if entry.number in first:
            other = first[entry.number]
            yield _problem(entry, ("doubled", arguments), other)
        elif highest and entry.number < (highest.number or 0):
            yield _problem(entry, ("fallen", arguments), highest)
        else:
            highest = entry
        first.setdefault(entry.number, entry)


def _alphabet(part: Sequence[Entry]) -> Iterator[Problem]:
    if len(part) < _FEWEST:
        return
    wrong = displaced(part)
    if len(wrong) > _FEW:
        entries = [part[index] for index in wrong]
        yield Problem(
            location=entries[0].place,
            message=("many", {"entry": listed(entries[0]), "count": len(entries)}),
            related=tuple(
                Related(entry.place, ("also", {"entry": listed(entry)}))
                for entry in entries[1:_SHOWN]
            ),
        )
        return
    for index in wrong:
        yield _displaced(part, index)
    left = [entry for index, entry in enumerate(part) if index not in wrong]
    for index, beside in broken_by_year(left):
        entry, other = left[index], left[beside]
        yield _problem(entry, ("year", {"entry": listed(entry), "other": listed(other)}), other)


def _displaced(part: Sequence[Entry], index: int) -> Problem:
    entry = part[index]
    other = follows(part, index)
    if other is None:
        return _problem(entry, ("first", {"entry": listed(entry)}), part[0])
    return _problem(entry, ("after", {"entry": listed(entry), "other": listed(other)}), other)


def _problem(entry: Entry, message: Message, other: Entry) -> Problem:
    return Problem(
        location=entry.place,
        message=message,
        related=(Related(other.place, ("other", {"entry": listed(other)})),),
    )


RULE = Rule(
    id="unordered-bibliography",
    summary="entry out of the order of its list",
    level=Level.NOTE,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "after": {
            "en": "`{entry}` is out of alphabetical order: it belongs after `{other}`",
            "id": "`{entry}` tidak menurut abjad: tempatnya sesudah `{other}`",
        },
        "first": {
            "en": "`{entry}` is out of alphabetical order: it belongs at the beginning",
            "id": "`{entry}` tidak menurut abjad: tempatnya di awal",
        },
        "many": {
            "en": "{count} entries are out of alphabetical order, `{entry}` is the first",
            "id": "{count} entri tidak menurut abjad, yang pertama `{entry}`",
        },
        "also": {"en": "so is `{entry}`", "id": "begitu pula `{entry}`"},
        "year": {
            "en": "`{entry}` and `{other}` are not in the order of their years",
            "id": "`{entry}` dan `{other}` tidak menurut urutan tahunnya",
        },
        "doubled": {
            "en": "number {number} is given twice: `{entry}`",
            "id": "nomor {number} dipakai dua kali: `{entry}`",
        },
        "fallen": {
            "en": "number {number} is out of order: `{entry}`",
            "id": "nomor {number} tidak berurutan: `{entry}`",
        },
        "other": {"en": "the other entry: `{entry}`", "id": "entri yang lain: `{entry}`"},
    },
    examples=(
        Example(
            bad="""\
Banyak yang ditulis tentangnya.

## Daftar Pustaka

- Alkire, S. (2003). *A conceptual framework for human security*. CRISE.
- Tadjbakhsh, S. (2007). *Human security: Concepts and implications*. Routledge.
- Kaldor, M. (2007). *Human security: Reflections*. Polity.
- Vermeij, L. (2015). *MINUSMA: Challenges on the ground*. NUPI.
""",
            good="""\
Banyak yang ditulis tentangnya.

## Daftar Pustaka

- Alkire, S. (2003). *A conceptual framework for human security*. CRISE.
- Kaldor, M. (2007). *Human security: Reflections*. Polity.
- Tadjbakhsh, S. (2007). *Human security: Concepts and implications*. Routledge.
- Vermeij, L. (2015). *MINUSMA: Challenges on the ground*. NUPI.
""",
        ),
    ),
)
