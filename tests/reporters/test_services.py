"""The forms that services show: what each must hold, for any text and any number of findings."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml
from tests.reporters.reports import UNREAD, article, dangling, reported, word_file

from sitir.model import Level, Source
from sitir.reporters import Style, binary_reporter, reporter
from sitir.reporters.markdown import render_summary
from sitir.reporters.sarif_places import uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sitir.model import Report

STYLE = Style(rule_pages="https://example.org/{rule}")
_PIECES = (
    "(Vela, 2021)", "Obor (2020)", "吉野家 (Vela, 2021)", "\U0001f600", "%0A", "::error::",
    "\x1b[1m", "](1)", "[a](b)", "`", "|", "<b>", "&amp;", "@nama", "#1", "$", "=1+1", "\u2028",
    "\ufffe", "\n", "\n\n", "\r\n", ". ", "\\", "]]>", '"',
    "# Daftar Pustaka\n\n- Obor, A. (2020). *Air*. Obor.\n\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=20).map("".join)
NAMES = st.text(st.sampled_from("ab :%,|<&`吉@#'\"[]()=\udcff"), min_size=1, max_size=8)


def shown(kind: str, report: Report, style: Style = STYLE) -> str:
    return "".join(reporter(kind)(report, style))


def mixed() -> Report:
    return reported(dangling(3), word_file(), errors=(UNREAD,))


@settings(max_examples=60)
@given(TEXTS, NAMES)
@example("[a](1) (Vela, 2021)](2)", "a`|b")
def test_any_text_under_any_name_is_told_whole(text: str, name: str) -> None:
    source = article(text, f"{name}.md")
    report = reported(source, errors=(UNREAD,))
    count = sum(finding.suppressed is None for finding in report.findings)
    told = {kind: shown(kind, report).encode(errors="backslashreplace").decode() for kind in (
        "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "csv",
    )}  # fmt: skip
    _sarif_holds(json.loads(told["sarif"]), {source.name: text})
    assert len(json.loads(told["sarif"])["runs"][0]["results"]) == len(report.findings)
    assert len(json.loads(told["gitlab"])) == count + 1
    assert len(json.loads(told["rdjson"])["diagnostics"]) == count + 1
    lines = told["github"].split("\n")
    assert lines.pop() == ""
    assert all(re.fullmatch(r"::(error|warning|notice) [^\n]*?::[^\r]*", line) for line in lines)
    assert len(told["markdown"].splitlines()) == told["markdown"].count("\n")
    rows = list(csv.reader(io.StringIO(told["csv"], newline="")))
    assert {len(row) for row in rows} == {16}
    assert len(rows) == len(report.findings) + 1
    assert not any(cell.lstrip().startswith(("=", "@")) for row in rows for cell in row)
    suites = JUnitXml.fromstring(told["junit"].encode())
    assert suites.tests == len(report.rules) + 1
    book = openpyxl.load_workbook(io.BytesIO(workbook(report)))
    assert {cell.data_type for row in book["findings"].iter_rows() for cell in row} <= set("snb")
    assert book["findings"].max_row == len(report.findings) + 1


def _sarif_holds(log: dict[str, Any], texts: dict[str, str]) -> None:
    """Hold a log to the standard's words that a schema cannot tell."""
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["sitir/v1"])
        links = re.findall(r"(?<!\\)\]\((\w*)\)", result["message"]["text"])
        related = [str(place["id"]) for place in result.get("relatedLocations", ())]
        assert links == related
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            _region_holds(place["physicalLocation"], texts)


def _region_holds(place: dict[str, Any], texts: dict[str, str]) -> None:
    region = place.get("region")
    if region is None or "snippet" not in region:
        return
    text = next(
        text for name, text in texts.items() if uri(name) == place["artifactLocation"]["uri"]
    )
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert text[start:end] == region["snippet"]["text"]


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("bab 1/naskah.md", "bab%201/naskah.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("吉.md", "%E5%90%89.md"),
        ("\udcff.md", "%FF.md"),
        ("../a%.md", "../a%25.md"),
        ("/tmp/a b.md", "file:///tmp/a%20b.md"),
    ],
)
def test_references_to_files(path: str, reference: str) -> None:
    assert uri(path) == reference


def test_sarif_tells_of_every_rule_and_of_what_could_not_be_read() -> None:
    report = mixed()
    (run,) = json.loads(shown("sarif", report))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(report.rules)
    for rule in rules:
        assert rule["helpUri"] == f"https://example.org/{rule['id']}"
        assert rule["help"]["markdown"].startswith(("Flag", rule["fullDescription"]["text"][:4]))
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == UNREAD.message
    (rule, *_) = json.loads(shown("sarif", report, Style()))["runs"][0]["tool"]["driver"]["rules"]
    assert "helpUri" not in rule


