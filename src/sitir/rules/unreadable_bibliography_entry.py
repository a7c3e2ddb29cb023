"""Flag places of a bibliography file that cannot be read as they stand.

## Why this matters

BibTeX and its kin go on after such an error as well as they can: a title swallows the field after
it, an entry vanishes, an author's name is taken for a command. What is printed then is wrong or
incomplete, and nobody is told.

## What it leaves alone

Text between the blocks of a .bib, which is a comment there. `@comment`, `@preamble` and `@string`
blocks that are sound. Entries that are sound and merely incomplete. Entries of the article's own
list, which are the business of `malformed-entry`.

## Known problems

What can be read of a broken entry is read: a citation of it is not dangling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import Example, Level, NoOptions, Problem, Related, Rule
from sitir.rules._forms import one_line, reference, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Defect, Entry, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per defect of a bibliography file."""
    paths = {source.path for source in manuscript.document.sources}
    entries = manuscript.bibliography.entries
    by_key = {entry.key: entry for entry in reversed(entries)}
    of_entries = (defect for entry in entries for defect in entry.defects)
    for defect in (*manuscript.bibliography.defects, *of_entries):
        if defect.location.source.path not in paths:
            yield _problem(defect, by_key)


def _problem(defect: Defect, by_key: Mapping[str, Entry]) -> Problem:
    arguments = {
        "detail": defect.detail,
        "kind": defect.kind,
        "text": shortened(one_line(defect.location.text)),
    }
    message_id = defect.kind if defect.kind in RULE.messages else "unreadable"
    first = by_key.get(defect.detail) if defect.kind == "duplicate-key" else None
    return Problem(
        location=defect.location,
        message=(message_id, arguments),
        related=(Related(first.place, ("first", {"entry": reference(first)})),) if first else (),
    )


RULE = Rule(
    id="unreadable-bibliography-entry",
    summary="bibliography file that cannot be read as it stands",
    level=Level.ERROR,
    since="0.1.0",
    check=check,
    options=NoOptions,
    messages={
        "unparsed-block": {
            "en": "this block cannot be read: `{text}`",
            "id": "blok ini tidak dapat dibaca: `{text}`",
        },
        "unparsed-text": {
            "en": "this text belongs to no field: `{detail}`",
            "id": "teks ini bukan bagian dari kolom mana pun: `{detail}`",
        },
        "missing-type": {
            "en": "the entry has no type: `{text}`",
            "id": "entri ini tanpa jenis: `{text}`",
        },
        "missing-key": {
            "en": "the entry has no key: `{text}`",
            "id": "entri ini tanpa kunci: `{text}`",
        },
        "missing-end": {
            "en": "the record has no `{detail}` at its end: some programs pass over it",
            "id": "rekaman ini tanpa `{detail}` di akhirnya: sebagian program melewatinya",
        },
        "missing-comma": {
            "en": "a comma is missing after `{detail}`",
            "id": "koma setelah `{detail}` hilang",
        },
        "missing-equals": {
            "en": "an equals sign is missing after `{detail}`",
            "id": "tanda sama dengan setelah `{detail}` hilang",
        },
        "unclosed-brace": {
            "en": "the brace opened for `{detail}` is never closed",
            "id": "kurung kurawal yang dibuka untuk `{detail}` tidak pernah ditutup",
        },
        "unclosed-quote": {
            "en": "the quotation mark opened for `{detail}` is never closed",
            "id": "tanda kutip yang dibuka untuk `{detail}` tidak pernah ditutup",
        },
        "duplicate-key": {
            "en": "the key `{detail}` is that of an earlier entry",
            "id": "kunci `{detail}` sudah dipakai entri sebelumnya",
        },
        "duplicate-field": {
            "en": "the entry has the field `{detail}` already",
            "id": "entri ini sudah memiliki kolom `{detail}`",
        },
        "undefined-string": {
            "en": "no @string defines `{detail}`",
            "id": "tidak ada @string yang mendefinisikan `{detail}`",
        },
        "broken-crossref": {
            "en": "no entry has the key `{detail}`, which `crossref` names",
            "id": "tidak ada entri dengan kunci `{detail}` yang disebut `crossref`",
        },
        "unreadable": {
            "en": "cannot be read ({kind}): `{text}`",
            "id": "tidak dapat dibaca ({kind}): `{text}`",
        },
        "first": {"en": "the earlier entry: {entry}", "id": "entri sebelumnya: {entry}"},
    },
    examples=(
        Example(
            bad="Konflik itu bermula pada 2012 [@gati2012].",
            good="Konflik itu bermula pada 2012 [@gati2012].",
            bibliography="@misc{gati2012, author = {Gati, G.} year = 2012, title = {Dinamika}}",
            good_bibliography=(
                "@misc{gati2012, author = {Gati, G.}, year = 2012, title = {Dinamika}}"
            ),
        ),
    ),
)
