"""Flag `Ibid.`, `Op. cit.` and `Loc. cit.` that lead to no work, or to more than one.

## Why this matters

A short note rests on an earlier one. Notes are moved, split and deleted as a text is revised, and
`Ibid.` then points to whatever stands before it now. A reader who follows it finds another work,
and cannot know.

## What it leaves alone

`Ibid.` after a note with one source, or with one source several times. A note before it that may
hold a source in some form that is not read: a law, an interview, an archive. `Op. cit.` whose
author a note names that is not understood in full. Short titles (`Ricklefs, *Sejarah*, hlm. 5`).

## Known problems

Whether the work that `Ibid.` leads to is the one that was meant cannot be seen.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sitir.model import (
    OPAQUE,
    BlockKind,
    CitationStyle,
    Example,
    Level,
    NoOptions,
    Problem,
    Related,
    Rule,
    ShortForm,
    folded,
)
from sitir.rules._forms import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Block, EntryLink, Manuscript, Message

_SHOWN = {ShortForm.IBID: "Ibid.", ShortForm.OP_CIT: "Op. cit.", ShortForm.LOC_CIT: "Loc. cit."}
_FEWEST_WORDS = 4
_MOST_RELATED = 5
_TITLE_MARKS = frozenset('“”"‘*_<')


class _Note:
    """A note with what it cites."""

    def __init__(self, blocks: Sequence[Block], links: Sequence[EntryLink]) -> None:
        self.blocks = blocks
        self.links = links

    @property
    def text(self) -> str:
        """What it says, folded."""
        return " ".join(folded(block.prose.text) for block in self.blocks)

    @property
    def works(self) -> frozenset[str]:
        """What tells the works apart that it cites."""
        return frozenset(map(_work, self.links))

    def is_without_source(self) -> bool:
        """Tell whether it surely cites nothing: prose without figures, titles or addresses."""
        if self.links or len(self.text.split()) < _FEWEST_WORDS:
            return False
        typed = "".join(block.location.text for block in self.blocks)
        return not any(sign.isdigit() or sign in _TITLE_MARKS or sign == OPAQUE for sign in typed)


class _Earlier:
    """What the notes before one hold."""

    def __init__(self) -> None:
        self.last: _Note | None = None
        self.words: set[str] = set()
        self.full: dict[str, dict[str, EntryLink]] = {}

    def add(self, note: _Note) -> None:
        """Take the next note in."""
        self.last = note
        self.words.update(note.text.split())
        for link in note.links:
            if link.mention.short_form is None:
                for word in folded(" ".join(link.mention.names)).split():
                    self.full.setdefault(word, {}).setdefault(_work(link), link)


def check(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    """Yield one problem per short note that leads nowhere, or to several works."""
    if not any(citation.style is CitationStyle.NOTE for citation in manuscript.citations):
        return
    earlier = _Earlier()
    for note in _notes(manuscript):
        for index, link in enumerate(note.links):
            form = link.mention.short_form
            if form is ShortForm.IBID or (form is ShortForm.LOC_CIT and not link.mention.names):
                yield from _of_ibid(link, earlier.last) if index == 0 else ()
            elif form in (ShortForm.OP_CIT, ShortForm.LOC_CIT) and link.mention.names:
                yield from _of_author(link, earlier)
            if form is ShortForm.LOC_CIT and link.mention.locator:
                page = link.mention.locator.value
                message: Message = ("page", {"short": _SHOWN[form], "page": page})
                yield Problem(link.mention.location, message)
        earlier.add(note)


def _notes(manuscript: Manuscript) -> list[_Note]:
    """Return the notes in the order in which the text calls them."""
    links: dict[int, list[EntryLink]] = {}
    for link in manuscript.links:
        links.setdefault(id(link.citation.block), []).append(link)
    calls: dict[str, int] = {}
    blocks: dict[str, list[Block]] = {}
    label = ""
    for block in manuscript.document.blocks:
        if block.kind is BlockKind.FOOTNOTE:
            label = block.marker or label
            blocks.setdefault(label, []).append(block)
        else:
            for mark in block.note_marks:
                calls.setdefault(mark.label, len(calls))
    return [
        _Note(blocks[each], [link for block in blocks[each] for link in links.get(id(block), ())])
        for each in calls
        if each in blocks
    ]


def _of_ibid(link: EntryLink, before: _Note | None) -> Iterator[Problem]:
    short = _SHOWN[link.mention.short_form or ShortForm.IBID]
    if before is None:
        yield Problem(link.mention.location, ("first", {"short": short}))
        return
    related = (Related(before.blocks[0].location, ("before", {})),)
    if len(before.works) > 1:
        message: Message = ("several", {"short": short, "count": len(before.works)})
        yield Problem(link.mention.location, message, related)
    elif before.is_without_source():
        yield Problem(link.mention.location, ("unsourced", {"short": short}), related)


def _of_author(link: EntryLink, earlier: _Earlier) -> Iterator[Problem]:
    name = one_line(link.mention.names[0])
    word = (folded(name).split() or [""])[-1]
    works = earlier.full.get(word, {})
    if len(works) > 1:
        message: Message = ("works", {"name": name, "count": len(works)})
        related = (
            Related(each.mention.location, ("one", {}))
            for each in islice(works.values(), _MOST_RELATED)
        )
        yield Problem(link.mention.location, message, tuple(related))
    elif not works and word not in earlier.words:
        yield Problem(link.mention.location, ("unknown", {"name": name}))


def _work(link: EntryLink) -> str:
    mention = link.mention
    if link.entry is not None:
        return link.entry.key
    return folded(mention.title or mention.location.text)


_TEXT = """\
Pemberontakan itu pecah pada 1888.[^1] Pajak naik terus.[^2]

