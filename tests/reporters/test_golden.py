"""One article, rendered in every way, against the files of golden/."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
CHECK = ("check", "naskah.md", "--bib", "naskah.bib", "--no-config")
CLAIMS = ("claims", "cakupan.md", "--no-config")
COVERAGE = ("coverage", "cakupan.md", "--no-config")
DIFF = ("diff", "lama.md", "baru.md", "--no-config")
EXPLAIN = ("explain", "--bib", "naskah.bib", "--no-config")
# A few rules: what the others are called and explain is no matter of these formats.
FEW = (
    *CHECK,
    "--select",
    "dangling-citation,mangled-author,name-mismatch,useless-suppression,year-mismatch",
    "--rule-pages",
    "https://example.org/rules/{rule}.html",
)

CALLS = {
    "text.en.txt": (*CHECK,),
    "text.id.txt": (*CHECK, "--lang", "id"),
    "text.narrow.txt": (*CHECK,),
    "text.colour.txt": (*CHECK, "--color", "always"),
    "report.json": (*CHECK, "--format", "json"),
    "report.sarif": (*FEW, "--format", "sarif"),
    "report.github.txt": (*CHECK, "--format", "github"),
    "report.gitlab.json": (*CHECK, "--format", "gitlab"),
    "report.junit.xml": (*FEW, "--format", "junit"),
    "report.rdjson": (*FEW, "--format", "rdjson", "--lang", "id"),
    "report.en.markdown": (*CHECK, "--format", "markdown"),
    "report.id.markdown": (*FEW, "--format", "markdown", "--lang", "id"),
    "report.csv": (*CHECK, "--format", "csv"),
    "explain.mentions.en.txt": (*EXPLAIN, "naskah.md:8", "--lang", "en"),
    "explain.mentions.id.txt": (*EXPLAIN, "naskah.md:10", "--lang", "id"),
    "explain.column.txt": (*EXPLAIN, "naskah.md:18:130"),
    "explain.suppressed.txt": (*EXPLAIN, "naskah.md:14"),
    "explain.entry.txt": (*EXPLAIN, "naskah.md:24"),
    "explain.comment.txt": (*EXPLAIN, "naskah.md:16"),
    "explain.nothing.txt": (*EXPLAIN, "naskah.md:7"),
    "explain.list.body.txt": ("explain", "daftar.md:7"),
    "explain.list.editor.txt": ("explain", "daftar.md:9"),
    "explain.list.twin.txt": ("explain", "daftar.md:13"),
    "explain.list.law.txt": ("explain", "daftar.md:15", "--lang", "id"),
    "explain.list.thesis.txt": ("explain", "daftar.md:19", "--lang", "id"),
    "explain.list.defect.txt": ("explain", "daftar.md:21"),
    "explain.tie.txt": ("explain", "daftar.md:3:180"),
    "explain.colour.txt": ("explain", "daftar.md:3:120", "--color", "always"),
    "claims.en.txt": (*CLAIMS, "--why", "--lang", "en"),
    "claims.id.txt": (*CLAIMS, "--why", "--lang", "id"),
    "claims.narrow.txt": (*CLAIMS, "--uncited"),
    "claims.colour.txt": (*CLAIMS, "--section", "theory", "--why", "--color", "always"),
    "claims.json": (*CLAIMS, "--format", "json", "--why"),
    "claims.csv": (*CLAIMS, "--format", "csv", "--why"),
    "claims.en.markdown": (*CLAIMS, "--format", "markdown", "--lang", "en"),
    "claims.id.markdown": (*CLAIMS, "--format", "markdown", "--lang", "id", "--why"),
    "coverage.en.txt": (*COVERAGE, "--lang", "en"),
    "coverage.id.txt": (*COVERAGE, "--lang", "id"),
    "coverage.narrow.txt": (*COVERAGE, "--lang", "id"),
    "coverage.colour.txt": (*COVERAGE, "--color", "always"),
    "coverage.several.txt": (*COVERAGE, "naskah.md", "kosong.md"),
    "coverage.json": (*COVERAGE, "--format", "json"),
    "coverage.csv": (*COVERAGE, "kosong.md", "--format", "csv"),
    "coverage.en.markdown": (*COVERAGE, "--format", "markdown", "--lang", "en"),
    "coverage.id.markdown": (*COVERAGE, "kosong.md", "--format", "markdown", "--lang", "id"),
    "diff.en.txt": (*DIFF, "--lang", "en"),
    "diff.id.txt": (*DIFF, "--lang", "id"),
    "diff.narrow.txt": (*DIFF, "--lang", "id"),
    "diff.colour.txt": (*DIFF, "--color", "always"),
    "diff.json": (*DIFF, "--format", "json"),
    "diff.en.markdown": (*DIFF, "--format", "markdown", "--lang", "en"),
    "diff.id.markdown": (*DIFF, "--format", "markdown", "--lang", "id"),
    "diff.nothing.txt": ("diff", "baru.md", "baru.md", "--no-config"),
    "naskah.txt": ("text", "naskah.md"),
    "list.bib": ("bib", "naskah.md"),
}
WIDTHS = {
    "diff.narrow.txt": "50",
    "text.narrow.txt": "48",
    "claims.narrow.txt": "60",
    "coverage.narrow.txt": "60",
}


@pytest.fixture(autouse=True)
def _beside_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)


@pytest.mark.parametrize("name", CALLS)
def test_golden(name: str, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    if name in WIDTHS:
        monkeypatch.setenv("COLUMNS", WIDTHS[name])
    outcome = command(*CALLS[name])
    assert outcome.stderr == ""
    if os.environ.get("SITIR_GOLDEN"):
        (GOLDEN / name).write_bytes(outcome.stdout.encode())
    # In bytes: the line ends of a sheet are those of RFC 4180.
    assert outcome.stdout.encode() == (GOLDEN / name).read_bytes()


def test_json_is_what_the_page_says(command: Callable[..., Any]) -> None:
    report = json.loads(command(*CALLS["report.json"], "nowhere.md").stdout)
    page = (GOLDEN.parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    _agree(_shape(report), _shape(example), "report")


def test_the_json_of_a_revision_is_what_the_page_says(command: Callable[..., Any]) -> None:
    told = json.loads(command(*CALLS["diff.json"]).stdout)
    page = (GOLDEN.parents[2] / "docs" / "diff.md").read_text(encoding="utf-8")
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    assert list(told) == list(example)
    assert list(told["summary"]["claims"]) == list(example["summary"]["claims"])
    for name in ("claims", "entries"):
        assert {tuple(item) for item in told[name]} == {tuple(example[name][0])}
    (lost,) = (mention for claim in told["claims"] for mention in claim["lost"])
    assert list(lost) == list(example["claims"][0]["lost"][0])


def test_every_span_stands_with_its_path_and_region(command: Callable[..., Any]) -> None:
    report = json.loads(command(*CALLS["report.json"]).stdout)
    texts = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("naskah.[mb]*")}
    places = list(_places(report))
    assert len(places) > 40
    for place in places:
        text, region = texts[place["path"]], place["region"]
        start, end = place["span"]
        assert 0 <= start <= end <= len(text)
        for offset, edge in ((start, "start"), (end, "end")):
            line = text.count("\n", 0, offset) + 1
            column = offset - (text.rfind("\n", 0, offset) + 1) + 1
            assert (region[f"{edge}_line"], region[f"{edge}_column"]) == (line, column)
        assert place.get("text", text[start:end]) in {text[start:end], place.get("text")}
        assert (region["paragraph"], region["page"]) == (None, None)


def _places(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [place for item in value for place in _places(item)]
    if not isinstance(value, dict):
        return []
    found = [place for item in value.values() for place in _places(item)]
    return [*found, value] if "span" in value else found


def _shape(value: Any) -> dict[str, Any]:
    """Return the keys of an object all the way down; of a list, those of its items together."""
    if isinstance(value, list):
        merged: dict[str, Any] = {}
        for item in value:
            for key, shape in _shape(item).items():
                merged[key] = shape or merged.get(key, {})
        return merged
    if not isinstance(value, dict):
        return {}
    left_out = {"path", "region"} if "span" in value else set()
    return {
        key: {} if key == "arguments" else _shape(item)
        for key, item in value.items()
        if key not in left_out
    }


def _agree(ours: dict[str, Any], told: dict[str, Any], place: str) -> None:
    # What is null or empty on one side says nothing of the keys that it could have.
    if ours and told:
        assert list(ours) == list(told), place
        for key, shape in ours.items():
            _agree(shape, told[key], f"{place}.{key}")
