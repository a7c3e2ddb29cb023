"""Remarks in Word files: read back as comments on the same words, by us and by an office suite."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring

import pytest
from tests.readers.docx.making import docx

from sitir.model import Span
from sitir.readers import Packed, read
from sitir.readers.docx import walked
from sitir.readers.docx.package import WordPackage
from sitir.readers.docx.tracing import TracedStory
from sitir.remarks import Remark
from sitir.word_comments import commented_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PATH = PurePath("a.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = "<w:rPr><w:b/></w:rPr>"
CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTE = '<w:footnote w:id="2"><w:p><w:r><w:t>Lihat Vela, 2021.</w:t></w:r></w:p></w:footnote>'
BOX = (
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Dalam kotak.</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></w:pict></w:r>"
)
OLD = '<w:comment w:id="7" w:author="A"><w:p><w:r><w:t>lama</w:t></w:r></w:p></w:comment>'


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def text_of(data: bytes) -> str:
    return read((Packed(PATH, data),), format="docx").source.text


def commented(data: bytes, *words: str) -> bytes:
    """Return a file with a remark on each of some words, which says them."""
    text = text_of(data)
    found = []
    for each in words:
        start = text.index(each)
        found.append(Remark(Span(start, start + len(each)), f"<{each}>"))
    return commented_file(PATH, data, found, tracked="accept")[0]


def anchors(data: bytes) -> dict[str, str]:
    """Return the words that each comment stands at, by its text, as the XML has them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        comments = fromstring(archive.read("word/comments.xml"))
        main = fromstring(archive.read("word/document.xml"))
    told = {
        each.get(f"{W}id"): "".join(text.text or "" for text in each.iter(f"{W}t"))
        for each in comments
    }
    found: dict[str, str] = {}
    opened: set[str] = set()
    for element in main.iter():
        key = told.get(element.get(f"{W}id"), "")
        if element.tag == f"{W}commentRangeStart":
            opened.add(key)
            found[key] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(key)
        elif element.tag in (f"{W}t", f"{W}footnoteReference"):
            for each in opened:
                found[each] += element.text or "*"
    assert not opened
    return found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(run("Satu (Vela, 2021)."), ["Vela, 2021"], id="in a run"),
        pytest.param(run("Satu dua."), ["Satu", "dua."], id="at the ends of a run"),
        pytest.param(run("Satu dua."), ["Satu dua."], id="a whole run"),
        pytest.param(run("Satu dua tiga."), ["Satu dua", "dua", "dua tiga"], id="that meet"),
        pytest.param(run("Sa") + run("tu d", BOLD) + run("ua."), ["atu du"], id="across runs"),
        pytest.param("<w:r><w:t>  Satu dua  </w:t></w:r>", ["dua"], id="blanks that do not count"),
        pytest.param(run("A &amp; B &lt; C"), ["& B <"], id="signs that are escaped"),
        pytest.param(run("Sa\xadtu du\xada."), ["tu", "du"], id="soft hyphens"),
        pytest.param(
            "<w:r><w:t>Satu</w:t><w:br/><w:t>dua</w:t><w:tab/><w:t>tiga</w:t></w:r>",
            ["dua", "tiga"],
            id="signs in a run",
        ),
        pytest.param(
            f'{run("Satu ")}<w:hyperlink w:anchor="x">{run("dua tiga")}</w:hyperlink>{run(".")}',
            ["Satu dua", "tiga."],
            id="in a link",
        ),
        pytest.param(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN X</w:instrText>'
            f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("(Vela, 2021)")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ["Vela, 2021"],
            id="in a field",
        ),
    ],
)
def test_comments_stand_at_their_words(body: str, words: list[str]) -> None:
    data = docx(f"<w:p>{body}</w:p>").data
    copy = commented(data, *words)
    assert text_of(copy) == text_of(data)
    found = {key: each.replace("\xad", "") for key, each in anchors(copy).items()}
    assert found == {f"<{each}>": each for each in words}
    comments = read((Packed(PATH, copy),), format="docx").comments
    assert {each.text: each.location.text for each in comments} == found


def test_what_is_split_keeps_its_look() -> None:
    copy = commented(docx(f"<w:p>{run('Satu dua tiga.', BOLD)}</w:p>").data, "dua")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        main = archive.read("word/document.xml").decode()
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    call = '<w:r><w:commentReference w:id="0"/></w:r>'
    expected = f"{run('Satu ', BOLD)}{start}{run('dua', BOLD)}{end}{call}{run(' tiga.', BOLD)}"
    assert f"<w:p>{expected}</w:p>" in main


def test_what_is_in_a_note_is_told_at_its_call() -> None:
    data = docx(f"<w:p>{run('Satu.')}{CALL}{run(' Dua.')}</w:p>", {"footnotes": NOTE}).data
    assert anchors(commented(data, "Vela, 2021")) == {"<Vela, 2021>": "*"}


def test_what_is_in_a_box_is_told_where_it_hangs() -> None:
    data = docx(f"<w:p>{run('Satu.')}{BOX}{run(' Dua.')}</w:p>").data
    assert anchors(commented(data, "kotak", "Dua.")) == {
        "<kotak>": "Dalam kotak.",
        "<Dua.>": "Dua.",
    }


def test_numbers_that_word_makes_are_told_at_the_words_beside() -> None:
    data = docx(f"<w:p>{run('Satu.')}</w:p><w:p></w:p><w:p>{run('Dua.')}</w:p>").data
    remark = Remark(Span(5, 6), "celah")
    copy, _ = commented_file(PATH, data, [remark], tracked="accept")
    assert anchors(copy) == {"celah": "Satu."}


