"""Reads citations whose names stand in the sentence: `Creswell (2018)`, `seperti Gün, 2002,`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.authorship import authors_before, title_before
from sitir.extract.names import looks_like_names
from sitir.extract.reading import Reading, readings_of_year
from sitir.extract.refusals import refusal_of_narrative
from sitir.lexicons.patterns import Pattern
from sitir.model import RefusalReason

if TYPE_CHECKING:
    from sitir.extract.anchors import Anchor
    from sitir.model import KnownNames

# What may stand right before the bracket of a narrative citation.
_NAME_ENDS = frozenset(".’'”\"»_")
_IN_BRACKETS = Pattern(r"[A-Z][\w./&’'-]*[\])]\Z")
_RUNNING_NAME_END = Pattern(r"[^\W\d_][.’']?\s*,\s*$")
_LEADS_TO = Pattern(r"(?<!\w)(?:see|see also|cf\.|lihat|lihat juga|bdk\.)\s+$", re.IGNORECASE)
_JOINT = Pattern(r"\s*,?\s*(?:dan|serta|maupun|atau|and|or|&)\s+(?:the\s+)?", re.IGNORECASE)
# After the year of a citation: no unit (`1727 °C`), no word.
_YEAR_ENDS = Pattern(r"\s*[)\],;:.\[(]")
_LOOK_BACK = 40
_SENTENCE = 80


def narrative(
    text: str,
    bracket_start: int,
    anchor: Anchor,
    *,
    limit: int,
    known: KnownNames,
    last_end: int = -1,
) -> tuple[Reading, ...] | RefusalReason:
    """Read the names before a bracket that begins with a year, or say why there are none.

    `limit` is where the sentence begins, `last_end` where the citation before this one ends. The
    first reading runs from its first name to the year.
    """
    if anchor.refused is not None:
        return anchor.refused
    near = text[max(limit, bracket_start - _LOOK_BACK) : bracket_start]
    if not _ends_name(near) or anchor.dated_from is not None:
        return RefusalReason.DATE if anchor.dated_from is not None else RefusalReason.NO_NAME
    end = bracket_start
    if match := words.between_at_end().search(text, max(limit, end - 80), end):
        end = match.start()
    near = text[max(limit, end - _LOOK_BACK) : end]
    end -= len(near) - len(near.rstrip(" \t\r\n,"))
    authorship = title_before(text, end, limit=limit) or authors_before(
        text, end, limit=limit, known=known, year=anchor.year
    )
    if authorship is None:
        return RefusalReason.NO_NAME
    if not authorship.listed:
        if authorship.is_title and not known.has_title(authorship.names.names[0]):
            return RefusalReason.NO_NAME
        start = authorship.start
        if not _YEAR_ENDS.match(text, anchor.end):
            return RefusalReason.NO_NAME
        reason = refusal_of_narrative(
            authorship,
            text[max(limit, start - _SENTENCE) : start],
            _after_bracket(text, anchor.end),
            follows_citation=0 <= last_end <= start
            and _JOINT.fullmatch(text, last_end, start) is not None,
        )
        if reason is not None and not authorship.is_title:
            return reason
    first, *more = readings_of_year(anchor, authorship.names, authorship.start)
    return (first._replace(is_title=authorship.is_title), *more)


def _ends_name(text: str) -> bool:
    """Tell whether a text ends like a name, with a comma or without: `Vela`, `Council [UNSC],`."""
    bare = text.rstrip()
    bare = bare[:-1].rstrip() if bare.endswith(",") else bare
    last = bare[-1:]
    if last.isalnum() or last in _NAME_ENDS:
        return True
    return last in ("]", ")") and _IN_BRACKETS.search(bare) is not None


def _after_bracket(text: str, at: int) -> str:
    close = text.find(")", at, at + 80)
    return text[close + 1 : close + 81] if close >= 0 else ""


def running(text: str, anchor: Anchor, *, limit: int, known: KnownNames) -> tuple[Reading, ...]:
    """Read names and a year that stand in the sentence without brackets.

    They are a citation where both are listed, where `et al.` or `dkk.` stands with the names, or
    where a word such as `lihat` or `see` leads to them.
    """
    start = anchor.span.start
    if anchor.refused is not None or anchor.dated_from is not None:
        return ()
    begin = max(limit, start - _LOOK_BACK)
    if not text[begin:start].rstrip().endswith(","):
        return ()
    if not _RUNNING_NAME_END.search(text, begin, start):
        return ()
    authorship = authors_before(text, start, limit=limit, known=known)
    if authorship is None:
        return ()
    names = authorship.names
    is_work = authorship.listed and known.has_work(names.names[0], anchor.year)
    before = text[max(limit, authorship.start - _LOOK_BACK) : authorship.start]
    is_told = bool(names.et_al or _LEADS_TO.search(before)) and looks_like_names(names)
    if not is_work and not is_told:
        return ()
    return readings_of_year(anchor, authorship.names, authorship.start)
