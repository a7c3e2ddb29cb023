"""Opens zip packages that may be hostile: nothing is trusted, and nothing is ever written out.

Members are unpacked piece by piece, and what an XML part would take in memory is counted while it
is read: the sizes that a header declares, and how well a part was compressed, decide nothing.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import ParseError, XMLPullParser
from xml.parsers import expat

from sitir.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from sitir.readers.decoding import Packed

MEGABYTE = 1_000_000
LARGEST_MEMBER = 200 * MEGABYTE
"""Bytes of a member, unpacked, above which a package is refused."""

_ZIP = b"PK\x03\x04"
# An office file that is no zip archive: Word's old format, and all that is encrypted.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MEMBER_SIGN = b"PK\x01\x02"
_MOST_MEMBERS = 20_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED_FLAG = 1
_CHUNK = 65_536
# Text of an office file is packed to a tenth or so, the dullest table to a hundredth.
_HIGHEST_RATIO = 250
_LEAST_SUSPECT = 8 * MEGABYTE
# Bytes that an element takes at most (one with an attribute, and nested), and a byte of text (one
# of many signs of which one is no BMP sign), as measured with CPython 3.11.
_ELEMENT_COST, _BYTE_COST = 300, 5
_LARGEST_TREE = 200 * MEGABYTE
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    OSError,
    EOFError,
    OverflowError,
    # Of what zipfile does not know how to unpack.
    RuntimeError,
)
_UNREADABLE = (ParseError, expat.ExpatError, ValueError, LookupError)


class Archive:
    """A zip package in memory; each of its errors is a `ReadError` of one line."""

    def __init__(self, given: Packed, *, kind: str) -> None:
        """Open a package; `kind` is what it should be, as in `not a {kind}`."""
        self._path = given.path
        self._kind = kind
        self._unpacked = 0
        _refuse_other_files(given, kind)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(given.data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise ReadError(f"{self._path}: the archive is damaged or cut off") from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            if member.filename in self._members:
                raise self.error(f"holds {_shown(member.filename)} twice")
            if member.file_size > LARGEST_MEMBER:
                raise self._too_large(member.filename)
            self._members[member.filename] = member

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the order of the archive."""
        return tuple(self._members)

    def error(self, message: str) -> ReadError:
        """Return an error that names the file, and says `message` of it."""
        return ReadError(f"{self._path}: {message}")

    def data(self, name: str) -> bytes:
        """Return what a member holds; raises `ReadError`."""
        return b"".join(self._chunks(name))

    def tree(self, name: str) -> Element:
        """Return the root of an XML member that is read as a whole; raises `ReadError`."""
        parser = _Parser(self, name)
        for chunk in self._chunks(name):
            parser.feed(chunk)
        return parser.close()

    def children(self, name: str, *, of: frozenset[str]) -> Iterator[tuple[str, Element]]:
        """Yield the children of the elements whose tags are in `of`, each with that tag.

        An element is yielded when it is complete and then let go, so that a long text takes no more
        memory than its longest paragraph or table. Raises `ReadError`.
        """
        parser = _Parser(self, name, of)
        containers: list[Element] = []
        for chunk in self._chunks(name):
            parser.feed(chunk)
            containers += parser.begun()
            # Of the one that may be open, the last child may be incomplete.
            complete = [each[: -1 if each is containers[-1] else None] for each in containers]
            yield from _released(containers, complete)
            del containers[:-1]
            if any(complete):
                parser.release()
        parser.close()
        containers += parser.begun()
        yield from _released(containers, [each[:] for each in containers])

    def _chunks(self, name: str) -> Iterator[bytes]:
        """Yield a member piece by piece, as long as it is not larger than it may be."""
        member = self._members.get(name)
        if member is None:
            raise self.error(f"not a {self._kind}: it holds no {_shown(name)}")
        if member.flag_bits & _LOCKED_FLAG:
            raise self.error("protected by a password")
        if member.compress_type not in _METHODS:
            raise self.error(f"{_shown(name)} is packed in a way that is not known")
        size = 0
        suspect = max(_LEAST_SUSPECT, member.compress_size * _HIGHEST_RATIO)
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._unpacked += len(chunk)
                    if size > suspect or self._unpacked > LARGEST_MEMBER:
                        raise self._too_large(name)
                    yield chunk
        except ReadError:
            raise
        except _BROKEN as error:
            raise self.error(f"{_shown(name)} is damaged or cut off") from error

    def _too_large(self, name: str) -> ReadError:
        return self.error(f"{_shown(name)} is larger, unpacked, than a {self._kind} may be")


