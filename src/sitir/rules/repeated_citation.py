"""Flag works that are cited twice for one sentence.

## Why this matters

`Menurut Creswell (2018), … (Creswell, 2018)` says the same thing twice. One of the two is left over
from a revision, or was meant for another work.

## What it leaves alone

Citations with different pages, or with a page in one of them only. Sentences in which another work
is cited between the two: there the second is needed to say who is meant. Clauses that are parted by
a semicolon, numbered, or set against each other (`sedangkan`, `whereas`). Originals that were read
elsewhere, and the works that they were read in. Citations that may stand for several entries.
Tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern
from sitir.model import (
    BlockKind,
    Example,
    Level,
    LinkStatus,
    NoOptions,
    Problem,
    Related,
    Rule,
    folded,
)
from sitir.rules._forms import cited

_ITEM = Pattern(r"\(?\b\w\)")

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from sitir.model import EntryLink, Manuscript


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per mention that repeats the one before it in its sentence."""
    links = manuscript.links
    for index, link in enumerate(links[1:], start=1):
        before = links[index - 1]
        read_in = index > 1 and links[index - 2].mention.secondary
        if not read_in and _repeats(link, before):
            yield Problem(
                location=link.mention.location,
                message=("repeated", {"cited": cited(link.mention)}),
                related=(Related(before.mention.location, ("first", {})),),
            )


def _repeats(link: EntryLink, before: EntryLink) -> bool:
    """Tell whether a mention says what the one right before it has said already."""
    context = link.citation.context
    if context is None or context is not before.citation.context:
        return False
    if link.citation.block.kind in (BlockKind.TABLE_CELL, BlockKind.FOOTNOTE):
        return False
    mention, other = link.mention, before.mention
    if mention.secondary or other.secondary or mention.locator != other.locator:
        return False
    if mention.suffix or other.suffix or mention.prefix or other.prefix:
        return False
    work = _work(link)
    return work is not None and work == _work(before) and not _is_parted(before, link)


def _work(link: EntryLink) -> Hashable:
    """Return what tells the work of a mention from others, `None` where that is open."""
    if link.entry is not None:
        return link.entry.key
    mention = link.mention
    if link.status is LinkStatus.AMBIGUOUS or not mention.names or not mention.year:
        return mention.key or mention.number
    return (*mention.names, mention.et_al, mention.year, mention.year_suffix)


def _is_parted(before: EntryLink, link: EntryLink) -> bool:
    """Tell whether what stands between two citations begins a clause of its own."""
    first, second = before.citation, link.citation
    if first is second:
        return False
    text = second.location.source.text
    between = text[first.location.span.end : second.location.span.start]
    if _ITEM.search(between):
        return True
    contrasts = lexicon("chronology")["contrasts"].split()
    return ";" in between or not set(folded(between).split()).isdisjoint(contrasts)


RULE = Rule(
    id="repeated-citation",
    summary="one work cited twice for one sentence",
    level=Level.NOTE,
    since="0.2.0",
    check=check,
    options=NoOptions,
    messages={
        "repeated": {
            "en": "`{cited}` is cited twice in one sentence",
            "id": "`{cited}` dikutip dua kali dalam satu kalimat",
        },
        "first": {"en": "cited here already", "id": "sudah dikutip di sini"},
    },
    examples=(
        Example(
            bad="Menurut Creswell (2018), konteks menentukan makna tindakan (Creswell, 2018).",
            good="Menurut Creswell (2018), konteks menentukan makna tindakan.",
        ),
        Example(
            bad="According to Creswell (2018), meaning depends on context (Creswell, 2018).",
            good="According to Creswell (2018), meaning depends on context.",
        ),
    ),
)
