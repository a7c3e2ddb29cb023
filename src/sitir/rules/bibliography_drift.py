"""Flag works on which the article's own list and its bibliography file disagree.

The records that a reference manager keeps in the fields of a manuscript count as a file does.

## Why this matters

The list is rendered from the file once and then corrected by hand, or the other way round. What was
mended in one is lost when the list is made again from the other.

## What it leaves alone

Entries of a shared file that the article neither cites nor lists. Differences of typing alone:
capitals, dashes, LaTeX, a subtitle left out, initials for given names, acronyms for bodies, authors
that `et al.` stands for. Laws. Listed works that are not in a file which lacks most of the list.
Articles without a list of their own, or without a file and fields.

## Known problems

A work whose records have too little in common to be seen as one is told twice, once as missing here
and once as missing there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Origin, Problem, Related, Rule
from sitir.rules._entries import is_across, is_only_listed
from sitir.rules._forms import cited, listed, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Entry, Manuscript, Message

_FEW = 5


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per work that differs or is in one only, or one for many of the latter."""
    bibliography = manuscript.bibliography
    others = [entry for entry in bibliography.entries if not is_only_listed(entry)]
    if not bibliography.has_reference_list or not others:
        return
    # Most articles have a list alone, and nothing to compare it with.
    from sitir.rules._drift import Shelf, gives_year_of

    # Where fields and files both are there, it is the fields that the list was made from.
    where = "fields" if any(map(_in_fields, others)) else "file"
    file = ", ".join(dict.fromkeys(filter(None, map(_file, others))))
    apart = {}
    for work in manuscript.works:
        if is_across(work):
            pair = (work.first, work.second)
            here, there = pair if pair[0].in_reference_list else pair[::-1]
            apart[here.key] = there
    for entry in bibliography.entries:
        if entry.in_reference_list and entry.records:
            yield from _differing(entry)
        elif entry.key in apart:
            yield _apart(entry, apart[entry.key], where)
    paired = {*apart, *(entry.key for entry in apart.values())}
    shelf = Shelf(entry for entry in others if not entry.in_reference_list)
    missing = []
    shared = sum(entry.in_reference_list for entry in others)
    for entry in bibliography.entries:
        # What has no title says too little to be looked for.
        if is_only_listed(entry) and _is_titled(entry) and entry.key not in paired:
            same = shelf.written_in(entry)
            if same is None:
                missing.append(entry)
                continue
            shared += 1
            paired.add(same.key)
            if not gives_year_of(entry, same):
                yield _apart(entry, same, where)
    # A file with less than half of the list is not what the list was made from.
    if len(missing) <= shared + len(apart):
        yield from _only_listed(missing, where, file)
    yield from _only_cited(manuscript, frozenset(paired))


def _is_titled(entry: Entry) -> bool:
    return entry.law is None and any(map(str.isalpha, entry.title))


def _in_fields(entry: Entry) -> bool:
    return any(place.origin is Origin.EMBEDDED for place in entry.places)


def _file(entry: Entry) -> str:
    names = (p.location.source.name for p in entry.places if p.origin is Origin.FILE)
    return next(names, "")


def _differing(entry: Entry) -> Iterator[Problem]:
    """Yield the problem with an entry one of whose other records differs from the list's."""
    from sitir.rules._drift import differences

    own, *others = entry.records
    for other in others:
        found = tuple(differences(own, other))
        if found:
            where = "fields" if _in_fields(other) else "file"
            fields = tuple(field for field, _, _ in found)
            yield Problem(
                location=own.place,
                message=(
                    f"differs-{where}",
                    {"entry": listed(own), "file": _file(other), "fields": fields},
                ),
                related=tuple(
                    Related(
                        other.place, ("says", {"field": (field,), "here": here, "there": there})
                    )
                    for field, there, here in found
                ),
            )
            return


def _apart(entry: Entry, other: Entry, where: str) -> Problem:
    arguments = {"entry": listed(entry), "other": listed(other), "file": _file(other)}
    return Problem(
        location=entry.place,
        message=(f"apart-{where}", arguments),
        related=(_other(other),),
    )


