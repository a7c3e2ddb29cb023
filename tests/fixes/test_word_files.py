"""Fixes in Word files: the runs keep their looks, fields their text, and all else its bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.readers.docx.making import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = (
    '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Daftar Pustaka</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>Paradela-López, M., &amp; Jima-González, A. (2018). Civilians in context. IPI."
    "</w:t></w:r></w:p>"
)
BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(text: str) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {}</w:instrText></w:r>"
    return sign.format("begin") + code + sign.format("separate") + text + sign.format("end")


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    return text.partition("<w:body>")[2].partition("</w:body>")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            run("Cara itu dipakai (Paradela-lo &amp; Jima-gonza, 2018)."),
            run("Cara itu dipakai (Paradela-López &amp; Jima-González, 2018)."),
        ),
        (
            run("Cara itu (") + run("Paradela-lo", BOLD) + run(" &amp; Jima-González, 2018)."),
            run("Cara itu (") + run("Paradela-López", BOLD) + run(" &amp; Jima-González, 2018)."),
        ),
        (
            run("Cara (Para") + run("dela", BOLD) + run("-lo &amp; Jima-González, 2018)."),
            run("Cara (Paradela-López") + run("", BOLD) + run(" &amp; Jima-González, 2018)."),
        ),
        (
            "<w:r><w:t>Cara itu (Paradela-lo &amp;</w:t></w:r>" + run(" Jima-gonza, 2018)."),
            "<w:r><w:t>Cara itu (Paradela-López &amp;</w:t></w:r>" + run(" Jima-González, 2018)."),
        ),
    ],
    ids=["one run", "a run of its own look", "several runs", "two edits"],
)
def test_runs_keep_their_looks(
    before: str, after: str, tmp_path: Path, command: Callable[..., Any]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(f"<w:p>{before}</w:p>{LIST}").data)
    outcome = command("check", str(path), "--fix", "--fail-on", "never")
    assert "1 fixed\n" in outcome.stdout
    assert body_of(path.read_bytes()) == f"<w:p>{after}</w:p>{LIST}"
    again = path.read_bytes()
    command("check", str(path), "--fix", "--fail-on", "never")
    assert path.read_bytes() == again


def test_all_other_parts_stay(tmp_path: Path, command: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    text = f"<w:p>{run('Cara itu (Paradela-lo &amp; Jima-gonza, 2018).')}</w:p>{LIST}"
    old = docx(text, {"styles": "", "core": "<dc:title>Judul</dc:title>"}).data
    path.write_bytes(old)
    command("check", str(path), "--fix")
    with (
        zipfile.ZipFile(io.BytesIO(old)) as one,
        zipfile.ZipFile(io.BytesIO(path.read_bytes())) as other,
    ):
        assert one.namelist() == other.namelist()
        for name in one.namelist():
            assert (one.read(name) == other.read(name)) is (name != "word/document.xml")


def test_notes_are_fixed(tmp_path: Path, command: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{run("Lihat (Paradela-lo &amp; Jima-gonza, 2018).")}</w:p></w:footnote>'  # noqa: E501
    path.write_bytes(docx(f"<w:p>{run('Cara itu.')}{call}</w:p>{LIST}", {"footnotes": note}).data)
    command("check", str(path), "--fix")
    with zipfile.ZipFile(path) as archive:
        assert (
            "(Paradela-López &amp; Jima-González, 2018)"
            in archive.read("word/footnotes.xml").decode()
        )


@pytest.mark.parametrize(
    "before",
    [
        field(run("(Paradela-lo &amp; Jima-gonza, 2018)")),
        '<w:fldSimple w:instr="ADDIN X">'
        f"{run('(Paradela-lo &amp; Jima-gonza, 2018)')}</w:fldSimple>",
        f'<w:sdt><w:sdtPr><w:tag w:val="X"/></w:sdtPr><w:sdtContent>'
        f"{run('(Paradela-lo &amp; Jima-gonza, 2018)')}</w:sdtContent></w:sdt>",
    ],
    ids=["field", "simple field", "control"],
)  # fmt: skip
def test_the_text_of_fields_stays(before: str, tmp_path: Path, command: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    old = docx(f"<w:p>{run('Cara itu ')}{before}{run('.')}</w:p>{LIST}").data
    path.write_bytes(old)
    outcome = command("check", str(path), "--fix")
    assert "mangled-author" in outcome.stdout
    assert " fixed" not in outcome.stdout
    assert path.read_bytes() == old


def test_what_stands_twice_alike_stays(tmp_path: Path, command: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    once = f"<w:p>{run('Cara itu (Paradela-lo &amp; Jima-gonza, 2018).')}</w:p>"
    old = docx(once + once + LIST).data
    path.write_bytes(old)
    command("check", str(path), "--fix")
    assert path.read_bytes() == old


def test_a_file_with_a_broken_part_stays(tmp_path: Path, command: Callable[..., Any]) -> None:
    path = tmp_path / "a.docx"
    text = f"<w:p>{run('Cara itu (Paradela-lo &amp; Jima-gonza, 2018).')}</w:p>{LIST}"
    path.write_bytes(docx(text).data)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", "<w:footnotes>")
    old = path.read_bytes()
    outcome = command("check", str(path), "--fix")
    assert (outcome.code, outcome.stderr) == (1, "")
    assert path.read_bytes() == old
