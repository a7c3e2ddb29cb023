"""Claims that say the same, and figures that contradict each other, on any text."""

from __future__ import annotations

from pathlib import Path, PurePath
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.linking import figure_conflicts, similar_claims
from sitir.model import Claim, Source
from sitir.pipeline import manuscript

if TYPE_CHECKING:
    from collections.abc import Callable

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


SENTENCE = (
    "Pasar ikan di muara sungai itu dibuka kembali oleh koperasi setelah dermaganya diperbaiki. "
)
TEXTS: dict[str, Callable[[int], str]] = {
    "one sentence again and again": lambda size: SENTENCE * size,
    "one paragraph again and again": lambda size: f"{SENTENCE}\n\n" * size,
    "counts": lambda size: "\n\n".join(
        f"## {('Metode', 'Kesimpulan')[n % 2]}\n\nSurvei {n // 9} menjangkau {n} kader{n // 5}."
        for n in range(size)
    ),
    "shares in brackets": lambda size: "Sebanyak " + "(12,5 persen) " * size,
    "dates": lambda size: "Rapat diadakan " + "pada 12 Mei 2013 dan " * size,
    "long sentences": lambda size: "\n\n".join(
        f"## {part}\n\nSurvei " + " ".join(f"desa{n // 7} {n},5 persen" for n in range(size))
        for part in ("Metode", "Kesimpulan")
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text(name: str) -> None:
    """Ten times the text takes no more than eleven times as long, and some for the clock."""
    small, large = (read(TEXTS[name](size)).supports for size in (100, 1000))
    assert _seconds(large) <= 11 * _seconds(small) + 0.02


def _seconds(supports: Any) -> float:
    best = 10.0
    for _ in range(3):
        start = process_time()
        list(similar_claims(supports))
        list(figure_conflicts(supports))
        best = min(best, process_time() - start)
    return best


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
