"""Headings that authors set in bold and number with a list of Word, without any style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.readers.docx.making import docx

from sitir.readers import read

if TYPE_CHECKING:
    from sitir.model import Document

NUMBERED = (
    '<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>'
)  # fmt: skip
LEVELS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BODY = (
    "Nelayan kecil memakai utang untuk bertahan pada musim paceklik (Vela, 2021).",
    "Utang itu dibayar dengan ikan, dan harganya ditentukan oleh pembeli (Prah, 2024).",
)


def document(*paragraphs: str, form: str, shown: str) -> Document:
    body = "".join(
        f"<w:p>{text}</w:p>" if text.startswith("<") else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in paragraphs
    )
    return read((docx(body, {"numbering": LEVELS.format(form=form, shown=shown)}),), format="docx")


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "%1."),
        ("upperRoman", "%1."),
        ("upperLetter", "%1."),
        ("upperRoman", "BAB %1"),
    ],
)
def test_bold_items_between_paragraphs_are_headings(form: str, shown: str) -> None:
    found = document(
        NUMBERED.format(level=0, text="PENDAHULUAN"),
        BODY[0],
        NUMBERED.format(level=0, text="Utang sebagai jaminan"),
        BODY[1],
        form=form,
        shown=shown,
    )
    titles = [(section.title.split()[-1], section.kind.value) for section in found.sections]
    assert titles[0] == ("PENDAHULUAN", "introduction")
    assert titles[1][0] == "jaminan"


def test_bold_items_beside_each_other_are_a_list() -> None:
    found = document(
        BODY[0],
        NUMBERED.format(level=0, text="Utang sebagai jaminan"),
        NUMBERED.format(level=0, text="Utang sebagai harga"),
        BODY[1],
        form="upperLetter",
        shown="%1.",
    )
    assert [block.kind.value for block in found.blocks].count("list-item") == 2
