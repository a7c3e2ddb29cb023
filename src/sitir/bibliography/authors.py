"""Finds the list of authors at the head of a reference: where it ends, and whom it names.

The forms of one name are told apart by what stands around its comma: `Family, G. H.` (APA,
Harvard), `Family, Given` (MLA, Chicago), `Family GH` (Vancouver), `G. H. Family` and `Given Family`
(IEEE, numbered lists). The first name sets the form that the next ones are tried in.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography import bodies, names
from sitir.bibliography.name_forms import BY_NAME, Form
from sitir.bibliography.name_scan import Scan
from sitir.bibliography.name_shape import shape
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from sitir.model import Name


class Authors(NamedTuple):
    """The authors of a reference and how their list is written."""

    names: tuple[Name, ...]
    end: int
    """Where the list ends, with `et al.` and `(Eds.)`, without the mark after it."""
    form: Form
    et_al: bool = False
    elided: bool = False
    """Whether `…` stands for names in the middle."""
    editors: bool = False


_MARKS = " .,:;…"
# What the mark of editors begins with; a year stands there more often.
_WORD_AHEAD = Pattern(r"\s*(?:,\s+|,?\s*[(\[]\s*)[^\W\d_]")
_CONNECTIVES = ("&", "and", "dan", "…", "...")
_NO_BODY_SIGNS = frozenset('"“”«»:;')
_FULL_STOP = Pattern(r"\w{4}\.\s")
_LONGEST_BODY = 90
_SURE_PEOPLE = (Form.INITIALS, Form.VANCOUVER)


def authors(text: str, *, end: int | None = None) -> Authors | None:
    """Return the authors at the head of `text`, or `None` where no name can be read there.

    With `end` the whole text before it is the list: a body, or names that fill it.
    """
    result = _people(text, end)
    if end is None or (result is not None and not text[result.end : end].strip(_MARKS)):
        return result
    return _with_body(text, end, result)


def _people(text: str, end: int | None) -> Authors | None:
    """Return the people at the head of a text, with the mark of editors that may follow them."""
    scan = Scan(shape(text, end))
    scan.run(is_whole=end is not None)
    if not scan.names:
        return None
    last = scan.shape.ends[scan.token - 1]
    mark = _editor_mark().match(text, last) if _WORD_AHEAD.match(text, last) else None
    trailer = mark or BY_NAME.match(text, last)
    return Authors(
        names=tuple(scan.names),
        end=trailer.end() if trailer else last,
        form=scan.form,
        et_al=scan.et_al,
        elided=scan.elided,
        editors=mark is not None,
    )


def _with_body(text: str, end: int, people: Authors | None) -> Authors | None:
    """Return people with the one body that stands before or after them in a list."""
    if people is not None:
        last = _without_connective(text[people.end : end].strip(_MARKS))
        is_name = len(last) <= _LONGEST_BODY and not _holds_sentence(last)
        if people.form in _SURE_PEOPLE and is_name and bodies.is_body(last):
            return people._replace(names=(*people.names, names.body(last)), end=end)
        return None
    comma = text.find(", ", 0, end)
    if comma < 0 or not bodies.is_body(text[:comma]):
        return None
    rest = text[comma + 2 : end]
    start = len(rest) - len(_without_connective(rest))
    following = _people(rest[start:], len(rest) - start)
    if following is None or following.form not in _SURE_PEOPLE:
        return None
    if rest[start + following.end :].strip(_MARKS):
        return None
    return following._replace(names=(names.body(text[:comma]), *following.names), end=end)


def _without_connective(text: str) -> str:
    for connective in _CONNECTIVES:
        if text.startswith(connective) and text[len(connective) :][:1].isspace():
            return text[len(connective) :].lstrip()
    return text


def _holds_sentence(text: str) -> bool:
    return not _NO_BODY_SIGNS.isdisjoint(text) or _FULL_STOP.search(text) is not None


@cache
def _editor_mark() -> re.Pattern[str]:
    words = alternatives(lexicon("references")["editors"])
    return re.compile(
        rf"\s*,?\s*[(\[]\s*(?:{words}[\s&,/]{{0,3}}){{1,3}}[)\]]"
        r"|\s*,\s+(?:eds?|editors?|hrsg|peny)\b\.?(?=[\s,.])",
        re.IGNORECASE,
    )
