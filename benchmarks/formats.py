"""Measures how fast each format is read, of files made here, and how the time grows with them.

Times are of the processor, which other processes make no longer.
"""

from __future__ import annotations

import gc
import io
import time
import zipfile
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

from sitir.model import Source
from sitir.readers import Packed, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SAMPLES = 5
_LINE, _LINES = 80, 46
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_PACKAGE = "http://schemas.openxmlformats.org"


def formats(article: str) -> None:
    """Print how fast the paragraphs of an article in Markdown are read in each format."""
    gc.disable()  # as the command line does for the time of a run, more or less
    paragraphs = [each for each in article.split("\n\n") if each.strip() and each[0] not in "#|<-"]
    for name, (unit, few, make) in _FORMATS.items():
        given, amounts = zip(*(make(paragraphs, count) for count in (few, 10 * few)), strict=True)
        small, large = (_best(each, name) for each in given)
        print(
            f"{name:9} {amounts[1] / large:10,.1f} {unit} a second: "
            f"{small:6.3f} → {large:6.3f} s ({large / small:.1f} times)",
            flush=True,
        )


def _best(given: Source | Packed, name: str) -> float:
    took = []
    for _ in range(_SAMPLES):
        gc.collect()
        began = time.process_time()
        read((given,), format=name)
        took.append(time.process_time() - began)
    return min(took)


def _repeated(paragraphs: Sequence[str], count: int) -> list[str]:
    return [paragraphs[number % len(paragraphs)] for number in range(count)]


def _packed(name: str, members: dict[str, str]) -> Packed:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return Packed(PurePath(name), file.getvalue())


def _docx(paragraphs: Sequence[str], count: int) -> tuple[Packed, float]:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>{escape(each)}</w:t></w:r></w:p>'
        for each in _repeated(paragraphs, count)
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/package/2006/content-types"><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{_PACKAGE}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    members = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    return _packed("a.docx", members), count


def _odt(paragraphs: Sequence[str], count: int) -> tuple[Packed, float]:
    body = "".join(f"<text:p>{escape(each)}</text:p>" for each in _repeated(paragraphs, count))
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" '
        f'xmlns:text="{_OPEN}:text:1.0"><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return _packed("a.odt", {"mimetype": mimetype, "content.xml": content}), count


def _text(suffix: str, head: str, one: Callable[[str], str], tail: str) -> Callable[..., object]:
    def make(paragraphs: Sequence[str], count: int) -> tuple[Source, float]:
        body = "".join(one(each) for each in _repeated(paragraphs, count))
        text = f"{head}{body}{tail}"
        return Source(PurePath(f"a.{suffix}"), text), len(text.encode()) / 1_000_000

    return make


def _latex(text: str) -> str:
    for sign in "&%#_$":
        text = text.replace(sign, f"\\{sign}")
    return f"{text}\n\n"


def _pdf(paragraphs: Sequence[str], count: int) -> tuple[Packed, float]:
    """Return a file of pages with 46 lines each, in a font that every reader has."""
    words = " ".join(_repeated(paragraphs, 400)).encode("latin-1", "replace").decode("latin-1")
    letters = words.replace("\\", "").replace("(", "\\(").replace(")", "\\)").split()
    lines, line = [], ""
    for word in letters:
        if len(line) + len(word) > _LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for number in range(count):
        start = number * _LINES
        shown = " ".join(f"({lines[(start + n) % len(lines)]}) Tj T*" for n in range(_LINES))
        content = f"BT /F 10 Tf 14 TL 60 740 Td {shown} ET"
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Count {count}/Kids[{' '.join(kids)}]>>"
    data, places = b"%PDF-1.4\n", []
    parts = [data]
    at = len(data)
    for number, each in enumerate(objects, start=1):
        places.append(at)
        parts.append(f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1"))
        at += len(parts[-1])
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    parts.append(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer <</Size {size}/Root 1 0 R>>\n"
        f"startxref\n{at}\n%%EOF".encode()
    )
    return Packed(PurePath("a.pdf"), b"".join(parts)), count


_FORMATS = {
    "docx": ("paragraphs", 500, _docx),
    "odt": ("paragraphs", 500, _odt),
    "markdown": ("MB", 400, _text("md", "# Judul\n\n", lambda each: f"{each}\n\n", "")),
    "latex": (
        "MB",
        400,
        _text("tex", "\\documentclass{article}\\begin{document}\n", _latex, "\\end{document}\n"),
    ),
    "html": (
        "MB",
        400,
        _text("html", "<html><body>", lambda each: f"<p>{escape(each)}</p>\n", "</body></html>"),
    ),
    "jats": (
        "MB",
        400,
        _text(
            "xml",
            "<article><body><sec><title>Judul</title>",
            lambda each: f"<p>{escape(each)}</p>\n",
            "</sec></body></article>",
        ),
    ),
    "pdf": ("pages", 20, _pdf),
}
