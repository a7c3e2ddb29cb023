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
Place = tuple[str, frozenset[int]]
"""A rule and where it speaks: the start of one place, or of two that contradict each other."""
CLEAN = ("angka-bersih.md", "bersih.md", "clean-english.md", "clean-figures.md")
STYLES = {"catatan-kaki-bersih.md": "note", "numerik-bersih.md": "numeric"}
"""Clean articles that cite in another style than by name, which is found."""
_MOST_NOTES = 2


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_report(article: Path, command: Callable[..., Any]) -> None:
    outcome = command("check", f"corpus/{article.name}", "--no-config")
    expected = article.with_suffix(".expected")
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
    findings = json.loads(outcome.stdout)["findings"]
    assert [finding for finding in findings if finding["level"] != "note"] == []
    assert len(findings) <= _MOST_NOTES
    assert outcome.code == 0


@pytest.mark.parametrize("name", STYLES)
def test_a_clean_article_in_another_style_is_silent(name: str, command: Callable[..., Any]) -> None:
    outcome = command("check", f"corpus/{name}", "--no-config", "--format", "json")
    report = json.loads(outcome.stdout)
    assert report["findings"] == []
    article = report["documents"][0]
    assert {citation["style"] for citation in article["citations"]} == {STYLES[name]}
    assert all(mention["link"]["entry"] for mention in article["mentions"])
    assert article["coverage"]["uncovered"] == 0


@pytest.mark.parametrize("faults", PLANTED, ids=lambda path: path.stem)
def test_every_planted_fault_is_found_and_nothing_else(
    faults: Path, command: Callable[..., Any]
) -> None:
    name = faults.name.removesuffix(".faults.yml")
    text = (CORPUS / f"{name}.md").read_text(encoding="utf-8")
    outcome = command("check", f"corpus/{name}.md", "--no-config", "--format", "json")
    report = json.loads(outcome.stdout)
    faulty = yaml.safe_load(faults.read_text(encoding="utf-8"))
    planted = {_planted_place(fault, text): fault for fault in faulty}
    pairs = {place for place in planted if len(place[1]) > 1}
    found = {_found_place(finding, pairs): finding for finding in report["findings"]}
    assert {place: fault["at"] for place, fault in planted.items()} == {
        place: planted[place]["at"] if place in planted else text[slice(*finding["span"])]
        for place, finding in found.items()
    }
    assert len(found) == len(report["findings"])
    for place, fault in planted.items():
        _compare(fault, found[place], report)


def _planted_place(fault: dict[str, Any], text: str) -> Place:
    starts = {_nth(text, fault["at"], fault.get("nth", 1))}
    if "related" in fault:
        starts.add(text.index(fault["related"]))
    return fault["rule"], frozenset(starts)


def _found_place(finding: dict[str, Any], pairs: set[Place]) -> Place:
    # Which of two entries is at fault, and which only related, is the rule's to decide.
    start = finding["span"][0]
    for related in finding["related"]:
        place = finding["rule"], frozenset({start, related["span"][0]})
        if place in pairs:
            return place
    return finding["rule"], frozenset({start})


def _compare(fault: dict[str, Any], finding: dict[str, Any], report: dict[str, Any]) -> None:
    assert bool(finding["suppressed"]) == fault.get("suppressed", False), fault["at"]
    if "mechanisms" in fault:
        link = next(
            mention["link"]
            for mention in report["documents"][0]["mentions"]
            if mention["span"] == finding["span"]
        )
        assert sorted(link["mechanisms"]) == sorted(fault["mechanisms"]), fault["at"]


def _nth(text: str, words: str, nth: int) -> int:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start
