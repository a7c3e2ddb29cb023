"""How mentions and entries are shown in the messages of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Entry, Mention, Name

# A message is one line: what follows the first words of a title tells a reader nothing more.
_LONGEST_TITLE = 60


def cited(mention: Mention) -> str:
    """Return a mention as typed, without markup, locator and brackets: `Vela, 2021`; `[3]`."""
    if mention.number is not None:
        return f"[{mention.number}]"
    if not mention.names:
        return mention.key or mention.location.text
    names = [one_line(name) for name in mention.names]
    who = (
        f"“{shortened(names[0])}”"
        if mention.is_title
        else _joined(names, connective=mention.connective or "&", et_al=mention.et_al)
    )
    return _dated(who, dated(mention.year or "", mention.year_suffix or ""))


def listed(
    entry: Entry, *, authors: int = 2, letter: str | None = None, et_al: str = "et al."
) -> str:
    """Return what a citation of an entry shows: `Gauthier Vela, 2021`.

    Where there are more than `authors` names, the first stands for all, with `et_al`. `letter` is
    written in the place of the entry's own.
    """
    names = [name.cited_form for name in entry.author or entry.editor]
    if not names:
        who = f"“{title(entry)}”"
    elif entry.et_al or len(names) > authors:
        who = f"{names[0]} {et_al}"
    else:
        who = _joined(names, connective="&", et_al="")
    year = entry.issued.year or entry.issued.literal or "n.d."
    return _dated(who, dated(year, entry.issued.suffix if letter is None else letter))


def label(entry: Entry) -> str:
    """Return what an author calls an entry: its key in a file, its cited form in a list."""
    return listed(entry) if entry.in_reference_list or not entry.key else entry.key


def labels(entry: Entry, other: Entry) -> tuple[str, str]:
    """Return the labels of two entries, with their titles where these alone differ."""
    plain = label(entry), label(other)
    whole = reference(entry), reference(other)
    return whole if plain[0] == plain[1] and whole[0] != whole[1] else plain


def reference(entry: Entry) -> str:
    """Return the cited form of an entry with the beginning of its title."""
    if not entry.title or not (entry.author or entry.editor):
        return listed(entry)
    return f"{listed(entry)}, “{title(entry)}”"


def title(entry: Entry) -> str:
    """Return the beginning of an entry's title, on one line."""
    return shortened(one_line(entry.title))


def initialled(name: Name) -> str:
    """Return a name with the initial that tells it from another of the same family name."""
    initial = f"{name.given[0]}. " if name.given and not name.is_body else ""
    return initial + name.cited_form


def dated(year: str, letter: str) -> str:
    """Return a year with its letter, which an undated work takes after a hyphen (APA 7, 8.19)."""
    return f"{year}-{letter}" if letter and year and not year[-1].isdigit() else year + letter


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def shortened(text: str) -> str:
    """Return a text, cut between two words where it is long."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,:;") + "…"


def _joined(names: Sequence[str], *, connective: str, et_al: str) -> str:
    if et_al:
        return f"{', '.join(names)} {et_al}"
    if len(names) == 1:
        return names[0]
    comma = "," if len(names) > 2 and connective == "&" else ""
    return f"{', '.join(names[:-1])}{comma} {connective} {names[-1]}"


def _dated(who: str, year: str) -> str:
    return f"{who}, {year}" if year else who
