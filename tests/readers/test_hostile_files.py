"""Files that are made to harm: findings or one line, never a traceback, never too much memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000
MOST_MEMORY = 500 * MEGABYTE
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
SAID = "<w:p><w:r><w:t>Teks ini (Vela, 2021).</w:t></w:r></w:p>"
ODD = "<text:p>Teks ini (Vela, 2021).</text:p>"


def package(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def word(body: str, **parts: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
    }
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {W}>{inner}</w:{name}>"
    return package(members)


def text(body: str, styles: str = "") -> bytes:
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


def bomb(name: str) -> bytes:
    """Return a package of which one member unpacks to 300 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * MEGABYTE)
    return file.getvalue()


def nested(levels: int) -> bytes:
    data = b" " * (10 * MEGABYTE)
    for _ in range(levels):
        data = package({"word/document.xml": data, "content.xml": data})
    return data


def outside() -> bytes:
    members: dict[str, str | bytes] = {
        "../a.txt": "lari",
        "/sitir-lari.txt": "lari",
        "word/../../b.txt": "lari",
    }
    return package({**members, "word/document.xml": "<a/>", "content.xml": "<a/>"})


def pages(count: int) -> bytes:
    """Return a PDF whose tree has one page so many times, all of them empty."""
    kids = b"3 0 R " * count
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count " + b"%d" % count + b"/Kids[" + kids + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def looped() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\n"
        b"xref\n0 1\n9999999999 65535 f \ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
    )