def _only_listed(entries: Sequence[Entry], where: str, file: str) -> Iterator[Problem]:
    if len(entries) > _FEW:
        first = ", ".join(f"`{listed(entry)}`" for entry in entries[:_FEW]) + ", …"
        arguments: dict[str, str | int] = {"count": len(entries), "first": first, "file": file}
        yield Problem(location=entries[0].place, message=(f"many-{where}", arguments))
        return
    for entry in entries:
        message: Message = (f"listed-{where}", {"entry": listed(entry), "file": file})
        yield Problem(location=entry.place, message=message)


def _only_cited(manuscript: Manuscript, told: frozenset[str]) -> Iterator[Problem]:
    """Yield the works that are cited and not listed, each at its first citation."""
    seen = set(told)
    for link in manuscript.links:
        entry = link.entry
        if entry is None or entry.in_reference_list or entry.law or entry.key in seen:
            continue
        seen.add(entry.key)
        where = "fields" if _in_fields(entry) else "file"
        yield Problem(
            location=link.mention.location,
            message=(f"cited-{where}", {"cited": cited(link.mention), "file": _file(entry)}),
            related=(_other(entry),),
        )


def _other(entry: Entry) -> Related:
    return Related(entry.place, ("other", {"other": reference(entry)}))


RULE = Rule(
    id="bibliography-drift",
    summary="work on which list and bibliography file disagree",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "differs-file": {
            "en": "`{entry}` and its record in {file} differ: {fields}",
            "id": "`{entry}` dan catatannya di {file} berbeda: {fields}",
        },
        "differs-fields": {
            "en": "`{entry}` and its record in the citation fields differ: {fields}",
            "id": "`{entry}` dan catatannya di bidang sitasi berbeda: {fields}",
        },
        "apart-file": {
            "en": "`{entry}` is listed, where {file} has `{other}`",
            "id": "yang terdaftar `{entry}`, sedangkan di {file} `{other}`",
        },
        "apart-fields": {
            "en": "`{entry}` is listed, where the citation fields have `{other}`",
            "id": "yang terdaftar `{entry}`, sedangkan di bidang sitasi `{other}`",
        },
        "listed-file": {
            "en": "`{entry}` is listed and not in {file}",
            "id": "`{entry}` terdaftar, tetapi tidak ada di {file}",
        },
        "listed-fields": {
            "en": "`{entry}` is listed and not in the citation fields",
            "id": "`{entry}` terdaftar, tetapi tidak ada di bidang sitasi",
        },
        "many-file": {
            "en": "{count} listed entries are not in {file}: {first}",
            "id": "{count} entri yang terdaftar tidak ada di {file}: {first}",
        },
        "many-fields": {
            "en": "{count} listed entries are not in the citation fields: {first}",
            "id": "{count} entri yang terdaftar tidak ada di bidang sitasi: {first}",
        },
        "cited-file": {
            "en": "`{cited}` is in {file} and not in the article's own list",
            "id": "`{cited}` ada di {file}, tetapi tidak ada di daftar pustaka artikel",
        },
        "cited-fields": {
            "en": "`{cited}` has a record in its field and is not in the article's own list",
            "id": "`{cited}` tercatat di bidangnya, tetapi tidak ada di daftar pustaka artikel",
        },
        "says": {
            "en": "{field} `{here}` here, `{there}` in the list",
            "id": "{field} `{here}` di sini, `{there}` di daftar pustaka",
        },
        "other": {"en": "its record: {other}", "id": "catatannya: {other}"},
    },
    examples=(
        Example(
            bad="""\
Keamanan manusia diperdebatkan (Kaldor, 2007).

## Daftar Pustaka

- Kaldor, M. (2007). *Human security: Reflections on globalization*. Polity.
""",
            good="""\
Keamanan manusia diperdebatkan (Kaldor, 2006).

## Daftar Pustaka

- Kaldor, M. (2006). *Human security: Reflections on globalization*. Polity.
""",
            bibliography="""\
@book{kaldor2006,
  author = {Kaldor, Mary},
  title = {Human Security: Reflections on Globalization},
  year = 2006,
  publisher = {Polity},
}
""",
        ),
    ),
)
