"""The pieces that lists of claims and of figures are made of."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitir.lexicons import lexicon
from sitir.model import Ground, Reason
from sitir.reporters.bars import bar, cells, stacked
from sitir.reporters.claim_list.wording import reason_phrase
from sitir.reporters.columns import columns, visible
from sitir.reporters.csv_text import csv_lines
from sitir.reporters.figures import decimal, percent, percent_below, ratio, said
from sitir.reporters.markdown_text import code, escaped, table
from sitir.reporters.text_table import fitted
from sitir.reporters.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
GROUNDS = yaml.safe_load((HERE / "grounds.yml").read_text(encoding="utf-8"))
_PARTS = st.lists(st.integers(0, 500), min_size=3, max_size=3)
_TEXT = st.text(alphabet=st.sampled_from("ab é吉\u0301\t\n\r\x1b|=+-@`*_$#1<&\\"), max_size=40)


@given(_PARTS, st.integers(3, 60))
def test_cells_fill_the_bar_and_no_part_is_lost(parts: list[int], width: int) -> None:
    filled = cells(parts, width)
    assert sum(filled) == (width if any(parts) else 0)
    assert [count > 0 for count in filled] == [part > 0 for part in parts]
    assert all(
        abs(count - width * part / sum(parts)) <= 2
        for part, count in zip(parts, filled, strict=True)
        if part
    )


def test_bars() -> None:
    assert stacked((2, 1, 1), 8) == ["████", "▓▓", "░░"]
    assert stacked((0, 0, 0), 8) == ["", "", ""]
    assert bar(5, 10, 8) == "████"
    assert bar(1, 1000, 8) == "█"
    assert bar(0, 0, 8) == ""


@given(_TEXT, st.integers(2, 20))
def test_lines_fit_and_hold_the_words(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(line and columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


def test_a_huge_word_is_broken_in_time() -> None:
    assert sum(1 for _ in wrapped("a" * 2_000_000, 80)) == 25_000


@given(st.lists(st.lists(_TEXT, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_sheet_is_read_as_it_was_and_runs_nothing(rows: list[list[str]]) -> None:
    sheet = "".join(csv_lines(rows))
    assert sheet.endswith("\r\n")
    read = list(csv.reader(io.StringIO(sheet, newline="")))
    assert len(read) == len(rows)
    for row, cells_read in zip(rows, read, strict=True):
        for text, cell in zip(row, cells_read, strict=True):
            assert cell.removeprefix("'") == visible(text).removeprefix("'")
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_cells_of_other_kinds() -> None:
    assert list(csv_lines([(1, 0.5, None, True, "a,b")])) == ['1,0.5,,true,"a,b"\r\n']


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("<b> &amp; [x](y)", r"\<b\> \&amp; \[x\](y)"),
        ("@nama a@b.id", "@<!-- -->nama a@<!-- -->b.id"),
        ("lihat #12", r"lihat \#<!-- -->12"),
        ("US$3 dan $4", "US<span>$</span>3 dan <span>$</span>4"),
        ("a\r\nb\x1b", "a  b\ufffd"),
    ],
)
def test_markdown_is_taken_for_text(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_code_and_tables() -> None:
    assert code("a|b") == r"`a\|b`"
    assert code("`a") == "`` `a ``"
    assert list(table(["a", "b"], [["1", "2"]])) == [
        "| a | b |\n",
        "| --- | ---: |\n",
        "| 1 | 2 |\n",
    ]


@given(_TEXT)
def test_a_cell_is_one_cell(text: str) -> None:
    (line,) = list(table(["a"], [[escaped(text)]]))[2:]
    assert line.count("\n") == 1
    assert line.replace(r"\\", "").replace(r"\|", "").count("|") == 2


@given(
    st.lists(st.tuples(_TEXT, st.integers(0, 10**6), st.integers(0, 99)), min_size=1, max_size=4),
    st.integers(1, 60),
)
def test_a_table_is_as_wide_as_it_may_be(rows: list[tuple[str, int, int]], width: int) -> None:
    told = [[visible(text), str(first), str(second)] for text, first, second in rows]
    lines = fitted(told, width, [2])
    (extent,) = {columns(line) for line in lines}
    assert extent <= max(width, 12 + 2 + 7)


def test_what_stands_beside_a_table_costs_it_columns_where_that_helps() -> None:
    rows = [["satu", "1", "22", "333"]]
    assert fitted(rows, 40, [2, 1], beside=10) == ["satu  1  22  333"]
    assert fitted(rows, 24, [2, 1], beside=10) == ["satu  1  333"]
    assert fitted(rows, 21, [2, 1], beside=10) == ["satu  1  22  333"]
    assert fitted(rows, 18, [2, 1], beside=10) == ["satu  1  22  333"]
    assert fitted(rows, 12, [2, 1], beside=10) == ["satu  1  333"]


def test_numbers() -> None:
    assert [decimal(value, "en") for value in (None, 0, 7.0, 4.5, 0.33)] == [
        "–",
        "0",
        "7",
        "4.5",
        "0.33",
    ]
    assert decimal(1.25, "id") == "1,25"
    assert [percent(*pair) for pair in ((0, 0), (0, 9), (1, 999), (998, 999), (9, 9), (1, 3))] == [
        "–", "0%", "1%", "99%", "100%", "33%",
    ]  # fmt: skip
    assert percent_below(7999, 10000, "en") == "79.9%"
    assert percent_below(7999, 10000, "id") == "79,9%"
    assert (ratio(1, 3), ratio(1, 0)) == (0.33, None)


def test_every_word_is_there_in_both_languages() -> None:
    for subject, words in lexicon("figures").items():
        for name, phrases in words.items():
            assert set(phrases) == {"en", "id"}, (subject, name)
    assert said("language", "xx", "id") == "xx"


@pytest.mark.parametrize("case", GROUNDS, ids=lambda case: case["en"])
def test_grounds_are_told_in_the_readers_language(case: dict[str, str]) -> None:
    reason = Reason(Ground(case["ground"]), case["text"], case["for"])
    for language in ("en", "id"):
        assert reason_phrase(reason, language) == case[language]


def test_every_ground_has_words() -> None:
    assert {ground.value for ground in Ground} <= lexicon("figures")["ground"].keys()


@pytest.fixture
def _beside_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)


@pytest.mark.usefixtures("_beside_the_article")
@pytest.mark.parametrize("article", ["cakupan.md", "naskah.md", "kosong.md"])
def test_claims_are_those_of_the_report(article: str, command: Callable[..., Any]) -> None:
    (document,) = json.loads(command("check", article, "--format", "json").stdout)["documents"]
    listed = json.loads(command("claims", article, "--format", "json", "--why").stdout)
    for claim in listed["claims"]:
        for reason in claim.pop("reasons"):
            assert list(reason) == ["ground", "text", "speaks_for"]
    assert listed["path"] == document["path"]
    assert listed["claims"] == document["claims"]
    named = {
        mention
        for claim in document["claims"]
        for mention in (*claim["mentions"], *claim["carried_by"])
    }
    assert listed["mentions"] == [item for item in document["mentions"] if item["id"] in named]
    rows = list(csv.DictReader(io.StringIO(command("claims", article, "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [claim["id"] for claim in document["claims"]]


@pytest.mark.usefixtures("_beside_the_article")
@pytest.mark.parametrize("article", ["cakupan.md", "naskah.md", "kosong.md"])
def test_coverage_is_that_of_the_report(article: str, command: Callable[..., Any]) -> None:
    (document,) = json.loads(command("check", article, "--format", "json").stdout)["documents"]
    told = json.loads(command("coverage", article, "--format", "json").stdout)
    assert told["documents"][0]["coverage"] == document["coverage"] == told["total"]["coverage"]
    assert told["errors"] == []


@pytest.mark.usefixtures("_beside_the_article")
@pytest.mark.parametrize("width", [1, 8, 20, 40, 60, 79, 200])
@pytest.mark.parametrize("language", ["en", "id"])
def test_any_width(
    width: int, language: str, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for name in ("claims", "coverage"):
        outcome = command(name, "cakupan.md", "--lang", language)
        assert (outcome.code, outcome.stderr) == (0, "")
        if name == "coverage" and width >= 60:
            assert all(columns(line) <= width for line in outcome.stdout.splitlines())
