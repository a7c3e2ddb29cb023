"""Tells what of a block is set in emphasis, also by the tags that formats have for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.patterns import Pattern

if TYPE_CHECKING:
    from sitir.model import Block, Span

_OPENING = Pattern(r"<(?:i|em|cite|italic)\b[^<>]*>$", re.IGNORECASE)
_LONGEST = 200
# Signs at the two sides of emphasis: of Markdown, and the brackets of a tag.
_OPENS = frozenset({"*", "_", ">"})
_ENDS = frozenset({"*", "_", "<"})


def is_emphasised(block: Block, span: Span) -> bool:
    """Tell whether a stretch of prose is in emphasis, and next to nothing around it is.

    Markup of emphasis stands right before and after it; what a word processor sets in italics
    often takes the sign before or after with it.
    """
    if any(
        span.start - 1 <= each.start <= span.start and span.end <= each.end <= span.end + 2
        for each in block.emphasis
    ):
        return True
    text, at = block.location.source.text, block.span_in_source(span)
    if _ends_other_tag(text, at.start):
        return False
    return text[max(0, at.start - 1) : at.start] in _OPENS and text[at.end : at.end + 1] in _ENDS


def _ends_other_tag(text: str, at: int) -> bool:
    """Tell whether a tag ends at an offset of a source that opens no emphasis: a link, a block."""
    if text[at - 1 : at] != ">":
        return False
    return _OPENING.search(text[max(0, at - _LONGEST) : at]) is None
