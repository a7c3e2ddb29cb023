"""Cases of the figures of works and of self-citation, and what holds of any article."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitir.bibliography.bibtex import bib_entries
from sitir.bibliometrics import added_bibliometrics, bibliometrics
from sitir.coverage import added_coverage, coverage, mentions_by_section
from sitir.model import ClaimCounts, Source
from sitir.model.bibliometrics import Bibliometrics, WorkKind
from sitir.pipeline import manuscript
from sitir.self_citation import Byline

HERE = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
BYLINES = [
    (name, *row)
    for name, rows in yaml.safe_load(
        (HERE / "self_citation.yml").read_text(encoding="utf-8")
    ).items()
    for row in rows
]


def figures(text: str, bibliography: str = "") -> Bibliometrics:
    files = (Source(PurePath("a.bib"), bibliography),) if bibliography else ()
    return bibliometrics(
        manuscript((Source(PurePath("a.md"), text),), format="markdown", files=files)
    )


def plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): count for key, count in value.items() if count}
    return value


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    found = figures(case["text"], case.get("bibliography", ""))
    told = {key: getattr(found, key) for key in case["figures"]}
    if "histogram" in told:
        told["histogram"] = found.histogram()
    assert {key: plain(value) for key, value in told.items()} == case["figures"]


@pytest.mark.parametrize(("name", "authors", "author", "expected"), BYLINES)
def test_self_citation(name: str, authors: str, author: str, expected: bool | None) -> None:
    source = Source(PurePath("a.bib"), f"@book{{a, author = {{{author}}}, title = {{T}}}}")
    (entry,), _ = bib_entries(source)
    byline = Byline.of(authors)
    assert (None if byline is None else byline.wrote(entry)) is expected


def test_a_byline_of_any_length_is_read_in_time() -> None:
    assert Byline.of("Rafi Rahman, " * 100_000) is not None
    assert Byline.of("(" * 1_000_000) is None


# Pieces that make sections, claims, citations and entries.
_PIECES = st.sampled_from(
    [
        "Konflik itu bermula pada 2012 (Vela, 2021). ", "Menurut Sari (2020), pasar tumbuh pesat. ",
        "Pasar pagi tumbuh di sepanjang rel kereta. ", "Selain itu, jumlahnya naik 12,5 persen. ",
        "Penelitian ini bertujuan menjelaskan hal itu. ", "This study finds that it grows. ",
        "\n\n", "\n\n## Metode\n\n", "\n\n# Pendahuluan\n\n", "\n\n# Kesimpulan\n\n",
        "\n\n# Daftar Pustaka\n\n", "\n- Vela, V. (2021). *Judul buku*. Penerbit.\n",
        "\n- Sari, D. (t.t.). Judul. *Jurnal*, 3(1), 1–9.\n", "---\nauthor: Dewi Sari\n---\n\n",
        "| a | b (Sari, 2020) |\n", "- butir (Vela, 2021)\n", "UU No. 12 Tahun 2011", "?!", ")(",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=4), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=2))
def test_figures_of_any_text_add_up(texts: list[str]) -> None:
    read = [manuscript((Source(PurePath("a.md"), text),), format="markdown") for text in texts]
    of_claims = [coverage(each) for each in read]
    of_works = [bibliometrics(each) for each in read]
    for each, told, works in zip(read, of_claims, of_works, strict=True):
        assert told.total.claims == len(each.claims)
        assert sum(mentions_by_section(each).values()) <= len(each.links)
        assert works.frequency.total == told.entries
        assert works.frequency.total - works.frequency.never == told.cited_entries
    for told in (*of_claims, added_coverage(of_claims)):
        parts = [counts for _, counts in told.by_section]
        for counts in (told.total, *parts):
            assert counts.need == counts.in_sentence + counts.carried + counts.uncovered
            assert 0 <= counts.need <= counts.claims
        assert told.total == ClaimCounts(*(sum(column) for column in zip(*parts, strict=True)))
    for works in (*of_works, added_bibliometrics(of_works)):
        assert sum(works.kinds.values()) == sum(works.languages.values()) == works.entries
        assert set(works.kinds) == set(WorkKind)
        assert len(works.ages) + works.undated == works.entries
        assert sum(each.entries for each in works.histogram()) == len(works.ages)
        assert works.within(5) <= works.within(10) <= len(works.ages)
        assert works.self_cited is None or works.self_cited <= works.self_cited_of
