"""Every case of every rule, run the way a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitir.testing import Case, load_cases, outcome

FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
CASES = [case for file in FILES for case in load_cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule_id}: {case.name}")
def test_case(case: Case) -> None:
    found, expected = outcome(case)
    assert found == expected
