"""OpenDocument texts, made of snippets of XML: what the reader makes of them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import pytest
from tests.readers.laws import check_laws

from sitir.errors import ReadError
from sitir.readers import Packed, read

if TYPE_CHECKING:
    from sitir.model import Block, Document

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("draw", "drawing"), ("meta", "meta"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
OTHERS = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>
</style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="T3" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>
"""


def root(name: str, content: str) -> str:
    return f"<office:{name} {NAMESPACES} {OTHERS}>{content}</office:{name}>"


def packed(body: str, **members: str) -> Packed:
    content = root(
        "document-content",
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return Packed(PurePath("naskah.odt"), file.getvalue())


def document(body: str, *, tracked: str = "accept", **members: str) -> Document:
    found = read((packed(body, **members),), format="odt", tracked=tracked)
    check_laws(found)
    return found


def told(block: Block) -> str:
    return f"{block.kind.value} {block.marker}".strip() + f": {block.prose.text}"


CASES = {
    "headings and paragraphs": (
        '<text:h text:outline-level="2">Pendahuluan</text:h><text:p>Sungai  itu\n panjang.</text:p>'
        '<text:p/><text:p text:style-name="P1">Airnya keruh.</text:p>',
        ["heading: Pendahuluan", "paragraph: Sungai itu panjang.", "quote: Airnya keruh."],
    ),
    "blanks, tabs and line ends": (
        '<text:p>Satu<text:s text:c="2"/>dua<text:tab/>tiga<text:line-break/>empat.</text:p>',
        ["paragraph: Satu  dua\ttiga\nempat."],
    ),
    "hidden text": (
        '<text:p>Sungai <text:span text:style-name="T4">dan laut </text:span>itu panjang.</text:p>',
        ["paragraph: Sungai itu panjang."],
    ),
    "numbers and bullets of lists": (
        '<text:list text:style-name="L1"><text:list-item><text:p>Satu.</text:p>'
        "<text:list><text:list-item><text:p>Di dalam.</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Dua.</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>Butir.</text:p></text:list-item>'
        "</text:list>",
        [
            "list-item 1.: Satu.",
            "list-item a): Di dalam.",
            "list-item 2.: Dua.",
            "list-item •: Butir.",
        ],
    ),
    "tables": (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Sungai"
        "</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Musi</text:p></table:table-cell></table:table-row>"
        "</table:table>",
        ["table-cell: Sungai", "table-cell: Musi"],
    ),
    "notes": (
        '<text:p>Sungai itu<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Vela, hlm. 7.</text:p></text:note-body>"
        "</text:note> panjang.</text:p><text:p>Airnya keruh.</text:p>",
        ["paragraph: Sungai itu panjang.", "footnote 1: Vela, hlm. 7.", "paragraph: Airnya keruh."],
    ),
    "boxes": (
        "<text:p>Sungai itu<draw:frame><draw:text-box><text:p>Di kotak.</text:p></draw:text-box>"
        "</draw:frame> panjang.</text:p>",
        ["paragraph: Sungai itu panjang.", "paragraph: Di kotak."],
    ),
    "a table of contents is no text, a list of references is": (
        "<text:table-of-content><text:index-body><text:p>Bab 1</text:p></text:index-body>"
        "</text:table-of-content><text:bibliography><text:index-body>"
        "<text:p>Vela, A. (2021). Sungai. Obor.</text:p></text:index-body></text:bibliography>",
        ["paragraph: Vela, A. (2021). Sungai. Obor."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    body, expected = CASES[name]
    assert [told(block) for block in document(body).blocks] == expected


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/>'
    '</text:changed-region><text:changed-region text:id="c2"><text:deletion>'
    "<office:change-info/><text:p>pendek</text:p></text:deletion></text:changed-region>"
    '</text:tracked-changes><text:p>Sungai itu <text:change text:change-id="c2"/>'
    '<text:change-start text:change-id="c1"/>panjang<text:change-end text:change-id="c1"/>.'
    "</text:p>"
)


@pytest.mark.parametrize(("tracked", "word"), [("accept", "panjang"), ("reject", "pendek")])
def test_tracked_changes(tracked: str, word: str) -> None:
    (block,) = document(CHANGES, tracked=tracked).blocks
    assert block.prose.text == f"Sungai itu {word}."


def test_looks_of_words_and_links() -> None:
    (block,) = document(
        '<text:p>Kata <text:span text:style-name="T1">miring</text:span>, '
        '<text:span text:style-name="T2">tebal</text:span>, naik'
        '<text:span text:style-name="T3">2</text:span> dan '
        '<text:a xlink:href="https://contoh.id">tautan</text:a>.</text:p>'
    ).blocks
    text = block.prose.text
    assert [text[span.start : span.end] for span in block.emphasis] == ["miring", "tebal"]
    assert [text[span.start : span.end] for span in block.raised] == ["2"]
    assert [link.target for link in block.hyperlinks] == ["https://contoh.id"]


def test_citations_of_managers_are_marks() -> None:
    item = {"id": 1, "uris": ["http://zotero.org/1"], "itemData": {"title": "Sungai"}}
    name = f"ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [item]})} RND1"
    (block,) = document(
        f"<text:p>Benar <text:reference-mark-start text:name={quoteattr(name)}/>(Vela, 2021)"
        f"<text:reference-mark-end text:name={quoteattr(name)}/>, juga "
        '<text:bibliography-mark text:identifier="wirawan2020" text:bibliography-type="book" '
        'text:author="Wirawan, B." text:year="2020">[Wirawan 2020]</text:bibliography-mark>.'
        "</text:p>"
    ).blocks
    assert [(mark.manager, mark.location.text) for mark in block.marks] == [
        ("zotero", "(Vela, 2021)"),
        ("libreoffice", "[Wirawan 2020]"),
    ]


def test_fields_of_word_that_were_carried_over_are_marks() -> None:
    item = {"id": 1, "uris": ["http://zotero.org/1"], "itemData": {"title": "Sungai"}}
    code = f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [item]})}"
    names = 'xmlns:f="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
    blocks = document(
        f'<text:p {names}>Benar <f:fieldmark-start f:type="vnd.oasis.opendocument.field.UNHANDLED">'
        f'<f:param f:name="vnd.oasis.opendocument.field.code" f:value={quoteattr(code)}/>'
        "</f:fieldmark-start><f:fieldmark-separator/>(Vela, 2021)<f:fieldmark-end/>, juga"
        " <f:fieldmark-end/>ini <f:fieldmark-start/>dan</text:p>"
        f"<text:p {names}>itu.<f:fieldmark-end/></text:p>"
    ).blocks
    marks = [mark for block in blocks for mark in block.marks]
    assert [(mark.manager, mark.location.text) for mark in marks] == [("zotero", "(Vela, 2021)")]


