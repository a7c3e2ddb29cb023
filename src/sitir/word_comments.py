"""Writes remarks into a Word file as comments at their places; what is shown stays as it is.

The runs that a place begins or ends in are split, and keep their looks; all else of the text, and
all other parts but those that list comments, are copied byte by byte.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from bisect import bisect_right
from itertools import count, pairwise
from typing import TYPE_CHECKING

from sitir.errors import UsageError
from sitir.model.records import NamedTuple
from sitir.readers.decoding import Packed
from sitir.readers.docx import walked
from sitir.readers.docx.package import WordPackage
from sitir.readers.docx.tracing import TracedStory
from sitir.word_runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import PurePath

    from sitir.readers.docx.tracing import Stretch
    from sitir.remarks import Remark
    from sitir.word_runs import Run

_AUTHOR = "sitir"
_TYPES = "[Content_Types].xml"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_ODD = "the file is not written the way that Word writes"
_SPACE = re.compile(rb"xmlns:w=[\"']([^\"']+)[\"']")
_COMMENT_ID = re.compile(rb"<w:comment\s[^>]*?w:id=[\"'](\d+)[\"']")
_ROOT_END = re.compile(rb"(</w:comments\s*>|/>)\s*\Z")


class _Mark(NamedTuple):
    """A sign to be written at a place of the runs; at one place, ends come first."""

    run: int
    at: int
    """In the text of the run; its length behind it."""
    is_start: bool
    number: int


def commented_file(
    path: PurePath, data: bytes, remarks: Sequence[Remark], *, tracked: str
) -> tuple[bytes, str]:
    """Return a Word file with remarks as comments, and the text that their places count in.

    Raises `ReadError` where it is no Word file, `UsageError` where no comments can be written.
    """
    package = WordPackage(Packed(path, data))
    story = walked(package, tracked, TracedStory)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = archive.read(package.main)
        space = _SPACE.search(main)
        runs = runs_of(main)
        if space is None or runs is None or len(runs) != story.runs:
            raise UsageError(_ODD)
        name = package.name_of("comments")
        before = b"" if name is None else archive.read(name)
        first = max((int(number) for number in _COMMENT_ID.findall(before)), default=-1) + 1
        marks = _marks(story.stretches, runs, remarks, first)
        parts = {package.main: _with_marks(main, runs, marks)}
        if name is None:
            name = posixpath.join(posixpath.dirname(package.main), "comments.xml")
            before = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + (
                b'<w:comments xmlns:w="%s"></w:comments>' % space[1]
            )
            parts |= _listing(archive, package.main, name, is_strict=b"purl.oclc" in space[1])
        parts[name] = _with_comments(before, remarks, first)
        return _repacked(archive, parts), story.text.text


def _marks(
    stretches: Sequence[Stretch], runs: Sequence[Run], remarks: Sequence[Remark], first: int
) -> list[_Mark]:
    starts = [stretch.start for stretch in stretches]
    marks: list[_Mark] = []
    for number, remark in enumerate(remarks, start=first):
        if not stretches:
            break
        # What shows nothing, or a number that Word makes, is told of at the words beside it.
        begin = max(bisect_right(starts, remark.span.start) - 1, 0)
        if stretches[begin].end <= remark.span.start and begin + 1 < len(stretches):
            begin += starts[begin + 1] < remark.span.end
        last = max(bisect_right(starts, max(remark.span.end - 1, remark.span.start)) - 1, begin)
        start = _place(stretches[begin], runs, remark.span.start, is_start=True)
        end = _place(stretches[last], runs, remark.span.end, is_start=False)
        if end <= start:
            start = start[0], 0
            end = start[0], runs[start[0]].length
        marks += (_Mark(*start, True, number), _Mark(*end, False, number))  # noqa: FBT003
    return marks


def _place(stretch: Stretch, runs: Sequence[Run], at: int, *, is_start: bool) -> tuple[int, int]:
    """Return a run and an offset in it: one of its ends where it cannot be split."""
    run = runs[stretch.run]
    if stretch.is_note or run.outer != stretch.run or run.length != stretch.end - stretch.start:
        outer = run.outer
        return outer, 0 if is_start else runs[outer].length
    return stretch.run, min(max(at - stretch.start, 0), run.length)


def _with_marks(data: bytes, runs: Sequence[Run], marks: Sequence[_Mark]) -> bytes:
    """Return the main part with its signs written."""
    by_run: dict[int, list[_Mark]] = {}
    for mark in marks:
        by_run.setdefault(mark.run, []).append(mark)
    pieces: list[bytes] = []
    done = 0
    for number, given in sorted(by_run.items()):
        run = runs[number]
        pieces += (data[done : run.start], _split(data, run, given))
        done = run.end
    return b"".join((*pieces, data[done:]))


def _split(data: bytes, run: Run, marks: Sequence[_Mark]) -> bytes:
    """Return a run, or the runs that it is split into, with the signs before, between, behind."""
    signs: dict[int, list[bytes]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.at, mark.is_start, mark.number)):
        signs.setdefault(mark.at, []).append(_sign(mark))
    # What is empty has its beginning and its end at one place.
    if not run.length:
        both = sorted(marks, key=lambda mark: (not mark.is_start, mark.number))
        started = b"".join(_sign(mark) for mark in both if mark.is_start)
        ended = b"".join(_sign(mark) for mark in both if not mark.is_start)
        return started + data[run.start : run.end] + ended
    cuts = sorted({0, run.length, *signs})
    pieces = [b"".join(signs.get(0, ()))]
    if len(cuts) == len({0, run.length}):
        pieces.append(data[run.start : run.end])
        pieces += signs.get(run.length, ())
        return b"".join(pieces)
    for begin, end in pairwise(cuts):
        pieces.append(run.part(data, begin, end))
        pieces += signs.get(end, ())
    return b"".join(pieces)


def _sign(mark: _Mark) -> bytes:
    if mark.is_start:
        return b'<w:commentRangeStart w:id="%d"/>' % mark.number
    return b'<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>' % (
        mark.number,
        mark.number,
    )


def _with_comments(data: bytes, remarks: Sequence[Remark], first: int) -> bytes:
    end = _ROOT_END.search(data)
    if end is None:
        raise UsageError(_ODD)
    written = b"".join(
        b'<w:comment w:id="%d" w:author="%s" w:initials="s"><w:p><w:r><w:annotationRef/></w:r>'
        b'<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p></w:comment>'
        % (number, _AUTHOR.encode(), _escaped(remark.text))
        for number, remark in enumerate(remarks, start=first)
    )
    opened = b">" if end[1] == b"/>" else b""
    return data[: end.start()] + opened + written + b"</w:comments>"


def _escaped(text: str) -> bytes:
    plain = "".join(sign for sign in text if sign.isprintable() or sign == " ")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _listing(
    archive: zipfile.ZipFile, main: str, name: str, *, is_strict: bool
) -> dict[str, bytes]:
    """Return the parts that say that there are comments."""
    if _TYPES not in archive.namelist():
        raise UsageError(_ODD)
    folder, base = posixpath.split(main)
    relations_name = posixpath.join(folder, "_rels", f"{base}.rels")
    relations = (
        archive.read(relations_name)
        if relations_name in archive.namelist()
        else f'<Relationships xmlns="{_RELATIONS_SPACE}"></Relationships>'.encode()
    )
    number = next(n for n in count(1) if b'"rIdSitir%d"' % n not in relations)
    kind = _STRICT_KIND if is_strict else _KIND
    relation = f'Id="rIdSitir{number}" Type="{kind}" Target="{posixpath.basename(name)}"'
    override = f'PartName="/{name}" ContentType="{_CONTENT}"'
    return {
        _TYPES: _added(archive.read(_TYPES), "Types", f"Override {override}"),
        relations_name: _added(relations, "Relationships", f"Relationship {relation}"),
    }


def _added(data: bytes, root: str, element: str) -> bytes:
    """Return a part with one more element at its end."""
    end = re.search(rb"</((?:[\w.-]+:)?)%s\s*>\s*\Z" % root.encode(), data)
    if end is None:
        raise UsageError(_ODD)
    return data[: end.start()] + b"<%s%s/>" % (end[1], element.encode()) + end[0]


def _repacked(archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    left = dict(parts)
    with zipfile.ZipFile(file, "w") as copy:
        copy.comment = archive.comment
        for info in archive.infolist():
            data = left.pop(info.filename, None)
            copy.writestr(info, archive.read(info) if data is None else data, info.compress_type)
        for name, data in left.items():
            # A date of its own would make each copy another file.
            copy.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()
