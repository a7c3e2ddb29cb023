"""What the page on reports shows is what the reports hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitir.reporters import FORMATS
from sitir.reporters.workbook_rows import COVERAGE_HEAD, ENTRY_HEAD, MENTION_HEAD

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "reporters" / "golden"
PAGE = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- part of (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("file", "shown"), EXAMPLES, ids=[file for file, _ in EXAMPLES])
def test_an_example_is_part_of_a_report(file: str, shown: str) -> None:
    whole = (GOLDEN / file).read_text(encoding="utf-8")
    # An ellipsis at the end of a line stands for what was cut off there.
    for piece in re.split(r"…\n", shown):
        assert piece.strip()
        assert piece.strip() in whole


def test_every_format_is_told_of() -> None:
    table = PAGE.partition("| format | for |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", table)) == FORMATS
    assert {file.split(".")[1] for file, _ in EXAMPLES} >= {"sarif", "github", "gitlab", "junit"}


def test_the_columns_of_sheets_are_told() -> None:
    heads = {"mentions": MENTION_HEAD, "entries": ENTRY_HEAD, "coverage": COVERAGE_HEAD}
    for sheet, head in heads.items():
        (row,) = re.findall(rf"^\| {sheet} \| (.*) \|$", PAGE, re.MULTILINE)
        assert tuple(re.findall(r"`(\w+)`", row)) == head
