"""What is written as BibTeX is read back the same."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitir.bibliography import bibtex_of
from sitir.bibliography.bibtex import bib_entries
from sitir.bibliography.reference_list import reference_entries
from sitir.model import Source
from sitir.readers import read

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
FIELDS = (
    "title",
    "author",
    "et_al",
    "editor",
    "container_title",
    "publisher",
    "volume",
    "issue",
    "page",
    "edition",
    "doi",
    "isbn",
    "url",
)


def again(text: str) -> None:
    """Read, write, read: nothing may be wrong or other than before."""
    entries, _ = bib_entries(Source(PurePath("a.bib"), text))
    written = bibtex_of(entries)
    if not entries:
        assert written == ""
        return
    copies, defects = bib_entries(Source(PurePath("b.bib"), written))
    assert defects == ()
    assert len({copy.key.lower() for copy in copies}) == len(copies) == len(entries)
    for entry, copy in zip(entries, copies, strict=True):
        assert {f: getattr(copy, f) for f in FIELDS} == {f: getattr(entry, f) for f in FIELDS}
        assert (copy.issued.year, copy.issued.month) == (entry.issued.year, entry.issued.month)
        assert copy.issued.literal == entry.issued.literal


@pytest.mark.parametrize("name", CASES)
def test_every_case_survives(name: str) -> None:
    again(CASES[name]["bib"])


value = st.text(
    st.sampled_from("abc XYZ0129.,:;-–'\"`~^_&%$#@\\{}()[]<>/é\u0301øß\u2028\n"), max_size=30
)


families = st.sampled_from(
    (
        "Sari", "O'Neil", "van der Berg", "De Vries", "{Ortega y Gasset}", "al-Ghazali", "{DI}",
        "Nik-Zainal", "{\\O}stby", "{Henry de Frahan}", "d'Aquisto", "{Sari Dewi}", "Ñandú",
    )
)  # fmt: skip
givens = st.sampled_from(("", ", Dewi", ", D. P.", ", Jr., Ken", ", {Rizal and Co}", ", J. W. von"))
bodies = value.map(lambda text: "{" + re.sub(r"[{}\\]", "", text) + "}")
names = st.lists(
    st.one_of(st.tuples(families, givens).map("".join), bodies, st.just("others")), max_size=4
).map(" and ".join)


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("title", "journal", "year", "url", "pages", "note"), value),
            "author": names,
        },
    )
)
@example({"title": "://\\"})
def test_any_value_survives(fields: dict[str, str]) -> None:
    body = "".join(f", {name} = {{{text}}}" for name, text in fields.items())
    again(f"@article{{kunci{body}}}")


def test_a_block_reads_like_one_typed_by_hand() -> None:
    bib = (
        "@phdthesis{sari2020, author = {Sari, Dewi and {Badan Pusat Statistik} and others},"
        " title = {R\\&D}, year = 2020, school = {UI}, month = feb}"
    )
    entries, _ = bib_entries(Source(PurePath("a.bib"), bib))
    assert bibtex_of(entries) == (
        "@phdthesis{sari2020,\n"
        "  author = {Sari, Dewi and {Badan Pusat Statistik} and others},\n"
        "  title = {R\\&D},\n"
        "  year = {2020},\n"
        "  month = feb,\n"
        "  school = {UI},\n"
        "  type = {Doctoral dissertation},\n"
        "}\n"
    )


def test_editors_in_the_place_of_authors_are_only_editors() -> None:
    text = (
        "# Daftar Pustaka\n\nDenzin, N. K., & Lincoln, Y. S. (Eds.). (2011). "
        "The Sage handbook of qualitative research (4th ed.). Sage.\n"
    )
    entries, _ = reference_entries(read((Source(PurePath("a.md"), text),), format="markdown"))
    written = bibtex_of(entries)
    assert "editor = {Denzin, N. K. and Lincoln, Y. S.}" in written
    assert "author" not in written
    assert "edition = {4th}" in written
