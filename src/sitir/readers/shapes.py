"""Judges single lines: what looks like a heading, whatever its words."""

from __future__ import annotations

from sitir.lexicons.patterns import Pattern
from sitir.readers.titles import named_kind, title

LONGEST = 150
"""Code points that a heading without markup has at most."""

_MOST_WORDS = 15
_MOST_DIGITS = 4
_FEWEST_LETTERS = 4
_LONGEST_WORD = 23
_FINAL = frozenset(".;,!?:…")
_NUMBER = Pattern(r"\d+")
_APPENDICES = ("lampiran", "appendix", "annex")
_APPENDIX = Pattern(rf"(?i:{'|'.join(_APPENDICES)})\s+(?:\d{{1,2}}|[A-Z]|[IVX]{{1,4}})\b")
_SECTION_NUMBER = Pattern(r"\d{1,2}(?:\.\d{1,2})+\.?$|[A-Z]\.$|[IVX]{1,5}\.$")


def is_short(text: str) -> bool:
    """Tell whether a line is no longer than headings are."""
    return len(text) <= LONGEST and len(text.split()) <= _MOST_WORDS


def is_open(text: str) -> bool:
    """Tell whether a line has no final punctuation."""
    for char in reversed(text):
        if char in _FINAL:
            return False
        if char.isalnum() or char == "_":
            break
    return True


def is_sentence(text: str) -> bool:
    """Tell whether a line set in bold is a sentence rather than a title."""
    return text.endswith((".", ",", ";")) and len(text.split()) > _MOST_WORDS // 2


def is_capital(text: str) -> bool:
    """Tell whether a line is a title in capitals; codes, figures and names of authors are none."""
    if not text.isupper() or "," in text or sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        return False
    if sum(c.isdigit() for c in text) > _MOST_DIGITS:
        return False
    # The longest words of either language are shorter than what a laboratory writes in capitals.
    return _FEWEST_LETTERS <= max(map(len, text.split())) <= _LONGEST_WORD


def is_known(text: str) -> bool:
    """Tell whether a line is the title of a section, and written like one."""
    first = next((c for c in text if c.isalnum()), "")
    if first.islower():
        return False
    if named_kind(text) is not None:
        return True
    is_appendix = text.casefold().startswith(_APPENDICES) and _APPENDIX.match(text) is not None
    return is_appendix and is_open(text)


def is_numbered(text: str) -> bool:
    """Tell whether a line is a title after a number like `1.2` or `A.`."""
    found = title(text)
    if not found.number or not _SECTION_NUMBER.match(found.number):
        return False
    return found.text[:1].isupper() and "," not in found.text


def numbered_level(text: str, main: int) -> int:
    """Return the level that the number of a heading gives it; `main` without one."""
    depth = len(_NUMBER.findall(title(text).number))
    return main + depth - 1 if depth > 1 else main