def test_comments_cover_their_paragraph() -> None:
    found = document(
        "<text:p>Sungai itu<office:annotation><text:p>sitir: ignore[x]</text:p>"
        "</office:annotation> panjang.</text:p>"
    )
    assert [comment.text for comment in found.comments] == ["sitir: ignore[x]"]


def test_what_the_file_says_of_itself() -> None:
    said = "<dc:title>Sungai</dc:title><meta:initial-creator>Ayu Vela</meta:initial-creator>"
    meta = f"<office:meta>{said}</office:meta>"
    found = document("<text:p>Sungai</text:p><text:p>Ayu Vela</text:p>",
                     meta=root("document-meta", meta))  # fmt: skip
    assert (found.metadata.title, found.metadata.authors) == ("Sungai", "Ayu Vela")
    assert found.source.paragraphs == (0, 8)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Packed(PurePath("naskah.odt"), b"x"), "naskah.odt: "),
        (packed("", **{"META-INF__manifest": "<a><encryption-data/></a>"}), "is encrypted"),
        (packed("<text:p>" + "<text:span>" * 160 + "</text:span>" * 160 + "</text:p>"), "deep"),
        (packed("<text:section>" * 160 + "</text:section>" * 160), "deep"),
        (
            packed(
                "<text:p><text:note><text:note-body>"
                + "<text:section>" * 160
                + "</text:section>" * 160
                + "</text:note-body></text:note></text:p>"
            ),
            "deep",
        ),
        (packed("<text:p>"), "content.xml"),
    ],
    ids=["no archive", "encrypted", "deep words", "deep sections", "deep notes", "broken"],
)
def test_what_cannot_be_read_is_told_in_a_line(given: Packed, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read((given,), format="odt")
    assert str(caught.value).startswith("naskah.odt: ")
    assert "\n" not in str(caught.value)
