"""One way to compare words: without case, marks and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition, as library catalogues write them in ASCII (ALA-LC tables).
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
# Signs inside a word that people type in many ways or leave out: Ma'arif, Ma’arif, Maarif.
_APOSTROPHES = re.compile("['’‘ʿʾʼ`´]")
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return `text` in lower case, without diacritics and apostrophes, words one space apart."""
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain.translate(_UNDECOMPOSED)
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain)).strip()
