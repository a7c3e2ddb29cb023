"""The figures of coverage are the counts of what the JSON report lists."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted(path.name for path in (ROOT / "corpus").glob("*.md"))


@pytest.mark.parametrize("name", ARTICLES)
def test_figures_agree_with_the_lists(
    name: str, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    outcome = command("check", f"corpus/{name}", "--no-config", "--format", "json")
    (document,) = json.loads(outcome.stdout)["documents"]
    coverage, claims = document["coverage"], document["claims"]
    assert _counts(claims) == {key: coverage[key] for key in _counts(claims)}
    assert [part["section"] for part in coverage["by_section"]] == list(
        dict.fromkeys(claim["section"] for claim in claims)
    )
    for part in coverage["by_section"]:
        of_section = [claim for claim in claims if claim["section"] == part["section"]]
        assert {"section": part["section"], **_counts(of_section)} == part
    cited = sum(bool(entry["cited_by"]) for entry in document["bibliography"])
    total = len(document["bibliography"])
    assert coverage["entries"] == {"total": total, "cited": cited, "uncited": total - cited}
    statuses = Counter(mention["link"]["status"] for mention in document["mentions"])
    told = dict(coverage["mentions"])
    assert told.pop("total") == len(document["mentions"])
    assert {status: count for status, count in told.items() if count} == statuses
    need, have = coverage["need"], coverage["in_sentence"]
    assert coverage["ratio_in_sentence"] == (round(have / need, 2) if need else None)
    have += coverage["carried"]
    assert coverage["ratio_carried"] == (round(have / need, 2) if need else None)


def _counts(claims: list[dict[str, Any]]) -> dict[str, int]:
    needy = Counter(claim["support"] for claim in claims if claim["needs_citation"])
    return {
        "claims": len(claims),
        "need": needy.total(),
        "in_sentence": needy["sentence"],
        "carried": needy["carried"],
        "uncovered": needy["none"],
    }
