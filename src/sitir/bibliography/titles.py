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
_STOP = re.compile(r"[.?!…]+[”\"’')\]]{0,2}(?=[\s,]|$)")
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_CONTINUES = re.compile(r"\s*(?:[:–—-](?=\s)|[a-zà-ÿ])")
_ABBREVIATIONS = frozenset(
    (
        "vs v no vol st dr mr mrs ms jr sr prof etc al cf ca approx fig figs ch pt pp p dll dst dkk hlm jl tgl"
        " e.g i.e inc ltd u.s u.k u.n u.s.a nos vols mt ft rev gen col lt sgt capt gov sen rep hon nr bd hrsg"
        " n nat tr trans ed eds transl proc conf int intl intern symp univ"
    ).split()
)
# Words after which a lone capital is no initial: `Vitamin D. Nutr. Rev.`
_NAMED_BY_LETTER = re.compile(
    r"\b(?:vitamin|hepatitis|type|tipe|group|grup|kelas|golongan|part|plan)\s$", re.IGNORECASE
)
# `mitomycin C. American Journal`, but not `the music of J. S. Bach`.
_SMALL_WORD = re.compile(
    r"(?<![\w.])(?!by|of|and|to|with|from|for|in|on|oleh|dan|dari|pada|de|von|et)[a-z]{2,}\s$"
)
_CHAPTER = re.compile(r"(?:chapter|bab|part|bagian|kapitel)\s[\dIVX]+$", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[a-z]{1,4}[A-Z]")
# The volume, issue or pages of an article, before which the name of its journal stands.
_ARTICLE_TAIL = re.compile(
    r",?\s+(?:(?:vol(?:ume|\.)?|v\.|jg\.?|n[°o]\.?|bd\.?|tome|jilid|issue)\s?(?:\d|[ivxlc]+\b)"
    r"|(?!(?:1[4-9]|20)\d\d\b)\d{1,4}(?:\s?\(\d{1,4}|\s?:\s?\d|,\s?(?:\d+\s?[-–—]+\s?\d|n\.|no\.)|,?\spp?\.?\s?\d|\.\s+p+\.?\s)"
    r"|(?!(?:1[4-9]|20)\d\d\b)\d{1,4},\s\d{1,5},\s|\d{1,4},\s?\(?(?:1[4-9]|20)\d\d\)?[,.:;)])",
    re.IGNORECASE,
)
# The same, where it cannot be part of a title.
_SURE_TAIL = re.compile(
    r",?\s(?!(?:1[4-9]|20)\d\d\b)\d{1,4}\s?\((?!(?:1[4-9]|20)\d\d\))\d{1,4}(?:[-–]\d+)?\)|,\s\d{1,4},\s\d+\s?[-–]\s?\d|,\s?vol(?:ume|\.)\s?\d",
    re.IGNORECASE,
)
_PAGES = re.compile(r",?\s(?:pp?\.|hlm\.?|hal\.?|S\.)\s?\d", re.IGNORECASE)
_PUBLISHER_GROUP = re.compile(r"\s\((?=[^()]{3,120}?(?:(?:1[4-9]|20)\d\d|:\s)[^()]{0,60}\))")
_EDITOR_GROUP = re.compile(r"\s\((?:eds?|trans|tr|hrsg|dir)\b[^()]{0,30}\)", re.IGNORECASE)
_SMALL_START = re.compile(r"\s*(?:[a-zà-ÿ]|and\b|dan\b)")
_NOT_MORE_TITLE = re.compile(
    r"\s*(?:in|dalam|ed|eds|tr|trans|translated|edited|vol|pp?|dans|en|working paper|skripsi|tesis)\b",
    re.IGNORECASE,
)
# What a title never holds, so that it has ended before.
_NO_TITLE = re.compile(
    r",\s(?:(?:trans|tr|transl|ed|eds)\.|(?:edited|translated)\sby|volume\s\d|(?:rev\.|\d+(?:st|nd|rd|th))\sed|\d+\svols?\b"
    r"|(?:masters?|master['’]s|doctoral|ph\.?d\.?)\s(?:thesis|diss))"
    r"|\s(?:ph\.?d\.?|m\.?sc\.?|doctoral|master['’]s)\s(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_EDITORS = re.compile(
    r"\b(?:eds?|editors?|hrsg|edited by|peny|proc|proceedings|prosiding)\b", re.IGNORECASE
)
_SHORT_JOURNAL = re.compile(r",\s[A-Z][^\W\d_]{1,9}\.(?:\s[A-Z][^\W\d_]{0,9}\.){1,4},?\s\d")
_SMALL_WORDS = frozenset(
    "a an and of the in on for to with from by at as dan di dari untuk pada dalam yang".split()
)


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
    if comma_style:
        end = _comma_end(text, search, end)
    else:
        tail = _SURE_TAIL.search(text, search, min(len(text), end + 16))
        if tail is not None and tail.start() < end:
            end = _comma_end(text, search, end)
    return _made(text, begin, _before_short_journal(text, begin, end))


def _names_editors(text: str, start: int) -> bool:
    return _EDITORS.search(text, start, start + 260) is not None


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
    if not ends_inside and text[close + 1 : close + 2] in ("?", "!"):
        return _unquoted(text, begin, close, comma_style=False)
    if not ends_inside and _CONTINUES.match(text, close + 1):
        follow = text[close + 1 : close + 24].lstrip()
        is_within = _NOT_MORE_TITLE.match(follow) is not None
        if not is_within or text[begin] in "‘'" and re.search(r"[.,]\s[Ii]n\s", text[close + 1 :]):
            return _unquoted(text, begin, close + 1, comma_style=False)
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


def sentence_end(text: str, begin: int, *, comma_style: bool = False) -> int:
    """Return the end of the first sentence from `begin` on, its full stop left out.

    Abbreviations and initials end none; in `comma_style` neither does a stop before a comma.
    """
    for match in _STOP.finditer(text, begin):
        stop = match.start()
        is_point = text[stop] == "."
        if (
            is_point
            and text[match.end() : match.end() + 1] == ","
            and not text[stop + 1 : match.end()]
        ):
            if comma_style or _is_abbreviation(text, begin, stop):
                continue
            return stop
        if text[match.end() : match.end() + 1] == ",":
            continue
        if is_point and (
            _is_abbreviation(text, begin, stop) or _CHAPTER.fullmatch(text[begin:stop])
        ):
            continue
        follow = text[match.end() : match.end() + 14].lstrip()
        if (
            follow[:1].islower()
            and not _INNER_CAPITAL.match(follow)
            and not (is_point and _NOT_MORE_TITLE.match(follow))
        ):
            continue
        if is_point and re.match(r"[IVX]{1,4}\.\s", follow):
            continue
        if not is_point and _is_small_sentence(text, match.end()):
            continue
        return stop if is_point else stop + 1
    return len(text)


def _is_small_sentence(text: str, start: int) -> bool:
    """Tell whether the next sentence is in small letters, as the rest of a title is.

    The name of a journal or publisher, which might follow as well, has capitals.
    """
    match = _STOP.search(text, start)
    words = re.findall(r"[^\W_]+", text[start : match.start() if match else start])
    telling = [word for word in words[1:] if word.lower() not in _SMALL_WORDS]
    small = sum(word[0].islower() for word in telling)
    return (
        len(telling) >= 2 and small * 2 > len(telling) and not any(word.isdigit() for word in words)
    )


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    word = _LAST_WORD.search(text[max(begin, stop - 14) : stop])
    if word is None:
        return False
    last = word[1]
    if len(last) == 1 and last.isupper():
        before = text[max(begin, stop - 24) : stop - 1]
        if _NAMED_BY_LETTER.search(before) or _SMALL_WORD.search(before):
            return False
        return text[stop + 1 : stop + 3].strip()[:1].isupper()
    return last.lower() in _ABBREVIATIONS


def _comma_end(text: str, begin: int, sentence_end: int) -> int:
    """Return where a title ends that a comma, not a stop, parts from what follows."""
    group = _PUBLISHER_GROUP.search(text, begin, min(len(text), sentence_end + 140))
    group_start = group.start() if group and group.start() <= sentence_end else None
    limit = sentence_end if group_start is None else group_start
    tail = _ARTICLE_TAIL.search(text, begin, min(len(text), limit + 16))
    if tail is not None and tail.start() <= limit:
        comma = text.rfind(",", begin, tail.start())
        return comma if comma > begin else tail.start()
    if group_start is not None:
        editors = _EDITOR_GROUP.search(text, begin, group_start)
        comma = text.find(",", begin, group_start) if editors else -1
        return comma if comma >= 0 else group_start
    if sentence_end < len(text.rstrip()) - 1 and not re.search(
        r"(?:1[4-9]|20)\d\d", text[begin:limit]
    ):
        return sentence_end
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


def _before_short_journal(text: str, begin: int, stop: int) -> int:
    """Return the end of a title whose journal is abbreviated: `…and climate, Clim. Dynam., 22`."""
    comma = text.rfind(",", max(begin, stop - 12), stop)
    if comma > begin and _SHORT_JOURNAL.match(text, comma):
        return comma
    return stop
