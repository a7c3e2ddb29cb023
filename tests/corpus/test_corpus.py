"""The articles of corpus/: their reports, and every planted fault at its place."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
ARTICLES = sorted(CORPUS.glob("*.md"))
PLANTED = sorted(CORPUS.glob("*.faults.yml"))
CLEAN = ("bersih.md", "clean-english.md")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_report(article: Path, command: Callable[..., Any]) -> None:
    outcome = command("check", f"corpus/{article.name}", "--no-config")
    expected = article.with_suffix(".expected.txt")
    if os.environ.get("SITIR_GOLDEN"):
        expected.write_text(outcome.stdout, encoding="utf-8")
    assert outcome.stdout == expected.read_text(encoding="utf-8")
    assert outcome.stderr == ""


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("bibliography", [(), ("--bib", "references.bib")])
def test_a_clean_article_is_silent(
    name: str, bibliography: tuple[str, ...], command: Callable[..., Any]
) -> None:
    arguments = ("check", f"corpus/{name}", "--no-config", "--format", "json", *bibliography)
    outcome = command(*arguments)
    assert json.loads(outcome.stdout)["findings"] == []
    assert outcome.code == 0


@pytest.mark.parametrize("faults", PLANTED, ids=lambda path: path.stem)
def test_every_planted_fault_is_found_and_nothing_else(
    faults: Path, command: Callable[..., Any]
) -> None:
    name = faults.name.removesuffix(".faults.yml")
    text = (CORPUS / f"{name}.md").read_text(encoding="utf-8")
    outcome = command("check", f"corpus/{name}.md", "--no-config", "--format", "json")
    report = json.loads(outcome.stdout)
    planted = {
        (fault["rule"], _place(text, fault["at"], fault.get("nth", 1))): fault
        for fault in yaml.safe_load(faults.read_text(encoding="utf-8"))
    }
    found = {(finding["rule"], finding["span"][0]): finding for finding in report["findings"]}
    assert {key: fault["at"] for key, fault in planted.items()} == {
        key: planted[key]["at"] if key in planted else text[slice(*finding["span"])]
        for key, finding in found.items()
    }
    for key, fault in planted.items():
        _compare(fault, found[key], report, text)


def _compare(
    fault: dict[str, Any], finding: dict[str, Any], report: dict[str, Any], text: str
) -> None:
    assert bool(finding["suppressed"]) == fault.get("suppressed", False), fault["at"]
    if "mechanisms" in fault:
        link = next(
            mention["link"]
            for mention in report["documents"][0]["mentions"]
            if mention["span"] == finding["span"]
        )
        assert sorted(link["mechanisms"]) == sorted(fault["mechanisms"]), fault["at"]
    if "related" in fault:
        starts = [related["span"][0] for related in finding["related"]]
        assert text.index(fault["related"]) in starts, fault["at"]


def _place(text: str, words: str, nth: int) -> int:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start