def test_comments_that_are_there_stay() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="7"/>{run("Satu dua.")}<w:commentRangeEnd w:id="7"/></w:p>'
    )
    copy = commented(docx(body, {"comments": OLD}).data, "dua")
    assert anchors(copy) == {"lama": "Satu dua.", "<dua>": "dua"}


def test_a_file_without_text_has_comments_that_nothing_calls() -> None:
    data = docx("<w:p></w:p>").data
    copy, _ = commented_file(PATH, data, [Remark(Span(0, 0), "kosong")], tracked="accept")
    assert anchors(copy) == {}
    assert text_of(copy) == text_of(data)


def test_all_other_parts_stay() -> None:
    data = docx(f"<w:p>{run('Satu dua.')}</w:p>", {"styles": "", "core": ""}).data
    copy = commented(data, "dua")
    touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as one,
        zipfile.ZipFile(io.BytesIO(copy)) as other,
    ):
        assert set(other.namelist()) - set(one.namelist()) == {"word/comments.xml"}
        for name in set(one.namelist()) - touched:
            assert one.read(name) == other.read(name)


def words_of(element: Any) -> Iterator[str]:
    for text in element.iter(f"{W}t"):
        yield from (text.text or "").split()


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article of the corpus as a Word file, as pandoc writes it."""
    pypandoc = pytest.importorskip("pypandoc")
    path: Path = tmp_path_factory.mktemp("word") / "a.docx"
    source = ROOT / "corpus" / "penjaga-perdamaian.md"
    pypandoc.convert_file(str(source), "docx", outputfile=str(path))
    return path


@pytest.mark.tools
def test_a_traced_text_is_the_text_that_is_read(article: Path) -> None:
    data = article.read_bytes()
    package = WordPackage(Packed(PATH, data))
    story = walked(package, "accept", TracedStory)
    assert story.text.text == text_of(data)
    runs = list(fromstring(package.archive.data(package.main)).iter(f"{W}r"))
    own = [each for each in story.stretches if not each.is_note]
    assert len(own) > 100
    for each in own:
        shown = "".join(text.text or "" for text in runs[each.run].iter(f"{W}t"))
        if shown:
            assert story.text.text[each.start : each.end].rstrip() == shown.rstrip()


@pytest.mark.tools
def test_an_office_program_reads_them_back(article: Path, command: Callable[..., Any]) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    copy = article.with_name("copy.docx")
    assert command("annotate", str(article), "-o", str(copy), "--lang", "id").code == 0
    profile = f"-env:UserInstallation={article.with_name('profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", copy.parent, copy],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    content = copy.with_suffix(".fodt").read_text(encoding="utf-8")
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    told: dict[str, str] = {}
    spans: dict[str, str] = {}
    opened: set[str] = set()

    def walk(element: Any) -> None:
        if element.tag == f"{office}annotation":
            name = element.get(f"{office}name")
            creator = element.find("{http://purl.org/dc/elements/1.1/}creator")
            assert creator is not None
            assert creator.text == "sitir"
            paragraphs = element.iter(f"{text}p")
            told[name] = " ".join("".join(each.itertext()) for each in paragraphs)
            spans[name] = ""
            opened.add(name)
        elif element.tag == f"{office}annotation-end":
            opened.discard(element.get(f"{office}name"))
        else:
            add(element.text)
            for child in element:
                walk(child)
                add(child.tail)

    def add(words: str | None) -> None:
        for each in opened:
            spans[each] += words or ""

    body = fromstring(content).find(f"{office}body")
    walk(body)
    mine = read((Packed(PATH, copy.read_bytes()),), format="docx").comments
    seen = sorted((told[name], bare(spans[name])) for name in told)
    assert len(seen) > 20
    assert seen == sorted((each.text, bare(each.location.text)) for each in mine)


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def test_the_strict_variant_has_its_own_names() -> None:
    copy = commented(docx(f"<w:p>{run('Satu dua.')}</w:p>", strict=True).data, "dua")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in archive.read(
            "word/comments.xml"
        )
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
    comments = read((Packed(PATH, copy),), format="docx").comments
    assert [each.location.text for each in comments] == ["dua"]


def test_tracked_changes_count_as_they_were_read() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText xml:space="preserve">dua </w:delText></w:r></w:del>'
    data = docx(f"<w:p>{run('Satu ')}{deleted}{run('tiga.')}</w:p>").data
    for tracked, words in (("accept", "Satu tiga."), ("reject", "Satu dua tiga.")):
        remark = Remark(Span(0, len(words)), "semua")
        copy, text = commented_file(PATH, data, [remark], tracked=tracked)
        assert text == f"{words}\n"
        (comment,) = read((Packed(PATH, copy),), format="docx", tracked=tracked).comments
        assert comment.location.text == words


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("word/document.xml", "w:", "odd:"),
        ("word/comments.xml", "</w:comments>", "</w:comments><!-- -->"),
        ("[Content_Types].xml", "</Types>", "</Types><!-- -->"),
    ],
)
def test_a_file_that_is_written_in_another_way(
    name: str, old: str, new: str, tmp_path: Path, command: Callable[..., Any]
) -> None:
    parts = {"comments": OLD} if "comments" in name else {}
    data = docx(f"<w:p>{run('Satu (Vela, 2021).')}</w:p>", parts).data
    path = tmp_path / "a.docx"
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(path, "w") as changed,
    ):
        for each in archive.namelist():
            text = archive.read(each).decode()
            if each == name:
                text = text.replace(old, new).replace(f"xmlns:{old[:-1]}=", f"xmlns:{new[:-1]}=")
            changed.writestr(each, text)
    outcome = command("annotate", str(path), "-o", str(tmp_path / "b.docx"))
    told = f"sitir: {path.as_posix()}: the file is not written the way that Word writes\n"
    assert (outcome.code, outcome.stderr) == (2, told)
    assert not (tmp_path / "b.docx").exists()
