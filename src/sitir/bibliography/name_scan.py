"""Reads names one after the other from a shape; the first one tells how the next are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.bibliography import bodies, names
from sitir.bibliography.name_forms import (
    AFTER_NAME,
    DEGREE,
    ELLIPSIS,
    ET_AL,
    FULL,
    GIVEN_FIRST,
    INITIALS,
    INITIALS_LAST,
    LAST_INITIALS,
    LONG_RUN,
    MORE_NAMES,
    NEXT_FORMS,
    RUN,
    SEPARATOR,
    SINGLE,
    SURE_FORMS,
    Form,
)

if TYPE_CHECKING:
    from sitir.bibliography.name_shape import Shape
    from sitir.model import Name

_MOST_NAMES = 2000


class Scan:
    """One pass over a shape, name by name."""

    def __init__(self, of: Shape) -> None:
        self.shape = of
        self.token = 0
        self.names: list[Name] = []
        self.form = Form.SINGLE
        self.et_al = False
        self.elided = False
        self._run_end = 0
        self._is_closed = False

    def run(self, *, is_whole: bool) -> None:
        """Read names until something else comes; `is_whole` if nothing else is to come."""
        classes = self.shape.classes
        if not self._first():
            return
        while len(self.names) < _MOST_NAMES and self._passes_trailers():
            before = self.token
            separator = SEPARATOR.match(classes, before)
            token = separator.end() if separator else before
            mark = classes[before:token]
            # `Bedford, H. Petticrew, M.`: only the point of the initial parts the two names.
            if not mark and (self.elided or INITIALS.match(classes, before)):
                mark = ","
            is_open = is_whole or "c" in mark or ";" in mark
            if not mark or not self._next(token, mark, is_open=is_open):
                self.token = before
                break

    def _first(self) -> bool:
        classes = self.shape.classes
        for form, pattern in SURE_FORMS:
            match = pattern.match(classes)
            if match and not self._misleads(form, match.end()):
                self._take(0, match.end(), form)
                return True
        full = FULL.match(classes)
        if full and self._ends_name(full.end()):
            # A lone word before the comma is a family name, in any letters: `FREUD, Sigmund`.
            if classes[1] == "," or not self._is_body(full.end()):
                self._first_with_comma(full.end())
                return True
            return False
        for form, pattern in ((Form.GIVEN_FIRST, GIVEN_FIRST), (Form.SINGLE, SINGLE)):
            match = pattern.match(classes)
            if match and self._ends_name(match.end()) and not self._is_body(match.end()):
                if self._is_joined_body(match.end()):
                    return False
                self._take(0, match.end(), form)
                return True
        return False

    def _is_joined_body(self, end: int) -> bool:
        """Tell whether the connective after a name stands within that of a body.

        `Food and Agriculture Organization` ends in the word that names its kind.
        """
        classes = self.shape.classes
        if classes[end : end + 1] != "c":
            return False
        other = GIVEN_FIRST.match(classes, end + 1)
        if other is None or classes[other.end() :].strip(".(["):
            return False
        piece = self.shape.piece(0, other.end())
        return bodies.is_known_body(piece) or (end == 1 and bodies.ends_in_kind(piece))

    def _first_with_comma(self, end: int) -> None:
        """Take `Family, Given`, or only `Given Family` where another such name follows."""
        comma = self.shape.classes.index(",")
        if comma >= 2 and self._is_given_first(comma, end):
            self._take(0, comma, Form.GIVEN_FIRST)
        else:
            self._take(0, end, Form.FULL)

    def _is_given_first(self, comma: int, end: int) -> bool:
        """Tell whether the two words or more before the comma are a whole name."""
        classes = self.shape.classes
        if classes[:comma] == "Ws":
            return False
        before, after = self.shape.piece(0, comma), self.shape.piece(comma + 1, end)
        if names.is_particle(before.split()[0]):
            return False
        # `DC Wallace, Mitochondria …`: capitals beside small letters are initials.
        first = self.shape.piece(0, 1)
        if (first.isupper() or after.isupper()) and not before.isupper():
            return True
        longer = GIVEN_FIRST.match(classes, comma + 1)
        if longer and longer.end() > end and MORE_NAMES.match(classes, longer.end()):
            return True
        if end - comma <= 2:
            return False
        if names.opens_with_given_name(before) or RUN.match(classes, comma + 1):
            return True
        is_more = classes[end : end + 1] in tuple(",ce")
        return is_more and not names.opens_with_given_name(after)

    def _next(self, token: int, mark: str, *, is_open: bool) -> bool:
        """Read the name at a token; `is_open` where any form of name may come."""
        patterns = NEXT_FORMS[self.form]
        if is_open and self.form is Form.GIVEN_FIRST:
            patterns = (*patterns, INITIALS_LAST)
        for pattern in patterns:
            match = pattern.match(self.shape.classes, token)
            if match:
                self._take(token, match.end(), self.form)
                return True
        if self.form in (Form.INITIALS, Form.VANCOUVER) and not is_open:
            return False
        return self._next_written_out(token, mark, is_open=is_open)

    def _next_written_out(self, token: int, mark: str, *, is_open: bool) -> bool:
        classes = self.shape.classes
        full = FULL.match(classes, token)
        if full and self.form is not Form.GIVEN_FIRST and self._ends_name(full.end()):
            comma = classes.index(",", token)
            is_alone = comma - token == 1 or names.is_particle(self.shape.piece(token, token + 1))
            if (is_alone or ";" in mark) and (is_open or classes[full.end() :][:1] in "c;:."):
                self._take(token, full.end(), self.form)
                return True
        if not is_open and token >= self._run_end and not self._is_closed:
            pattern = LONG_RUN if self.form is Form.GIVEN_FIRST else RUN
            run = pattern.match(classes, token)
            self._run_end = run.end() if run else self._run_end
        if not is_open and token >= self._run_end:
            return False
        self._is_closed = "c" in mark
        given = GIVEN_FIRST.match(classes, token)
        if given and self._ends_name(given.end()):
            self._take(token, given.end(), Form.GIVEN_FIRST)
            return True
        single = SINGLE.match(classes, token)
        # `SciPy 1.0 Contributors` is no one's family name.
        is_numbered = single and classes[single.end() : single.end() + 1] == "d"
        if self.form is Form.FULL or is_numbered:
            return False
        if single and self._ends_name(single.end()):
            self._take(token, single.end(), self.form)
            return True
        return False

    def _ends_name(self, end: int) -> bool:
        """Tell whether a name may end before the token `end`: at a mark, or with its own point."""
        classes = self.shape.classes
        return classes[end - 1] in "IAs" or AFTER_NAME.match(classes, end) is not None

    def _misleads(self, form: Form, end: int) -> bool:
        """Tell whether what looks like the first name of a form is something else."""
        classes = self.shape.classes
        if form is Form.VANCOUVER:
            # `Sarah C. Elmendorf, Gregory Henry`: the initial is in the middle.
            given = GIVEN_FIRST.match(classes)
            if classes[end - 1] == "I" and given and given.end() > end:
                if names.opens_with_given_name(self.shape.piece(0, 1)):
                    return True
                if MORE_NAMES.match(classes, given.end()):
                    return True
            return classes[end : end + 1] != "," and self._is_body(end)
        # `Cédric Durand, R. Keucheyan 2012`: the initial is the next author's.
        comma = classes.find(",", 0, end)
        if form is Form.FULL:
            return comma >= 2 and names.opens_with_given_name(self.shape.piece(0, comma))
        if comma < 2 or classes[end : end + 1] not in ("W", "V"):
            return False
        if classes[end + 1 : end + 2] not in ("", *",cd(;"):
            return False
        return names.opens_with_given_name(self.shape.piece(0, comma))

    def _is_body(self, end: int) -> bool:
        return bodies.is_body(self.shape.piece(0, end))

    def _take(self, start: int, end: int, form: Form) -> None:
        """Add the name from one token to another; the form of the first is that of the list."""
        self.names.append(self._name(start, end, form))
        self.token = end
        if start == 0:
            self.form = form

    def _name(self, start: int, end: int, form: Form) -> Name:
        classes = self.shape.classes[start:end]
        if "," in classes.replace(",s", ""):
            return names.person(names.without_full_stop(self.shape.piece(start, end)))
        if form is Form.VANCOUVER:
            return names.person(self.shape.piece(start, end).rstrip("."))
        is_given_first = form is Form.GIVEN_FIRST or classes[0] == "I"
        initials = LAST_INITIALS.search(classes)
        if is_given_first or initials is None or initials.start() == 0:
            return names.person(self.shape.piece(start, end), given_first=is_given_first or None)
        cut = start + initials.start()
        family, given = self.shape.piece(start, cut), self.shape.piece(cut, end)
        return names.person(f"{family.rstrip('.')}, {given}")

    def _passes_trailers(self) -> bool:
        """Pass degrees, `et al.` or `…` after a name; tell whether another name may follow."""
        classes = self.shape.classes
        while degree := DEGREE.match(classes, self.token):
            piece = self.shape.piece(self.token + 1, degree.end())
            # Without points `Ma` and `Meng` are families.
            if "." not in piece[:-1] or not names.is_degree(piece, may_be_initials=False):
                break
            self.token = degree.end()
        match = ET_AL.match(classes, self.token)
        if match:
            self.et_al = True
            self.token = match.end()
            return False
        match = ELLIPSIS.match(classes, self.token)
        if match:
            self.et_al = self.elided = True
            self.token = match.end()
        return self.token < len(classes)
