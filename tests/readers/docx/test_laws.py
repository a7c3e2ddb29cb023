"""Laws that hold of any Word file, whatever is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.docx.making import docx
from tests.readers.laws import Damage, check_damaged, damages, problem

from sitir.readers import TRACKED, read

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
# Whatever an element begins or ends with, apart or together.
PIECES = sorted({each for case in CASES for each in re.findall(r"<[^<>]*>|[^<>]+", case["body"])})
ELEMENTS = sorted(
    {
        each
        for case in CASES
        for each in re.findall(
            r"<(?:w|m|mc|wps|v):[^<>]*/>|<w:t\b[^<>]*>[^<>]*</w:t>", case["body"]
        )
    }
)
HOLDERS = ["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del",
           "w:hyperlink", "w:fldSimple", "w:txbxContent", "w:drawing", "mc:AlternateContent",
           "mc:Choice", "m:oMath", "w:pPr", "w:rPr"]  # fmt: skip
PARTS = {
    "footnotes": '<w:footnote w:id="2"><w:p><w:r><w:t>Kaki</w:t></w:r>'
    '<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>',
    "numbering": '<w:abstractNum w:abstractNumId="0"/><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num>',
    "comments": '<w:comment w:id="7"><w:p><w:r><w:t>sitir: ignore[a]</w:t></w:r></w:p></w:comment>',
}
TREES = st.recursive(
    st.sampled_from(ELEMENTS),
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name}>",
        st.sampled_from(HOLDERS),
        st.lists(inner, max_size=5),
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=8), st.sampled_from(TRACKED))
def test_elements_may_stand_anywhere(trees: list[str], tracked: str) -> None:
    assert problem(docx("".join(trees), PARTS), tracked) in (
        None,
        "a.docx: not a Word file: word/document.xml holds no text",
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_xml_is_read_or_a_read_error(pieces: list[str]) -> None:
    told = problem(docx("".join(pieces)))
    assert told is None or told.startswith("a.docx: ")


WHOLE = docx(CASES[0]["body"], PARTS)


@settings(max_examples=200, deadline=None)
@given(damages(WHOLE, most=5))
def test_any_bytes_are_read_or_a_read_error(damage: Damage) -> None:
    check_damaged(WHOLE, damage)


DEEP = 20_000


@pytest.mark.parametrize(
    "holders",
    [
        ["w:p"],
        ["w:sdt", "w:sdtContent"],
        ["w:tbl", "w:tr", "w:tc"],
        ["w:ins"],
        ["w:p", "w:r", "w:drawing", "w:txbxContent"],
        ["mc:AlternateContent", "mc:Choice"],
        ["w:p", "w:r", "mc:AlternateContent", "mc:Fallback"],
        ["m:oMathPara"],
        ["w:body"],
        ["w:hyperlink"],
        ["w:unknown"],
    ],
    ids="-".join,
)
def test_how_deep_elements_nest_decides_nothing(holders: list[str]) -> None:
    count = DEEP // len(holders)
    begin = "".join(f"<{name}>" for name in holders) * count
    end = "".join(f"</{name}>" for name in reversed(holders)) * count
    inner = "<w:p><w:r><w:t>Teks.</w:t></w:r></w:p>"
    assert problem(docx(begin + inner + end + inner)) is None


@pytest.mark.parametrize(
    "piece",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>',
        '<w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r>',
        '<w:bookmarkStart w:id="1" w:name="a"/>',
        "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>b</w:t></w:r>",
        "<w:r><w:t>a</w:t><w:br/></w:r>",
    ],
)
def test_what_stands_again_and_again_takes_no_longer_each_time(piece: str) -> None:
    assert problem(docx(f"<w:p>{piece * 5000}</w:p><w:p>{piece * 5000}</w:p>", PARTS)) is None


def test_a_style_based_on_itself_and_lists_that_name_each_other_end() -> None:
    parts = {
        "styles": '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>',
        "numbering": '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/>'
        '<w:styleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        "</w:num>",
    }
    body = (
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr><w:r><w:t>Teks.</w:t></w:r></w:p>"
    )
    assert problem(docx(body, parts)) is None


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<w:p/>" * 700_000, "a.docx: word/document.xml is too large to be read"),
        (
            "<w:p><w:r><w:t>" + "a" * 21_000_000 + "</w:t></w:r></w:p>",
            "a.docx: word/document.xml is larger, unpacked, than a Word file may be",
        ),
    ],
)  # fmt: skip
def test_bombs(body: str, message: str) -> None:
    assert problem(docx(f"<w:tbl>{body}</w:tbl>")) == message


def test_a_note_that_calls_itself_is_read_once() -> None:
    body = '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    document = read((docx(body, PARTS),), format="docx")
    assert document.source.text == "a¹\n\n¹ Kaki\n"
