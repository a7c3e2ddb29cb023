"""Takes a typed citation apart: what stands before, in and after each of its works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import CitationStyle, LeftReason, LinkStatus
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Citation, EntryLink, Mention

_OPENERS = {"(": ")", "[": "]"}
_AROUND = " \t\r\n,"
# Signs that would end a key or begin another one.
_UNFIT = Pattern(r"[@{}\\]")


class Piece(NamedTuple):
    """One work of a citation, as the texts around its key."""

    key: str
    before: str
    """The words before it (`lihat`), without the space at the edges."""
    names: str
    """The names as typed, where they must stay: an acronym is no form that a style makes."""
    after: str
    """What follows the year: the place in the work and further words, from the first sign on."""


class Group(NamedTuple):
    """A citation as the pieces of it."""

    names: str
    """Of a narrative one, the names in the sentence."""
    is_narrative: bool
    keeps_names: bool
    """Of a narrative one, whether the names stay as typed: a style would write others."""
    pieces: tuple[Piece, ...]


def group_of(citation: Citation, links: Sequence[EntryLink]) -> Group | LeftReason:
    """Return a citation taken apart, or why that cannot be done.

    `links` are those of its works in order, without originals that are cited second hand.
    """
    text = citation.location.text
    start = citation.location.span.start
    is_narrative = citation.style is CitationStyle.NARRATIVE
    opener = _opener(citation, links[0].mention) if is_narrative else 0
    if opener is None or _OPENERS.get(text[opener]) != text[-1]:
        return LeftReason.NO_BRACKETS
    pieces: list[Piece] = []
    at = opener + 1
    for link in links:
        mention = link.mention
        begin = max(mention.location.span.start - start, opener + 1)
        end = min(mention.location.span.end - start, len(text) - 1)
        around = _years(mention, text[begin:end])
        if begin < at or around is None:
            return LeftReason.ODD_FORM
        gap = _gap(text[at:begin], is_first=not pieces)
        if gap is None:
            return LeftReason.ODD_FORM
        if pieces:
            pieces[-1] = pieces[-1]._replace(after=pieces[-1].after + gap[0])
        names, after = around
        names = names if _stay(link) and not is_narrative else ""
        pieces.append(Piece(link.entry.key if link.entry else "", gap[1], names, after))
        at = end
    pieces[-1] = pieces[-1]._replace(after=pieces[-1].after + text[at:-1])
    if any(_is_unfit(piece) for piece in pieces):
        return LeftReason.ODD_FORM
    names = text[:opener].rstrip(_AROUND)
    keeps = is_narrative and (_stay(links[0]) or len(pieces) > 1 or not _is_plain(links[0], names))
    return Group(names, is_narrative, keeps, tuple(pieces))


def _opener(citation: Citation, mention: Mention) -> int | None:
    """Return where in a narrative citation the bracket opens that holds the first year."""
    text = citation.location.text
    year = text.find(mention.year or "", _end_of_names(mention, text))
    if year < 0:
        return None
    found = max(text.rfind(sign, 0, year) for sign in _OPENERS)
    return found if found >= 0 else None


def _end_of_names(mention: Mention, text: str) -> int:
    end = 0
    for name in mention.names:
        found = text.find(name, end)
        if found >= 0:
            end = found + len(name)
    return end


def _years(mention: Mention, text: str) -> tuple[str, str] | None:
    """Return what of a mention stands before its year and after it."""
    suffix = mention.year_suffix or ""
    if suffix and text == suffix:
        return "", ""
    year = mention.year or ""
    start = text.find(year, _end_of_names(mention, text))
    if start < 0 or not year:
        return None
    end = start + len(year)
    if suffix:
        found = text.find(suffix, end, end + len(suffix) + 1)
        end = found + len(suffix) if found >= 0 else end
    return text[:start].rstrip(_AROUND), text[end:]


def _gap(text: str, *, is_first: bool) -> tuple[str, str] | None:
    """Return what between two works belongs to the first and what to the second."""
    if is_first:
        return None if ";" in text else ("", text.strip())
    before, semicolon, words = text.partition(";")
    if semicolon:
        return None if ";" in words else (before.rstrip(), words.strip())
    words = text.strip(_AROUND)
    return "", "" if words.lower() in lexicon("citation")["connectives"] else words


def _stay(link: EntryLink) -> bool:
    return link.status is LinkStatus.ACRONYM or bool(link.mention.acronym)


def _is_plain(link: EntryLink, names: str) -> bool:
    """Tell whether nothing but the names stands before the bracket."""
    mention = link.mention
    for part in (*mention.names, mention.et_al, mention.connective):
        names = names.replace(part, "", 1) if part else names
    return not any(sign.isalnum() for sign in names)


def _is_unfit(piece: Piece) -> bool:
    """Tell whether what stands around a key would be read as something else."""
    words = f"{piece.before} {piece.names} {piece.after}"
    if _UNFIT.search(words) or ";" in piece.after:
        return True
    return any(words.count(opener) != words.count(closer) for opener, closer in _OPENERS.items())
