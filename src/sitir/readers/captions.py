"""Recognises captions of tables and figures, and the source lines under them."""

from __future__ import annotations

import re
from functools import cache

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern

_MOST_WORDS = 30
_PANDOC = Pattern(r"(?:[Tt]ab(?:le|el))?:\s")


@cache
def _caption() -> re.Pattern[str]:
    words = lexicon("sections")["captions"]
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    number = r"(?>\d{1,3}(?:[.-]\d{1,3})*|[IVX]{1,5}(?!\w)|[A-Z]\d{0,2}(?:[.-]\d{1,3})?)"
    return re.compile(
        rf"(?:(?i:supplementary|extended data)\s+)?(?i:{names})\s*{number}[a-z]?"
        rf"(?:\s*[.:–—-]+\s*(?=$|[^a-z\s])|\s+(?=[A-Z])|\s*$)"
    )


@cache
def _note() -> re.Pattern[str]:
    names = "|".join(map(re.escape, lexicon("sections")["caption_notes"]))
    return re.compile(rf"\(?(?i:{names})\s*:")


def is_caption(text: str, *, beside_table: bool) -> bool:
    """Tell whether a paragraph that begins with `text` is a caption or a table's source line."""
    if beside_table and _PANDOC.match(text):
        return True
    if _caption().match(text):
        return True
    return bool(_note().match(text)) and len(text.split()) <= _MOST_WORDS
