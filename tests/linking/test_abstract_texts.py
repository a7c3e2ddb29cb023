"""Which abstracts and keywords an article has, and what is not held against each other."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml

from sitir.model import Manuscript, Source
from sitir.pipeline import manuscript

FOUND = Path(__file__).parent / "abstract_texts" / "found.yml"
ARTICLES: dict[str, dict[str, Any]] = yaml.safe_load(FOUND.read_text(encoding="utf-8"))

INDONESIAN = "Penelitian ini mencatat {count} guru di Kota Padang. "
ENGLISH = "This study records {count} teachers in Padang City. "


def linked(text: str) -> Manuscript:
    return manuscript((Source(PurePath("article.md"), text),), format="markdown")


@pytest.mark.parametrize("name", ARTICLES)
def test_abstracts(name: str) -> None:
    article = ARTICLES[name]
    found = linked(article["text"]).abstracts
    told = [
        {
            "language": abstract.language,
            "sentences": len(abstract.claims),
            "keywords": [keyword.text for keyword in abstract.keywords],
        }
        for abstract in found
    ]
    wanted = article["abstracts"]
    assert told == [{key: each[key] for key in told[0]} for each in wanted] if told else not wanted
    for abstract, each in zip(found, wanted, strict=True):
        place = abstract.location.text
        assert place.lstrip("*").startswith(each.get("begins", "").lstrip("*"))
        assert place.endswith(each.get("ends", ""))


def pair(indonesian: str, english: str) -> str:
    return (
        f"**Abstrak:** {indonesian}\n\n**Abstract:** {english}\n\n## Pendahuluan\n\nIsi naskah.\n"
    )


def test_what_is_too_long_for_an_abstract_is_not_aligned() -> None:
    few, many = 60, 61
    for count in (few, many):
        text = pair(
            "".join(INDONESIAN.format(count=n) for n in range(11, 11 + count)),
            "".join(ENGLISH.format(count=n) for n in range(11, 11 + count)),
        )
        assert len(linked(text).abstract_pairs) == (1 if count == few else 0)
    long = "kata " * 5000
    assert linked(pair(f"Isi {long}.", f"Text {long}.")).abstract_pairs == ()


def test_several_abstracts_are_paired_in_order() -> None:
    text = ""
    for count in (45, 54):
        text += f"**Abstrak:** {INDONESIAN.format(count=count) * 2}\n\n"
        text += f"**Abstract:** {ENGLISH.format(count=count) * 2}\n\n"
    pairs = linked(text).abstract_pairs
    assert [len(each.differences) for each in pairs] == [0, 0]
    assert [each.first.language for each in pairs] == ["id", "id"]


def test_a_sentence_full_of_figures_is_a_table() -> None:
    here = ", ".join(str(n) for n in range(100, 150))
    there = ", ".join(str(n) for n in range(200, 250))
    text = pair(
        f"Nilai yang dicatat oleh guru di sekolah adalah {here} poin.",
        f"The scores that teachers recorded at school are {there} points.",
    )
    (found,) = linked(text).abstract_pairs
    assert found.differences == ()