[^1]: Sartono Kartodirdjo, *Pemberontakan Petani Banten 1888* (Jakarta: Pustaka Jaya, 1984), hlm. 5.
"""

RULE = Rule(
    id="broken-short-note",
    summary="short note that leads to no work, or to several",
    level=Level.WARNING,
    since="0.3.0",
    check=check,
    options=NoOptions,
    messages={
        "first": {
            "en": "`{short}` stands in the first note",
            "id": "`{short}` berada di catatan kaki pertama",
        },
        "unsourced": {
            "en": "`{short}` follows a note without a source",
            "id": "`{short}` mengikuti catatan kaki tanpa sumber",
        },
        "several": {
            "en": "`{short}` follows a note with {count} sources",
            "id": "`{short}` mengikuti catatan kaki dengan {count} sumber",
        },
        "unknown": {
            "en": "no earlier note cites `{name}` in full",
            "id": "tidak ada catatan kaki sebelumnya yang menyebut `{name}` dengan lengkap",
        },
        "works": {
            "en": "earlier notes cite {count} works of `{name}`",
            "id": "catatan kaki sebelumnya menyebut {count} karya `{name}`",
        },
        "page": {
            "en": "`{short}` means the same page, but one follows: {page}",
            "id": "`{short}` berarti halaman yang sama, tetapi diikuti halaman {page}",
        },
        "before": {"en": "the note before", "id": "catatan kaki sebelumnya"},
        "one": {"en": "one of them", "id": "salah satunya"},
    },
    examples=(
        Example(
            bad=f"{_TEXT}[^2]: Kartodirdjo, *loc. cit.*, hlm. 20.\n",
            good=f"{_TEXT}[^2]: *Ibid.*, hlm. 20.\n",
        ),
        Example(
            bad=f"{_TEXT}[^2]: Ricklefs, *op. cit.*, hlm. 20.\n",
            good=f"{_TEXT}[^2]: Kartodirdjo, *op. cit.*, hlm. 20.\n",
        ),
    ),
)
