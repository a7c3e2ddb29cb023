"""Claims and the facts in them, as they are read from running text: every case is data."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.lexicons import lexicon
from sitir.model import FactKind, Manuscript, SectionKind, Source, folded
from sitir.pipeline import manuscript

FOLDER = Path(__file__).parent / "claims"
# Figures and dates stay as they are typed.
FACTS = yaml.load((FOLDER / "facts.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
KINDS = yaml.safe_load((FOLDER / "kinds.yml").read_text(encoding="utf-8"))
HEADINGS = {
    "introduction": "Pendahuluan",
    "theory": "Tinjauan Pustaka",
    "method": "Metode Penelitian",
    "results": "Hasil",
    "conclusion": "Kesimpulan",
    "acknowledgements": "Acknowledgements",
}
SENTENCES = [(section, row) for section, rows in KINDS.items() for row in rows]


def read(text: str) -> Manuscript:
    return manuscript((Source(PurePath("article.md"), text),), format="markdown")


@pytest.mark.parametrize("name", FACTS)
def test_facts(name: str) -> None:
    case = FACTS[name]
    text = case["text"] + (f"\n\n# Daftar Pustaka\n\n{case['list']}" if "list" in case else "")
    found = [fact for claim in read(text).claims for fact in claim.facts]
    wanted = case.get("facts", [])
    assert [[f.kind.value, f.location.text, f.value] for f in found] == wanted


@pytest.mark.parametrize(("section", "row"), SENTENCES, ids=lambda each: str(each)[:60])
def test_kinds(section: str, row: list[Any]) -> None:
    kind, needs, sentence = row
    claims = read(f"# Judul\n\n## {HEADINGS[section]}\n\n{sentence}\n").claims
    claim = next(each for each in claims if each.block.section.kind is SectionKind(section))
    told = "; ".join(f"{reason.text} → {reason.speaks_for}" for reason in claim.reasons)
    assert (claim.kind.value, claim.needs_citation) == (kind, needs), told


def test_every_kind_but_those_that_nothing_speaks_for_has_a_reason() -> None:
    for section, row in SENTENCES:
        claim = read(f"# Judul\n\n## {HEADINGS[section]}\n\n{row[2]}\n").claims[-1]
        assert any(reason.speaks_for == claim.kind.value for reason in claim.reasons)


@given(st.text(alphabet='0123456789.,-–%/ ()[]RpkKaeu$×\n"“”', max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_figures_give_facts_inside_their_sentence(text: str) -> None:
    for claim in read(f"Kata pembuka yang cukup panjang {text} ke dan in.").claims:
        span = claim.location.span
        facts = [fact for fact in claim.facts if fact.kind is not FactKind.QUOTATION]
        assert all(span.contains(fact.location.span) for fact in facts)
        starts = [fact.location.span.start for fact in claim.facts]
        assert starts == sorted(starts)


@pytest.mark.parametrize("name", ["claims", "threads"])
def test_the_words_of_the_lexicon_are_folded(name: str) -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in texts(part)]

    assert all(folded(text) == text for text in texts(lexicon(name)))
