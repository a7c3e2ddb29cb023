"""What the rules on links share: each mention is told of by one of them, in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.lexicons.mechanisms import rule_of, worst_first
from sitir.model import Confidence, Problem, Related, Tier
from sitir.rules._forms import cited, listed, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import EntryLink, Fix, Manuscript, Rule

MESSAGES: Mapping[str, Mapping[str, str]] = {
    "listed": {
        "en": "`{cited}` is listed as `{listed}`: {mechanisms}",
        "id": "`{cited}` terdaftar sebagai `{listed}`: {mechanisms}",
    },
    "perhaps": {
        "en": "`{cited}` is not listed; perhaps `{listed}` is meant: {mechanisms}",
        "id": "`{cited}` tidak terdaftar; mungkin yang dimaksud `{listed}`: {mechanisms}",
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
    """Return the problem with a link that points to one entry: what is cited, what is listed, why.

    `authors` is the number of authors up to which the message names them all.
    """
    entry = link.entry or link.candidates[0].entry
    return Problem(
        location=link.mention.location,
        message=(
            "listed" if link.entry else "perhaps",
            {
                "cited": cited(link.mention),
                "listed": listed(entry, authors=authors, et_al=link.mention.et_al or "et al."),
                "mechanisms": worst_first(link.mechanisms),
            },
        ),
        related=related_entries(link),
        fix=fix,
        confidence=confidence_in(link),
    )


def related_entries(link: EntryLink) -> tuple[Related, ...]:
    """Return the places of the entries that a link points to; of what only fields have, none."""
    entries = (
        (link.entry,) if link.entry else tuple(candidate.entry for candidate in link.candidates)
    )
    return tuple(
        Related(entry.place, ("entry", {"entry": reference(entry)}))
        for entry in entries
        if not entry.is_embedded
    )


def confidence_in(link: EntryLink) -> Confidence:
    """Return how sure it is that the mention is at fault in the way that the link says."""
    return Confidence.HIGH if link.tier is Tier.CERTAIN else Confidence.MEDIUM
