"""Reads the key and the fields of one .bib block sign by sign, also where it is broken.

bibtexparser gives up such a block, or swallows the next field where a comma or a brace is missing.
This says what is wrong and where, and loses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitir.bibliography.bibtex_raw import Flaw, RawField, RawFields
from sitir.lexicons.patterns import Pattern
from sitir.model import Span

if TYPE_CHECKING:
    from sitir.bibliography.bibtex_blocks import RawBlock

_KNOWN_FIELDS = (
    "author|editor|title|subtitle|year|date|month|journal|journaltitle|booktitle|publisher|school"
    "|institution|organization|address|location|volume|number|issue|pages|edition|series|doi|url"
    "|urldate|isbn|issn|note|howpublished|type|abstract|keywords|language|langid|crossref|chapter"
)
# The beginning of a field where a value should have ended: its own brace or comma is missing.
_SWALLOWED = (
    r"(?:(?P<end>[}\"])|[,\r\n])[ \t]{0,40}(?P<name>"
    + _KNOWN_FIELDS
    + r")[ \t]{0,40}=\s{0,40}(?=[{\"%s])"
)
SWALLOWED_FIELD = Pattern(_SWALLOWED % "", re.IGNORECASE)
# Where all braces are closed a bare value (`n = 20, number = 5`) may be part of the text.
_SWALLOWED_BY_UNCLOSED = Pattern(_SWALLOWED % r"\w", re.IGNORECASE)
_HEAD = Pattern(r"[^,={}\"\r\n]*")
_GAP = Pattern(r"[\s,]*")
_SPACE = Pattern(r"\s*")
_FIELD_NAME = Pattern(r"([^\s,={}\"#()%]+)\s*(=?)\s*")
_QUOTE_END = Pattern(r"(?<!\{)\"(?=\s*(?:[,}#)]|\Z))")
_BARE = Pattern(r"[^\s,{}\"#=()]+")
_JUNK = Pattern(r"[^,\r\n}]+")
_BRACE = Pattern(r"[{}]")


def raw_fields(text: str, block: RawBlock) -> RawFields:
    """Return the key and the fields of a block of `text`, with all that is wrong; linear."""
    scan = _Scan(text, block.body.start, block.body.end, closed=block.closed)
    key = scan.key()
    while scan.field():
        pass
    return RawFields(key, tuple(scan.fields), tuple(scan.flaws))


@dataclass(slots=True)
class _Scan:
    """The state of reading one block."""

    text: str
    position: int
    end: int
    closed: bool
    fields: list[RawField] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    closing: dict[int, int] = field(default_factory=dict)
    quotes_end: bool = False
    """Whether no closing quotation mark is left."""

    def __post_init__(self) -> None:
        open_braces: list[int] = []
        for mark in _BRACE.finditer(self.text, self.position, self.end):
            if mark[0] == "{":
                open_braces.append(mark.start())
            elif open_braces:
                self.closing[open_braces.pop()] = mark.start()

    def key(self) -> str:
        """Read the key; a word that an equals sign follows is a field already."""
        head = _HEAD.match(self.text, self.position, self.end)
        begin, stop = (head.start(), head.end()) if head else (self.position, self.position)
        words = self.text[begin:stop].split()
        following = self.text[stop : stop + 1] if stop < self.end else ""
        if not following or following == "}":
            self.position = stop
            return self._named(" ".join(words), begin)
        if following == ",":
            self.position = stop + 1
            return self._named(" ".join(words), begin)
        if following in "\r\n" and words:
            self.position = stop
            after = _SPACE.match(self.text, stop, self.end)
            if after and self.text[after.end() : after.end() + 1] not in (",", "}", ""):
                self._missing_comma(after.end(), words[0])
            return " ".join(words)
        # `key title = {…}`: the comma is missing; `title = {…}`: the key is.
        is_field = following == "=" and len(words) < 2
        if is_field or not words:
            self.position = begin
            return self._named("", begin)
        word_end = self.text.index(words[0], begin) + len(words[0])
        space = _SPACE.match(self.text, word_end, self.end)
        self.position = space.end() if space else word_end
        self._missing_comma(self.position, words[0])
        return words[0]

    def field(self) -> bool:
        """Read one field, or pass over what is none; tell whether there may be more."""
        gap = _GAP.match(self.text, self.position, self.end)
        self.position = gap.end() if gap else self.position
        if self.position >= self.end:
            return False
        name = _FIELD_NAME.match(self.text, self.position, self.end)
        if name is None:
            self._pass_over()
            return True
        following = self.text[name.end() : name.end() + 1] if name.end() < self.end else ""
        if not name[2] and following not in ("{", '"'):
            self._pass_over()
            return True
        span = Span(name.start(1), name.end(1))
        if not name[2]:
            self._flaw("missing-equals", span.start, span.end, name[1])
        self.position = name.end()
        value, whole = self._value(name[1])
        self.fields.append(RawField(name[1].lower(), value, span))
        space = _SPACE.match(self.text, self.position, self.end)
        at = space.end() if space else self.position
        if whole and at < self.end and self.text[at] not in ",}":
            self._missing_comma(at, name[1])
        return True

    def _value(self, name: str) -> tuple[str, bool]:
        """Read a value; return it, and whether its end is there."""
        begin = self.position
        while True:
            sign = self.text[self.position : self.position + 1] if self.position < self.end else ""
            if sign == "{":
                whole = self._braced(name)
            elif sign == '"':
                whole = self._quoted(name)
            else:
                bare = _BARE.match(self.text, self.position, self.end)
                self.position = bare.end() if bare else self.position
                whole = bare is not None
            stop = self.position
            space = _SPACE.match(self.text, stop, self.end)
            at = space.end() if space else stop
            if not whole or at >= self.end or self.text[at] != "#":
                value = self.text[begin:stop]
                return (value, True) if whole or stop == begin else (_mended(value), False)
            after = _SPACE.match(self.text, at + 1, self.end)
            self.position = after.end() if after else at + 1

    def _braced(self, name: str) -> bool:
        close = self.closing.get(self.position, -1)
        limit = close if close >= 0 else self.end
        swallowed = self._swallowed(limit)
        if swallowed is None and close >= 0:
            self.position = close + 1
            return True
        self._flaw("unclosed-brace", self.position, self.position + 1, name)
        self.position = _end_before(swallowed) if swallowed else self.end
        return False

    def _swallowed(self, limit: int) -> re.Match[str] | None:
        pattern = SWALLOWED_FIELD if self.closed else _SWALLOWED_BY_UNCLOSED
        return pattern.search(self.text, self.position + 1, limit)

    def _quoted(self, name: str) -> bool:
        quote = None
        if not self.quotes_end:
            quote = _QUOTE_END.search(self.text, self.position + 1, self.end)
            self.quotes_end = quote is None
        limit = quote.start() if quote else self.end
        swallowed = self._swallowed(limit)
        if swallowed is None and quote:
            self.position = quote.end()
            return True
        # A quotation mark before the next field ends the value: only the comma is missing.
        if swallowed and swallowed["end"] == '"':
            self.position = swallowed.end("end")
            return True
        self._flaw("unclosed-quote", self.position, self.position + 1, name)
        self.position = _end_before(swallowed) if swallowed else self.end
        return False

    def _pass_over(self) -> None:
        """Pass over a sign or words that begin no field, and say so."""
        begin = self.position
        junk = _JUNK.match(self.text, begin, self.end)
        stop = junk.end() if junk else begin + 1
        if self.text[begin] == "{" and begin in self.closing:
            stop = self.closing[begin] + 1
        self.position = stop
        is_own_brace = self.text[begin] == "}" and not self.text[stop : self.end].strip()
        if not self.closed and is_own_brace:
            return
        words = " ".join(self.text[begin:stop].split())
        if words and not words.startswith("%"):
            self._flaw("unparsed-text", begin, stop, words[:60])

    def _named(self, key: str, begin: int) -> str:
        if not key:
            self._flaw("missing-key", begin, begin, "")
        return key

    def _missing_comma(self, at: int, after: str) -> None:
        """Record a missing comma at the word that should follow it."""
        word = _BARE.match(self.text, at, self.end)
        self._flaw("missing-comma", at, word.end() if word else min(at + 1, self.end), after)

    def _flaw(self, kind: str, begin: int, end: int, detail: str) -> None:
        self.flaws.append(Flaw(kind, Span(begin, end), detail))


def _end_before(swallowed: re.Match[str]) -> int:
    """Return where a value ends that goes on into the next field."""
    return swallowed.end("end") if swallowed["end"] else swallowed.start()


def _mended(value: str) -> str:
    """Return a value that lacks its end in braces that are all closed."""
    inner = value.strip()[1:].rstrip(", \t\r\n")
    unmatched: list[int] = []
    open_braces: list[int] = []
    for mark in _BRACE.finditer(inner):
        if mark[0] == "{":
            open_braces.append(mark.start())
        elif open_braces:
            open_braces.pop()
        else:
            unmatched.append(mark.start())
    dropped = {*unmatched, *open_braces}
    return "{" + "".join(c for i, c in enumerate(inner) if i not in dropped) + "}"
