"""Acronyms, run-in lists and floats as they are read from a text: every case is data."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.model import Acronym, Float, Location, Manuscript, Source
from sitir.pipeline import manuscript

CASES = [
    pytest.param(case, id=f"{file.stem}: {name}")
    for file in sorted((Path(__file__).parent / "apparatus").glob("*.yml"))
    for name, case in yaml.safe_load(file.read_text(encoding="utf-8")).items()
]


def read(text: str) -> Manuscript:
    return manuscript((Source(PurePath("article.md"), text),), format="markdown")


def told_acronym(acronym: Acronym) -> dict[str, Any]:
    return {
        "text": acronym.text,
        "long": [each.text if each.fits else f"? {each.text}" for each in acronym.expansions],
        "at": [each.location.text for each in acronym.expansions],
        "uses": len(acronym.uses),
        "introducing": sum(use.introduces for use in acronym.uses),
    }


def told_floats(floats: tuple[Float, ...]) -> list[str]:
    return [f"{each.kind} {each.number}" for each in floats]


@pytest.mark.parametrize("case", CASES)
def test_apparatus(case: dict[str, Any]) -> None:
    found = read(case["text"])
    if "acronyms" in case:
        wanted = case["acronyms"]
        told = [told_acronym(each) for each in found.acronyms]
        assert [each["text"] for each in told] == [each["text"] for each in wanted]
        for acronym, want in zip(told, wanted, strict=True):
            assert {key: acronym[key] for key in want} == want
    if "lists" in case:
        lists = [[item.location.text for item in each.items] for each in found.run_in_lists]
        assert lists == case["lists"]
    if "captions" in case:
        assert told_floats(found.floats.captions) == case["captions"]
    if "mentions" in case:
        assert told_floats(found.floats.mentions) == case["mentions"]
    if "places" in case:
        assert [each.location.text for each in found.floats.mentions] == case["places"]


PIECES = st.sampled_from(
    [
        *("(", ")", "[", "]", ",", ";", " ", "\n", "\n\n", "*", ".", ":", "“", "”", "-", "/", "|"),
        *("BPS", "Badan Pusat Statistik", "PoC", "KemenPPPA", "atau", "disingkat", "PBB", "dan"),
        *("(1)", "(2)", "2)", "(b)", "Tabel 1", "Gambar 2–4", "Fig. 3A", "Tabel", "# Judul", "UU"),
        *("\u2028", "\x1c", "(BPS", "BPS)", "¹", "٣)", "(٣)", "É", "ß", "İ", "—", "s.d."),
    ]
)


def locations(found: Manuscript) -> list[Location]:
    return [
        *(each.location for acronym in found.acronyms for each in acronym.expansions),
        *(each.location for acronym in found.acronyms for each in acronym.uses),
        *(item.location for each in found.run_in_lists for item in each.items),
        *(each.location for each in (*found.floats.captions, *found.floats.mentions)),
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_places_hold_on_any_text(text: str) -> None:
    """Every place lies in the source and is not empty."""
    for location in locations(read(text)):
        assert 0 <= location.span.start < location.span.end <= len(text)
