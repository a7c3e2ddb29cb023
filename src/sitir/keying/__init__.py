"""Turns typed author-date citations into keys: a linked manuscript in, the article's text out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.keying.latex import latex
from sitir.keying.pandoc import pandoc
from sitir.keying.pieces import Group, group_of
from sitir.model import CitationStyle, KeyedText, LeftCitation, LeftReason, LinkStatus, Tier

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitir.model import Citation, EntryLink, Manuscript, Source

_WRITERS: Mapping[str, Callable[[Group], str]] = {"pandoc": pandoc, "latex": latex}
SYNTAXES = tuple(_WRITERS)
"""The ways in which keys can be written: `[@key]` of pandoc, `\\citep{key}` of natbib (which
biblatex knows too, with its option `natbib`)."""

_TYPED = frozenset({CitationStyle.PARENTHETICAL, CitationStyle.NARRATIVE})
_REASONS = {LinkStatus.MISSING: LeftReason.MISSING, LinkStatus.AMBIGUOUS: LeftReason.AMBIGUOUS}


def keyed(manuscript: Manuscript, source: Source, *, syntax: str) -> KeyedText:
    """Return one source of an article with its typed citations as keys of bibliography files.

    Only citations of which every work is linked for certain are turned; nothing outside of them
    changes. `syntax` is one of `SYNTAXES`.
    """
    links = {id(link.mention): link for link in manuscript.links}
    parts: list[str] = []
    left: list[LeftCitation] = []
    at = turned = 0
    for citation in manuscript.citations:
        location = citation.location
        if citation.style not in _TYPED or location.source is not source:
            continue
        if all(mention.secondary for mention in citation.mentions):
            # `Kaldor (2007)` in `Kaldor (2007) dalam Gilder (2021)`: no work of the bibliography.
            continue
        written = key_form(citation, links, syntax=syntax)
        if isinstance(written, LeftReason):
            left.append(LeftCitation(citation, written))
        elif location.span.start >= at:
            parts += (source.text[at : location.span.start], written)
            at = location.span.end
            turned += 1
    parts.append(source.text[at:])
    return KeyedText("".join(parts), turned, tuple(left))


def key_form(
    citation: Citation, links: Mapping[int, EntryLink], *, syntax: str
) -> str | LeftReason:
    """Return a typed citation as keys, or why it stays.

    `links` are those of the manuscript by the identity of their mentions.
    """
    group = _group(citation, links)
    if isinstance(group, LeftReason):
        return group
    written = _WRITERS[syntax](group)
    text, end = citation.location.source.text, citation.location.span.end
    return LeftReason.ODD_FORM if _would_link(written, text[end : end + 1]) else written


def _would_link(written: str, following: str) -> bool:
    """Tell whether brackets and what follows them would make a link of Markdown."""
    return written.endswith("]") and following in ("(", "[", "{", ":")


def _group(citation: Citation, links: Mapping[int, EntryLink]) -> Group | LeftReason:
    found = [links[id(mention)] for mention in citation.mentions]
    reason = next((told for link in found if (told := _reason(link)) is not None), None)
    if reason is not None:
        return reason
    kept = [link for link in found if not link.mention.secondary]
    return group_of(citation, kept) if kept else LeftReason.ODD_FORM


def _reason(link: EntryLink) -> LeftReason | None:
    """Return why a work cannot be named by a key; the original of a second-hand one need not."""
    if link.mention.secondary:
        return None
    if link.status in _REASONS:
        return _REASONS[link.status]
    if link.entry is None or link.tier is not Tier.CERTAIN:
        return LeftReason.UNCERTAIN
    return None if link.entry.in_file else LeftReason.NOT_IN_FILE
