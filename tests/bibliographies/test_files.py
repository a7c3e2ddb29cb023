"""Bibliography files of each format against what is read from them.

To write the expectations anew, run this module; read the diff like code.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bibtex.conftest import shown_field

from sitir.bibliography.files import FORMATS, entries_of_files, file_entries
from sitir.errors import ReadError
from sitir.model import Entry, Source
from sitir.readers import load

if TYPE_CHECKING:
    from sitir.model import Defect

HERE = Path(__file__).parent / "files"
CASES = sorted(folder.name for folder in HERE.iterdir())
HIDDEN = frozenset({"places", "defects", "records", "number"})


def read(name: str) -> dict[str, Any]:
    (path,) = (HERE / name).glob("input.*")
    entries, defects = file_entries(load(path), {})
    return {"entries": [rendered(entry) for entry in entries], "defects": [*map(told, defects)]}


def rendered(entry: Entry) -> dict[str, Any]:
    fields = {field: shown_field(entry, field) for field in Entry._fields if field not in HIDDEN}
    text = entry.place.text
    return {
        **{field: value for field, value in fields.items() if value},
        "place": f"{text[:24]} … {text[-12:]}",
    }


def told(defect: Defect) -> list[str]:
    return [defect.kind, defect.location.text, defect.detail]


@pytest.mark.parametrize("name", CASES)
def test_file(name: str) -> None:
    expected = json.loads((HERE / name / "expected.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(read(name))) == expected


@pytest.mark.parametrize("name", CASES)
def test_a_byte_order_mark_and_line_ends_of_any_kind_change_nothing(name: str) -> None:
    (path,) = (HERE / name).glob("input.*")
    text = load(path).text
    entries, defects = file_entries(Source(path, text), {})
    for changed in (text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        again, more = file_entries(Source(path, changed), {})
        assert [entry._replace(places=(), law=None) for entry in again] == [
            entry._replace(places=(), law=None) for entry in entries
        ]
        assert [defect.kind for defect in more] == [defect.kind for defect in defects]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "Catatan saja.", "not a bibliography; known: .bib, .bibtex, .ris, "),
        ("a.bib", "Catatan saja.", "not a bibliography: it has no @entry"),
        ("a.ris", "Catatan saja.", "not a bibliography: it has no record that begins with `TY  -`"),
        ("a.json", "Catatan saja.", "not a bibliography: it has no list of CSL items"),
        ("a.json", '{"nama": "paket"}', "not a bibliography: it has no list of CSL items"),
        ("a.json", "[" * 100_000, "not a bibliography: it has no list of CSL items"),
        ("a.yaml", "judul: A", "not a bibliography: it has no list of `references`"),
        ("a.yaml", "references: [", "line 2: "),
        ("a.yaml", "references: " + "[" * 100_000, "line 1: exceeded maximum nesting depth"),
        ("a.xml", "<article/>", "not a bibliography: it has no <record> of EndNote"),
        (
            "a.xml",
            '<!DOCTYPE x [<!ENTITY a "b">]><xml><record>&a;</record></xml>',
            "not read: it declares a document type or entities",
        ),
        ("a.nbib", "", "not a bibliography: it has no record that begins with `PMID-`"),
        ("a.bbl", "Catatan saja.", r"not a bibliography: it has no \bibitem or \entry"),
        ("a.enw", "", "not a bibliography: it has no record that begins with `%0`"),
    ],
)
def test_what_is_no_bibliography_is_refused_in_one_line(name: str, text: str, message: str) -> None:
    with pytest.raises(ReadError) as refused:
        file_entries(Source(PurePath(name), text), {})
    assert str(refused.value).startswith(f"{name}: {message}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", ["[]", '{"items": []}', "references: []\n"])
def test_a_library_without_works_is_one(text: str) -> None:
    name = "a.yaml" if text.startswith("r") else "a.json"
    assert file_entries(Source(PurePath(name), text), {}) == ((), ())


def test_several_files_of_several_formats_are_read_together() -> None:
    bib = Source(PurePath("a.bib"), "@string{g = {Gramedia}} @book{a, title = {A}}")
    other = Source(PurePath("b.bib"), "@book{b, title = {B}, publisher = g}")
    ris = Source(PurePath("c.ris"), "TY  - BOOK\nTI  - C\nER  - \n")
    entries, defects = entries_of_files((other, ris, bib))
    assert [(entry.key, entry.title, entry.publisher) for entry in entries] == [
        ("b", "B", "Gramedia"),
        ("", "C", ""),
        ("a", "A", ""),
    ]
    assert defects == ()


SIGNS = {
    "bibtex": '@book{ @string{ a , title = { } " # ids',
    "ris": "TY··-·JOUR ER··-· AU··-·Sari,·D. PY··-· 2020/13/ x ²",
    "nbib": "PMID-·1 AU··-· CN··-· DP··-·2020 ······ x",
    "enw": "%0·Book %A· %D· %8· x ٣",
    "endnote-xml": "<record> </record> <titles> <title> </title> </titles> & \x0b",
    "csl-json": '[ ] { } , : "id" "title" "author" 1 null " \\',
    "bbl": r"\begin{thebibliography}{9} \bibitem{a} \entry{a}{book}{} \endentry \name{author}{1}{}{"
    r" {{family={A}, given={B} \field{title}{ } \list{publisher}{1}{ \verb{doi} \verb·1 % \emph{",
    "csl-yaml": "references: -·id:·a ·· title:·B &a· *a [ ] { <<:· ",
}


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
def test_any_text_is_read_or_refused(chosen: Any) -> None:
    signs = [sign.replace("·", " ") for sign in SIGNS[chosen.name].split(" ")]

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.one_of(st.sampled_from([*signs, "\n", "\r"]), st.text(max_size=3))))
    def check(parts: list[str]) -> None:
        source = Source(PurePath(f"a{chosen.suffixes[0]}"), "".join(parts))
        try:
            entries, defects = file_entries(source, {})
        except ReadError:
            return
        for location in (*(e.place for e in entries), *(d.location for d in defects)):
            assert location.span.end <= len(source.text)
        assert all(entry.place.text.strip() for entry in entries)

    check()


HOSTILE = {
    "a.ris": ["TY  - JOUR\n", "AU  - a\n", "\n", "TY  - "],
    "a.nbib": ["PMID- 1\n", "      x\n"],
    "a.enw": ["%0 Book\n", "%A "],
    "a.xml": ["<record>", "<record><titles>", "<titles><title>", "<record", "&#x"],
    "a.json": ["[", '[{"id":', '{"id":', '{"items":', '{"message":', '[{"a"},', '"', "[{},"],
    "a.yaml": ["- ", "references:\n", "- - ", "[", "{", "&a [", "*a "],
}


@pytest.mark.parametrize(
    ("name", "sign"), [(name, sign) for name, signs in HOSTILE.items() for sign in signs]
)
def test_what_repeats_without_end_is_read_or_refused(name: str, sign: str) -> None:
    for head in ("", '[{"id": "a", "title": "b"},', "<record><titles>", "references:\n"):
        text = head + sign * (100_000 // len(sign))
        try:
            entries, _ = file_entries(Source(PurePath(name), text), {})
        except ReadError as error:
            assert len(str(error)) < 200  # noqa: PT017 - what may be raised and need not
        else:
            assert len(entries) <= len(text)


def test_aliases_that_double_stay_small() -> None:
    lines = ["a0: &a0 {title: x}"]
    lines += [f"a{n}: &a{n} {{a: *a{n - 1}, b: *a{n - 1}, <<: *a{n - 1}}}" for n in range(1, 60)]
    text = "\n".join([*lines, "references: [*a59]", ""])
    entries, _ = file_entries(Source(PurePath("a.yaml"), text), {})
    assert len(entries) == 1


if __name__ == "__main__":
    for case in CASES:
        made = json.dumps(read(case), ensure_ascii=False, indent=2) + "\n"
        (HERE / case / "expected.json").write_text(made, encoding="utf-8")
