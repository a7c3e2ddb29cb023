"""One way to compare words: without case, marks and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import filterfalse
from unicodedata import combining, normalize

# Letters that have no decomposition, as library catalogues write them in ASCII (ALA-LC tables).
_UNDECOMPOSED = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
}  # fmt: skip
# Signs inside a word that people type in many ways or leave out: Ma'arif, Ma’arif, Maarif.
_APOSTROPHES = "'’‘ʿʾʼ`"
_PLAIN = str.maketrans({**_UNDECOMPOSED, **dict.fromkeys(_APOSTROPHES, "")})
_WORD = re.compile(r"[^\W_]+")
# For ASCII, which is translated as bytes: letters in lower case, digits, and spaces for all else.
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128))
_FOLDED_ASCII = _ASCII.ljust(256)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return `text` in lower case, without diacritics and apostrophes, words one space apart."""
    if text.isascii():
        return b" ".join(text.encode().translate(_FOLDED_ASCII, b"'`").split()).decode()
    decomposed = normalize("NFKD", text.casefold())
    plain = "".join(filterfalse(combining, decomposed)).translate(_PLAIN)
    return " ".join(_WORD.findall(plain))
