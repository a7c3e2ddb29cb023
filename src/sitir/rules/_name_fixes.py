"""Fixes that write the listed names over the cited ones, and leave the rest of a mention alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from sitir.model import Edit, Fix, Location, Mechanism, Safety, Span, Tier
from sitir.rules._written import in_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import EntryLink

# Each of these has one name of the list for one name of the text, in the same order.
_NAME_BY_NAME = frozenset(
    {
        Mechanism.DIACRITICS_DROPPED,
        Mechanism.PARTICLE_DROPPED,
        Mechanism.PARTICLE_CASE,
        Mechanism.FAMILY_NAME_SHORTENED,
        Mechanism.GIVEN_NAME_CITED,
        Mechanism.SPELLING,
        Mechanism.OLD_SPELLING,
        Mechanism.CUT_AT_COMBINING_MARK,
        Mechanism.CORPORATE_LAST_WORD,
    }
)
# With these it is the text that lost something. A spelling may be wrong in the list as well, and
# who is cited by a given name may be known by it.
_SAFE = frozenset(
    {
        Mechanism.DIACRITICS_DROPPED,
        Mechanism.PARTICLE_DROPPED,
        Mechanism.PARTICLE_CASE,
        Mechanism.FAMILY_NAME_SHORTENED,
        Mechanism.CUT_AT_COMBINING_MARK,
    }
)


def name_fix(link: EntryLink, format: str) -> Fix | None:  # noqa: A002 - the model's word
    """Return the fix that writes the names as listed, or `None` where that is not simply done.

    `format` is that of the document. A fix is safe where the link is certain and the text alone can
    be at fault.
    """
    authors = [name.cited_form for name in link.entry.author] if link.entry else []
    split = Mechanism.PERSON_SPLIT in link.mechanisms
    edits = _one_for_all(link, authors) if split else _one_for_each(link, authors)
    if not edits:
        return None
    safe = link.tier is Tier.CERTAIN and _SAFE.issuperset(link.mechanisms)
    return Fix(
        title=("write", {"names": ", ".join(edit.replacement for edit in edits)}),
        safety=Safety.SAFE if safe else Safety.UNSAFE,
        edits=tuple(
            edit._replace(replacement=in_format(edit.replacement, format)) for edit in edits
        ),
    )


def _one_for_each(link: EntryLink, authors: Sequence[str]) -> tuple[Edit, ...]:
    names = link.mention.names
    if len(names) > len(authors) or not _NAME_BY_NAME.issuperset(link.mechanisms):
        return ()
    return tuple(
        Edit(place, right)
        for place, name, author in zip(_places(link), names, authors, strict=False)
        if (right := _in_case_of(name, author)) != normalize("NFC", name)
    )


def _in_case_of(name: str, author: str) -> str:
    # In running capitals (`VELA, 2021`) a name in small letters would be the odd one out.
    return author.upper() if len(name) > 1 and name.isupper() else normalize("NFC", author)


def _one_for_all(link: EntryLink, authors: Sequence[str]) -> tuple[Edit, ...]:
    places = _places(link)
    if not places or len(authors) != 1:
        return ()
    whole = Span(places[0].span.start, places[-1].span.end)
    return (Edit(Location(places[0].source, whole), authors[0]),)


def _places(link: EntryLink) -> tuple[Location, ...]:
    """Return where the names stand; empty where markup or a line end is inside one of them."""
    location = link.mention.location
    places = []
    end = 0
    for name in link.mention.names:
        start = location.text.find(name, end)
        if start < 0:
            return ()
        end = start + len(name)
        span = Span(start, end).shifted(location.span.start)
        places.append(Location(location.source, span))
    return tuple(places)
