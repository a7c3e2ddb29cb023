"""Words that two sentences share in one order: agreement with rapidfuzz."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from sitir.linking.retelling.sameness import sameness

WORDS = st.lists(st.sampled_from(("air", "bah", "cuaca", "dan")), max_size=90)


@given(WORDS, WORDS, st.floats(0, 1))
def test_agrees_with_insertions_and_deletions(
    first: list[str], second: list[str], least: float
) -> None:
    whole = Indel.normalized_similarity(first, second)
    assert sameness(first, second, least=least) == (whole if whole >= least else 0)
