"""Knows what marks a line: quotes, headings, bullets, numbers, notes, code."""

from __future__ import annotations

import re

from sitir.lexicons.patterns import Pattern

QUOTE = Pattern(r"(?:>[ \t]?)(?:[ \t]{0,3}>[ \t]?)*[ \t]*")
HEADING = Pattern(r"(#{1,6})(?:[ \t]+|$)")
UNDERLINE = Pattern(r"(=+|-+)$")
# Word's fonts of symbols have their bullets where Unicode has characters of nobody.
SYMBOL_BULLETS = "\uf02d\uf06e\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_BULLETS = f"-*+•‣▪●◦○–—➢{SYMBOL_BULLETS}"
_AFTER_BULLET = Pattern(r"[ \t\xa0]+(?=\S)")
_NUMBER = Pattern(
    r"(\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)])[ \t\xa0]+(?=\S)(?!\d{1,2}[.,]\d)"
    r"|(\d{1,3}\))(?=[^\W\d_])"
)
FOOTNOTE = Pattern(r"\[\^([^\]\s]{1,100})\]:[ \t]*")
DEFINITION = Pattern(r"\[([^\]\[^@][^\]\[]{0,200})\]:[ \t]+<?([^\s<>]+)>?(?:[ \t]+[\"'(].*)?$")
PAGE_BREAK = Pattern(r"\\(?:newpage|pagebreak|clearpage)\b.*$|:::+.*$")
BLOCK_TAGS = Pattern(
    r"(?:</?(?:div|p|center|table|thead|tbody|tfoot|tr|td|th|ul|ol|li|section|article|figure|"
    r"figcaption|blockquote|hr|a|details|summary)\b[^<>]{0,500}>[ \t]*)+$",
    re.IGNORECASE,
)

_CODE_SIGNS = Pattern(r"[={};$\\]|\w\(|^\W|->|<-|\w\.\w")
_WORD = Pattern(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_MOST_SIGNS = 4
_MEASURED = 200
_SHORTEST_RULE = 3
_LONGEST_NUMBER = len("(xviii)")


def item_start(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """Return what marks the list item on a line, and where its text begins, if it is an item."""
    if text[start] in _BULLETS:
        space = _AFTER_BULLET.match(text, start + 1, stop)
        return (text[start], space.end()) if space else None
    head = text[start : start + _LONGEST_NUMBER]
    if "." not in head and ")" not in head:
        return None
    match = _NUMBER.match(text, start, stop)
    return (match[1] or match[2], match.end()) if match else None


def is_rule(line: str) -> bool:
    """Tell whether a line is a rule: three marks or more of one kind."""
    marks = line.rstrip(" \t")
    if marks[0] != "=":
        marks = marks.replace(" ", "").replace("\t", "")
    return len(marks) >= _SHORTEST_RULE and marks == marks[0] * len(marks) and marks[0] in "*-_="


def is_code(line: str) -> bool:
    """Tell whether an indented line is code rather than prose as word processors indent it."""
    line = line[:_MEASURED]
    words, signs = len(_WORD.findall(line)), len(_CODE_SIGNS.findall(line))
    if words >= _FEWEST_WORDS and signs * _MOST_SIGNS <= words:
        return False
    return bool(signs) or not words


def without_closing(heading: str) -> str:
    """Return a heading without the hashes and attributes at its end."""
    if heading.endswith("}"):
        opener = heading.rfind("{")
        if heading[opener + 1 : opener + 2] in ("#", ".", "-"):
            heading = heading[:opener].rstrip()
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else heading
