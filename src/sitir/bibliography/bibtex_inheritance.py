"""What an entry of a .bib takes over from the entries it names: `crossref` and `xdata`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a part must not take from its whole: its own name, and who wrote the whole.
_OWN = frozenset(
    {
        "title", "subtitle", "author", "crossref", "xdata", "key", "shorttitle", "pages", "doi",
        "url", "note", "abstract", "ids", "entryset", "shortauthor", "entrysubtype",
    }
)  # fmt: skip
_DEEPEST = 5


def inherited(
    fields: Mapping[str, str], records: Mapping[str, Mapping[str, str]]
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the fields with all that is taken over, and the keys named that are not there.

    `records` holds the fields of every entry by key. The title of the whole becomes the
    `booktitle` of its part (biblatex manual, appendix B).
    """
    return _inherited(fields, records, depth=0)


def _inherited(
    fields: Mapping[str, str], records: Mapping[str, Mapping[str, str]], *, depth: int
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    if depth >= _DEEPEST or not ("crossref" in fields or "xdata" in fields):
        return fields, ()
    whole = dict(fields)
    missing: list[str] = []
    for key in (each.strip() for each in fields.get("xdata", "").split(",")):
        if key and key not in records:
            missing.append(key)
        elif key:
            given, _ = _inherited(records[key], records, depth=depth + 1)
            whole = {**given, **whole}
    parent = fields.get("crossref", "").strip()
    if parent and parent not in records:
        missing.append(parent)
    elif parent:
        given, _ = _inherited(records[parent], records, depth=depth + 1)
        taken = {name: value for name, value in given.items() if name not in _OWN}
        book = given.get("booktitle") or given.get("title")
        if book and "journal" not in whole and "journaltitle" not in whole:
            taken["booktitle"] = book
        whole = {**taken, **whole}
    return whole, tuple(missing)
