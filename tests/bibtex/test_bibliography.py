"""Cases of an article's own list beside bibliography files, and of the names both give."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitir.bibliography import bibliography, known_names
from sitir.errors import ReadError
from sitir.model import Source
from sitir.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitir.model import Bibliography, Entry

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "merging.yml").read_text(encoding="utf-8"))


def read_all(listed: str, files: list[str]) -> Bibliography:
    text = f"# Judul\n\nIsi.\n\n## Daftar Pustaka\n\n{listed}" if listed else "# Judul\n\nIsi.\n"
    document = read((Source(PurePath("a.md"), text),), format="markdown")
    sources = [Source(PurePath(f"{n}.bib"), bib) for n, bib in enumerate(files)]
    return bibliography(document, sources)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, shown: Callable[[Entry, str], object]) -> None:
    def field(entry: Entry, name: str) -> object:
        if name == "places":
            return "".join(place.origin.value[0] for place in entry.places).replace("r", "l")
        if name == "records":
            return [shown(record, "author") for record in entry.records]
        return shown(entry, name)

    case = CASES[name]
    entries = read_all(case["list"], case["files"]).entries
    found = [
        {each: field(entry, each) for each in expected}
        for entry, expected in zip(entries, case["entries"], strict=True)
    ]
    assert found == case["entries"]
    assert len({entry.key for entry in entries}) == len(entries)
    for entry in entries:
        assert not entry.records or [r.places for r in entry.records] == [
            (p,) for p in entry.places
        ]


def test_what_there_is_is_told() -> None:
    both = read_all("Sari, D. (2020). Hama padi. Obor.", ["@book{a, title {A}}"])
    neither = read_all("", [])
    assert (both.has_reference_list, both.has_file) == (True, True)
    assert [defect.kind for defect in both.defects] == ["missing-equals"]
    assert (neither.has_reference_list, neither.has_file, neither.entries) == (False, False, ())


@pytest.mark.parametrize("name", ["pustaka.docx", "pustaka"])
def test_another_kind_of_file_is_refused(name: str) -> None:
    document = read((Source(PurePath("a.md"), "Isi.\n"),), format="markdown")
    with pytest.raises(ReadError, match=rf"^{name}: not a bibliography; known: \.bib, "):
        bibliography(document, [Source(PurePath(name), "Catatan.")])


BIB = """
@book{satu,
  author = {{Badan Pusat Statistik Kota Ambon} and {World Health Organization}},
  title = {Angka: Tahun ini}, year = 2020}
@book{dua,
  author = {van der Lijn, Jaïr and Rahman, Rafi Fadhil}, editor = {Santoso, Budi},
  title = {Misi}, year = {1922/1978}}
@book{tiga, author = {{Kementerian Sosial Republik Indonesia [Kemensos]}}}
"""


@pytest.mark.parametrize(
    "name",
    [
        "Badan Pusat Statistik Kota Ambon",
        "BPSKA",
        "World Health Organization",
        "WHO",
        "Organisasi Kesehatan Dunia",
        "van der Lijn",
        "Lijn",
        "Jair van der Lijn",
        "Rafi Fadhil Rahman",
        "Santoso",
        "Kementerian Sosial",
        "Kemensos",
        "KEMENSOS",
    ],
)
def test_a_name_is_known_in_every_form_it_is_cited_in(name: str) -> None:
    assert known_names(read_all("", [BIB])).has_author(name)


@pytest.mark.parametrize("name", ["Ambon", "Rafi", "Statistik", "Lijn", "Sosial"])
def test_a_part_of_a_name_is_a_fragment(name: str) -> None:
    assert known_names(read_all("", [BIB])).has_fragment(name)


@pytest.mark.parametrize("name", ["dan", "of", "der", "RF", "Jakarta"])
def test_a_small_word_is_no_fragment(name: str) -> None:
    assert not known_names(read_all("", [BIB])).has_fragment(name)


@pytest.mark.parametrize("name", ["", "dan", "of", "der", "RF", "Ambon", "Angka", "J."])
def test_what_nobody_is_called_is_not_known(name: str) -> None:
    assert not known_names(read_all("", [BIB])).has_author(name)


def test_years_titles_and_keys_are_known() -> None:
    known = known_names(read_all("", [BIB]))
    assert known.has_work("Lijn", "1922")
    assert known.has_work("van der Lijn", "1978")
    assert not known.has_work("Rahman", "1978")
    assert not known.has_work("Lijn", "2020")
    assert known.has_title("angka")
    assert known.has_title("Angka: Tahun Ini")
    assert not known.has_title("Tahun ini")
    assert known.keys == {"satu", "dua", "tiga"}


def test_keys_of_the_own_list_are_no_keys_to_cite() -> None:
    assert known_names(read_all("Sari, D. (2020). Hama padi. Obor.", [])).keys == frozenset()
