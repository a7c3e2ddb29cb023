"""Finds the title in a reference: where it ends depends on quotation marks, stops or commas."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.model import Span


class Title(NamedTuple):
    """A title and where it stands; `text` is without quotation marks and white space around it."""

    text: str
    start: int
    end: int
    is_quoted: bool = False


_CLOSING = {
    "“": "”",
    "‘": "’",
    "«": "»",
    "„": "“”",
    '"': '"',
    "'": "'",
    "”": "”",
    "‹": "›",
    "``": "''",
}
_STOP = re.compile(r"[.?!…]+[”\"’')\]]{0,2}(?=\s|$)")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_CONTINUES = re.compile(r"\s*(?:[:–—-](?=\s)|[a-zà-ÿ]|\()")
_ABBREVIATIONS = frozenset(
    ["vs", "v", "no", "vol", "st", "dr", "mr", "mrs", "ms", "jr", "sr", "prof", "etc", "al", "cf"]
    + [
        "ca",
        "approx",
        "fig",
        "figs",
        "ch",
        "pt",
        "pp",
        "p",
        "dll",
        "dst",
        "dkk",
        "hlm",
        "jl",
        "tgl",
    ]
    + ["e.g", "i.e", "inc", "ltd", "u.s", "u.k", "u.n", "u.s.a", "nos", "vols", "mt", "ft", "rev"]
    + [
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "gov",
        "sen",
        "rep",
        "hon",
        "nr",
        "bd",
        "hrsg",
        "n",
        "nat",
    ]
)
# The volume, issue or pages of an article, before which the name of its journal stands.
_ARTICLE_TAIL = re.compile(
    r",?\s+(?:vol(?:ume|\.)?|v\.|jg\.?|n[°o]\.?|bd\.?|tome|jilid)\s?(?:\d|[ivxlc]+\b)"
    r"|,?\s\d{1,4}\s?(?:[(:]|,\s?\d|\spp?\b|\s\()|,\s\d{1,4}\.\s+p+\b",
    re.IGNORECASE,
)
_PAGES = re.compile(r",?\s(?:pp?\.|hlm\.?|hal\.?|S\.)\s?\d", re.IGNORECASE)
_PUBLISHER_GROUP = re.compile(r"\s\((?=[^()]{3,120}?(?:(?:1[4-9]|20)\d\d|:\s)[^()]{0,60}\))")
_SMALL_START = re.compile(r"\s*(?:[a-zà-ÿ]|and\b|dan\b)")
_NOT_MORE_TITLE = re.compile(
    r"\s*(?:in|dalam|ed|eds|tr|trans|translated|edited|vol|pp?|dans|en)\b", re.IGNORECASE
)


@cache
def _within() -> re.Pattern[str]:
    words = alternatives(lexicon("references")["within"])
    return re.compile(rf"[,.?!”\"’»)]\s+{words}\s?:?\s+(?=[^\W\d_a-z]|\"|“|«)", re.IGNORECASE)


def title(text: str, start: int, *, comma_style: bool, emphasis: Sequence[Span] = ()) -> Title:
    """Return the title that begins at `start` (leading punctuation is passed over).

    `comma_style` says that the parts of the reference are parted by commas, not by full stops;
    `emphasis` are the spans set in italics.
    """
    begin = _begin(text, start)
    if begin >= len(text):
        return Title("", begin, begin)
    quoted = _quoted(text, begin)
    if quoted is not None:
        return quoted
    by_emphasis = _by_emphasis(text, begin, emphasis)
    if by_emphasis is not None:
        return by_emphasis
    end = _sentence_end(text, begin)
    within = _within().search(text, begin, end)
    if within is not None and (comma_style or text[within.start()] != ","):
        return _made(text, begin, within.start() + (text[within.start()] not in ".,"))
    if comma_style:
        end = _comma_end(text, begin, end)
    return _made(text, begin, end)


def _begin(text: str, start: int) -> int:
    match = re.compile(r"[\s.,:;)\]–—]*").match(text, start)
    return match.end() if match else start


def _made(text: str, start: int, end: int, *, is_quoted: bool = False) -> Title:
    return Title(text[start:end].strip(" .,;:"), start, end, is_quoted)


def _quoted(text: str, begin: int) -> Title | None:
    """Return the title in quotation marks, with what follows the closing one without a stop."""
    closing = _CLOSING.get(text[begin])
    if closing is None:
        return None
    close = _closing_mark(text, begin, closing)
    if close < 0:
        return None
    inside = text[begin + 1 : close]
    ends_inside = inside.rstrip().endswith((".", ",", "?", "!"))
    if (
        not ends_inside
        and _CONTINUES.match(text, close + 1)
        and not text[close + 1 :].lstrip().startswith("(")
    ):
        follow = text[close + 1 : close + 24].lstrip()
        if not re.match(r"(?:in|dalam|dans|en|pp?|vol|unpublished)\b", follow, re.IGNORECASE):
            return _made(text, begin, _sentence_end(text, close + 1), is_quoted=False)
    return Title(inside.strip(" .,;:"), begin, close + 1, is_quoted=True)


def _closing_mark(text: str, begin: int, closing: str) -> int:
    opening, depth = text[begin], 0
    for position in range(begin, min(len(text), begin + 600)):
        char = text[position]
        if char == opening and opening not in closing:
            depth += 1
        elif char in closing and position > begin:
            is_apostrophe = char in "’'" and text[position + 1 : position + 2].isalnum()
            if is_apostrophe or (char in "’'" and not _ends_quotation(text, position)):
                continue
            depth -= 1
            if depth <= 0:
                return position
    return -1


def _ends_quotation(text: str, position: int) -> bool:
    """Tell whether a single mark closes: after or before punctuation, or at the end."""
    before, after = text[position - 1], text[position + 1 : position + 2]
    return (
        before in ".,?!"
        or after in ("", ".", ",", ";", ":", ")")
        or text[position + 1 : position + 3] in (" (", " i")
    )


def _by_emphasis(text: str, begin: int, emphasis: Sequence[Span]) -> Title | None:
    for span in emphasis:
        if span.end <= begin:
            continue
        follow = text[span.end : span.end + 2].lstrip()
        if span.start <= begin + 1:
            if not follow or follow[0] in ".([," or text[span.end - 1] in ".?!":
                return _made(text, begin, span.end)
            continue
        before = text[max(begin, span.start - 3) : span.start].rstrip()
        if before.endswith((".", "?", "!", "”", '"')) and span.start - begin > 8:
            return _made(text, begin, begin + len(text[begin : span.start].rstrip()))
    return None


def _sentence_end(text: str, begin: int) -> int:
    """Return the end of the first sentence from `begin` on, its stop left out."""
    for match in _STOP.finditer(text, begin):
        mark = match.start()
        if text[mark] == "." and _is_abbreviation(text, begin, mark):
            continue
        follow = text[match.end() : match.end() + 12].lstrip()
        if follow[:1].islower() and text[mark] == "." and not _NOT_MORE_TITLE.match(follow):
            continue
        if text[mark] != "." and follow[:1].islower():
            continue
        if text[mark] == "." and re.match(r"[IVX]{1,4}\.\s", follow):
            continue
        return mark if text[mark] == "." else mark + 1
    return len(text)


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    word = _LAST_WORD.search(text[max(begin, stop - 14) : stop])
    if word is None:
        return False
    last = word[1]
    if len(last) == 1 and last.isupper():
        # `Vitamin D. Nutr. Rev.` ends a sentence, `J. S. Bach` and `George W. Bush` do not.
        return text[stop + 1 : stop + 3].strip()[:1].isupper() and not text[:stop].endswith(
            (" D", " C", " A", " B", " K", " E")
        )
    return last.lower() in _ABBREVIATIONS


def _comma_end(text: str, begin: int, sentence_end: int) -> int:
    """Return where a title ends that a comma, not a stop, parts from what follows."""
    group = _PUBLISHER_GROUP.search(text, begin, sentence_end)
    limit = group.start() if group else sentence_end
    tail = _ARTICLE_TAIL.search(text, begin, limit)
    if tail is not None:
        comma = text.rfind(",", begin, tail.start())
        return comma if comma > begin else tail.start()
    if (
        group is None
        and limit < len(text.rstrip()) - 1
        and not re.search(r"(?:1[4-9]|20)\d\d", text[begin:limit])
    ):
        return limit
    pages = _PAGES.search(text, begin, limit)
    if pages is not None:
        limit = pages.start()
    comma = text.find(",", begin, limit)
    while (
        comma >= 0
        and _SMALL_START.match(text, comma + 1)
        and not _NOT_MORE_TITLE.match(text, comma + 1)
    ):
        comma = text.find(",", comma + 1, limit)
    return comma if comma >= 0 else limit
