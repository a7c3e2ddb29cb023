"""Tells which lines of a reference list open a reference, and which are no part of any."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitir.bibliography.authors import authors
from sitir.bibliography.heads import head
from sitir.bibliography.name_forms import Form
from sitir.lexicons import lexicon
from sitir.lexicons.laws import law_of
from sitir.lexicons.patterns import Pattern, alternatives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.bibliography.list_lines import Line

_NUMBER = r"((?!(?:1[4-9]|20)\d\d\D)\d{1,4})"
_LABEL = Pattern(rf"\s*(?:\[{_NUMBER}\]|\({_NUMBER}\)|{_NUMBER}[.)](?=\s))\s*")
_BULLETS = frozenset("•·▪●‣◦*–-")
_DASHES = frozenset("—–―_‒¾-")
_REPEATED = Pattern(r"\s*(?:[—–―_‒¾-]\s?){2,}[.,\s]")
_OPEN_END = Pattern(
    r"(?:[,;:&(–—-]|\b(?:and|dan|in|dalam|the|of|di|pada|untuk|pp?\.|[Vv]ol\.|[Nn]o\.))$"
)
_CLOSED_END = Pattern(r"(?:[.?!)\]>”\"’]|https?://\S+|www\.\S+|\d)$")
_ADDRESS = Pattern(r"<?(?:https?://|www\.|doi\b)|\S+[/&=%]\S*$", re.IGNORECASE)
_ADDRESS_END = Pattern(r"(?:https?://|www\.)\S+$")
_DATE_AHEAD = Pattern(
    r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|n\.\s?d\.|t\.\s?t\.|in press|tanpa tahun", re.IGNORECASE
)
_BRACKETED_DATE = Pattern(r"[.,)\]]\s\((?:1[4-9]|20)\d\d")
_PARTICLE = Pattern(r"(?:van|von|de|di|da|del|della|der|den|dos|el|al|le|la|ten|ter)\b|[’']t\s")
_BEFORE_NAME = frozenset("\"“'‘*†«")
_SENTENCE_MARK = Pattern(r"[.;]|\d|https?:|www\.")
_SURE_PEOPLE = (Form.INITIALS, Form.FULL, Form.VANCOUVER)
# How much of a line and of what follows it is read to tell what it is, in code points.
_HEAD_REACH = 480
_TAIL = 200
_FEW_LINES = 8
_SHORT_TITLE = 20
_FEWEST_PROSE_WORDS = 9
_MOST_HEADING_WORDS = 7
_LONGEST_HEADING = 80


class Indents:
    """How the lines of a list are indented: where blocks begin, and lines within each."""

    def __init__(self, base: int, lines: Sequence[Line]) -> None:
        self.base = base
        self._opening: dict[int, int] = {}
        self._differing: set[int] = set()
        for line in lines:
            first = self._opening.setdefault(id(line.block), line.indent)
            if line.indent != first:
                self._differing.add(id(line.block))

    def opening(self, line: Line) -> int | None:
        """Return how far opening lines are indented in a block whose lines differ, else none."""
        block = id(line.block)
        return self._opening[block] if block in self._differing else None


def label_number(text: str) -> int | None:
    """Return the number that a reference begins with: `[12]`, `(12)`, `12.`."""
    first = text.lstrip()[:1]
    match = _LABEL.match(text) if first.isdigit() or first in tuple("[(") else None
    return int(next(group for group in match.groups() if group)) if match else None


def opens(line: Line, group: Sequence[Line], indents: Indents) -> bool:
    """Tell whether a line opens a new reference, rather than go on with the `group` before it."""
    text = line.text[:_HEAD_REACH]
    before = group[-1].text[-_TAIL:].rstrip("*†‡ ")
    if line.opens_block and (line.block.marker or line.block.label):
        return True
    number, first = label_number(text), label_number(group[0].text)
    if number is not None and (line.opens_block or first is not None):
        return first is None or line.opens_block or first < number <= first + 3
    if first is not None and not line.opens_block:
        return False
    if _is_repeated(text) or (line.opens_block and _has_bullet(text)):
        return True
    if line.opens_block:
        return not _goes_on(line, before, group, indents)
    opening = indents.opening(line)
    if line.block.marker:
        return False
    if opening is not None:
        return line.indent == opening and not is_rest(before, text)
    if _is_open(before) or not _opens_name(text):
        return False
    return _opens_flush(line, before, group)


def _goes_on(line: Line, before: str, group: Sequence[Line], indents: Indents) -> bool:
    """Tell whether a paragraph goes on with the one before, which a page break has cut."""
    text = line.text[:_HEAD_REACH]
    if text[:1].isupper() and not _is_open(before) and is_prose(line.ahead(_HEAD_REACH)):
        return False
    if is_rest(before, text) or _is_rest_of_item(text, group):
        return True
    if _ends_sentence(before) or is_heading([line]) or _names_people(text):
        return False
    is_among_items = bool(group[0].block.marker) or label_number(group[0].text) is not None
    is_deeper = line.indent > indents.base + 1
    is_dated = _DATE_AHEAD.search(text) is not None
    if not (is_among_items or is_deeper) and (is_dated or _CLOSED_END.search(before)):
        return False
    return not reads_like_head(line.ahead(_HEAD_REACH))


def _is_rest_of_item(text: str, group: Sequence[Line]) -> bool:
    """Tell whether a paragraph without a number holds the year that a numbered item lacks."""
    marker = group[0].block.marker
    number = label_number(f"{marker} " if marker else group[0].text)
    if number is None or not _DATE_AHEAD.search(text):
        return False
    return not any(_DATE_AHEAD.search(line.text) for line in group)


def is_rest(before: str, text: str) -> bool:
    """Tell whether a line can only be the rest of something that has not ended."""
    if _ends_sentence(before) and not _is_open(before):
        return False
    start = text.lstrip("“\"'(")
    if _ADDRESS.match(start) and not _ADDRESS_END.search(before):
        return True
    if start[:1].islower():
        return not reads_like_head(text)
    return _is_open(before) and not _names_people(text) and not reads_like_head(text)


def _is_repeated(text: str) -> bool:
    """Tell whether a dash stands for the authors of the reference before."""
    return text.lstrip()[:1] in _DASHES and _REPEATED.match(text) is not None


def _has_bullet(text: str) -> bool:
    bare = text.lstrip()
    return bare[:1] in _BULLETS and bare[1:2].isspace()


def _opens_name(text: str) -> bool:
    """Tell whether a text begins like a name: with a capital or a particle, maybe after a mark."""
    at = 0
    while at < 2 and text[at : at + 1] in _BEFORE_NAME:
        at += 1
    first = text[at : at + 1]
    if first.isalnum() and not first.isdecimal() and not "a" <= first <= "z":
        return True
    return any(_PARTICLE.match(text, start) for start in range(at + 1))


def _ends_sentence(text: str) -> bool:
    return text.rstrip('"”’)]')[-1:] in (".", "?", "!")


def _names_people(text: str) -> bool:
    found = authors(text)
    return found is not None and found.form in _SURE_PEOPLE


def _is_open(before: str) -> bool:
    """Tell whether a line ends with what something must follow; an address may end in any sign."""
    return _OPEN_END.search(before) is not None and not _ADDRESS_END.search(before)


def _opens_flush(line: Line, before: str, group: Sequence[Line]) -> bool:
    """Tell whether a line opens a reference where nothing but its words tells."""
    ahead = line.ahead(_HEAD_REACH)
    whole = " ".join(each.text[:_HEAD_REACH] for each in group[:_FEW_LINES])
    if not _is_complete(whole):
        return False
    if _CLOSED_END.search(before):
        return reads_like_head(ahead) or (law_of(ahead) is not None and len(whole) > 40)
    found = head(ahead, 0)
    return bool(found.authors and found.dating and found.dating.in_brackets)


def _is_complete(text: str) -> bool:
    """Tell whether a text is more than the names and the date that a reference begins with."""
    dated = _DATE_AHEAD.search(text)
    if dated is not None and len(text) - dated.end() > _SHORT_TITLE:
        return True
    found = authors(text)
    if found is None:
        return len(text) > _SHORT_TITLE
    rest = text[found.end :].strip(" .,;:&()0123456789")
    return len(rest) > _SHORT_TITLE // 2


def reads_like_head(text: str) -> bool:
    """Tell whether a text reads like the beginning of a reference: names, then a date or title."""
    if not _opens_name(text) and label_number(text) is None:
        return False
    if law_of(text) is not None:
        return True
    if not _DATE_AHEAD.search(text, 0, _HEAD_REACH):
        return False
    found = head(text, 0)
    if found.authors is None:
        return found.title is not None
    if found.dating is not None:
        return bool(found.authors.names)
    return found.authors.form in _SURE_PEOPLE and found.authors.end < _TAIL


def is_heading(lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph only names a group of references: `Buku`, `A. Jurnal`, `Website`."""
    text = lines[0].text
    if len(lines) > 1 or len(text) > _LONGEST_HEADING:
        return False
    if len(text.split()) > _MOST_HEADING_WORDS:
        return False
    bare = re.sub(r"^(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s+", "", text.strip("#*_ ")).rstrip(":")
    return not _SENTENCE_MARK.search(bare) and bare[:1].isupper()


@cache
def _prose() -> re.Pattern[str]:
    words = lexicon("references")["prose"]
    return re.compile(rf"(?<!\w){alternatives(words)}", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """Tell whether a text speaks in sentences, as the biography of an author does."""
    if _BRACKETED_DATE.search(text) or len(text.split()) < _FEWEST_PROSE_WORDS:
        return False
    return _prose().search(text) is not None
