"""Cases of entries that are one work, and what holds for any entries."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.bibliography.bibtex import bib_entries
from sitir.linking import same_works
from sitir.model import SameWork, Source

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


def works(bib: str) -> tuple[SameWork, ...]:
    entries, _ = bib_entries(Source(PurePath("a.bib"), bib))
    return same_works(entries)


def shown(pair: SameWork) -> list[object]:
    conflicts = [conflict.value for conflict in pair.conflicts]
    return [pair.first.key, pair.second.key, pair.ground.value, conflicts, pair.certain]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    assert [shown(pair) for pair in works(CASES[name]["bib"])] == CASES[name]["pairs"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", "Sari, Dewi", "{BPS}", "Putra, Eka and Sari, Dewi")),
            st.sampled_from(
                ("", "Tata kelola desa", "Tata kelola desa: Satu", "II", "Introduction")
            ),
            st.sampled_from(("", "2020", "2021", "t.t.")),
            st.sampled_from(("", "10.1/a", "10.1/b")),
            st.sampled_from(
                ("", "https://contoh.id/satu/dua", "contoh.id/satu/dua/", "//", "https:")
            ),
        ),
        max_size=8,
    )
)
def test_a_pair_is_told_once_and_in_order(rows: list[tuple[str, ...]]) -> None:
    names = ("author", "title", "year", "doi", "url")
    bib = "@misc{kosong}" + "".join(
        f"@book{{k{number}, "
        + ", ".join(f"{name} = {{{value}}}" for name, value in zip(names, row, strict=True))
        + "}\n"
        for number, row in enumerate(rows)
    )
    pairs = [(pair.first.key, pair.second.key) for pair in works(bib)]
    assert len(set(pairs)) == len(pairs)
    assert all(int(first[1:]) < int(second[1:]) for first, second in pairs)
