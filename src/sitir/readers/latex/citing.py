r"""Reads the commands that cite: those of LaTeX, natbib, biblatex, apacite, jurabib and their kin.

The arguments are those of the manuals of the packages: notes before and after in brackets, keys in
braces; `\\parencites` takes several such groups, apacite has the note before in `<…>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import Location, Mark, MarkedItem, MarkKind, Source, Span
from sitir.model.records import NamedTuple
from sitir.readers.latex.commands import NOT_CITING
from sitir.readers.latex.signs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.readers.latex.pairs import Text

_KEY = Pattern(r"[^\s,{}\\%#\x00\x01￼]+")
_ROUND = Pattern(r"[ \t\x00]*\(([^()\r\n]{0,300})\)")
_ANGLED = Pattern(r"<([^<>\r\n]{0,300})>")
_NARRATIVE = ("text", "citet", "citea", "citeauthor", "fullcite", "shortcitea", "citefullauthor")
_IN_NOTES = ("foot", "super", "smart", "sidecite", "note", "pnote", "fnote")
_PARTIAL = ("citeauthor", "citeyear", "citetitle", "citedate", "citefullauthor", "citeurl",
            "citenum", "citealias", "citetalias", "citepalias")  # fmt: skip
# What authors write where a citation is still to come: `\\todoCite{Vela?}`.
_REMINDERS = ("todo", "need", "missing", "fixme", "tocite", "add")
_WITHOUT_AUTHOR = ("citeyear", "citedate", "citetitle")
_MULTIPLE = frozenset(
    {
        "cites", "parencites", "textcites", "autocites", "footcites", "smartcites", "supercites",
        "footcitetexts", "fullcites", "footfullcites", "volcites", "pcites", "tcites", "citeps",
        "citets",
    }
)  # fmt: skip
_BY_VOLUME = frozenset(
    {"volcite", "pvolcite", "fvolcite", "ftvolcite", "tvolcite", "avolcite", "svolcite"}
)


class Cited(NamedTuple):
    """A command that cites."""

    mark: Mark | None
    """Nothing where no key is given."""
    end: int
    is_raised: bool
    """Whether only a number or sign stands in the sentence, after its stop as well."""
    is_partial: bool


def may_cite(name: str) -> bool:
    """Tell whether a command cites, by its name."""
    if "cite" not in name and "Cite" not in name:
        return False
    return (
        name not in NOT_CITING and not name.lower().startswith(_REMINDERS) and "nocite" not in name
    )


def cited(text: Text, source: Source, command: Span, *, name: str) -> Cited | None:
    """Return what a command cites that stands at `command`; nothing without its arguments."""
    plain_name = name.rstrip("*").lower()
    at = command.end
    if text.text.startswith("*", at):
        at += 1
    groups = list(_groups(text, source, at, name=plain_name))
    if not groups:
        return None
    end = groups[-1][1]
    items = tuple(item for found, _ in groups for item in found)
    is_partial = plain_name.startswith(_PARTIAL)
    mark = None
    if items:
        mark = Mark(
            MarkKind.KEY,
            Location(source, Span(command.start, end)),
            items,
            is_narrative=plain_name.startswith(_NARRATIVE),
            is_partial=is_partial,
        )
    return Cited(mark, end, plain_name.startswith(_IN_NOTES), is_partial)


def keys(text: Text, span: Span) -> Iterator[Span]:
    """Yield the place of each key in an argument."""
    for match in _KEY.finditer(text.text, span.start, span.end):
        yield Span(*match.span())


def _groups(
    text: Text, source: Source, at: int, *, name: str
) -> Iterator[tuple[tuple[MarkedItem, ...], int]]:
    is_multiple = name in _MULTIPLE
    if is_multiple:
        for _ in range(2):
            if found := _ROUND.match(text.text, at):
                at = found.end()
    while True:
        notes: list[str] = []
        if angled := _ANGLED.match(text.text, at):
            notes.append(plain(angled[1]))
            at = angled.end()
        elif name in _BY_VOLUME and text.optional(at) is None:
            notes.append("")
        while len(notes) < 3 and (note := text.optional(at)) is not None:
            notes.append(plain(text.text[note.start : note.end]))
            at = note.end + 1
        if name in _BY_VOLUME:
            volume = text.argument(at)
            if volume is None:
                return
            at = volume.end + 1
            if (page := text.optional(at)) is not None:
                notes.append(plain(text.text[page.start : page.end]))
                at = page.end + 1
            else:
                notes.append("")
        argument = text.argument(at)
        if argument is None:
            return
        at = argument.end + 1
        yield _items(text, source, argument, notes, name=name), at
        if not is_multiple:
            return


def _items(
    text: Text, source: Source, argument: Span, notes: list[str], *, name: str
) -> tuple[MarkedItem, ...]:
    spans = list(keys(text, argument))
    before, after = ("", *notes)[-2:] if notes else ("", "")
    return tuple(
        MarkedItem(
            target=text.text[span.start : span.end],
            location=Location(source, span),
            prefix=before if index == 0 else "",
            suffix=after if index == len(spans) - 1 else "",
            suppresses_author=name.startswith(_WITHOUT_AUTHOR),
        )
        for index, span in enumerate(spans)
    )
