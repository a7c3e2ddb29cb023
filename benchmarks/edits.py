"""Edits an article as its authors do between two revisions, and says what each edit amounts to."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mutants import Edit, facts_of, variants

from sitir.model import BlockKind, CitationStyle, Origin, SectionKind, Span, folded
from sitir.model.revision import ChangeKind, EntryChangeKind

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    from sitir.model import Block, Citation, ClaimSupport, Entry, Manuscript

REWRAP, MOVE, REORDER, RENAME = "re-wrap", "move-paragraph", "reorder-sections", "rename-heading"
FIGURE, DELETE, SWAP, REPLACE = (
    "change-figure", "delete-citation", "swap-citation", "replace-entry",
)  # fmt: skip
REWORD, ADD, REMOVE = "reword-sentence", "add-sentence", "remove-sentence"
SEVERAL = "several"
HARMLESS = (REWRAP, MOVE, REORDER, RENAME)
KINDS = (*HARMLESS, FIGURE, DELETE, SWAP, REPLACE, REWORD, ADD, REMOVE)

_T = TypeVar("_T")
_NO_BODY = (SectionKind.FRONT, SectionKind.KEYWORDS, SectionKind.REFERENCES, SectionKind.ABSTRACT)
_BLOCK_SIGN = re.compile(r"(?:[-+*>#|:~=]|\(?\w{1,3}[.)]|\[\^|<)")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_OTHER_WORDS = {
    "id": ("umumnya", "sebagian", "wilayah", "kelompok", "menurun", "beragam", "lambat", "kerap"),
    "en": ("mostly", "partly", "region", "cohort", "declining", "varied", "slowly", "often"),
}
_SENTENCES = {
    "id": "Pengalaman serupa juga pernah dicatat di sejumlah pelabuhan kecil pada musim barat.",
    "en": "A similar pattern has long been noted among lighthouse keepers along the western shore.",
}
_ENTRY = (
    "Tanaka-Lumbantoruan, K. (2016). *Lanterns and Tides: Notes on Harbour Custom*. Harbour Press."
)


class Expected(NamedTuple):
    """A change that is to be reported."""

    kind: ChangeKind | EntryChangeKind
    text: str
    """Part of what changed, folded: of the claim or the entry, on either side."""


class Revised(NamedTuple):
    """An article after one edit."""

    kind: str
    text: str
    expected: tuple[Expected, ...]
    allowed: tuple[ChangeKind, ...] = ()
    """What follows from the edit elsewhere, and may be reported as well."""


def revised(article: Manuscript, kind: str, chance: random.Random) -> Revised | None:
    """Return an article after an edit of a kind, or nothing where it offers no place for it."""
    return _EDITS[kind](article, chance)


def _text(article: Manuscript, edits: Sequence[Edit]) -> str:
    text = article.document.source.text
    for span, other in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: span.start] + other + text[span.end :]
    return text


def _picked(found: Sequence[_T], chance: random.Random) -> _T | None:
    return chance.choice(found) if found else None


def _paragraphs(article: Manuscript) -> list[Block]:
    comments = article.document.comments
    return [
        block
        for block in article.document.blocks
        if block.kind is BlockKind.PARAGRAPH
        and block.section.kind not in _NO_BODY
        and len(block.sentences) > 1
        # A comment stays where it is.
        and not any(comment.covers.overlaps(block.location.span) for comment in comments)
    ]


# Nothing of substance


def _rewrap(article: Manuscript, chance: random.Random) -> Revised | None:
    """Break the lines of most paragraphs at other spaces."""
    edits = []
    text = article.document.source.text
    for block in article.document.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE) or chance.random() < 0.3:
            continue
        span, width = block.location.span, chance.randint(40, 110)
        column = 0
        for match in re.finditer(r"(\S+)( |$)", text[span.start : span.end]):
            column += len(match[0])
            at = span.start + match.start(2)
            following = text[at + 1 : at + 12]
            if column > width and match[2] and not _BLOCK_SIGN.match(following):
                indent = "    " if block.kind is BlockKind.FOOTNOTE else ""
                edits.append(Edit(Span(at, at + 1), f"\n{indent}"))
                column = 0
    return Revised(REWRAP, _text(article, edits), ()) if edits else None


def _refers_back(article: Manuscript) -> bool:
    """Tell whether citations go by the order of the text: there another order is a change.

    Notes refer to those before them, and numbers count the works as they are first cited.
    """
    mentions = [link.mention for link in article.links]
    return any(each.short_form or each.number is not None for each in mentions)


def _move(article: Manuscript, chance: random.Random) -> Revised | None:
    """Put a paragraph behind another one of its section.

    Under another heading other things are asked of it.
    """
    paragraphs = _paragraphs(article)
    moved = _picked(paragraphs, chance)
    like = [
        block
        for block in paragraphs
        if moved and block is not moved and block.section is moved.section
    ]
    behind = _picked(like, chance)
    if moved is None or behind is None or _refers_back(article):
        return None
    span, text = moved.location.span, article.document.source.text
    edits = [
        Edit(Span(span.start, min(span.end + 2, len(text))), ""),
        Edit(
            Span(behind.location.span.end, behind.location.span.end), f"\n\n{moved.location.text}"
        ),
    ]
    return Revised(MOVE, _text(article, edits), ())


def _reorder(article: Manuscript, chance: random.Random) -> Revised | None:
    """Let two neighbouring sections of the body change places."""
    sections = [s for s in article.document.sections if s.kind not in _NO_BODY and s.level > 0]
    pairs = [
        (one, other)
        for one, other in pairwise(sections)
        if one.level == other.level and one.kind is other.kind
    ]
    pair = _picked(pairs, chance)
    if pair is None or _refers_back(article):
        return None
    text = article.document.source.text
    # From the beginning of the line: the place of a section begins behind its `##`.
    start, middle = (text.rfind("\n", 0, each.location.span.start) + 1 for each in pair)
    end = pair[1].location.span.end
    first, second = text[start:middle].strip(), text[middle:end].strip()
    swapped = f"{second}\n\n{first}\n\n"
    return Revised(REORDER, _text(article, [Edit(Span(start, end), swapped)]), ())


def _rename(article: Manuscript, chance: random.Random) -> Revised | None:
    """Give a section that is for nothing in particular another title."""
    found = [
        section
        for section in article.document.sections
        if section.kind not in (*_NO_BODY, SectionKind.INTRODUCTION)
        and section.level > 1
        and section.title in section.location.text
    ]
    section = _picked(found, chance)
    if section is None:
        return None
    at = section.location.span.start + section.location.text.index(section.title)
    end = at + len(section.title)
    words = {"id": " dan Sekitarnya", "en": " Revisited"}
    edit = Edit(Span(end, end), words.get(article.document.language, " Revisited"))
    return Revised(RENAME, _text(article, [edit]), ())


# Changes of substance


def _claims(article: Manuscript) -> Iterator[ClaimSupport]:
    for support in article.supports:
        block = support.claim.block
        if block.kind is BlockKind.PARAGRAPH and block.section.kind not in _NO_BODY:
            yield support


def _sign(support: ClaimSupport) -> str:
    return folded(support.claim.sentence.text)


def _figure(article: Manuscript, chance: random.Random) -> Revised | None:
    places = [(each, fact) for each in _claims(article) for fact in facts_of(each.claim)]
    chance.shuffle(places)
    for support, fact in places:
        taken: set[str] = {folded(fact.location.text)}
        language = support.claim.sentence.language
        for other in variants(fact, language, taken, chance, most=1):
            edit = Edit(fact.location.span, other)
            expected = Expected(ChangeKind.FIGURE_CHANGED, _sign(support))
            return Revised(FIGURE, _text(article, [edit]), (expected,))
    return None


def _cited(article: Manuscript) -> list[tuple[ClaimSupport, Citation]]:
    """Return the claims of which a citation in brackets is the only one, with that."""
    found = []
    for support in _claims(article):
        citations = [c for c in article.citations if c.context is support.claim.sentence]
        if len(citations) == 1 and citations[0].style is not CitationStyle.NARRATIVE:
            found.append((support, citations[0]))
    return found


def _delete(article: Manuscript, chance: random.Random) -> Revised | None:
    picked = _picked(_cited(article), chance)
    if picked is None:
        return None
    support, citation = picked
    text, span = article.document.source.text, citation.location.span
    if citation.style is CitationStyle.NOTE:
        calls = support.claim.block.note_marks
        marks = [mark.location.span for mark in calls if mark.label == citation.block.marker]
        if len(marks) != 1:
            return None
        span = marks[0]
    start = span.start
    while text[start - 1] in " \n":
        start -= 1
    expected = Expected(ChangeKind.CITATION_LOST, _sign(support))
    edits = [Edit(Span(start, span.end), "")]
    if citation.style is CitationStyle.NOTE:
        note = citation.block.location.span
        edits.append(Edit(Span(text.rfind("\n", 0, note.start), note.end), ""))
    return Revised(DELETE, _text(article, edits), (expected,), (ChangeKind.SUPPORT_LOST,))


def _swap(article: Manuscript, chance: random.Random) -> Revised | None:
    """Cite for a claim what is cited elsewhere instead."""
    entries = {id(link.mention): link.entry for link in article.links}
    cited = _cited(article)
    chance.shuffle(cited)
    for support, citation in cited:
        own = {id(entries.get(id(mention))) for mention in citation.mentions}
        for _, other in cited:
            theirs = [entries.get(id(mention)) for mention in other.mentions]
            if all(theirs) and own.isdisjoint(map(id, theirs)):
                if citation.style is CitationStyle.NOTE or other.style is not citation.style:
                    continue
                edit = Edit(citation.location.span, other.location.text)
                expected = Expected(ChangeKind.CITATION_CHANGED, _sign(support))
                return Revised(SWAP, _text(article, [edit]), (expected,))
    return None


def _replace(article: Manuscript, chance: random.Random) -> Revised | None:
    """Put another work in the place of an entry of the list."""
    found = [
        (entry, place.location)
        for entry in article.bibliography.entries
        for place in entry.places
        if place.origin is Origin.REFERENCE_LIST and entry.title
    ]
    picked = _picked(found, chance)
    if picked is None or len(picked[0].places) > 1:
        return None
    entry, location = picked
    dropped = Expected(EntryChangeKind.DROPPED, folded(entry.title))
    added = Expected(EntryChangeKind.ADDED, folded("Lanterns and Tides: Notes on Harbour Custom"))
    text = _text(article, [Edit(location.span, _ENTRY)])
    lost = (ChangeKind.CITATION_LOST, ChangeKind.CITATION_CHANGED)
    return Revised(REPLACE, text, (dropped, added), lost if _by_number(article, entry) else ())


def _by_number(article: Manuscript, entry: Entry) -> bool:
    """Tell whether the text cites an entry by its number, and so another work from now on."""
    return any(link.entry is entry and link.mention.number is not None for link in article.links)


def _reword(article: Manuscript, chance: random.Random) -> Revised | None:
    """Put other words for some words of a sentence, or leave some out."""
    supports = [each for each in _claims(article) if each.claim.sentence.text.count(" ") > 8]
    chance.shuffle(supports)
    for support in supports:
        span, text = support.claim.location.span, support.claim.location.text
        cited = [mention.location.span for mention in support.mentions]
        facts = [fact.location.span for fact in support.claim.facts]
        words = (Span(*match.span()).shifted(span.start) for match in _WORD.finditer(text))
        taken = (*cited, *facts)
        places = [word for word in words if not any(word.overlaps(each) for each in taken)]
        if len(places) < 5:
            continue
        others = _OTHER_WORDS.get(support.claim.sentence.language, _OTHER_WORDS["en"])
        changed = chance.sample(places, chance.randint(1, max(1, len(places) // 4)))
        edits = [Edit(place, chance.choice(others)) for place in changed]
        expected = Expected(ChangeKind.REWORDED, _sign(support))
        return Revised(REWORD, _text(article, edits), (expected,))
    return None


def _add(article: Manuscript, chance: random.Random) -> Revised | None:
    block = _picked(_paragraphs(article), chance)
    if block is None:
        return None
    told = _SENTENCES.get(article.document.language, _SENTENCES["en"])
    text = article.document.source.text
    ends = [sentence.location.span.end for sentence in block.sentences[:-1]]
    # Not between a full stop and the note or bracket that belongs to it.
    end = _picked([end for end in ends if re.match(r"\s+\w", text[end:])], chance)
    if end is None:
        return None
    expected = Expected(ChangeKind.ADDED, folded(told))
    # A sentence between a claim and the citation that carried it may break the thread.
    return Revised(
        ADD,
        _text(article, [Edit(Span(end, end), f" {told}")]),
        (expected,),
        (ChangeKind.SUPPORT_LOST,),
    )


def _ends_whole(support: ClaimSupport, text: str) -> bool:
    """Tell whether no note or bracket behind the full stop belongs to a sentence."""
    return re.match(r"\s+[\w*]|\s*$", text[support.claim.location.span.end :]) is not None


def _remove(article: Manuscript, chance: random.Random) -> Revised | None:
    text = article.document.source.text
    found = [
        each
        for each in _claims(article)
        if len(each.claim.block.sentences) > 2 and _ends_whole(each, text)
    ]
    support = _picked(found, chance)
    if support is None:
        return None
    expected = Expected(ChangeKind.REMOVED, _sign(support))
    text = _text(article, [Edit(support.claim.location.span, "")])
    return Revised(REMOVE, text, (expected,), (ChangeKind.SUPPORT_LOST,))


_EDITS: dict[str, Callable[[Manuscript, random.Random], Revised | None]] = {
    REWRAP: _rewrap, MOVE: _move, REORDER: _reorder, RENAME: _rename, FIGURE: _figure,
    DELETE: _delete, SWAP: _swap, REPLACE: _replace, REWORD: _reword, ADD: _add, REMOVE: _remove,
}  # fmt: skip
