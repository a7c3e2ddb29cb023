"""Words one edit apart: agreement with the optimal string alignment of rapidfuzz."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sitir.linking.spelling import within_one_edit

WORDS = st.text("abé", max_size=6)


@given(WORDS, WORDS)
def test_agrees_with_optimal_string_alignment(first: str, second: str) -> None:
    assert within_one_edit(first, second) == (OSA.distance(first, second) <= 1)


@pytest.mark.parametrize(
    "cited", ["Boukars", "Boukharrs", "Boukhars", "Boukhsra", "Bokuhars", "Doukhars", "Boukhart"]
)
def test_edits(cited: str) -> None:
    assert within_one_edit(cited, "Boukhars") == (cited != "Boukhsra")
