"""Claims that say the same, and figures that contradict each other, on any text."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.model import Claim, Source
from sitir.pipeline import manuscript

if TYPE_CHECKING:
    from sitir.model import Manuscript

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "likeness.yml").read_text(encoding="utf-8")
)


def read(text: str) -> Manuscript:
    return manuscript((Source(PurePath("article.md"), text),), format="markdown")


@pytest.mark.parametrize("name", CASES)
def test_similar_claims(name: str) -> None:
    case = CASES[name]
    pairs = read(case["text"]).similar_claims
    assert [[_opening(pair.first), _opening(pair.second)] for pair in pairs] == case["pairs"]
    if "likeness" in case:
        least, most = case["likeness"]
        assert least <= pairs[0].likeness <= most


def _opening(claim: Claim) -> str:
    return " ".join(claim.sentence.text.split()[:3])


PIECES = st.sampled_from(
    [
        *("12", "412", "13,5", "45,4%", "persen", "Rp2,5 miliar", "1,5 juta", "dua", "ke-12"),
        *("25 April 2013", "kader", "dari", "of the", "menjadi", "sekitar", "antara", "tidak"),
        *("(", ")", "[", ",", ";", "–", "-", "(Vela, 2021)", "MINUSMA", "(PBB)", "dan", "."),
        *("\n\n", "## Metode\n\n", "## Kesimpulan\n\n", "“", "”", "$x$", "two-fold", "or"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=80))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    article = read(text)
    for pair in article.similar_claims:
        assert 0 < pair.likeness <= 1
        assert pair.first.location.span.end <= pair.second.location.span.start
    for conflict in article.figure_conflicts:
        assert conflict.first.kind is conflict.second.kind
        assert conflict.first.value != conflict.second.value
        assert conflict.first_claim.location.span.contains(conflict.first.location.span)
        assert conflict.second_claim.location.span.contains(conflict.second.location.span)
