"""Finds what is wrong with references as typed; it misses a fault rather than calls a false one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.mangled_bodies import body_of
from sitir.bibliography.name_forms import Form
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives, fixed_words
from sitir.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.bibliography.reference import Reference

_YEAR = r"(?:1[4-9]|20)\d\d"
_YEARS = Pattern(rf"(?<!\d){_YEAR}(?!\d)")
_LAST_YEAR = Pattern(r"\d{4}(?!.*\d{4})")
_FEWEST_INITIALS = 3
# APA 6 (6.27) shows six authors, the ellipsis and the last; APA 7 (9.8) nineteen.
_FEWEST_BEFORE_ELLIPSIS = 6
_SOME_STYLES = 6
_LONGEST_SCRIPTURE = 60
# So many entries with `et al.` are the style of their list.
_FEWEST_SHORTENED = 3


class _Words:
    """The words of the lexicon, and patterns of them."""

    def __init__(self) -> None:
        data = lexicon("references")
        self.function_words = frozenset(data["function_words"])
        self.rare_names = frozenset(data["rare_names"])
        self.period = WordPattern(
            rf"\b{alternatives(data['before_periods'])}\s(?:the\s)?({_YEAR})\s?"
            rf"(?:[-–—]|{alternatives(data['until'])})\s?({_YEAR})\b",
            data["before_periods"],
        )
        self.outlooks = tuple(data["outlooks"])
        self.scripture = WordPattern("|".join(data["scriptures"]), fixed_words(data["scriptures"]))
        self.et_al = Pattern(
            rf"(?<!\w){alternatives(lexicon('particles')['et_al'].split(', '))}|…|\.\s?\.\s?\.",
            re.IGNORECASE,
        )


_words = cache(_Words)


def defects(
    found: Reference, text: str, *, is_cut: bool, family_first: bool, shortens: bool
) -> Iterator[tuple[str, str]]:
    """Yield kind and detail of each defect of a reference.

    `is_cut` tells that a page break runs through it, `family_first` that the list it stands in
    writes the family name first, `shortens` that it shortens lists of authors with `et al.`.
    """
    if is_cut:
        yield "page-break", ""
    opening = text.lstrip(" -•0123456789.[]()")[:_LONGEST_SCRIPTURE]
    is_scripture = _words().scripture.match(opening) is not None
    if not is_scripture and _is_unread(found):
        yield "unparsed", ""
        return
    if found.author and _is_function_word(found):
        yield "function-word-author", found.author[0].family
    elif len(found.author) == 1 and (body := body_of(found.author[0], text)):
        yield "body-as-person", body
    if found.et_al:
        mark = _words().et_al.search(text)
        if not found.elided and not shortens and _names_all_otherwise(found):
            yield "et-al-authors", mark[0] if mark else ""
        elif found.elided and len(found.author) <= _FEWEST_BEFORE_ELLIPSIS:
            yield "elided-authors", mark[0] if mark else ""
    if family_first and _is_given_first(found):
        yield "given-name-first", found.author[0].full_form
    if not is_scripture and _has_no_year(found):
        yield "no-year", ""
    elif later := _later_period(found):
        yield "year-in-title", later


def writes_family_first(references: Sequence[Reference]) -> bool:
    """Tell whether a list writes family names first: most of its people are so written."""
    forms = [found.form for found in references if found.author and not found.author[0].is_body]
    told = [form for form in forms if form is not Form.SINGLE]
    given_first = sum(form is Form.GIVEN_FIRST for form in told)
    return len(told) > 1 and given_first * 3 <= len(told)


def shortens_authors(references: Sequence[Reference]) -> bool:
    """Tell whether a list shortens its authors with `et al.`, as Harvard and Chicago may."""
    several = [found for found in references if found.et_al or len(found.author) > 1]
    shortened = sum(found.et_al and not found.elided for found in several)
    return shortened >= _FEWEST_SHORTENED and shortened * 2 >= len(several)


def _is_unread(found: Reference) -> bool:
    if found.law:
        return False
    is_dated = found.issued.year or found.issued.literal
    place = found.place
    if not folded(found.title) and not place.container_title:
        # `Rasband, W. (1997).` lacks its title, but can be read.
        return not (found.author and is_dated)
    is_placed = place.publisher or place.container_title or place.genre
    is_found = found.identifiers.doi or found.identifiers.url
    return not (found.author or is_dated or is_placed or is_found)


def _names_all_otherwise(found: Reference) -> bool:
    """Tell whether the style of a reference names all authors, or twenty of them.

    MLA has `Family, Given, et al.`, Vancouver and IEEE stop after six names, others after ten.
    """
    return found.form in (Form.INITIALS, Form.SINGLE) and len(found.author) < _SOME_STYLES


def _is_function_word(found: Reference) -> bool:
    name = found.author[0]
    family = folded(name.family)
    initials = sum(char.isupper() for char in name.given)
    words = _words()
    is_sure = family in words.function_words
    return is_sure or (family in words.rare_names and initials >= _FEWEST_INITIALS)


def _is_given_first(found: Reference) -> bool:
    """Tell whether the first author is surely a person whose given name stands first.

    A body that is not known as one may look the same; but none writes with people or in journals.
    """
    if found.form is not Form.GIVEN_FIRST or not found.author or not found.author[0].given_first:
        return False
    return len(found.author) > 1 or bool(found.place.volume or found.place.issue)


def _has_no_year(found: Reference) -> bool:
    """Tell whether nothing stands for the year, not even in a form that was not understood."""
    if found.issued.year or found.issued.literal or found.law:
        return False
    return not _YEARS.search(found.rest)


def _is_outlook(title: str) -> bool:
    folded_title = title.casefold()
    return any(word in folded_title for word in _words().outlooks)


def _later_period(found: Reference) -> str:
    """Return the year at which the period in the title ends, after the work came out.

    Plans, forecasts and their kin may well speak of years to come.
    """
    year = _LAST_YEAR.search(found.issued.year or "")
    period = _words().period.search(found.title)
    if year is None or period is None or _is_outlook(found.title):
        return ""
    is_later = int(period[2]) > int(year[0]) >= int(period[1])
    return period[2] if is_later else ""
