"""Knows the tags of emphasis that formats of tags have, and that Markdown may have."""

from __future__ import annotations

import re

from sitir.lexicons.patterns import Pattern

_OPENING = Pattern(r"<(?:i|em|cite|italic)\b[^<>]*>$", re.IGNORECASE)
_LONGEST = 200


def ends_other_tag(text: str, at: int) -> bool:
    """Tell whether a tag ends at an offset of a source that opens no emphasis: a link, a block."""
    if text[at - 1 : at] != ">":
        return False
    return _OPENING.search(text[max(0, at - _LONGEST) : at]) is None
