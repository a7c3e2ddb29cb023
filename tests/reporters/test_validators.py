"""Validators that we did not write find no fault with the reports that services read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.reporters.reports import UNREAD, article, dangling, reported, word_file

from sitir.reporters import Style, reporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Report

pytestmark = pytest.mark.tools

GOLDEN = Path(__file__).parent / "golden"
PROGRAMS = Path(__file__).resolve().parents[2] / "build" / "node" / "node_modules" / ".bin"
# The tool looks for the files and addresses that a log names, would have rules be called by
# numbers, and messages be put together from parts.
_UNASKED = {"SARIF2002", "SARIF2003", "SARIF2005", "SARIF2006", "SARIF2009"}


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}")
    if found is None:
        pytest.skip(f"needs {name} (npm)")
    return found


def _reports() -> dict[str, Report]:
    hostile = "# [Isi](1)\n\n吉 \U0001f600 `(Vela, 2021)` [a](2) (Vela|, 2021)](3)\n"
    return {
        "nothing": reported(article("")),
        "mixed": reported(dangling(5, "bab 1/a%.md"), word_file(), errors=(UNREAD,)),
        "hostile": reported(article(hostile, "吉 :#?[x].md")),
    }


@pytest.fixture(params=["golden", *_reports()])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Path]:
    """Return a report in the forms that are to be valid."""
    paths = {kind: tmp_path / f"report.{kind}" for kind in ("sarif", "rdjson")}
    for kind, path in paths.items():
        if request.param == "golden":
            shutil.copy(GOLDEN / path.name, path)
        else:
            report = _reports()[request.param]
            style = Style(rule_pages="https://example.org/{rule}")
            path.write_text("".join(reporter(kind)(report, style)), encoding="utf-8")
    return paths


def test_sarif(written: dict[str, Path], tmp_path: Path) -> None:
    found = _faults_of_sarif(written["sarif"], tmp_path)
    assert [fault for fault in found if fault["ruleId"] not in _UNASKED] == []


def test_the_validator_of_sarif_finds_faults(tmp_path: Path) -> None:
    log = json.loads((GOLDEN / "report.sarif").read_text(encoding="utf-8"))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    broken = tmp_path / "broken.sarif"
    broken.write_text(json.dumps(log), encoding="utf-8")
    found = _faults_of_sarif(broken, tmp_path)
    assert {fault["level"] for fault in found if fault["ruleId"] not in _UNASKED} == {"error"}


def _faults_of_sarif(path: Path, folder: Path) -> list[dict[str, Any]]:
    output = folder / "faults.sarif"
    call = [
        _program("sarif-multitool"), "validate", str(path), "--output", str(output),
        "--level", "Error;Warning;Note", "--kind", "Fail", "--log", "ForceOverwrite",
    ]  # fmt: skip
    # The program is .NET, which else needs the library of Unicode's locales.
    settings = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(call, env=settings, capture_output=True, check=False, timeout=120)
    assert output.exists(), done.stdout.decode() + done.stderr.decode()
    (run,) = json.loads(output.read_text(encoding="utf-8-sig"))["runs"]
    found: list[dict[str, Any]] = run.get("results", [])
    return [{"level": "warning", **fault} for fault in found]


def test_rdjson(written: dict[str, Path]) -> None:
    call = [_program("rdformat-validator"), "--strict", "--no-extra-fields"]
    done = subprocess.run(
        [*call, str(written["rdjson"])], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout.decode()


def test_a_comment_is_a_table_and_nothing_else_of_the_article_is_markup() -> None:
    pypandoc = pytest.importorskip("pypandoc")
    hostile = (
        "# Isi\n\nAir (<b>Vela</b>|, 2021) naik (*Vela*, 2021) `(Vela`, 2021) [a](http://x.id) "
        "(Vela & @nama, 2021) surut ($Vela$, 2021; Vela <img src=x>, 2020).\n"
    )
    report = reported(article(hostile, "a <i>|`@b.md"), dangling(2), errors=(UNREAD,))
    text = "".join(reporter("markdown")(report, Style()))
    tree = json.loads(pypandoc.convert_text(text, "json", format="gfm"))
    found = list(_nodes(tree["blocks"]))
    assert not {"Link", "Image", "Emph", "Strong", "Math", "Note"} & {node["t"] for node in found}
    assert sum(node["t"] == "Table" for node in found) == 3
    raw = {node["c"][1] for node in found if node["t"] in ("RawBlock", "RawInline")}
    ours = ("<!-- -->", "<span>", "</span>", "<!-- sitir -->", "<details>", "</details>")
    for piece in raw:
        assert piece.strip() in ours or piece.startswith(("<details><summary>", "<summary>"))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the elements of a document of pandoc."""
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        if "t" in value:
            yield value
        for item in value.values():
            yield from _nodes(item)
