"""PDF files, set from cases in the test run: what the reader makes of their pages."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import typst
import yaml
from tests.readers.laws import check_laws

from sitir.errors import ReadError
from sitir.readers import Packed, read

if TYPE_CHECKING:
    from sitir.model import Block, Document

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
ids = [case["name"] for case in CASES]


def document(data: bytes) -> Document:
    return read((Packed(PurePath("naskah.pdf"), data),), format="pdf")


def told(block: Block) -> str:
    name = f"{block.kind.value} {block.marker}".strip()
    return f"{name}: {' '.join(block.prose.text.split())}"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_pages(case: dict[str, Any]) -> None:
    found = document(typst.compile(case["typst"].encode()))
    assert [told(block) for block in found.blocks] == case["blocks"]
    if "pages" in case:
        assert [block.location.region.page for block in found.blocks] == case["pages"]
    for name in ("raised", "emphasis"):
        if name in case:
            assert [
                [block.prose.text[span.start : span.end] for span in getattr(block, name)]
                for block in found.blocks
            ] == case[name]
    if "notes" in case:
        assert [
            [
                f"{mark.label} after {block.prose.text[: mark.prose_offset].split()[-1]}"
                for mark in block.note_marks
            ]
            for block in found.blocks
        ] == case["notes"]
    check_laws(found)


def test_places_are_pages_of_the_text() -> None:
    found = document(typst.compile(b"Satu.\n#pagebreak()\n#pagebreak()\nTiga."))
    assert found.source.text == "Satu.\n\nTiga."
    assert found.source.pages == (0, 7, 7)
    assert [block.location.region.page for block in found.blocks] == [1, 3]


def body(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of objects, of which the first is the catalogue."""
    parts, offsets = [b"%PDF-1.4\n"], []
    for number, each in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, each))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(offsets) + 1, table))
    parts.append(b"trailer <</Size %d /Root 1 0 R %b>>\n" % (len(offsets) + 1, trailer))
    parts.append(b"startxref\n%d\n%%%%EOF" % start)
    return b"".join(parts)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
LOCKED = b"/ID[<00><00>] /Encrypt <</Filter/Standard/V 1/R 2/P -4/O <%b>/U <%b>>>" % (
    b"41" * 32,
    b"42" * 32,
)


def page(content: bytes, count: int = 1) -> tuple[bytes, ...]:
    """Return the objects of a PDF that shows one page so many times."""
    kids = b"".join(b"%d 0 R " % (5 + number) for number in range(count))
    one = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R"
        b"/Resources<</Font<</F 4 0 R>>>>>>"
    )
    return (
        CATALOGUE,
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(one for _ in range(count)),
    )


def lines(text: bytes, count: int = 1) -> bytes:
    shown = (b"BT /F 1 Tf 50 %d Td (%b) Tj ET " % (700 - 5 * row, text) for row in range(count))
    return b"".join(shown)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a damaged PDF"),
        (b"%PDF-1.7\n1 0 obj <<", "a damaged PDF"),
        (typst.compile(b"Satu.")[:400], "a damaged PDF"),
        (body(*page(lines(b"Satu.")), trailer=LOCKED), "an encrypted PDF"),
        (typst.compile(b"#rect()"), "no text in it; a scanned PDF must be recognised (OCR) first"),
        (body(CATALOGUE, b"<</Type/Pages/Count 0/Kids[]>>"), "a damaged PDF"),
        (body(*page(lines(b"Satu."), 5_001)), "5001 pages; at most 5000 are read"),
        (body(*page(lines(b"a" * 1_000, 101))), "page 1: too much text"),
        pytest.param(
            body(*page(lines(b"a" * 1_000, 99), 102)),
            "page 51: too much text",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            body(*page(lines(b"a " * 300, 100), 30)),
            "page 24: too much text",
            marks=pytest.mark.slow,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(data)
    assert str(caught.value).startswith(f"naskah.pdf: {message}")
    assert "\n" not in str(caught.value)


def test_a_missing_package_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r"naskah\.pdf: .*pip install 'sitir\[pdf\]'"):
        document(b"%PDF-1.7")


def test_type_of_one_point_that_the_page_scales_has_the_size_that_is_seen() -> None:
    content = b"BT /F 1 Tf 12 0 0 12 50 700 Tm (Sungai itu panjang) Tj ET"
    assert [told(block) for block in document(body(*page(content))).blocks] == [
        "paragraph: Sungai itu panjang"
    ]


def test_lines_that_run_across_both_columns_are_read_by_column() -> None:
    left = [
        "Sungai itu panjang dan airnya keruh sekali",
        "sesudah hujan yang turun di hulu negeri,",
    ]
    right = [
        "Kampung itu jauh dari kota yang besar itu,",
        "dan jalan ke sana rusak sejak lama benar",
    ]
    content = b""
    for row in range(12):
        for x, side in ((50, left), (310, right)):
            shown = side[row % 2].encode()
            content += b"BT /F 10 Tf %d %d Td (%b) Tj ET\n" % (x, 700 - 12 * row, shown)
    text = document(body(*page(content))).source.text
    assert text == " ".join(left * 6 + right * 6)
