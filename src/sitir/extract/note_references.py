"""Reads the references in the text of a note: full ones, shortened ones, `Ibid.` and its kin."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from sitir.extract import words
from sitir.extract.note_names import names_of
from sitir.extract.reading import locator_after
from sitir.lexicons import lexicon
from sitir.lexicons.patterns import Pattern, alternatives
from sitir.model import ShortForm, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitir.extract.note_names import NoteNames
    from sitir.model import Locator

_SKIPPED = Pattern(r"[\s;.,]*")
_QUOTED = Pattern(r"[“\"]([^“”\"]{3,300})[”\"]|‘([^‘’]{3,300})’(?!\w)")
_LONGEST = 2000
_REACH = 160
_LONGEST_HEAD = 200
_MOST_TITLE_WORDS = 12


class NoteReading(NamedTuple):
    """One reference in a note; the span is of the prose of its block."""

    span: Span
    names: tuple[str, ...] = ()
    et_al: str = ""
    title: str = ""
    year: str | None = None
    locator: Locator | None = None
    before: str = ""
    form: ShortForm | None = None
    """How it repeats an earlier one; none where it says all that is needed to find the work."""


def note_readings(text: str, emphasis: Sequence[Span]) -> tuple[NoteReading, ...]:
    """Return the references in the prose of a note, in order.

    `emphasis` are the stretches set in italics, as titles are.
    """
    found: list[NoteReading] = []
    emphasis = sorted(emphasis)
    at, end, limit = 0, 0, min(len(text), _LONGEST)
    while (at := _after_signs(text, at, limit)) < limit:
        if at >= end:
            end = _piece_end(text, at, limit)
        reading = _reading(text, at, end, emphasis)
        if reading is not None:
            found.append(reading)
            at = reading.span.end
        else:
            sentence = _sentence().search(text, at, end)
            at = sentence.end() if sentence else end
    return tuple(found)


def _after_signs(text: str, at: int, end: int) -> int:
    match = _SKIPPED.match(text, at, end)
    return match.end() if match else at


def _piece_end(text: str, start: int, limit: int) -> int:
    """Return where the next semicolon outside brackets and quotation marks stands, or the end."""
    depth = 0
    for at in range(start, limit):
        sign = text[at]
        if sign in "([“":
            depth += 1
        elif sign in ")]”":
            depth = max(0, depth - 1)
        elif sign == ";" and not depth:
            return at
    return limit


def _reading(text: str, start: int, end: int, emphasis: Sequence[Span]) -> NoteReading | None:
    at = _after_signs(text, words.prefix_end(text, start, end), end)
    before = " ".join(text[start:at].split()).strip(" ,:")
    found = _repeated(text, at, end) or _described(text, at, end, emphasis)
    return found._replace(before=before) if found else None


def _repeated(text: str, start: int, end: int) -> NoteReading | None:
    """Read `Ibid.`, `Vela, op. cit.` and `Loc. cit.`, with the page that follows."""
    if match := _ibid().match(text, start, end):
        return _located(text, NoteReading(Span(*match.span()), form=ShortForm.IBID), end)
    match = _cit().search(text, start, min(end, start + _REACH))
    if match is None:
        return None
    head = text[start : match.start()].strip(" ,\n\r\t")
    names = names_of(head)
    if head and names is None:
        return None
    form = ShortForm.OP_CIT if match["op"] else ShortForm.LOC_CIT
    found = NoteReading(Span(start, match.end()), form=form)
    if names is not None:
        found = found._replace(names=names.names, et_al=names.et_al)
    return _located(text, found, end)


def _described(text: str, start: int, end: int, emphasis: Sequence[Span]) -> NoteReading | None:
    """Read a reference by its title, in italics or quotation marks, or by its commas."""
    title = _title(text, start, end, emphasis)
    names = names_of(text[start : title.start].strip(' ,:“"‘\n\r\t')) if title else None
    if title is None or names is None:
        plain = _plain(text, start, end)
        if plain is None:
            return None
        title, names = plain
        needs_locator = True
    else:
        needs_locator = False
    return _completed(text, Span(start, end), title, names, needs_locator=needs_locator)


def _title(text: str, start: int, end: int, emphasis: Sequence[Span]) -> Span | None:
    """Return where the first title of a piece stands, with its quotation marks."""
    stop = min(end, start + _LONGEST_HEAD)
    quoted = _QUOTED.search(text, start, end)
    found = [Span(*quoted.span())] if quoted and quoted.start() < stop else []
    found = [span for span in found if not _is_latin(text, span)]
    first = bisect_left(emphasis, start, key=lambda span: span.start)
    near = takewhile(lambda span: span.start < stop, islice(emphasis, first, None))
    set_apart = (span for span in near if span.end <= end and not _is_latin(text, span))
    found += islice(set_apart, 1)
    return min(found, default=None)


def _is_latin(text: str, span: Span) -> bool:
    """Tell whether all that is set apart is `op. cit.` or its kin."""
    return _cit().fullmatch(text, span.start, span.end) is not None


def _plain(text: str, start: int, end: int) -> tuple[Span, NoteNames] | None:
    """Return title and names of a reference whose file does not tell what is in italics."""
    comma = text.find(",", start, min(end, start + _LONGEST_HEAD))
    names = names_of(text[start:comma].strip()) if comma > start else None
    if names is None:
        return None
    at = _after_signs(text, comma, end)
    imprint = _imprint().search(text, at, min(end, at + 2 * _LONGEST_HEAD))
    following = text.find(",", at, end)
    stop = imprint.start() if imprint else following
    title = text[at:stop].strip(" ,.") if stop > at else ""
    if not title[:1].isupper() or (not imprint and len(title.split()) > _MOST_TITLE_WORDS):
        return None
    return Span(at, at + len(title)), names


def _completed(
    text: str, piece: Span, title: Span, names: NoteNames, *, needs_locator: bool
) -> NoteReading | None:
    """Return the reference of names and a title with its year and its locator."""
    sentence = _sentence().search(text, title.end, piece.end)
    end = sentence.start() if sentence else piece.end
    imprint = _imprint().search(text, title.end, end)
    dated = imprint or _year().search(text, title.end, end)
    shown = text[title.start : title.end].strip(' ,.“”"‘’')
    found = NoteReading(
        Span(piece.start, dated.end() if dated else title.end),
        names=names.names,
        et_al=names.et_al,
        title=" ".join(shown.split()),
        year=dated[1] if dated else None,
        form=None if dated else ShortForm.TITLE,
    )
    located = _located(text, found, end)
    if not dated and needs_locator and located.locator is None:
        return None
    if needs_locator and dated and not imprint:
        return None
    return located if names.names or dated else None


def _located(text: str, reading: NoteReading, end: int) -> NoteReading:
    """Return a reading with the locator that follows it, if there is one."""
    found = locator_after(text, reading.span.end, end)
    if found is None:
        return reading
    locator, stop = found
    return reading._replace(span=Span(reading.span.start, stop), locator=locator)


@cache
def _dating() -> str:
    return rf"(?:1[4-9]|20)\d\d|{alternatives(lexicon('notes')['undated'])}"


@cache
def _imprint() -> Pattern:
    return Pattern(rf"\((?:[^()]{{0,150}}[\s:,])?({_dating()})\)")


@cache
def _year() -> Pattern:
    return Pattern(rf"(?<![\w–-])({_dating()})(?![\w–-])")


@cache
def _sentence() -> Pattern:
    """Return where prose, or another reference, begins: `hlm. 5. Buku itu`, not `Vol. II`."""
    unfinished = "".join(rf"(?<!\b(?i:{word}))" for word in lexicon("notes")["unfinished"])
    return Pattern(rf"(?<=[\w)”\"]){unfinished}(?<!\b\w)\.\s+(?=[“\"‘]?[^\W\d_a-z])")


@cache
def _ibid() -> Pattern:
    return Pattern(rf"{alternatives(lexicon('notes')['ibid'])}\.?", re.IGNORECASE)


@cache
def _cit() -> Pattern:
    table = lexicon("notes")
    return Pattern(
        rf"(?<!\w)(?:(?P<op>{alternatives(table['op_cit'])})"
        rf"|(?P<loc>{alternatives(table['loc_cit'])}))\.?",
        re.IGNORECASE,
    )
