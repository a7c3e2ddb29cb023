"""Flag entries that lack what works of their type have.

## Why this matters

A book without its publisher, an article without volume and pages or a thesis without its school
cannot be told from others of the same title, and cannot be ordered from a library.

## What it leaves alone

Entries of the article's own list that could not be read with certainty: only what is surely not
there is missing. Articles that came out online alone (a DOI or an article number stands for
volume and pages), works in press, laws, books whose author is the body that published them, and
books of before 1900. An undated work that says so. Entries of a bibliography file that the article
does not cite, and all of a file where the article has its own list. A missing year of the list is
told by `malformed-entry`.

## Known problems

What an unusual type of work needs is not known, so of `@misc` and its like only title and year are
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.model import EntryField, Example, Level, Problem, Rule, RuleOptions, option
from sitir.rules._entries import shown_records
from sitir.rules._forms import label
from sitir.rules._missing_fields import missing_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript


# Plain text, as configurations hold it.
_FIELDS = tuple(field.value for field in EntryField if field is not EntryField.AUTHOR)


class Options(RuleOptions):
    """Options of `incomplete-entry`."""

    fields: tuple[str, ...] = option(
        _FIELDS, "What is asked for, where works of a type have it.", choices=_FIELDS
    )


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield one problem per entry that names all it lacks."""
    asked = frozenset(options.fields)
    for record in shown_records(manuscript):
        missing = tuple(field for field in missing_fields(record) if field in asked)
        if missing:
            yield Problem(
                location=record.place,
                message=("incomplete", {"entry": label(record), "fields": missing}),
            )


RULE = Rule(
    id="incomplete-entry",
    summary="entry that lacks what works of its type have",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=Options,
    messages={
        "incomplete": {
            "en": "`{entry}` does not give: {fields}",
            "id": "`{entry}` tidak mencantumkan: {fields}",
        },
    },
    examples=(
        Example(
            bad="""\
Keamanan manusia diperdebatkan (Kaldor, 2007; Paris, 2001).

## Daftar Pustaka

- Kaldor, M. (2007). *Human security: Reflections on globalization and intervention*.
- Paris, R. (2001). Human security: Paradigm shift? *International Security*.
""",
            good="""\
Keamanan manusia diperdebatkan (Kaldor, 2007; Paris, 2001).

## Daftar Pustaka

- Kaldor, M. (2007). *Human security: Reflections on globalization and intervention*. Polity.
- Paris, R. (2001). Human security: Paradigm shift? *International Security*, *26*(2), 87–102.
""",
        ),
    ),
)
