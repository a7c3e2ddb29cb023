"""What the rules on links share: each mention is told of by one of them, in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.lexicons.mechanisms import rule_of, worst_first
from sitir.model import Confidence, Problem, Related, Tier
from sitir.rules._forms import cited, listed, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Entry, EntryLink, Fix, Manuscript, Rule

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "listed": {
        "en": "`{cited}` is listed as `{listed}`: {mechanisms}",
        "id": "`{cited}` terdaftar sebagai `{listed}`: {mechanisms}",
    },
    "perhaps": {
        "en": "`{cited}` is not listed; perhaps `{listed}` is meant: {mechanisms}",
        "id": "`{cited}` tidak terdaftar; mungkin yang dimaksud `{listed}`: {mechanisms}",
    },
    "tied": {
        "en": "`{cited}` fits {count} entries: {mechanisms}",
        "id": "`{cited}` cocok dengan {count} entri: {mechanisms}",
    },
    "entry": {"en": "listed here: {entry}", "id": "terdaftar di sini: {entry}"},
    "write": {"en": "write `{names}`", "id": "tulis `{names}`"},
}
"""What a linking rule says of a mention, of the entries beside it, and as the title of a fix."""


def has_bibliography(manuscript: Manuscript) -> bool:
    """Tell whether there is anything at all that a mention could stand for."""
    bibliography = manuscript.bibliography
    return bibliography.has_reference_list or bibliography.has_file or bool(bibliography.entries)


def links_of(rule: Rule[Any], manuscript: Manuscript) -> Iterator[EntryLink]:
    """Yield the links that `rule`, and no other linking rule, tells of.

    Of a work read only through another one nothing is told unless it is listed all the same.
    """
    if not has_bibliography(manuscript):
        return
    for link in manuscript.links:
        if rule_of(link) == rule.id and (link.entry is not None or not link.mention.secondary):
            yield link


def problem_of(link: EntryLink, *, authors: int = 2, fix: Fix | None = None) -> Problem:
    """Return the problem with a link that has candidates: what is cited, what is listed, and why.

    `authors` is the number of authors up to which the message names them all.
    """
    return Problem(
        location=link.mention.location,
        message=(
            _message_id(link),
            {
                "cited": cited(link.mention),
                "listed": listed(entry_of(link), authors=authors),
                "count": len(link.candidates),
                "mechanisms": worst_first(link.mechanisms),
            },
        ),
        related=related_entries(link),
        fix=fix,
        confidence=confidence_in(link),
    )


def entry_of(link: EntryLink) -> Entry:
    """Return the entry that a link points to, be it only as the best of its candidates."""
    return link.entry or link.candidates[0].entry


def related_entries(link: EntryLink) -> tuple[Related, ...]:
    """Return the places of the entries that a link points to."""
    entries = (
        (link.entry,) if link.entry else tuple(candidate.entry for candidate in link.candidates)
    )
    return tuple(Related(entry.place, ("entry", {"entry": reference(entry)})) for entry in entries)


def confidence_in(link: EntryLink) -> Confidence:
    """Return how sure it is that the mention is at fault in the way that the link says."""
    if link.tier is Tier.CERTAIN or _is_tied(link):
        return Confidence.HIGH
    return Confidence.MEDIUM


def _message_id(link: EntryLink) -> str:
    if link.entry is not None:
        return "listed"
    return "tied" if _is_tied(link) else "perhaps"


def _is_tied(link: EntryLink) -> bool:
    return link.entry is None and len(link.candidates) > 1
