"""Undoes what page breaks do to paragraphs: drops page furniture, joins what was cut."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern
from sitir.model import OPAQUE, BlockKind
from sitir.readers.captions import is_caption
from sitir.readers.page_edges import without_edge_number
from sitir.readers.prose import visible
from sitir.readers.stretches import bridge

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from sitir.readers.draft import Draft

_PAGE_NUMBER = Pattern(
    r"[\s\-–—|•]*(?:(?:page|hal(?:aman)?|hlm|p)\b\.?)?\s*\d{1,4}"
    r"(?:\s*(?:of|dari|/)\s*\d{1,4})?[\s\-–—|•]*$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 120
_SHORTEST_HEAD = 4
_SHORTEST_HALF = 100
_FINAL = tuple(".!?:;…")
_CLOSERS = "\"'”’»)]*_"
_JOINABLE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_TAIL = 80
_FEWEST_CUT_WORDS = 4
# A reference, whose first line may stand alone as a running head does.
_REFERENCE = Pattern(r"[.,)]\s\((?:1[4-9]|20)\d\d|\W*[^\W\d_][\w'’-]+,\s[A-Z]\.")


def without_furniture(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drop page numbers and running heads that stand as paragraphs of their own.

    A short line is a running head where a page visibly ends beside it, and wherever else it is
    repeated (but for a number at its edge).
    """
    texts = [_short_line(draft) for draft in drafts]
    numbers = {index for index, text in enumerate(texts) if text and _is_page_number(text)}
    heads: set[str] = set()
    rest: dict[str, int] = {}
    for index, text in enumerate(texts):
        head = without_edge_number(text)
        if len(head) < _SHORTEST_HEAD or index in numbers:
            continue
        rest[head] = rest.get(head, 0) + 1
        if _interrupts(drafts, index) or (rest[head] > 1 and _ends_page(drafts, index, numbers)):
            heads.add(head)
    return tuple(
        draft
        for index, (draft, text) in enumerate(zip(drafts, texts, strict=True))
        if index not in numbers and (not text or without_edge_number(text) not in heads)
    )


def _is_page_number(text: str) -> bool:
    # Most lines are told apart by their edges, as are the addresses and labels of a head.
    if text[-1].isalpha() or (text[0].isalpha() and text[0] not in "pPhH") or ":" in text:
        return False
    return _PAGE_NUMBER.match(text) is not None


def _short_line(draft: Draft) -> str:
    """Return the text of a draft that is one short line, and nothing of others."""
    if draft.kind is not BlockKind.PARAGRAPH or len(draft.mask) > _LONGEST_HEAD:
        return ""
    text = visible(draft.mask).strip()
    return "" if "\n" in text or "\r" in text else text


def _interrupts(drafts: Sequence[Draft], index: int) -> bool:
    """Tell whether a line stands between the two halves of a paragraph."""
    if not 0 < index < len(drafts) - 1:
        return False
    before, line, after = drafts[index - 1 : index + 2]
    rest = visible(after.mask).strip()
    if len(before.mask) < _SHORTEST_HALF or not (len(rest) >= _TAIL or _is_ended(rest)):
        return False
    text = visible(line.mask).strip()
    if text[:1].islower() or _is_ended(text) or is_caption(text, beside_table=False):
        return False
    return _continues(before, after) and not _REFERENCE.search(text)


def _ends_page(drafts: Sequence[Draft], index: int, numbers: Container[int]) -> bool:
    """Tell whether a page number or a form feed stands beside a line."""
    if index - 1 in numbers or index + 1 in numbers:
        return True
    text = drafts[index].source.text
    start = drafts[index - 1].end if index else 0
    if index and drafts[index - 1].source is not drafts[index].source:
        start = 0
    return text.find("\f", start, drafts[index].start) >= 0


def joined(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Join paragraphs that a page break has cut: no end before it, lower case after it."""
    found: list[Draft] = []
    pieces: list[Draft] = []
    for draft in drafts:
        if pieces and _continues(pieces[-1], draft):
            pieces.append(draft)
            continue
        if pieces:
            found.append(_whole(pieces))
        pieces = [draft]
    if pieces:
        found.append(_whole(pieces))
    return tuple(found)


def _continues(first: Draft, second: Draft) -> bool:
    """Tell whether a page break, or a formula that stands alone, has cut `second` off."""
    if second.kind not in _JOINABLE or first.kind not in _JOINABLE or second.marker:
        return False
    if first.source is not second.source or second.follows_barrier:
        return False
    head = visible(second.mask[:_TAIL]).lstrip("\"'“‘( \t\r\n")
    tail = visible(first.mask[-_TAIL:]).rstrip()
    if head.rstrip() == OPAQUE == visible(second.mask).strip():
        return not _is_ended(tail) and tail[-1:] != OPAQUE
    if not head[:1].islower() or _begins_with_address(second):
        return False
    if tail[-1:] == OPAQUE:
        return True
    return len(tail.split()) >= _FEWEST_CUT_WORDS and not _is_ended(tail)


def _is_ended(text: str) -> bool:
    """Tell whether a text ends with a stop, whatever closes after it."""
    bare = text.rstrip()
    while bare[-1:] and bare[-1] in _CLOSERS:
        bare = bare.rstrip(_CLOSERS).rstrip()
    return bare.endswith(_FINAL)


def _begins_with_address(draft: Draft) -> bool:
    if not draft.addresses:
        return False
    return not visible(draft.mask[: draft.addresses[0].start - draft.start]).strip()


def _whole(pieces: Sequence[Draft]) -> Draft:
    if len(pieces) == 1:
        return pieces[0]
    text = pieces[0].source.text
    parts = [pieces[0].mask]
    for before, piece in pairwise(pieces):
        parts += (bridge(text, before.end, piece.start), piece.mask)
    return pieces[0]._replace(
        mask="".join(parts),
        links=tuple(link for piece in pieces for link in piece.links),
        addresses=tuple(span for piece in pieces for span in piece.addresses),
        marks=tuple(mark for piece in pieces for mark in piece.marks),
        note_marks=tuple(mark for piece in pieces for mark in piece.note_marks),
        raised=tuple(span for piece in pieces for span in piece.raised),
        emphasis=tuple(span for piece in pieces for span in piece.emphasis),
    )
