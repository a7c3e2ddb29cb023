"""Finds where a title ends that a comma, not a full stop, parts from what follows."""

from __future__ import annotations

import re

from sitir.bibliography.stops import NOT_MORE_TITLE
from sitir.lexicons.patterns import Pattern

_YEAR = r"(?:1[4-9]|20)\d\d"
_NUMBER = rf"(?!{_YEAR}\b)\d{{1,4}}"
# Volume, issue or pages of an article, before which the name of its journal stands.
_ARTICLE_TAIL = Pattern(
    r",?\s+(?:"
    r"(?:vol(?:ume|\.)?|v\.|jg\.?|n[°o]\.?|bd\.?|tome|jilid|issue)\s?(?:\d|[ivxlc]+\b)"
    rf"|{_NUMBER}(?:\s?\(\d{{1,4}}|\s?:\s?\d|,?\spp?\.?\s?\d|\.\s+p+\.?\s)"
    rf"|{_NUMBER},\s?(?:\d+\s?[-–—]+\s?\d|n\.|no\.|\d{{1,5}},\s)"
    rf"|\d{{1,4}},\s?\(?{_YEAR}\)?[,.:;)]"
    r")",
    re.IGNORECASE,
)
# The same, where it cannot be part of a title.
_SURE_TAIL = Pattern(
    rf",?\s{_NUMBER}\s?\((?!{_YEAR}\))\d{{1,4}}(?:[-–]\d+)?\)"
    r"|,\s\d{1,4},\s\d+\s?[-–]\s?\d|,\s?vol(?:ume|\.)\s?\d",
    re.IGNORECASE,
)
_PAGES = Pattern(r",?\s(?:pp?\.|hlm\.?|hal\.?|S\.)\s?\d", re.IGNORECASE)
_PUBLISHER_GROUP = Pattern(rf"\s\((?=[^()]{{3,120}}?(?:{_YEAR}|:\s)[^()]{{0,60}}\))")
_EDITOR_GROUP = Pattern(r"\s\((?:eds?|trans|tr|hrsg|dir)\b[^()]{0,30}\)", re.IGNORECASE)
_SMALL_START = Pattern(r"\s*(?:[a-zà-ÿ]|and\b|dan\b)")
_SHORT_JOURNAL = Pattern(r",\s[A-Z][^\W\d_]{1,9}\.(?:\s[A-Z][^\W\d_]{0,9}\.){1,4},?\s\d")
_WITH_YEAR = Pattern(_YEAR)
_DIGIT = Pattern(r"\d")
# How far beyond the stop a bracket or the numbers may reach that tell of it, in code points.
_LONGEST_GROUP = 140
_LONGEST_NUMBERS = 16
_LONGEST_ABBREVIATION = 12


def comma_end(text: str, begin: int, stop: int) -> int:
    """Return where the title from `begin` on ends whose sentence ends at `stop`."""
    group = _PUBLISHER_GROUP.search(text, begin, min(len(text), stop + _LONGEST_GROUP))
    limit = min(group.start(), stop) if group else stop
    tail = _ARTICLE_TAIL.search(text, begin, min(len(text), limit + _LONGEST_NUMBERS))
    if tail is not None and tail.start() <= limit:
        comma = text.rfind(",", begin, tail.start())
        return comma if comma > begin else tail.start()
    if limit < stop or (group and group.start() == stop):
        editors = _EDITOR_GROUP.search(text, begin, limit)
        comma = text.find(",", begin, limit) if editors else -1
        return comma if comma >= 0 else limit
    if stop < len(text.rstrip()) - 1 and not _WITH_YEAR.search(text, begin, limit):
        return stop
    pages = _PAGES.search(text, begin, limit)
    return _first_comma(text, begin, pages.start() if pages else limit)


def sure_comma_end(text: str, begin: int, stop: int) -> int:
    """Return where a title ends that should end at `stop`, but that holds volume and pages."""
    reach = min(len(text), stop + _LONGEST_NUMBERS)
    if not _DIGIT.search(text, begin, reach):
        return stop
    tail = _SURE_TAIL.search(text, begin, reach)
    return comma_end(text, begin, stop) if tail and tail.start() < stop else stop


def before_short_journal(text: str, begin: int, stop: int) -> int:
    """Return the end of a title whose journal is abbreviated: `…and climate, Clim. Dynam., 22`."""
    comma = text.rfind(",", max(begin, stop - _LONGEST_ABBREVIATION), stop)
    return comma if comma > begin and _SHORT_JOURNAL.match(text, comma) else stop


def _first_comma(text: str, begin: int, limit: int) -> int:
    """Return the first comma that the title does not go on after in small letters."""
    comma = text.find(",", begin, limit)
    while comma >= 0 and _SMALL_START.match(text, comma + 1):
        if NOT_MORE_TITLE.match(text, comma + 1):
            break
        comma = text.find(",", comma + 1, limit)
    return comma if comma >= 0 else limit
