"""Finds the title in a reference: where it ends depends on quotation marks, stops or commas."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.commas import before_short_journal, comma_end, sure_comma_end
from sitir.bibliography.stops import NOT_MORE_TITLE, sentence_end
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives
from sitir.model.records import NamedTuple

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
_CONTINUES = Pattern(r"\s*(?:[:–—-](?=\s)|[a-zà-ÿ])")
_LEAD = Pattern(r"[\s.,:;)\]–—]*")
_WITHIN_LATER = Pattern(r"[.,]\s[Ii]n\s")
# What a title never holds, so that it has ended before.
_NO_TITLE = Pattern(
    r",\s(?:(?:trans|tr|transl|ed|eds)\.|(?:edited|translated)\sby|volume\s\d|\d+\svols?\b"
    r"|(?:rev\.|\d+(?:st|nd|rd|th))\sed|(?:masters?|master['’]s|doctoral|ph\.?d\.?)\s(?:thesis|diss))"
    r"|\s(?:ph\.?d\.?|m\.?sc\.?|doctoral|master['’]s)\s(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_EDITORS = Pattern(
    r"\b(?:eds?|editors?|hrsg|edited by|peny|proc|proceedings|prosiding)\b", re.IGNORECASE
)
_LONGEST_QUOTATION = 600
_EDITORS_REACH = 260
_EDGES = " .,;:"


@cache
def _within() -> re.Pattern[str]:
    words = alternatives(lexicon("references")["within"])
    return re.compile(rf"[,.?!”\"’»)]\s+(?i:{words})\s?:?\s+(?=[^\W\d_a-z]|\"|“|«)")


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
    return _unquoted(text, begin, begin, comma_style=comma_style)


def _unquoted(text: str, begin: int, search: int, *, comma_style: bool) -> Title:
    """Return the title from `begin` on, whose end is looked for from `search` on."""
    end = sentence_end(text, search, comma_style=comma_style)
    for within in _within().finditer(text, search, min(len(text), end + 12)):
        is_comma = text[within.start()] == ","
        if within.start() <= end and (
            not is_comma or comma_style or _names_editors(text, within.end())
        ):
            return _made(text, begin, within.start() + (text[within.start()] not in ".,"))
    none = _NO_TITLE.search(text, search, end)
    if none is not None:
        end = none.start()
    end = (comma_end if comma_style else sure_comma_end)(text, search, end)
    return _made(text, begin, before_short_journal(text, begin, end))


def _names_editors(text: str, start: int) -> bool:
    return _EDITORS.search(text, start, start + _EDITORS_REACH) is not None


def _begin(text: str, start: int) -> int:
    match = _LEAD.match(text, start)
    return match.end() if match else start


def _made(text: str, start: int, end: int, *, is_quoted: bool = False) -> Title:
    return Title(text[start:end].strip(_EDGES), start, end, is_quoted)


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
    if not ends_inside and text[close + 1 : close + 2] in ("?", "!"):
        return _unquoted(text, begin, close, comma_style=False)
    if not ends_inside and _CONTINUES.match(text, close + 1):
        follow = text[close + 1 : close + 24].lstrip()
        is_within = NOT_MORE_TITLE.match(follow) is not None
        is_single = text[begin] in "‘'"
        if not is_within or (is_single and _WITHIN_LATER.search(text, close + 1)):
            return _unquoted(text, begin, close + 1, comma_style=False)
    return Title(inside.strip(_EDGES), begin, close + 1, is_quoted=True)


def _closing_mark(text: str, begin: int, closing: str) -> int:
    opening, depth = text[begin], 0
    for position in range(begin, min(len(text), begin + _LONGEST_QUOTATION)):
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
