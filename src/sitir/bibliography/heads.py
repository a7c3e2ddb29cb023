"""Reads the head of a reference: who wrote it, and the date where it follows the authors."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography import bodies, names
from sitir.bibliography.authors import Authors, authors
from sitir.bibliography.issued import bare_datings, bracketed_datings, undated
from sitir.bibliography.name_forms import Form
from sitir.bibliography.titles import Title
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, WordPattern, alternatives, fixed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.bibliography.issued import Dating
    from sitir.model import Span


class Head:
    """The authors, the date where it follows them, and where the title may begin."""

    def __init__(
        self, authors: Authors | None, dating: Dating | None, end: int, title: Title | None = None
    ) -> None:
        self.authors = authors
        self.dating = dating
        self.end = end
        # The title of a work without an author, where it stands before the date.
        self.title = title


_LETTERS = Pattern(r"[^\W\d_]{2,}")
_FIRST_SENTENCE = Pattern(r"[^.:;]{3,160}?(?=[.:;]\s|,?\s[\"“‘«])")
_FIRST_PART = Pattern(r"[^.:;,]{3,160}?(?=[,:]\s)")
_QUOTATION_MARKS = frozenset('"“”«»')
_NUMBER = Pattern(r"\d")
_NUMBERED_NAME = Pattern(r"(?:\d{1,4}\s)?[^\W\d]+\d{0,2}(?:\s[^,.()\d]+)*(?:\s\d{1,2})?")
# Names that hold a number themselves: `COVID-19`, `G20`.
_NUMBERED_WORD = Pattern(r"\b[A-Z]{1,8}-?\d{1,2}\b")
_SMALL_WORD = Pattern(r"\b[a-zà-ÿ]{4,}|\d|\w{4}\.\s")
_SENTENCE_WITHIN = Pattern(r"[^\W\d_]{4,}\.\s")
# The year of the original, after the year of the edition: `1988 [1964]`.
_ORIGINAL = Pattern(r"\s?[\[(](?:1[4-9]|20)\d\d[\])]")
# No body's name has a colon and several words after it.
_SUBTITLE = Pattern(r"\w:\s+\w+\s+\w")
_LONGEST_BODY = 200
_LONGEST_ET_AL = 40
_LONGEST_SCRIPTURE = 60
_MOST_WORDS = 16
_FEW_WORDS = 6
# Heads of people, whom no date in brackets further on can make a body.
_SURE_PEOPLE = (Form.INITIALS, Form.FULL, Form.VANCOUVER)


def head(text: str, start: int, *, emphasis: Sequence[Span] = ()) -> Head:
    """Return the head of a reference that begins at `start`."""
    rest = text[start:]
    if _scripture().match(rest[:_LONGEST_SCRIPTURE]):
        return _scripture_head(rest, start)
    filled = _before_emphasis(rest, start, emphasis)
    if filled is not None:
        return Head(filled, None, start + filled.end)
    set_off = next((span.end - start for span in emphasis if span.start <= start + 1 < span.end), 0)
    for dating in _first_datings(rest):
        found = _before_date(rest, dating, set_off)
        if found is not None:
            original = _ORIGINAL.match(rest, dating.end)
            end = start + (original.end() if original else dating.end)
            return Head(found.authors, found.dating, end, _shifted_title(found.title, start))
    scanned = authors(rest)
    if scanned is None:
        return _without_people(text, start)
    return Head(scanned, None, start + scanned.end)


def _before_emphasis(text: str, start: int, emphasis: Sequence[Span]) -> Authors | None:
    """Return the people who fill all that stands before the first words in italics."""
    end = emphasis[0].start - start if emphasis else 0
    if not 0 < end <= _LONGEST_BODY or _NUMBER.search(text, 0, end):
        return None
    found = authors(text, end=end)
    if found is None or found.form not in (Form.INITIALS, Form.FULL):
        return None
    # `Du, J. *et al.* (2014)`: what is in italics is no title.
    if _et_al().match(text[end : end + _LONGEST_ET_AL]):
        return None
    return None if text[found.end : end].strip(" .,:;") else found


@cache
def _et_al() -> WordPattern:
    marks = lexicon("particles")["et_al"].split(", ")
    return WordPattern(rf"[*_\s]*(?:(?:&|and|dan)\s+)?{alternatives(marks)}(?!\w)", marks)


@cache
def _scripture() -> WordPattern:
    titles = lexicon("references")["scripture_titles"]
    return WordPattern(rf"[\"“”'‘*]?(?:{'|'.join(titles)})(?!\w|,|[-'’]\w)", fixed_words(titles))


def _scripture_head(text: str, start: int) -> Head:
    """Return the head of holy scripture, which has no author: a date may follow the title."""
    for dating in _first_datings(text):
        bare = text[: dating.start].strip(" .,:;")
        if "." not in bare and ":" not in bare:
            return Head(
                None, dating, start + dating.end, _shifted_title(Title(bare, 0, dating.end), start)
            )
    return Head(None, None, start)


def continued_head(text: str, start: int) -> Head:
    """Return the head of a reference whose authors a dash has stood for: its date, if any."""
    dating = next(bracketed_datings(text, start), None) or undated(text, start)
    for each in (dating, next(bare_datings(text, start), None)):
        if each and not text[start : each.start].strip(" .,"):
            return Head(Authors((), start, Form.BODY), each, each.end)
    return Head(Authors((), start, Form.BODY), None, start)


def title_first(text: str, found: Head, where: Title) -> tuple[Head, Title]:
    """Look for the authors after the title, where a reference has none before it."""
    following = text[where.end :].lstrip(" .,;:")
    people = authors(following)
    if people is None or len(people.names) < 2:
        return found, where
    if people.form not in (Form.VANCOUVER, Form.GIVEN_FIRST):
        return found, where
    end = len(text) - len(following) + people.end
    return Head(people, None, end), where._replace(end=end)


def _shifted_title(title: Title | None, start: int) -> Title | None:
    return title and title._replace(start=title.start + start, end=title.end + start)


def _first_datings(text: str) -> list[Dating]:
    """Return the first date in brackets and the first bare year, the earlier one first."""
    found = [next(bracketed_datings(text), None), next(bare_datings(text), None)]
    ordered = sorted((dating for dating in found if dating), key=lambda dating: dating.start)
    return ordered or [dating for dating in [undated(text)] if dating]


def _before_date(text: str, dating: Dating, set_off: int) -> Head | None:
    """Return what stands before a date, if it is the authors, or a title in their place.

    `set_off` is where italics end that the text begins with.
    """
    bare = text[: dating.start].strip(" .,:;")
    if not bare:
        return Head(Authors((), 0, Form.BODY), dating, 0)
    if not dating.in_brackets and not _opens_title(text, dating.end):
        return None
    several = names.listed_bodies(bare) if len(bare) <= _LONGEST_BODY else ()
    if len(several) > 1:
        return Head(Authors(several, dating.start, Form.BODY), dating, 0)
    if set_off >= len(bare):
        return _titled(bare, dating) if dating.in_brackets else None
    found = authors(text, end=dating.start)
    if found is not None:
        return Head(found, dating, 0)
    people = authors(text)
    if people is not None and people.form in _SURE_PEOPLE:
        between = text[people.end : dating.start]
        is_set_off = dating.in_brackets or text[dating.end : dating.end + 1] == "."
        if is_set_off and not _is_quoted(between) and not _SMALL_WORD.search(between):
            return Head(people, dating, 0)
        return None
    return _body_or_title(bare, dating)


def _body_or_title(bare: str, dating: Dating) -> Head | None:
    """Return what stands before a date and is no list of people."""
    if _is_quoted(bare):
        return None
    is_numbered = bodies.is_phrase(bare) or _NUMBER.search(_NUMBERED_WORD.sub("", bare))
    if is_numbered and _NUMBER.search(bare) and not _is_numbered_body(bare):
        return None
    if _SENTENCE_WITHIN.search(bare) or len(bare) > _LONGEST_BODY:
        return None
    if dating.in_brackets and _SUBTITLE.search(bare):
        return _titled(bare, dating)
    is_sure = bodies.is_body(bare) and (dating.in_brackets or not dating.date.literal)
    if not is_sure:
        if not dating.in_brackets or len(bare.split()) > _MOST_WORDS:
            return None
        if bodies.is_phrase(bare):
            return _titled(bare, dating)
    return Head(Authors(names.listed_bodies(bare), dating.start, Form.BODY), dating, 0)


def _is_quoted(text: str) -> bool:
    """Tell whether quotation marks stand in a text."""
    return not _QUOTATION_MARKS.isdisjoint(text)


def _is_numbered_body(bare: str) -> bool:
    """Tell whether a name with a number is that of a body: `1000 Genomes Project Consortium`."""
    if len(bare.split()) > _FEW_WORDS or not _NUMBERED_NAME.fullmatch(bare):
        return bodies.is_known_body(bare)
    return bodies.is_body(bare)


def _opens_title(text: str, end: int) -> bool:
    """Tell whether a title may follow a bare year: it is not the last thing said."""
    return text[end : end + 1] != ")" and len(_LETTERS.findall(text[end : end + 80])) >= 2


def _titled(bare: str, dating: Dating) -> Head:
    return Head(None, dating, 0, Title(bare, 0, dating.end))


def _without_people(text: str, start: int) -> Head:
    """Read a reference that opens with a body, or with its title."""
    for pattern in (_FIRST_SENTENCE, _FIRST_PART):
        match = pattern.match(text, start)
        first = match[0] if match else ""
        is_short = len(first.split()) <= _MOST_WORDS and not _is_quoted(first)
        if is_short and _NUMBER.search(first):
            is_short = _is_numbered_body(first)
        if match and is_short and bodies.is_body(first) and not bodies.is_phrase(first):
            return Head(Authors((names.body(first),), match.end(), Form.BODY), None, match.end())
    return Head(None, None, start)
