"""Citations as they are read from running text: every case is data."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.model import CitationStyle, Manuscript, Mention, Source
from sitir.pipeline import manuscript

CASES = [
    pytest.param(case, id=f"{file.stem}: {name}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for name, case in yaml.safe_load(file.read_text(encoding="utf-8")).items()
]


def read(text: str, entries: str = "", bib: str = "", markup: str = "markdown") -> Manuscript:
    if entries:
        text = f"{text}\n\n# Daftar Pustaka\n\n{entries}\n"
    files = (Source(PurePath("references.bib"), bib),) if bib else ()
    return manuscript((Source(PurePath("article.md"), text),), format=markup, files=files)


def told(mention: Mention, style: str, citation: str) -> dict[str, Any]:
    locator = mention.locator
    return {
        "at": mention.location.text,
        "names": list(mention.names),
        "year": mention.year,
        "letter": mention.year_suffix,
        "et_al": mention.et_al,
        "locator": f"{locator.label} {locator.value}" if locator else None,
        "prefix": mention.prefix,
        "suffix": mention.suffix,
        "secondary": mention.secondary,
        "acronym": mention.acronym,
        "title": mention.is_title,
        "key": mention.key,
        "number": mention.number,
        "title_text": mention.title,
        "short": mention.short_form and mention.short_form.value,
        "style": style,
        "citation": citation,
    }


@pytest.mark.parametrize("case", CASES)
def test_citations(case: dict[str, Any]) -> None:
    read_case = read(
        case["text"], case.get("list", ""), case.get("bib", ""), case.get("format", "markdown")
    )
    found = [
        told(mention, citation.style.value, citation.location.text)
        for citation in read_case.citations
        for mention in citation.mentions
    ]
    wanted = case.get("mentions", [])
    assert [each["at"] for each in found] == [each["at"] for each in wanted]
    for mention, want in zip(found, wanted, strict=True):
        assert {key: mention[key] for key in want} == want
    for at, reason in case.get("refused", {}).items():
        refused = {each.location.text: each.reason.value for each in read_case.refused}
        assert refused.get(at) == reason


PIECES = st.sampled_from(
    [
        *("(", ")", "[", "]", ",", ";", " ", "\n", "\n\n", "*", ".", ":", "’", "&", "@"),
        *("Vela", "dan", "dkk.", "et al.", "2021", "2019a", "n.d.", "t.t.", "dalam", "lihat"),
        *("de", "Menurut", "UU No. 12 Tahun", "Resolusi", "hlm. 3", "b", "-", "—", "“", "”", "a.b"),
        *("[^1]", "[^2]", "\n\n[^1]: ", "\n[^2]: ", "Ibid.", "op. cit.", "*Judul*", "(Obor, 1984)"),
        *("1", "2", "3", "[1]", "[2, 3]", "[4]–[6]", "<sup>", "</sup>", "^1^", "¹", "²"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_places_hold_on_any_text(text: str) -> None:
    """Every mention lies in its citation, and every citation in its source."""
    for citation in read(text).citations:
        assert 0 <= citation.location.span.start < citation.location.span.end <= len(text)
        for mention in citation.mentions:
            assert (
                mention.location.text
                == text[mention.location.span.start : mention.location.span.end]
            )
            assert citation.location.span.contains(mention.location.span)
            assert citation.style is CitationStyle.NOTE or (
                mention.year or mention.key or mention.number
            )
