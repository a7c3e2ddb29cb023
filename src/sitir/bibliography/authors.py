"""Finds the list of authors at the head of a reference: where it ends, and whom it names.

The forms of one name are told apart by what stands around its comma: `Family, G. H.` (APA, Harvard),
`Family, Given` (MLA, Chicago), `Family GH` (Vancouver), `G. H. Family` and `Given Family` (IEEE,
numbered lists). The first name sets the form that the next ones are tried in.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sitir.bibliography import names
from sitir.bibliography.name_shape import Shape, shape
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import alternatives

if TYPE_CHECKING:
    from sitir.model import Name


class Form(Enum):
    """How a name is written."""

    INITIALS = auto()
    FULL = auto()
    VANCOUVER = auto()
    GIVEN_FIRST = auto()
    SINGLE = auto()
    BODY = auto()


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


# The shapes of names; see `name_shape`.
_FAMILY = "p{0,3}[WV](?:p{0,2}[WV]){0,3}"
_TAIL = "p{0,3}(?:,?s)?"
_INITIALS = re.compile(
    f"{_FAMILY}(?:,s)?,(?:[IAK]{{0,6}}K(?=[,;.:celp(]|$)|[IAK]{{0,6}}[IA]){_TAIL}"
)
_INITIALS_NO_COMMA = re.compile(f"{_FAMILY}[.]?[IA]{{1,5}}(?=[,;:cel(]|$)")
_VANCOUVER = re.compile(f"{_FAMILY}[VK]s?(?=[,;.:(ecl]|$)")
_INITIALS_FIRST = re.compile(f"I[IAK]{{0,5}}{_FAMILY}(?:,?s)?(?!I)")
_FULL = re.compile(f"{_FAMILY}(?:,s)?,[WV][WVIAK]{{0,3}}{_TAIL}(?:[.],s)?")
_GIVEN_FIRST = re.compile("[WVA][WVIAKp]{0,4}[WVA](?:,?s)?")
_SINGLE = re.compile("p{0,2}[WV]")
_SEPARATOR = re.compile("[,;]?c?")
# What may follow a name written out, so that it is not the start of a title.
_AFTER_NAME = re.compile("[,;.:cel(dq]|$")
# Names given name first, after an inverted first one: up to the connective, or to the full stop.
_NAME = "(?:[WVA][WVIAKp]{0,4}[WVA](?:,?s)?|I[IAK]{0,5}p{0,3}[WV](?:p{0,2}[WV]){0,2}(?:,?s)?)"
_RUN = re.compile(
    f"(?:{_NAME},){{0,200}}?{_NAME},?c{_NAME}(?=[.:;,(dqe]|$)|(?:{_NAME},){{1,200}}{_NAME}(?=[.d(]|$)"
)
_MOST_NAMES = 2000


def authors(text: str, *, end: int | None = None) -> Authors | None:
    """Return the authors at the head of `text`, or `None` where no name can be read there.

    With `end` the whole text before it is the list: a body, or names that fill it.
    """
    found = shape(text, end)
    scan = _Scan(found)
    scan.run(is_whole=end is not None)
    if end is None:
        return scan.authors() if scan.names else None
    rest = found.classes[scan.token :].rstrip(".,:;")
    if scan.names and not rest:
        return scan.authors()
    return None


class _Scan:
    """One pass over a shape, name by name."""

    def __init__(self, of: Shape) -> None:
        self.shape = of
        self.token = 0
        self.names: list[Name] = []
        self.form = Form.SINGLE
        self.et_al = False
        self.elided = False
        self.editors = False

    def run(self, *, is_whole: bool) -> None:
        """Read names until something else comes."""
        if not self._first(is_whole=is_whole):
            return
        while len(self.names) < _MOST_NAMES and self._trailer():
            before = self.token
            classes = self.shape.classes
            separator = _SEPARATOR.match(classes, before)
            token = separator.end() if separator else before
            mark = classes[before:token]
            if not mark and self.elided:
                mark = ","
            if not mark or not self._next(token, mark, is_whole=is_whole):
                self.token = before
                break
        self._editors()

    def authors(self) -> Authors:
        """Return what was read."""
        end = self.shape.ends[self.token - 1] if self.token else 0
        return Authors(
            tuple(self.names), max(end, self._end), self.form, self.et_al, self.elided, self.editors
        )

    _end = 0

    def _first(self, *, is_whole: bool) -> bool:
        classes = self.shape.classes
        for form, pattern in (
            (Form.INITIALS, _INITIALS),
            (Form.VANCOUVER, _VANCOUVER),
            (Form.INITIALS, _INITIALS_NO_COMMA),
            (Form.GIVEN_FIRST, _INITIALS_FIRST),
        ):
            match = pattern.match(classes)
            if match and not (form is Form.VANCOUVER and self._is_body(match.end())):
                self._take(match.end(), form)
                return True
        full = _FULL.match(classes)
        if full and _AFTER_NAME.match(classes, full.end()):
            # A lone word before the comma is a family name, whatever its letters: `FREUD, Sigmund`.
            if classes[1] == "," or not self._is_body(full.end()):
                return self._first_with_comma(full.end())
            return False
        for pattern, form in ((_GIVEN_FIRST, Form.GIVEN_FIRST), (_SINGLE, Form.SINGLE)):
            match = pattern.match(classes)
            if match and _AFTER_NAME.match(classes, match.end()) and not self._is_body(match.end()):
                self._take(match.end(), form)
                return True
        return False

    def _first_with_comma(self, end: int) -> bool:
        """Read `Family, Given`, or `Given Family` with another such name after the comma."""
        classes = self.shape.classes
        comma = classes.index(",")
        is_list = comma >= 2 and end - comma > 2 and classes[end : end + 1] in (",", "c", "e")
        if (is_list and not (
            names.opens_with_given_name(self.shape.piece(comma + 1, end))
            and not names.opens_with_given_name(self.shape.piece(0, comma))
        )) or (
            comma >= 2
            and names.opens_with_given_name(self.shape.piece(0, comma))
            and end - comma > 2
        ):
            self._take(comma, Form.GIVEN_FIRST)
        else:
            self._take(end, Form.FULL)
        return True

    def _next(self, token: int, mark: str, *, is_whole: bool) -> bool:
        classes = self.shape.classes
        forms = [(_INITIALS, self.form), (_INITIALS_FIRST, self.form)]
        if self.form is Form.VANCOUVER:
            forms = [(_VANCOUVER, self.form)]
        elif self.form is Form.INITIALS:
            forms.append((_INITIALS_NO_COMMA, self.form))
        for pattern, form in forms:
            match = pattern.match(classes, token)
            if match:
                self._take(match.end(), form, start=token)
                return True
        is_open = is_whole or "c" in mark or ";" in mark
        if self.form in (Form.FULL, Form.SINGLE, Form.GIVEN_FIRST) or is_open:
            return self._next_written_out(token, mark, is_whole=is_whole)
        return False

    def _next_written_out(self, token: int, mark: str, *, is_whole: bool) -> bool:
        classes = self.shape.classes
        full = _FULL.match(classes, token)
        given = _GIVEN_FIRST.match(classes, token)
        is_open = is_whole or "c" in mark or ";" in mark
        if full and self.form is not Form.GIVEN_FIRST and _AFTER_NAME.match(classes, full.end()):
            comma = classes.index(",", token)
            if (is_open or classes[full.end() : full.end() + 1] in "c;:.") and (
                comma - token == 1 or ";" in mark
            ):
                self._take(full.end(), self.form, start=token)
                return True
        if (
            given
            and _AFTER_NAME.match(classes, given.end())
            and (is_open or _RUN.match(classes, token))
        ):
            self._take(given.end(), self.form, start=token, given_first=True)
            return True
        single = _SINGLE.match(classes, token)
        if (
            single
            and is_open
            and self.form in (Form.SINGLE, Form.INITIALS)
            and _AFTER_NAME.match(classes, single.end())
        ):
            self._take(single.end(), self.form, start=token)
            return True
        return False

    def _is_body(self, end: int) -> bool:
        return names.is_body(self.shape.piece(0, end))

    def _take(
        self, end: int, form: Form, *, start: int = 0, given_first: bool | None = None
    ) -> None:
        piece = self.shape.piece(start, end)
        classes = self.shape.classes[start:end]
        if given_first is None and "," not in classes.replace(",s", ""):
            given_first = form is Form.GIVEN_FIRST or classes[0] == "I" or None
        if form is Form.INITIALS and classes[0] != "I" and "," not in classes:
            first = re.search("[IA]+$", classes)
            cut = start + (first.start() if first else 0)
            piece = f"{self.shape.piece(start, cut).rstrip('.')}, {self.shape.piece(cut, end)}"
        name = names.person(piece, given_first=given_first)
        self.names.append(name)
        self.token = end
        if start == 0:
            self.form = form

    def _trailer(self) -> bool:
        """Pass what may stand after a name; tell whether another one may follow."""
        classes = self.shape.classes
        match = re.compile(",?c?e").match(classes, self.token)
        if match:
            self.et_al = True
            self.token = match.end()
            return False
        match = re.compile(",?l[,;]?").match(classes, self.token)
        if match:
            self.et_al = self.elided = True
            self.token = match.end()
        return self.token < len(classes)

    def _editors(self) -> None:
        at = self.shape.ends[self.token - 1] if self.token else 0
        match = _editor_mark().match(self.shape.text, at)
        if match:
            self.editors = True
            self._end = match.end()


@cache
def _editor_mark() -> re.Pattern[str]:
    words = alternatives(lexicon("references")["editors"])
    return re.compile(
        rf"\s*,?\s*[(\[]\s*(?:{words}[\s&,/]{{0,3}}){{1,3}}[)\]]"
        r"|\s*,\s+(?:eds?|editors?|hrsg|peny)\b\.?(?=[\s,.])",
        re.IGNORECASE,
    )
