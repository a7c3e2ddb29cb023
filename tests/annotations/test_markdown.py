"""Remarks in Markdown: where their marks stand, and that the article is whole without them."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitir.critic_markup import annotated
from sitir.model import Source, Span
from sitir.readers import read
from sitir.remarks import Remark

ROOT = Path(__file__).resolve().parents[2]
MARKS = re.compile(r"\{>>.*?<<\}|\{==|==\}", re.DOTALL)


def written(text: str, *remarks: tuple[str, str]) -> str:
    """Return a text with remarks on some of its words."""
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    found = [Remark(Span(*span_of(text, words)), told) for words, told in remarks]
    return annotated(document, found)


def span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "remarks", "expected"),
    [
        pytest.param(
            "Satu (Vela, 2021).\n",
            [("Vela, 2021", "tiada")],
            "Satu ({==Vela, 2021==}{>>tiada<<}).\n",
            id="words",
        ),
        pytest.param(
            "Satu (Vela, 2021).\n",
            [("Vela, 2021", "tiada"), ("Vela, 2021", "lain")],
            "Satu ({==Vela, 2021==}{>>tiada<<}{>>lain<<}).\n",
            id="two remarks on the same words",
        ),
        pytest.param(
            "Satu (Vela, 2021).\n",
            [("Satu (Vela, 2021).", "luar"), ("Vela", "dalam")],
            "Satu ({==Vela==}{>>dalam<<}, 2021).{>>luar<<}\n",
            id="of words in words the inner ones are marked",
        ),
        pytest.param(
            "Satu dua tiga.\n",
            [("Satu dua", "awal"), ("dua tiga.", "akhir")],
            "{==Satu dua==}{>>awal<<} tiga.{>>akhir<<}\n",
            id="of words that meet the shorter ones are marked",
        ),
        pytest.param(
            "Satu dua.\n",
            [("Satu", "awal"), (" dua", "akhir")],
            "{==Satu==}{>>awal<<} {==dua==}{>>akhir<<}.\n",
            id="white space stays outside",
        ),
        pytest.param(
            "Satu [@vela2021, hlm. 3].\n",
            [("@vela2021", "tiada")],
            "Satu {==[@vela2021, hlm. 3]==}{>>tiada<<}.\n",
            id="a citation by key stays whole",
        ),
        pytest.param(
            "Satu [dua](https://a.org/b) `kode`.\n",
            [("a.org", "alamat"), ("od", "kode")],
            "Satu {==[dua](https://a.org/b)==}{>>alamat<<} {==`kode`==}{>>kode<<}.\n",
            id="links and code stay whole",
        ),
        pytest.param(
            "Satu *dua tiga* empat.\n",
            [("Satu *dua", "putus")],
            "Satu *dua{>>putus<<} tiga* empat.\n",
            id="emphasis is not cut",
        ),
        pytest.param(
            "---\ntitle: Judul\n---\n\nSatu.\n",
            [("Judul", "judul")],
            "---\ntitle: Judul\n---\n\nSatu.{>>judul<<}\n",
            id="front matter stays as it is",
        ),
        pytest.param(
            "Satu.\n\nDua.\n",
            [("Satu.\n\nDua.", "dua alinea")],
            "{==Satu.==}{>>dua alinea<<}\n\nDua.\n",
            id="words of two paragraphs",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| satu | dua |\n",
            [("satu", "a | b")],
            "| a | b |\n|---|---|\n| {==satu==}{>>a \\| b<<} | dua |\n",
            id="a bar in a table",
        ),
        pytest.param(
            "Satu.\n", [("Satu", "a <<} b")], "{==Satu==}{>>a < < } b<<}.\n", id="marks in a remark"
        ),
        pytest.param("", [("", "kosong")], "{>>kosong<<}", id="an empty file"),
    ],
)
def test_marks(text: str, remarks: list[tuple[str, str]], expected: str) -> None:
    assert written(text, *remarks) == expected


@given(data=st.data())
def test_without_its_marks_a_copy_is_the_article(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab *_[](){}`@|#-$<>\n\r", max_size=80))
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=6))
    found = [Remark(Span(min(pair), max(pair)), f"r{index}") for index, pair in enumerate(spans)]
    copy = annotated(document, found)
    assert all(f"{{>>r{index}<<}}" in copy for index in range(len(found)))
    if not MARKS.search(text):
        assert MARKS.sub("", copy) == text
