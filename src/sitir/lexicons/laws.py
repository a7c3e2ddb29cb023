"""Finds laws, decrees, resolutions and court decisions that a text names by kind and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.lexicons.law_words import NUMBER, law_words, ministries, name_at
from sitir.lexicons.patterns import Pattern
from sitir.model import LawId, Span, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

# The year, with its bracket, in any of the ways it follows a number.
_YEAR_AFTER = Pattern(
    r"\s{0,3}(?:,\s?)?(?:(?:[Tt]ahun|TAHUN|[Tt]hn\.?|[Tt]h\.?|of|dated)\s{1,3}"
    r"(?P<open>\()?(?P<word>(?:1[89]|20)\d\d)(?(open)\))"
    r"|[(\[]\s?(?P<bracket>(?:1[89]|20)\d\d)\s?[)\]])(?![\w/])"
)
_BARE = Pattern(r"\s{1,3}(?P<number>" + NUMBER + r")(?!\w)")
_YEAR = Pattern(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_JOINED = Pattern(r"\s{0,3}(?:,|,?\s?(?:dan|and|serta|juncto|jo\.?|&|atau|or))(?:\s{1,3}|\Z)")
_WORD = Pattern(r"\s{1,3}\(?([\w-]{1,24})\)?")
# The picture's resolution, not the Security Council's.
_MEASURE = Pattern(r"\s{0,2}(?:[x×%]|(?:dpi|piksel|pixels?|px|ppi|p|meter|m|km|cm|mm|bit|fps)\b)")
# Between the name of a law and its number: its subject, who gave it, its short form in brackets.
_SUBJECT = Pattern(r"(?:[^.;:!?]|(?<=\b[Kk]ab)\.|(?<=\b[Pp]rov)\.)*")
_LONGEST_SUBJECT = 140
# Between two names of one law.
_LONGEST_GAP = _LONGEST_SUBJECT // 4
_ACT_NAME = Pattern(
    r"(?:[A-Z][\w’'\-]{0,30}(?:\s+(?:and|of|on|for|the|to|in|against|&))?\s+){1,8}\Z"
)
_ACT_OPENER = Pattern(r"(?:(?:the|this|that|in|under|by|see|an?|of|to|for|on|and)\s+)+", re.I)
_LONGEST_ACT_NAME = 90
# Whose regulation it is; every regency has its own number 2 of 2019.
_REGION = Pattern(
    r"\b(?:kabupaten|kab\.?|kota(?:madya)?|provinsi|prov\.?)\s+(?!nomor\b|no\b)([^\W\d_]+)", re.I
)
_LONGEST_NAME = 400


def laws(text: str) -> tuple[tuple[Span, LawId], ...]:
    """Return every law, decree, resolution and court decision named in a text, in order.

    A span covers the year with its bracket (`Resolusi 2164 (2014)`). Linear in the text.
    """
    return tuple(_laws(text))


def law_of(title: str) -> LawId | None:
    """Return the law that a title is the name of: the one it begins with."""
    for span, law in _laws(title[:400].lstrip("“\"'‘* ")):
        return law if span.start == 0 else None
    return None


def are_of_one_region(first: str, second: str) -> bool:
    """Tell whether two texts that name laws may name those of one region: they name no two."""
    here, there = _REGION.search(first[:_LONGEST_NAME]), _REGION.search(second[:_LONGEST_NAME])
    return here is None or there is None or here[1].lower() == there[1].lower()


class _Kind:
    """The name of a law as far as it has been read."""

    def __init__(self, name: str, span: Span, *, strict: bool = False) -> None:
        self.name = name
        self.span = span
        self.strict = strict


def _laws(text: str) -> Iterator[tuple[Span, LawId]]:
    if not law_words().may_be_in(text):
        return
    kind: _Kind | None = None
    last: tuple[Span, LawId] | None = None
    for match in law_words().pattern.finditer(text):
        if (last and match.start() < last[0].end) or (kind and match.start() < kind.span.end):
            continue
        found = None
        if match["kind"] or match["opening"]:
            if read := _read_kind(text, match, kind):
                kind = read
                found = _numbered_at_once(text, kind)
        elif match["number"]:
            if kind:
                found = _numbered_after(text, match, kind)
            if found is None and last and _JOINED.fullmatch(text, last[0].end, match.start()):
                joined = _Kind(last[1].kind, Span(match.start(), match.start()))
                found = _law(text, joined, match, needs_year=True)
        else:
            found = _named_otherwise(text, match)
        if found:
            yield found
            last, kind = found, None


def _read_kind(text: str, match: re.Match[str], before: _Kind | None) -> _Kind | None:
    words = law_words()
    name, span = "", Span(*match.span())
    if match["opening"]:
        whole = name_at(text, span.start)
        if whole is None:
            return None
        name, span = whole.kind, Span(span.start, whole.end)
    else:
        name = words.short.get(match["kind"]) or folded(match["kind"])
    written = text[span.start : span.end]
    # `Undang-Undang (UU) Nomor 12`, `UU ITE (UU No. 11`: the law begins with the first of its
    # names; `UU ITE diubah dengan UU No. 1` tells of two.
    if before and before.name == name:
        gap = text[before.span.end : span.start][: _LONGEST_GAP + 1].rstrip()
        if len(gap) <= _LONGEST_GAP and (not gap or gap.endswith("(")):
            span = Span(before.span.start, span.end)
    return _Kind(name, span, strict=written in words.strict)


def _named_otherwise(text: str, match: re.Match[str]) -> tuple[Span, LawId] | None:
    """Return the law of a match that is a symbol, the constitution or an act with a year."""
    if match["symbol"]:
        end, year = _year_after(text, match.end())
        return Span(match.start(), end), LawId("resolution", match["symbol"], year)
    if match["symbol_eu"]:
        return Span(*match.span()), LawId("eu", match["symbol_eu"], "")
    if match["act_year"]:
        return _act(text, match)
    return Span(*match.span()), LawId("uud", "", "1945")


def _act(text: str, match: re.Match[str]) -> tuple[Span, LawId] | None:
    begin = max(0, match.start() - _LONGEST_ACT_NAME)
    name = _ACT_NAME.search(text[begin : match.start()])
    if name is None:
        return None
    opener = _ACT_OPENER.match(name[0])
    start = begin + name.start() + (opener.end() if opener else 0)
    words = folded(text[start : match.start()])
    if not words:
        return None
    return Span(start, match.end()), LawId("act", words.replace(" ", "-"), match["act_year"])


def _numbered_at_once(text: str, kind: _Kind) -> tuple[Span, LawId] | None:
    """Return the law whose number follows at once: `UU 23/2004`, `Resolusi 2164 (2014)`."""
    position = kind.span.end
    between = 0
    while (word := _WORD.match(text, position)) and word[1].lower() in law_words().between:
        position = word.end()
        between += 1
        if between > 8:
            return None
    number = _BARE.match(text, position)
    if number is None:
        return None
    is_resolution = kind.name == "resolution"
    if is_resolution and not between and not number["number"].isdecimal():
        return None
    if is_resolution and _MEASURE.match(text, number.end()):
        return None
    needs_year = not is_resolution or (not between and len(number["number"]) < 4)
    return _law(text, kind, number, needs_year=needs_year)


def _numbered_after(text: str, match: re.Match[str], kind: _Kind) -> tuple[Span, LawId] | None:
    """Return the law of a kind and the number after it, if no sentence ends between them."""
    begin, end = kind.span.end, match.start()
    if end - begin > _LONGEST_SUBJECT or not _SUBJECT.fullmatch(text, begin, end):
        return None
    gap = text[begin:end]
    plain = all(word in law_words().between for word in folded(gap).split())
    if kind.strict and not plain:
        return None
    ministry = _Kind(_with_ministry(kind.name, gap), kind.span)
    return _law(text, ministry, match, needs_year=not plain)


def _law(
    text: str, kind: _Kind, number: re.Match[str], *, needs_year: bool
) -> tuple[Span, LawId] | None:
    written = number["number"]
    end, year = _year_after(text, number.end())
    if not year:
        years = _YEAR.findall(written) if "/" in written or "-" in written else []
        year = years[-1] if years else ""
        head, _, tail = written.replace("–", "-").replace("/" + year, "/\0").rpartition("/\0")
        if year and head and not tail:
            written = head
    if needs_year and not year:
        return None
    return Span(kind.span.start, end), LawId(kind.name, written.lower(), year)


def _year_after(text: str, position: int) -> tuple[int, str]:
    """Return where a law ends, and the year that follows its number, if one does."""
    match = _YEAR_AFTER.match(text, position)
    if match is None:
        return position, ""
    return match.end(), match["word"] or match["bracket"]


def _with_ministry(kind: str, gap: str) -> str:
    """Return the kind with its ministry, as `Permendikbud` has it."""
    if kind not in ("permen", "kepmen", "inmen"):
        return kind
    words = folded(gap)
    for name, short in ministries():
        if words.startswith(name):
            return kind + short
    first = gap.split()[:1]
    return kind + first[0].lower() if first and first[0].isupper() else kind