NOTES = "".join(
    f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Vela, {n}.</w:t></w:r></w:p></w:footnote>'
    for n in range(20_000)
)
CALLS = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(20_000))
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}">'
    f'<w:basedOn w:val="s{(n + 1) % 30000}"/></w:style>'
    for n in range(30_000)
)
BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> ADDIN CSL_CITATION {</w:instrText></w:r>'
LINES = "".join(f"Kalimat ke-{n} ini (Vela, 2021). " for n in range(400))

FILES: dict[str, Callable[[], bytes]] = {
    "a bomb.docx": lambda: bomb("word/document.xml"),
    "a bomb in an odd place.docx": lambda: bomb("word/media/a.png"),
    "a bomb.odt": lambda: bomb("content.xml"),
    "packages in packages.docx": lambda: nested(3),
    "packages in packages.odt": lambda: nested(3),
    "names that lead outside.docx": outside,
    "names that lead outside.odt": outside,
    "a cut package.docx": lambda: word(SAID)[:-40],
    "a cut package.odt": lambda: text(ODD)[:-40],
    "deep tables.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 33_000),
    "deep closed tables.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 33_000 + SAID + "</w:tc></w:tr></w:tbl>" * 33_000
    ),
    "deep sections.odt": lambda: text(
        "<text:section>" * 100_000 + ODD + "</text:section>" * 100_000
    ),
    "deep lists.odt": lambda: text(
        "<text:list><text:list-item>" * 50_000 + ODD + "</text:list-item></text:list>" * 50_000
    ),
    "styles in a ring.docx": lambda: word(SAID, styles=STYLES),
    "styles in a ring.odt": lambda: text(
        ODD,
        "".join(
            f'<style:style style:name="s{n}" style:family="paragraph" '
            f'style:parent-style-name="s{(n + 1) % 30000}"/>'
            for n in range(30_000)
        ),
    ),
    "a weight of many digits.odt": lambda: text(
        '<text:p><text:span text:style-name="t">Teks</text:span> ini (Vela, 2021).</text:p>',
        '<style:style style:name="t" style:family="text"><style:text-properties '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        f'fo:font-weight="{"9" * 5000}"/></style:style>',
    ),
    "many notes.docx": lambda: word(f"<w:p>{CALLS}</w:p>", footnotes=NOTES),
    "many notes.odt": lambda: text(
        "<text:p>"
        + "Teks.<text:note><text:note-body><text:p>Vela.</text:p></text:note-body></text:note>"
        * 20_000
        + "</text:p>"
    ),
    "many fields.docx": lambda: word(f"<w:p>{(BEGIN + INSTRUCTION + END) * 20_000}</w:p>"),
    "fields in fields.docx": lambda: word(
        f"<w:p>{(BEGIN + INSTRUCTION) * 20_000}{END * 20_000}</w:p>"
    ),
    "fields without an end.docx": lambda: word(f"<w:p>{BEGIN * 50_000}</w:p>{SAID}"),
    "a long paragraph.docx": lambda: word(
        f"<w:p>{f'<w:r><w:t>{LINES}</w:t></w:r>' * 4000}</w:p>"
    ),
    "a long paragraph.odt": lambda: text(f"<text:p>{LINES * 1000}</text:p>"),
    "tags.html": lambda: b"<" * MEGABYTE,
    "deep elements.html": lambda: b"<div>" * 100_000 + b"Teks (Vela, 2021)." + b"</div>" * 100_000,
    "deep elements.xml": lambda: (
        b"<article><body>" + b"<sec>" * 100_000 + b"</sec>" * 100_000 + b"</body></article>"
    ),
    "deep emphasis.xml": lambda: (
        b"<article><body><p>" + b"<bold>" * 50_000 + b"</bold>" * 50_000 + b"</p></body></article>"
    ),
    "braces.tex": lambda: b"{" * MEGABYTE,
    "environments.tex": lambda: rb"\begin{a}" * (MEGABYTE // 9),
    "brackets.tex": lambda: rb"\cite[" * (MEGABYTE // 6),
    "a file of itself.tex": lambda: rb"\input{a file of itself}" * 100,
    "files outside.tex": lambda: (
        rb"\documentclass{article}\begin{document}\input{/etc/passwd}\input{../../etc/passwd}"
        rb"Teks (Vela, 2021).\end{document}"
    ),
    "macros in macros.tex": lambda: (
        b"".join(rb"\newcommand{\m%c}{%b}" % (97 + n, rb"\m%c" % (98 + n) * 10) for n in range(20))
        + rb"\newcommand{\mu}{kata} \ma"
    ),
    "empty pages.pdf": lambda: pages(MEGABYTE),
    "a tree that is a ring.pdf": looped,
    "half a file.pdf": lambda: pages(9)[:90],
    "ones.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj<<" * 100_000,
}  # fmt: skip


# Runs a call and writes its exit code and peak of memory. The peak of a process counts that of the
# one that started it, and the one that runs the tests has grown with them.
MEASURED = """\
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
with open(sys.argv[1], "w", encoding="utf-8") as spent:
    spent.write(f"{process.returncode} {usage.ru_maxrss}")
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no resource usage of one process there")
@pytest.mark.parametrize("name", FILES)
def test_file(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / name
    file.write_bytes(FILES[name]())
    told, failed, spent = tmp_path / "told", tmp_path / "failed", tmp_path / "spent"
    call = [sys.executable, "-m", "sitir", "check", os.fspath(file), "--no-config"]
    with told.open("wb") as out, failed.open("wb") as err:
        subprocess.run(
            [sys.executable, "-c", MEASURED, os.fspath(spent), *call],
            stdout=out,
            stderr=err,
            cwd=folder,
            check=True,
        )
    code, peak = map(int, spent.read_text(encoding="utf-8").split())
    said = failed.read_text(encoding="utf-8")
    assert code in (0, 1, 2), said
    if code == 2:
        assert said.startswith(f"sitir: {file}: ")
        assert said.count("\n") == 1
    else:
        assert said == ""
    unit = 1 if sys.platform == "darwin" else 1024
    assert peak * unit < MOST_MEMORY
    assert [each.name for each in folder.iterdir()] == [name]
    assert {each.name for each in tmp_path.iterdir()} == {"failed", "folder", "spent", "told"}
    assert not Path("/sitir-lari.txt").exists()
    assert b"root:" not in told.read_bytes()
