"""What an author sees who checks a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.readers.docx.making import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
BODY = (
    f"<w:p>{HEADING}<w:r><w:t>Pendahuluan</w:t></w:r></w:p>"
    '<w:p><w:commentRangeStart w:id="1"/>'
    '<w:r><w:t xml:space="preserve">Air surut (Vela, </w:t></w:r>'
    "<w:ins><w:r><w:t>2021</w:t></w:r></w:ins><w:del><w:r><w:delText>2020</w:delText></w:r></w:del>"
    '<w:r><w:t>).</w:t></w:r><w:commentRangeEnd w:id="1"/></w:p>'
    f"<w:p>{HEADING}<w:r><w:t>Daftar Pustaka</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Vela, A. (2021). Air dan sungai. Jakarta: Penerbit.</w:t></w:r></w:p>"
)  # fmt: skip
SILENCING = (
    '<w:comment w:id="1"><w:p><w:r><w:t>sitir: ignore[year-mismatch] benar begini</w:t></w:r></w:p>'
    "</w:comment>"
)


def checked(
    command: Callable[..., Any], folder: Path, *options: str, comments: str = ""
) -> tuple[int, str]:
    path = folder / "a.docx"
    path.write_bytes(docx(BODY, {"comments": comments}).data)
    done = command(
        "check", "--no-config", "--select", "year-mismatch,useless-suppression", *options, str(path)
    )
    return done.code, done.stdout.replace(f"{path}", "a.docx")


def test_tracked_changes_are_made_or_undone(command: Callable[..., Any], tmp_path: Path) -> None:
    assert checked(command, tmp_path)[0] == 0
    code, told = checked(command, tmp_path, "--tracked", "reject", "--fail-on", "note")
    assert code == 1
    assert told.startswith("a.docx:¶2: ")
    assert "Air surut (Vela, 2020)." in told


def test_a_comment_in_word_silences_a_rule(command: Callable[..., Any], tmp_path: Path) -> None:
    options = ("--tracked", "reject", "--fail-on", "note")
    code, told = checked(command, tmp_path, *options, comments=SILENCING)
    assert (code, "(1 suppressed)" in told) == (0, True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "the archive is damaged or cut off"),
        (b"Teks", "not a Word file, nor any zip archive"),
    ],
)
def test_what_is_no_word_file_is_said_in_one_line(
    data: bytes, message: str, command: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    done = command("check", "--no-config", str(tmp_path / "a.docx"))
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.endswith(f"a.docx: {message}\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("¶2", "a.docx:¶2: mention\n    2 | Air surut (Vela, 2021)."),
        ("2", "a.docx:¶2: mention\n    2 | Air surut (Vela, 2021)."),
        ("¶4", "a.docx:¶4: entry\n    4 | Vela, A. (2021)."),
        ("2:12", "a.docx:¶2: mention\n    2 | Air surut (Vela, 2021)."),
    ],
)
def test_a_paragraph_is_explained_as_reports_show_it(
    place: str, told: str, command: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(docx(BODY, {}).data)
    done = command("explain", "--no-config", f"{tmp_path / 'a.docx'}:{place}")
    assert told in done.stdout.replace(f"{tmp_path}/", "")


def test_a_paragraph_that_is_not_there_is_said_in_one_line(
    command: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(docx(BODY, {}).data)
    done = command("explain", "--no-config", f"{tmp_path / 'a.docx'}:¶5")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.endswith("a.docx: no paragraph 5; the last is 4\n")


def endnote(shown: str, cite: str) -> str:
    code = f" ADDIN EN.CITE {cite}".replace("<", "&lt;")
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> Air. </w:t></w:r>'
    )


def test_a_field_whose_data_are_lost_is_not_typed(
    command: Callable[..., Any], tmp_path: Path
) -> None:
    record = (
        "<record><contributors><authors><author>Vela, A.</author></authors></contributors>"
        "<titles><title>Air</title></titles><dates><year>2021</year></dates></record>"
    )
    cite = f"<EndNote><Cite><RecNum>1</RecNum>{record}</Cite></EndNote>"
    fields = endnote("(Vela, 2021)", cite) * 4
    typed = "<w:r><w:t>Lalu (Kaldor, 2007).</w:t></w:r>"
    body = f"<w:p>{fields}{endnote('(Prah, 2024; Wilén, 2025)', '')}{typed}</w:p>"
    (tmp_path / "a.docx").write_bytes(docx(body, {}).data)
    options = ("--no-config", "--select", "unlinked-citation")
    done = command("check", *options, str(tmp_path / "a.docx"))
    assert done.stdout.count("[unlinked-citation]") == 1
    assert "`Kaldor, 2007` is typed by hand" in done.stdout
