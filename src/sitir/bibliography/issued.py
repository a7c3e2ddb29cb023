"""Reads when a work came out: years with their letters, full dates, and what stands for a date."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives
from sitir.model import Date, folded

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_YEAR = r"(?:1[4-9]|20)\d\d"
# No page range, document number, decimal, address or part of a word.
_BARE_YEAR = Pattern(
    rf"(?<![–—])(?<![\w/\-:#&=%$])(?<!\d[.,])(?P<year>{_YEAR}(?:/(?:\d{{4}}|\d\d))?)(?P<suffix>[a-z])?"
    r"(?![\w%/]|[.,–—-]\d|[–—-])"
)
_YEAR_WITHIN = Pattern(rf"(?<!\d)({_YEAR}(?:\s?/\s?(?:\d{{4}}|\d\d)\b)?)(?:-?([a-z])\b)?(?!\d)")
_NUMERIC = Pattern(
    rf"(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>{_YEAR})"
    rf"|(?P<year2>{_YEAR})-(?P<month2>\d\d)-(?P<day2>\d\d)"
)
_SHORTEST_NUMERIC, _LONGEST_NUMERIC = len("1/2/2013"), len("01/02/2013")
_GROUP = Pattern(r"[(\[]([^()\[\]]{3,60})[)\]]")
_TOKEN = Pattern(rf"\[{_YEAR}\]?|[^\W\d_]+|\d+|[^\w\s]")
# Signs and words of a date beside its numbers and months.
_FILLERS = frozenset((*",.-–/&[]©", "st", "nd", "rd", "th", "c", "ca", "circa"))
_MONTH_BEFORE = Pattern(
    r"(?:(?<!\d)(?P<day1>\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(?P<month>[^\W\d_]{3,10})\.?"
    r"(?:\s?[-–/&]\s?(?P<until>[^\W\d_]{3,10})\.?)?(?:\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)?,?\s*$"
)
# How far before a year its month and day may begin, in code points.
_REACH = 28


class Dating:
    """A date and where it stands, with its brackets."""

    def __init__(self, date: Date, start: int, end: int, *, in_brackets: bool) -> None:
        self.date = date
        self.start = start
        self.end = end
        self.in_brackets = in_brackets


class _Words:
    """The words of dates."""

    def __init__(self) -> None:
        data = lexicon("references")
        self.months: dict[str, int] = {}
        for source in (data["months"], lexicon("months")):
            for number, names in source.items():
                self.months.update({folded(name): int(number) for name in names})
        seasons = {word for season in data["seasons"] for word in season.split()}
        self.fillers = frozenset(seasons | {folded(day) for day in data["weekdays"]})
        undated = [*data["undated"], *data["forthcoming"]]
        self.undated = WordPattern(
            rf"(?<!\w)(?P<words>{alternatives(undated)})(?:-?(?P<suffix>[a-z])\b)?", undated
        )


_words = cache(_Words)


def date(text: str) -> Date | None:
    """Return the date that the whole of `text` is, or `None` if it is anything else."""
    clean = text.strip(" \t\n.,;")
    if _SHORTEST_NUMERIC <= len(clean) <= _LONGEST_NUMERIC and clean[0].isdigit():
        numeric = _NUMERIC.fullmatch(clean)
        if numeric:
            return _numeric(numeric)
    year = _YEAR_WITHIN.search(clean)
    if year is None:
        match = _words().undated.fullmatch(text.strip())
        return Date(literal=match["words"], suffix=match["suffix"] or "") if match else None
    tokens = _TOKEN.findall(clean[: year.start()]) + _TOKEN.findall(clean[year.end() :])
    month, days, is_date = _around(tokens)
    if not is_date or (days and month is None):
        return None
    day = days[0] if days else None
    return Date(year="".join(year[1].split()), month=month, day=day, suffix=year[2] or "")


def bracketed_datings(text: str, start: int = 0) -> Iterator[Dating]:
    """Yield the round or square brackets that hold a date and nothing else."""
    for match in _GROUP.finditer(text, start):
        found = date(match[1])
        if found is not None:
            yield Dating(found, match.start(), match.end(), in_brackets=True)


def bare_datings(text: str, start: int = 0) -> Iterator[Dating]:
    """Yield the years that stand by themselves, with the month and day before them."""
    for match in _BARE_YEAR.finditer(text, start):
        begin = max(start, match.start() - _REACH)
        month, day, at = _before(text[begin : match.start()])
        found = Date(year=match["year"], month=month, day=day, suffix=match["suffix"] or "")
        first = match.start() if at is None else begin + at
        yield Dating(found, first, match.end(), in_brackets=False)


def undated(text: str, start: int = 0) -> Dating | None:
    """Return the first words that stand for a date (`n.d.`, `t.t.`, `in press`), if any."""
    match = _words().undated.search(text, start)
    if match is None:
        return None
    found = Date(literal=match["words"], suffix=match["suffix"] or "")
    return Dating(found, match.start(), match.end(), in_brackets=False)


def _around(tokens: Sequence[str]) -> tuple[int | None, list[int], bool]:
    """Return the month and the days among the tokens beside a year, if nothing else is there."""
    month: int | None = None
    days: list[int] = []
    for token in tokens:
        word = token.lower()
        if token.isdecimal() and 1 <= int(token) <= 31:
            days.append(int(token))
        elif folded(word) in _words().months:
            month = month or _words().months[folded(word)]
        elif token.isdigit() or not (
            word in _FILLERS or folded(word) in _words().fillers or token[0] == "["
        ):
            return None, [], False
    return month, days, len(days) <= 2


def _before(text: str) -> tuple[int | None, int | None, int | None]:
    """Return month, day and beginning of what stands before a bare year, if it is a date."""
    last = text.rstrip()[-1:]
    # In most references it is the bracket around the year.
    match = _MONTH_BEFORE.search(text) if last.isalnum() or last in tuple(".,") else None
    if match is None:
        return None, None, None
    words = _words()
    name, until = folded(match["month"]), folded(match["until"] or "")
    is_month = name in words.months or name in words.fillers
    if not is_month or (until and until not in words.months and until not in words.fillers):
        return None, None, None
    day = match["day1"] or match["day2"]
    return words.months.get(name), _number(day, 31) if day else None, match.start()


def _numeric(match: re.Match[str]) -> Date:
    year = match["year"] or match["year2"]
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return Date(year, _number(month, 12), _number(day, 31))


def _number(digits: str, highest: int) -> int | None:
    return int(digits) if 1 <= int(digits) <= highest else None
