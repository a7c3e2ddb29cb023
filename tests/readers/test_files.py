"""Files that can be read, and those that cannot: one line that says what is wrong, and where."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from sitir.errors import ReadError
from sitir.model import Source
from sitir.readers import READERS, decode, format_of, load, may_be_article, opened, read

TEXT = "Sungai ē itu\r\npanjang.\r"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_marks_are_dropped_and_line_ends_kept(encoding: str, tmp_path: Path) -> None:
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    path = tmp_path / "a.md"
    path.write_bytes((mark + TEXT).encode(encoding))
    assert (load(path).path, load(path).text) == (path, TEXT)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\xffdef", "a.md: not UTF-8: byte 3 (0xff)"),
        (b"\xef\xbb\xbfabc\xff", "a.md: not UTF-8: byte 6 (0xff)"),
        (b"ab\xc3", "a.md: not UTF-8: byte 2 (0xc3)"),
        (b"\xff\xfea\0\0", "a.md: not UTF-16: byte 4 (0x00)"),
        (b"\xff\xfe\x00\xd8a\x00", "a.md: not UTF-16: byte 2 (0x00)"),
        (b"ab\0c", "a.md: not a text file: byte 2 is NUL"),
        (b"\xef\xbb\xbfab\0c", "a.md: not a text file: byte 5 is NUL"),
        (b"\xff\xfea\0\0\0b\0", "a.md: not a text file: byte 4 is NUL"),
        (
            b"PK\x03\x04\x14\0\x06\0",
            "a.md: not a text file: byte 5 is NUL; "
            "it seems to be a zip archive, such as a Word file",
        ),
        (
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
            "a.md: not UTF-8: byte 10 (0xe2); it seems to be a PDF",
        ),
        (b"%PDF-1.7\n1 0 obj", "a.md: not a text file; it seems to be a PDF"),
        (
            TEXT.encode("utf-16-le"),
            "a.md: not a text file: byte 1 is NUL; it seems to be UTF-16 without a byte-order mark",
        ),
        (
            TEXT.encode("utf-16-be"),
            "a.md: not a text file: byte 0 is NUL; it seems to be UTF-16 without a byte-order mark",
        ),
        (b"\0\0\0\0\0\0", "a.md: not a text file: byte 0 is NUL"),
    ],
)
def test_what_is_no_text_is_named_by_its_byte(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        decode(data, PurePath("a.md"))
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("name", "head", "data", "text"),
    [
        ("a.html", '<meta charset="windows-1252">', b"\x93a\x94 \xe9", "“a” é"),
        ("a.html", "<meta content='text/html; charset=ISO-8859-1'>", b"\x81\xe9", "\x81é"),
        ("a.xml", "<?xml version='1.0' encoding='iso-8859-1'?>", b"\xe9", "é"),
        ("a.html", "<meta charset=iso-8859-1>", "é".encode(), "é"),
        ("a.tex", "\\documentclass{article}\n\\usepackage[latin1]{inputenc}\n", b"\xe9", "é"),
        ("a.tex", "% !TEX encoding = latin1\n", b"\xe9", "é"),
    ],
)
def test_pages_may_declare_an_encoding(
    name: str, head: str, data: bytes, text: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(head.encode() + data)
    source = opened(path, format=format_of(path))
    assert isinstance(source, Source)
    assert source.text == head + text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<meta charset=koi8-r>\xe9"),
        ("a.html", b"<meta charset=iso-8859-15>\xe9"),
        ("a.html", b"<p>\xe9"),
        ("a.md", b"<meta charset=windows-1252>\xe9"),
        ("a.tex", b"\\usepackage[koi8-r]{inputenc}\xe9"),
        ("a.html", b"<meta charset=windows-1252>\xe9\0"),
    ],
)
def test_what_declares_no_known_encoding_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError, match="not UTF-8: byte"):
        opened(path, format=format_of(path))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file or directory"):
        load(tmp_path / "nowhere.md")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a directory"):
        load(tmp_path)


def test_suffixes_name_formats() -> None:
    assert {suffix: format_of(PurePath(f"a{suffix.upper()}")) for suffix in READERS} == {
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "plain",
        ".text": "plain",
        ".qmd": "markdown",
        ".rmd": "markdown",
        ".docx": "docx",
        ".docm": "docx",
        ".odt": "odt",
        ".tex": "latex",
        ".ltx": "latex",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".xml": "jats",
        ".nxml": "jats",
        ".pdf": "pdf",
    }


def test_an_unknown_suffix_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ReadError) as raised:
        format_of(PurePath("naskah.pages"))
    assert str(raised.value).startswith("naskah.pages: ")
    assert all(suffix in str(raised.value) for suffix in READERS)


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ReadError, match="unknown format 'pages'; known: markdown, plain"):
        read((Source(PurePath("-"), ""),), format="pages")


def test_an_empty_file_is_an_empty_document() -> None:
    document = read((Source(PurePath("a.md"), ""),), format="markdown")
    assert (document.blocks, document.sections, document.language) == ((), (), "und")


def test_several_files_are_one_article() -> None:
    texts = [
        "---\nbibliography: a.bib\n---\n# Bab satu\n\nAirnya naik sampai ke",
        "---\ntitle: Air\nbibliography: [a.bib, b.bib]\n---\nambang pintu.\n\n# Daftar Pustaka\n",
        "- A. (2020). B.\n",
    ]
    sources = tuple(
        Source(PurePath(f"{name}.md"), text) for name, text in zip("abc", texts, strict=True)
    )
    document = read(sources, format="markdown")
    assert [
        (block.location.source.path.name, block.section.kind.value) for block in document.blocks
    ] == [
        ("a.md", "other"),
        ("a.md", "other"),
        ("b.md", "other"),
        ("b.md", "references"),
        ("c.md", "references"),
    ]
    assert (document.metadata.title, document.metadata.bibliography) == ("Air", ("a.bib", "b.bib"))


def test_what_word_keeps_beside_an_open_file_is_no_article(tmp_path: Path) -> None:
    assert may_be_article(tmp_path / "naskah.docx")
    assert not may_be_article(tmp_path / "~$naskah.docx")
