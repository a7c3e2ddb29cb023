"""Finds what is wrong with references as typed; careful, for a false alarm costs more than a miss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitir.bibliography.authors import Form
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.bibliography.reference import Reference

_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
# What is nobody's family name, and what is one now and then (`Di, X.`, `To, W. M.`).
_FUNCTION_WORDS = frozenset(
    "pada untuk dalam oleh dari dengan tentang terhadap the and of with".split()
)
_RARE_NAMES = frozenset("dan di yang for to in on at atas serta".split())
_FEWEST_INITIALS = 3
# APA 7 shows nineteen authors, the ellipsis and the last.
_ALL_SHOWN = 20
_PERIOD_IN_TITLE = re.compile(
    r"\b(?:tahun|periode|selama|masa|during|period|between)\s(?:the\s)?((?:1[4-9]|20)\d\d)\s?(?:[-–—]|sampai|hingga|s\.d\.|to|and)\s?"
    r"((?:1[4-9]|20)\d\d)\b",
    re.IGNORECASE,
)
# Titles that may well speak of years to come.
_OUTLOOK = re.compile(
    r"rencana|renstra|strategi|rpjm|peta jalan|proyeksi|prediksi|prakiraan|ramalan|target|visi|menuju|agenda|cetak biru"
    r"|plan|strateg|roadmap|outlook|project|forecast|predict|vision|toward|scenario|skenario|blueprint|future|masa depan",
    re.IGNORECASE,
)
_SCRIPTURE = re.compile(r"al[-\s]?qur|alkitab|bible|kitab suci|injil|weda|tripitaka", re.IGNORECASE)
_ET_AL = re.compile(
    r"et\.?\s?al\.?|dkk\.?|dan kawan-kawan|and others|u\.a\.|…|\.\s?\.\s?\.", re.IGNORECASE
)


def defects(
    found: Reference, text: str, *, is_cut: bool, family_first: bool
) -> Iterator[tuple[str, str]]:
    """Yield kind and detail of each defect of a reference.

    `is_cut` tells that a page break runs through it, `family_first` that the list it stands in
    writes the family name first.
    """
    if is_cut:
        yield "page-break", ""
    if _is_unread(found):
        yield "unparsed", ""
        return
    if found.author and _is_function_word(found):
        yield "function-word-author", found.author[0].family
    if found.et_al:
        mark = _ET_AL.search(text)
        if not found.elided:
            yield "et-al-authors", mark[0] if mark else ""
        elif len(found.author) < _ALL_SHOWN:
            yield "elided-authors", mark[0] if mark else ""
    if family_first and _is_given_first(found):
        yield "given-name-first", found.author[0].full_form
    if _has_no_year(found):
        yield "no-year", ""
    elif later := _later_period(found):
        yield "year-in-title", later


def writes_family_first(references: Sequence[Reference]) -> bool:
    """Tell whether a list writes family names first: nearly all of its people are so written."""
    forms = [found.form for found in references if found.author and not found.author[0].is_body]
    told = [form for form in forms if form is not Form.SINGLE]
    given_first = sum(form is Form.GIVEN_FIRST for form in told)
    return len(told) > 1 and given_first * 4 <= len(told)


def _is_unread(found: Reference) -> bool:
    if found.law or _SCRIPTURE.match(found.title):
        return False
    if not folded(found.title) and not found.container_title:
        return True
    dated = found.issued.year or found.issued.literal
    placed = found.doi or found.url or found.publisher or found.container_title or found.genre
    return not found.author and not dated and not placed


def _is_function_word(found: Reference) -> bool:
    name = found.author[0]
    family = folded(name.family)
    initials = sum(char.isupper() for char in name.given)
    return family in _FUNCTION_WORDS or (family in _RARE_NAMES and initials >= _FEWEST_INITIALS)


def _is_given_first(found: Reference) -> bool:
    """Tell whether the first author is surely a person whose given name stands first.

    A body that is not known as one may look the same; but none writes with others or in journals.
    """
    if found.form is not Form.GIVEN_FIRST or not found.author or not found.author[0].given_first:
        return False
    return len(found.author) > 1 or bool(found.volume or found.issue or found.genre)


def _has_no_year(found: Reference) -> bool:
    """Tell whether nothing stands for the year, not even in a form that was not understood."""
    if found.issued.year or found.issued.literal or found.law or _SCRIPTURE.match(found.title):
        return False
    return not _YEAR.search(found.rest)


def _later_period(found: Reference) -> str:
    """Return the period in the title that ends after the work came out, plans aside."""
    year = re.search(r"\d{4}(?!.*\d{4})", found.issued.year or "")
    period = _PERIOD_IN_TITLE.search(found.title)
    if year is None or period is None or _OUTLOOK.search(found.title):
        return ""
    is_later = int(period[2]) > int(year[0]) >= int(period[1])
    return period[2] if is_later else ""