def test_sarif_gives_a_word_file_paragraphs_and_no_lines() -> None:
    results = json.loads(shown("sarif", reported(word_file())))["runs"][0]["results"]
    (result,) = [result for result in results if result["ruleId"] == "dangling-citation"]
    (place,) = result["locations"]
    assert place == {
        "physicalLocation": {"artifactLocation": {"uri": "b%20c.docx"}},
        "logicalLocations": [{"name": "paragraph 2", "kind": "paragraph"}],
    }
    assert result["message"]["text"] == "paragraph 2: no entry for `Velaa, 2021`"


@pytest.mark.parametrize("count", [4_990, 5_010, 25_010])
def test_sarif_keeps_to_what_a_forge_takes(count: int) -> None:
    report = reported(dangling(1))
    findings = report.findings
    assert len({finding.level for finding in findings}) > 1
    report = report._replace(findings=(findings * (count // len(findings) + 1))[:count])
    (run,) = json.loads(shown("sarif", report))["runs"]
    levels = [result["level"] for result in run["results"]]
    by_level = sorted(levels, key=["error", "warning", "note"].index)
    assert (levels == by_level) is (count > 5_000)
    assert len(levels) == min(count, 25_000)
    told = run["invocations"][0]["toolExecutionNotifications"]
    texts = [notification["message"]["text"] for notification in told]
    assert texts == ["The 10 least of the findings are left out."] * (count > 25_000)


def _commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the commands as GitHub's runner reads them: kind, properties, message."""
    for line in text.splitlines():
        kind, told, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()  # type: ignore[union-attr]
        properties = dict(part.split("=", 1) for part in told.split(","))
        yield (
            kind,
            {key: _unescaped(value) for key, value in properties.items()},
            _unescaped(message),
        )


def _unescaped(text: str) -> str:
    for sign in "\r\n:,%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 40])
def test_github_shows_the_worst_and_counts_the_others(count: int) -> None:
    report = reported(dangling(count), word_file(count), errors=(UNREAD,))
    found = list(_commands(shown("github", report)))
    kinds = Counter(kind for kind, *_ in found)
    assert all(number <= 10 for number in kinds.values())
    counts = report.counts()
    total = sum(counts.values()) + 1
    last = found[-1]
    if last[1].get("title") == "sitir":
        shown_ones = len(found) - 1
        assert last[2].startswith(f"{total - shown_ones} more: ")
    else:
        assert len(found) == total
    ranks = [["error", "warning", "notice"].index(kind) for kind, *_ in found]
    assert ranks == sorted(ranks)
    assert kinds["error"] == min(counts[Level.ERROR] + 1, 10)


def test_github_commands_say_what_was_meant() -> None:
    kind, properties, message = next(_commands(shown("github", mixed())))
    assert (kind, properties["file"], message) == ("error", UNREAD.path, UNREAD.message)
    in_word = [item for item in _commands(shown("github", mixed())) if "b c" in item[1]["file"]]
    assert in_word
    for _, properties, message in in_word:
        assert set(properties) == {"file", "title"}
        assert message.startswith("paragraph ")


def test_gitlab_fingerprints_are_its_own_for_each_file() -> None:
    report = reported(dangling(3), dangling(3, "b.md"), word_file(), errors=(UNREAD,))
    listed = json.loads(shown("gitlab", report))
    fingerprints = [item["fingerprint"] for item in listed]
    assert len(set(fingerprints)) == len(fingerprints)
    assert {item["severity"] for item in listed} <= {
        "info",
        "minor",
        "major",
        "critical",
        "blocker",
    }
    assert listed[0]["check_name"] == "unreadable-file"
    assert all(item["location"]["lines"]["begin"] >= 1 for item in listed)
    assert json.loads(shown("gitlab", reported(article("")))) == []


def test_junit_counts_what_it_holds() -> None:
    report = mixed()
    suites = JUnitXml.fromstring(shown("junit", report).encode())
    assert [suite.name for suite in suites] == [UNREAD.path, "a.md", "b c.docx"]
    failing = Counter(finding.document for finding in report.findings if finding.level > Level.NOTE)
    assert failing[0]
    for suite in suites:
        held = Counter(type(result).__name__ for case in suite for result in case.result)
        assert suite.tests == len(list(suite))
        counted = (suite.failures, suite.errors, suite.skipped)
        assert counted == (held["Failure"], held["Error"], held["Skipped"])
    (case,) = [case for case in list(suites)[1] if case.name == "dangling-citation"]
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.message == "3 errors"
    assert failure.text.count("no entry for") == 3


def test_rdjson_counts_columns_in_bytes() -> None:
    source = article(
        f"{'吉' * 3000}é (Vela, 2021).\n\n# Daftar Pustaka\n\n- Obor, A. (2020). *A*. O.\n"
    )
    (found,) = [
        item
        for item in json.loads(shown("rdjson", reported(source)))["diagnostics"]
        if item["code"]["value"] == "dangling-citation"
    ]
    line = source.text.split("\n")[0].encode()
    span = found["location"]["range"]
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1] == b"Vela, 2021"
    assert found["code"]["url"] == "https://example.org/dangling-citation"


def test_a_comment_has_room() -> None:
    report = reported(*(dangling(400, f"bab {number}.md") for number in range(4)))
    comment = shown("markdown", report)
    assert 50_000 < len(comment.encode()) <= 65_000
    omitted = int(re.findall(r"… (\d+) more", comment)[0])
    rows = sum(line.startswith(("| 🔴", "| 🟡", "| 🔵")) for line in comment.split("\n"))
    assert rows + omitted == len(report.findings)
    assert comment.count("<details>") == comment.count("</details>")
    summary = "".join(render_summary(report, STYLE))
    assert "more" not in summary.rpartition("</details>")[2]
    many = reported(*(dangling(1, f"{'bab' * 40} {number}.md") for number in range(600)))
    assert len(shown("markdown", many).encode()) <= 65_000


def workbook(report: Report) -> bytes:
    return b"".join(binary_reporter("xlsx")(report, STYLE))


def test_a_workbook_holds_four_sheets_and_runs_nothing() -> None:
    text = (
        "# Isi\n\nAir naik (Vela, 2021). =SUM(A1) menurut Obor (2020, hlm. 3).\n\n"
        '# Daftar Pustaka\n\n- Obor, A. (2020). *=HYPERLINK("x")*. https://obor.id/a\n'
    )
    report = reported(article(text, "=a.md"), word_file())
    data = workbook(report)
    assert data == workbook(report)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["findings", "mentions", "entries", "coverage"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= set("snb")
    assert not any(cell.hyperlink for cell in cells)
    assert book["findings"]["A2"].value == "=a.md"
    mentions = [
        dict(zip(_head(book["mentions"]), row, strict=True)) for row in _rows(book["mentions"])
    ]
    assert [(row["text"], row["status"]) for row in mentions] == [
        ("Vela, 2021", "missing"),
        ("Obor (2020, hlm. 3)", "exact"),
        ("Velaa, 2021", "missing"),
    ]
    assert [row["paragraph"] for row in mentions] == [None, None, 2]
    entries = [
        dict(zip(_head(book["entries"]), row, strict=True)) for row in _rows(book["entries"])
    ]
    assert [(row["key"], row["times_cited"]) for row in entries] == [
        ("obor2020", 1),
        ("obor2021", 0),
    ]
    coverage = list(_rows(book["coverage"]))
    assert {row[1] for row in coverage} >= {"introduction", "all"}


def _head(sheet: Any) -> list[str]:
    return [cell.value for cell in sheet[1]]


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(min_row=2, values_only=True)


def test_a_long_text_is_cut_for_a_cell() -> None:
    text = f"# Isi\n\n{'a' * 40_000} (Vela, 2021).\n"
    book = openpyxl.load_workbook(io.BytesIO(workbook(reported(article(text)))))
    (row,) = _rows(book["mentions"])
    assert len(row[-1]) == 32_767


def test_the_same_path_twice_is_no_matter() -> None:
    source = Source(PurePath("a.md"), "Air (Vela, 2021).")
    assert json.loads(shown("gitlab", reported(source, source)))


def test_a_workbook_without_its_package(
    command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("Air (Vela, 2021).", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "sitir.reporters.xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter.workbook", None)
    outcome = command("check", "a.md", "--format", "xlsx", "--output", "a.xlsx")
    told = "sitir: workbooks are written with xlsxwriter: pip install 'sitir[xlsx]'\n"
    assert (outcome.code, outcome.stdout, outcome.stderr) == (2, "", told)
    assert not (tmp_path / "a.xlsx").exists()


def test_a_workbook_by_command(
    command: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("Air (Vela, 2021).", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outcome = command("check", "a.md", "--format", "xlsx", "--output", "a.xlsx", "--lang", "id")
    assert (outcome.code, outcome.stdout, outcome.stderr) == (1, "", "")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["findings"].max_row == 2
    assert book["mentions"]["G2"].value == "Vela, 2021"
