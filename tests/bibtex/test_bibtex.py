"""Cases of reading .bib files, and the laws that hold for any text."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.bibliography.bibtex import bib_entries, bib_strings
from sitir.errors import ReadError
from sitir.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Entry

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


def source(text: str) -> Source:
    return Source(PurePath("pustaka.bib"), text)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, shown: Callable[[Entry, str], object]) -> None:
    case = CASES[name]
    entries, defects = bib_entries(source(case["bib"]))
    found = [
        {field: shown(entry, field) for field in expected}
        for entry, expected in zip(entries, case["entries"], strict=True)
    ]
    assert found == [
        {k: str(v) if k == "issued" else v for k, v in e.items()} for e in case["entries"]
    ]
    assert [[d.kind, d.location.text, d.detail] for d in defects] == case.get("defects", [])


@pytest.mark.parametrize("name", CASES)
def test_an_entry_stands_where_its_block_does(name: str) -> None:
    entries, _ = bib_entries(source(CASES[name]["bib"]))
    for entry in entries:
        assert entry.place.text.startswith("@")
        assert entry.key in entry.place.text
        assert entry.place.text[-1] in "})" or "unclosed" in name or "without its" in name


@pytest.mark.parametrize("text", ["", "Hanya catatan.", "ani@contoh.id", "% @book{a}", "# Judul\n"])
def test_a_file_without_blocks_is_no_bibliography(text: str) -> None:
    with pytest.raises(ReadError, match=r"^pustaka\.bib: not a bibliography: it has no @entry$"):
        bib_entries(source(text))


def test_strings_of_another_file_are_known() -> None:
    strings = bib_strings(source('@string{sg = "Gramedia"}\n@book{x, title = {X}}'))
    assert strings == {"sg": "Gramedia"}
    entries, defects = bib_entries(source("@book{a, publisher = SG}"), strings)
    assert (entries[0].publisher, defects) == ("Gramedia", ())


PIECES = (
    *'@{}(),="#\n\\$~%é',
    *("article", "misc", "string", "comment", "title", "author", "year", "crossref", "xdata"),
    *("\r\n", " and ", "others", "\\'e", "--", "e\u0301", "\u2028", "\x0c", "{{", "}}", "2000"),
    *("@article{a,", "\n@misc{", "\n@book(", "title = {", "}, ", "date={2019-03/2020}", "jan"),
    *("doi={10.1/x}", "van der", "S.H.", "\\url{http://a.b}", "family=", "\\relax ", "{\\"),
)
bib_text = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80),
)


@settings(max_examples=400, deadline=None)
@given(bib_text)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        entries, defects = bib_entries(source(text))
    except ReadError:
        return
    for entry in entries:
        assert entry.place.text.startswith("@")
    for defect in defects:
        assert 0 <= defect.location.span.start <= defect.location.span.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(bib_text.filter(lambda text: "@" not in text), bib_text.filter(lambda t: "@" not in t))
def test_nothing_before_or_inside_an_entry_hides_the_next(before: str, inside: str) -> None:
    text = f"{before}\n@book{{pertama, {inside}\n@book{{kedua, title = {{Judul}}}}\n"
    entries, _ = bib_entries(source(text))
    assert entries[-1].key == "kedua"
    assert entries[-1].title == "Judul"
    assert entries[-1].place.text == "@book{kedua, title = {Judul}}"
