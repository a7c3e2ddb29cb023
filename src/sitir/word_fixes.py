"""Writes fixes into the runs of a Word file, which keep their looks; the text of fields stays.

Nothing but the touched stretches of text is written anew: all other bytes of the parts, and all
other parts, are copied.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import islice
from typing import TYPE_CHECKING
from xml.parsers import expat

from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Edit, Finding

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_UTF8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml(?![^>]*encoding=(?![\"']utf-8))|[^?])", re.IGNORECASE
)
# How much of the line around an edit finds its place in the runs, from the most to the least.
_WIDTHS = (80, 30, 12, 4)
# Bytes of all parts, unpacked: what a file declares is what is read of it at most.
_LARGEST = 1_000_000_000
_BROKEN = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, OSError, EOFError,
    OverflowError, LookupError, RuntimeError,
)  # fmt: skip
_FIELDS = {"begin": 1, "end": -1}
_LEFT_OUT = frozenset(("w:moveFrom", "w:del", "mc:Fallback"))


class _Run(NamedTuple):
    """The text of one `w:t`, by the bytes that it takes, and its place in its paragraph."""

    tag: int
    content: int
    end: int
    text: str
    at: int
    is_plain: bool


class _Place(NamedTuple):
    part: str
    paragraph: int
    start: int
    end: int


def fixed_file(data: bytes, findings: Sequence[Finding]) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a Word file with the fixes that could be written, and the findings they are of.

    A fix cannot be written where its words are the text of a field, or stand in the file more than
    once with the same words around them; and none can where a part of the file is broken.
    """
    try:
        return _fixed(data, findings)
    except _BROKEN:
        return data, ()


def _fixed(data: bytes, findings: Sequence[Finding]) -> tuple[bytes, tuple[Finding, ...]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _LARGEST:
            return data, ()
        parts = {name: archive.read(name) for name in _PARTS if name in archive.namelist()}
        paragraphs = {
            name: _Reader(part).paragraphs() for name, part in parts.items() if _UTF8.match(part)
        }
        texts = {
            name: ["".join(run.text for run in runs) for runs in each]
            for name, each in paragraphs.items()
        }
        changes: list[tuple[_Place, str]] = []
        done = []
        for finding in findings:
            edits = finding.problem.fix.edits if finding.problem.fix else ()
            places = [_place(edit, paragraphs, texts) for edit in edits]
            if all(place is not None for place in places):
                pairs = zip(places, edits, strict=True)
                changes += ((place, edit.replacement) for place, edit in pairs if place)
                done.append(finding)
        for name in parts:
            mine = [each for each in changes if each[0].part == name]
            parts[name] = _changed(parts[name], paragraphs.get(name, []), mine)
        return _repacked(archive, parts), tuple(done)


class _Reader:
    """Reads the paragraphs of a part, each as its runs."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._paragraphs: list[list[_Run]] = []
        # Paragraphs stand in others where there are text boxes.
        self._open: list[int] = []
        self._fields = self._left_out = self._controls = 0
        # Which controls stand in a paragraph, those inside others last.
        self._inner: list[bool] = []
        self._tag = self._content = -1
        self._text: list[str] = []
        parser = self._parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def paragraphs(self) -> list[list[_Run]]:
        self._parser.Parse(self._data, True)  # noqa: FBT003 - takes no keywords
        return self._paragraphs

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:p":
            self._open.append(len(self._paragraphs))
            self._paragraphs.append([])
        elif name == "w:t":
            self._tag = self._parser.CurrentByteIndex
            self._text = []
        elif name == "w:fldChar":
            self._fields += _FIELDS.get(attributes.get("w:fldCharType", ""), 0)
        elif name == "w:fldSimple":
            self._fields += 1
        elif name == "w:sdt":
            self._inner.append(bool(self._open))
            self._controls += self._inner[-1]
        elif name in _LEFT_OUT:
            self._left_out += 1

    def _end(self, name: str) -> None:
        if name == "w:p":
            self._open.pop()
        elif name == "w:t":
            self._take()
        elif name == "w:fldSimple":
            self._fields -= 1
        elif name == "w:sdt":
            self._controls -= self._inner.pop()
        elif name in _LEFT_OUT:
            self._left_out -= 1

    def _characters(self, text: str) -> None:
        self._text.append(text)

    def _take(self) -> None:
        text, end = "".join(self._text), self._parser.CurrentByteIndex
        if not text or not self._open or self._left_out:
            return
        runs = self._paragraphs[self._open[-1]]
        at = runs[-1].at + len(runs[-1].text) if runs else 0
        content = self._data.index(b">", self._tag) + 1
        is_plain = self._fields <= 0 and not self._controls
        runs.append(_Run(self._tag, content, end, text, at, is_plain))


def _place(
    edit: Edit, paragraphs: Mapping[str, list[list[_Run]]], texts: Mapping[str, list[str]]
) -> _Place | None:
    """Return where the words of an edit stand in the runs, if that is clear."""
    text, span = edit.location.source.text, edit.location.span
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    for width in _WIDTHS:
        start, end = max(first, span.start - width), min(last, span.end + width)
        found = list(islice(_found(text[start:end], texts), 2))
        if len(found) > 1:
            return None
        if found:
            name, index, at = found[0]
            begin = at + span.start - start
            place = _Place(name, index, begin, begin + len(span))
            return place if _is_plain(paragraphs[name][index], place) else None
    return None


def _found(words: str, texts: Mapping[str, list[str]]) -> Iterator[tuple[str, int, int]]:
    for name, each in texts.items():
        for index, text in enumerate(each):
            at = text.find(words)
            while at >= 0:
                yield name, index, at
                at = text.find(words, at + 1)


def _touched(runs: Sequence[_Run], place: _Place) -> list[_Run]:
    """Return the runs that an edit changes; something inserted belongs to the run before it."""
    if place.start == place.end:
        return [run for run in runs if run.at < place.start <= run.at + len(run.text)][:1]
    return [run for run in runs if run.at < place.end and place.start < run.at + len(run.text)]


def _is_plain(runs: Sequence[_Run], place: _Place) -> bool:
    touched = _touched(runs, place)
    return bool(touched) and all(run.is_plain for run in touched)


def _changed(
    data: bytes, paragraphs: Sequence[Sequence[_Run]], changes: Sequence[tuple[_Place, str]]
) -> bytes:
    """Return a part with its changes written, in each run from the end backwards."""
    texts: dict[_Run, str] = {}
    for place, replacement in sorted(changes, reverse=True):
        written = replacement
        for run in _touched(paragraphs[place.paragraph], place):
            text = texts.get(run, run.text)
            start, end = max(0, place.start - run.at), max(0, place.end - run.at)
            # What comes after it in the run may be changed already, and is no shorter for it.
            texts[run] = text[:start] + written + text[min(end, len(run.text)) :]
            written = ""
    pieces: list[bytes] = []
    done = 0
    for run, text in sorted(texts.items()):
        tag = data[run.tag : run.content]
        if text != text.strip() and b"xml:space" not in tag:
            tag = tag[:-1] + b' xml:space="preserve">'
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        pieces += [data[done : run.tag], tag, escaped.encode()]
        done = run.end
    return b"".join((*pieces, data[done:]))


def _repacked(archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as copy:
        copy.comment = archive.comment
        for info in archive.infolist():
            data = parts[info.filename] if info.filename in parts else archive.read(info)
            copy.writestr(info, data, info.compress_type)
    return file.getvalue()
