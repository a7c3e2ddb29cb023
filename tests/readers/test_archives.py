"""Packages that are not what they should be: one line each, and never more memory than is free."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.errors import ReadError
from sitir.readers import Packed
from sitir.readers.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = b"<a><b>Teks</b><b><c/></b><d>akhir</d></a>"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MEGABYTE = 1_000_000


def package(members: Iterable[tuple[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def opened(data: bytes) -> Archive:
    return Archive(Packed(PurePath("a.docx"), data), kind="Word file")


def complaint(data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        opened(data).tree("m.xml")
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix("a.docx: ")


def locked() -> bytes:
    data = bytearray(package([("m.xml", PLAIN)]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    data = package([("m.xml", PLAIN), ("n.xml", PLAIN)])
    return data.replace(b"n.xml", b"m.xml")


def declaring(size: int) -> bytes:
    data = bytearray(package([("m.xml", PLAIN), ("film.bin", b"x")]))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = size.to_bytes(4, "little")
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(package([("m.xml", bytes(range(60)) * 40)]))
    data[60:70] = b"\xff" * 10
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a Word file, nor any zip archive"),
        (b"{\\rtf1 Teks}", "not a Word file, nor any zip archive"),
        (OLD_OFFICE, "a file of Word's old format; save it as .docx"),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password; save it without one",
        ),
        (locked(), "protected by a password"),
        (package([("m.xml", PLAIN)])[:-30], "the archive is damaged or cut off"),
        (b"PK\x03\x04" + b"\0" * 400, "the archive is damaged or cut off"),
        (package([("n.xml", PLAIN)]), "not a Word file: it holds no m.xml"),
        (twice(), "holds m.xml twice"),
        (damaged(), "m.xml is damaged or cut off"),
        (
            package([("m.xml", PLAIN)], method=zipfile.ZIP_LZMA),
            "m.xml is packed in a way that is not known",
        ),
        (
            declaring(200 * MEGABYTE + 1),
            "film.bin is larger, unpacked, than a Word file may be",
        ),
        (
            package([("m.xml", b"<a>" + b" " * (9 * MEGABYTE) + b"</a>")]),
            "m.xml is larger, unpacked, than a Word file may be",
        ),
        (
            package([("m.xml", b"<a>" + b"<b/>" * MEGABYTE + b"</a>")]),
            "m.xml is too large to be read",
        ),
        (package([("m.xml", b"<a><b></a>")]), "m.xml is no well-formed XML (line 1)"),
        (package([("m.xml", b"<a>\n<b/>")]), "m.xml is no well-formed XML (line 2)"),
        (package([("m.xml", b"")]), "m.xml is no well-formed XML (line 1)"),
        (package([("m.xml", b"<a>&b;</a>")]), "m.xml is no well-formed XML (line 1)"),
        (
            package([("m.xml", b'<?xml version="1.0" encoding="x-none"?><a/>')]),
            "m.xml is no well-formed XML",
        ),
        *(
            (
                package([("m.xml", head.encode(encoding))]),
                "m.xml declares entities, which no office program writes",
            )
            for encoding in ("utf-8", "utf-16")
            for head in (
                '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>',
                '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
                '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>',
                f"<!--{'a' * 70_000}--><!DOCTYPE a><a/>",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_package_is_said_in_one_line(data: bytes, message: str) -> None:
    assert complaint(data) == message


def test_there_are_not_more_members_than_any_file_has() -> None:
    many = package((f"{number}", b"") for number in range(20_001))
    assert complaint(many) == "holds more than 20000 members"


def test_names_that_lead_outside_are_only_names(tmp_path: PurePath) -> None:
    names = ("../m.xml", "/etc/m.xml", "C:\\m.xml", "m.xml")
    archive = opened(package((name, PLAIN) for name in names))
    assert archive.names == names
    assert archive.tree("../m.xml")[0].text == archive.tree("m.xml")[0].text == "Teks"
    assert "m.xml" in archive
    assert "n.xml" not in archive
    assert archive.data("m.xml") == PLAIN


def test_children_come_one_after_another() -> None:
    long = b"".join(b"<p><t>%d</t></p>" % number for number in range(20_000))
    archive = opened(package([("m.xml", b"<a><h><p/></h><b>" + long + b"</b><z><p/></z></a>")]))
    found = [(tag, child.findtext("t")) for tag, child in archive.children("m.xml", of=HOLDERS)]
    assert found == [("h", None), *(("b", str(number)) for number in range(20_000))]


HOLDERS = frozenset({"h", "b"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_are_read_as_declared(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a>né</a>'
    assert opened(package([("m.xml", text.encode(encoding))])).tree("m.xml").text == "né"


def test_deep_nesting_breaks_nothing() -> None:
    deep = package([("m.xml", b"<a>" * 100_000 + b"</a>" * 100_000)])
    assert sum(1 for _ in opened(deep).tree("m.xml").iter()) == 100_000
    assert sum(1 for _ in opened(deep).children("m.xml", of=frozenset({"b"}))) == 0


MEASURED = """
import sys
from pathlib import Path
from sitir.errors import ReadError
from sitir.readers import Packed
from sitir.readers.archive import Archive

path = Path(sys.argv[1])
archive = Archive(Packed(path, path.read_bytes()), kind="Word file")
try:
    if sys.argv[2] == "tree":
        archive.tree("m.xml")
    else:
        for _ in archive.children("m.xml", of=frozenset({"h", "b"})):
            pass
except ReadError:
    status = Path("/proc/self/status").read_text()
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to ask for the peak")
@pytest.mark.parametrize("way", ["tree", "children"])
@pytest.mark.parametrize(
    "member",
    [
        b"<a>" + b"<b c=''/>" * (2 * MEGABYTE),
        b"<a>" * (4 * MEGABYTE),
        b"<a>" + "😀aaaaaaaaaaaaaaa".encode() * (3 * MEGABYTE),
        b"<a>" + b"<h/><h/>" * (2 * MEGABYTE),
    ],
    ids=["elements", "depth", "text", "containers"],
)
def test_memory_is_bounded(member: bytes, way: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(package([("m.xml", member)], method=zipfile.ZIP_STORED))
    call = [sys.executable, "-c", MEASURED, os.fspath(path), way]
    told = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    assert 0 < int(told) / 1000 < 400


WHOLE = package([("m.xml", PLAIN), ("n.xml", bytes(range(256)) * 4)])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(WHOLE)),
)
def test_any_bytes_are_a_package_or_a_read_error(
    changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    for whole in (bytes(data), bytes(data[:length])):
        problem = _problem(whole)
        assert problem is None or problem.startswith("a.docx: ")
        assert "\n" not in (problem or "")


def _problem(data: bytes) -> str | None:
    try:
        archive = opened(data)
        for name in archive.names:
            archive.data(name)
            archive.tree(name)
    except ReadError as error:
        return str(error)
    return None