class _Parser:
    """Reads one XML member, without declarations and within bounds."""

    def __init__(self, archive: Archive, name: str, of: frozenset[str] = frozenset()) -> None:
        self._archive = archive
        self._of = of
        self._root: Element | None = None
        self._begun: list[Element] = []
        self._name = _shown(name)
        # The start of each element is asked for, since only so the tree can be seen as it grows.
        self._parser: XMLPullParser[Element] = XMLPullParser(events=("start",))
        self._cost = self._last_cost = 0
        self._begins = True
        self._prolog = expat.ParserCreate()
        self._prolog.StartDoctypeDeclHandler = self._refuse_declaration
        self._prolog.StartElementHandler = self._end_prolog

    def feed(self, chunk: bytes) -> None:
        """Read on; raises `ReadError`."""
        self._last_cost = chunk.count(b"<") * _ELEMENT_COST + len(chunk) * _BYTE_COST
        self._cost += self._last_cost
        if self._cost > _LARGEST_TREE:
            raise self._archive.error(f"{self._name} is too large to be read")
        try:
            if self._begins:
                self._prolog.Parse(chunk)
            self._parser.feed(chunk)
            self._take()
        except _UNREADABLE as error:
            raise self._wrong(error) from error

    def close(self) -> Element:
        """End, and return the root; raises `ReadError` where the text is not complete."""
        try:
            self._parser.close()
            self._take()
        except _UNREADABLE as error:
            raise self._wrong(error) from error
        if self._root is None:
            raise self._archive.error(f"{self._name} is empty")
        return self._root

    def begun(self) -> list[Element]:
        """Return the elements asked for that have begun since this was called last."""
        begun, self._begun = self._begun, []
        return begun

    def _take(self) -> None:
        """Take what has begun; the parser keeps it until then."""
        events = cast("Iterator[tuple[str, Element]]", self._parser.read_events())
        if self._root is None:
            self._root = next((element for _, element in events), None)
            if self._root is not None and self._root.tag in self._of:
                self._begun.append(self._root)
        of = self._of
        self._begun += [element for _, element in events if element.tag in of]

    def release(self) -> None:
        """Take what was read before the last piece as let go."""
        self._cost = self._last_cost

    def _end_prolog(self, name: str, attributes: object) -> None:
        del name, attributes
        self._begins = False
        self._prolog.StartElementHandler = None

    def _refuse_declaration(self, *_: object) -> None:
        raise self._archive.error(f"{self._name} declares entities, which no office program writes")

    def _wrong(self, error: Exception) -> ReadError:
        line = getattr(error, "position", (0, 0))[0] or getattr(error, "lineno", None)
        place = f" (line {line})" if line else ""
        return self._archive.error(f"{self._name} is no well-formed XML{place}")


def _released(
    containers: list[Element], complete: list[list[Element]]
) -> Iterator[tuple[str, Element]]:
    """Yield the children of each container, and let them go."""
    for container, children in zip(containers, complete, strict=True):
        del container[: len(children)]
        for child in children:
            yield container.tag, child


def _refuse_other_files(given: Packed, kind: str) -> None:
    """Raise `ReadError` for what is no package, or has more members than any has."""
    data = given.data
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise ReadError(f"{given.path}: protected by a password; save it without one")
        raise ReadError(f"{given.path}: a file of Word's old format; save it as .docx")
    if not data.startswith(_ZIP):
        raise ReadError(f"{given.path}: not a {kind}, nor any zip archive")
    if data.count(_MEMBER_SIGN) > _MOST_MEMBERS:
        raise ReadError(f"{given.path}: holds more than {_MOST_MEMBERS} members")


def _shown(name: str) -> str:
    """Return a member's name as it may stand in a message, on one line."""
    return name[:100] if name.isprintable() else repr(name[:100])
