"""What two states of an article differ in, as data.

A case has `old` and `new` (Markdown; of the long ones `list` is added to both as their reference
list, or `bib` is a file of both), and the changes. Of a claim these are its `kinds`, a part of its
text (`at`), and where given `facts` (old and new), `lost` and `gained` (mentions as written) and
whether its citation `stayed`; of an entry its kind, a part of its title, and the fields.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitir.model import Source
from sitir.pipeline import manuscript
from sitir.revision import changes

if TYPE_CHECKING:
    from sitir.model import Manuscript
    from sitir.model.revision import ClaimChange

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
KEYS = {"old", "new", "list", "bib", "claims", "entries"}
ROOT = Path(__file__).resolve().parents[2]


def article(text: str, bib: str = "") -> Manuscript:
    files = (Source(PurePath("refs.bib"), bib),) if bib else ()
    return manuscript((Source(PurePath("a.md"), text),), format="markdown", files=files)


def states(case: dict[str, Any]) -> list[Manuscript]:
    listed = f"\n\n# Daftar Pustaka\n\n{case['list']}" if "list" in case else ""
    return [article(case[side] + listed, case.get("bib", "")) for side in ("old", "new")]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    assert set(case) <= KEYS
    found = changes(*states(case))
    expected = case.get("claims", [])
    assert [[kind.value for kind in each.kinds] for each in found.claims] == [
        each["kinds"] for each in expected
    ]
    for change, told in zip(found.claims, expected, strict=True):
        _agrees(change, told)
    entries = [
        [each.kind.value, (each.new or each.old).title, sorted(f.field for f in each.fields)]  # type: ignore[union-attr]
        for each in found.entries
    ]
    assert entries == case.get("entries", [])


def _agrees(change: ClaimChange, told: dict[str, Any]) -> None:
    assert set(told) <= {"kinds", "at", "facts", "lost", "gained", "stayed"}
    shown = change.new or change.old
    assert shown is not None
    assert told["at"] in shown.claim.sentence.text
    if "facts" in told:
        facts = [[fact and fact.location.text for fact in pair] for pair in change.facts]
        assert facts == told["facts"]
    for side, mentions in (("lost", change.lost), ("gained", change.gained)):
        assert [mention.location.text for mention in mentions] == told.get(side, [])
    assert change.citation_stayed is told.get("stayed", change.citation_stayed)


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.md")), ids=lambda path: path.stem)
def test_an_article_does_not_differ_from_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = changes(article(text), article(text))
    assert found == ((), ())


_WORDS = st.sampled_from(
    ["padi", "(Vela, 2021)", "12%", "panen.", "Pada", "2019", "\n\n", "[1]", "-"]
)
_TEXT = st.lists(_WORDS, max_size=40).map(" ".join)


@given(_TEXT, _TEXT)
def test_every_claim_is_told_of_at_most_once(old: str, new: str) -> None:
    first, second = article(old), article(new)
    found = changes(first, second).claims
    for side, support in (("old", first.supports), ("new", second.supports)):
        told = [id(getattr(each, side)) for each in found if getattr(each, side)]
        assert len(told) == len(set(told))
        assert set(told) <= set(map(id, support))
    added = sum(each.old is None for each in found)
    removed = sum(each.new is None for each in found)
    assert len(first.supports) - removed == len(second.supports) - added


@given(_TEXT)
def test_no_text_differs_from_itself(text: str) -> None:
    assert changes(article(text), article(text)) == ((), ())
