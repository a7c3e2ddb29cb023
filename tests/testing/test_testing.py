"""The runner of case files says what is wrong with them, and compares all that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitir.errors import ConfigError
from sitir.testing import lint, load_cases, outcome

if TYPE_CHECKING:
    from pathlib import Path

LIST = "\n\n# Daftar Pustaka\n\n- Gauthier Vela, V. (2021). *Judul buku*. Penerbit.\n"
TEXT = f"Konflik itu bermula pada tahun 2012 (Vela, 2021).{LIST}"

CASE = """
something is found:
  text: |
    Konflik itu bermula pada tahun 2012 (Vela, 2021).

    # Daftar Pustaka

    - Gauthier Vela, V. (2021). *Judul buku*. Penerbit.
  findings:
    - at: Vela, 2021
      level: warning
      region: [1, 38, 1, 48]
"""


def cases(text: str, folder: Path) -> Path:
    path = folder / "name-mismatch.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a", r"name-mismatch\.yml: expected a map of cases"),
        ("a: 1", r"name-mismatch\.yml: a: expected a map, not 1"),
        ("a: {texts: x}", r"name-mismatch\.yml: a: unknown 'texts'; known: bibliography, "),
        ("a: {bibliography: x}", r"name-mismatch: a: a case has a text"),
        ("a: {text: x, findings: [{on: x}]}", r"name-mismatch: a: unknown True; known: at, "),
        ("a: {text: x}\na: {text: x}", r"name-mismatch\.yml: line 2: the key 'a' stands twice"),
        ("a: [", r"name-mismatch\.yml: line \d: "),
    ],
)
def test_a_file_that_is_no_case_file(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=complaint):
        load_cases(cases(text, tmp_path))


def test_what_is_as_expected_is_equal(tmp_path: Path) -> None:
    (case,) = load_cases(cases(CASE, tmp_path))
    found, expected = outcome(case)
    assert found == expected
    assert len(found) == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("at: Vela, 2021", "at: Vela"),
        ("level: warning", "level: error"),
        ("[1, 38, 1, 48]", "[1, 38, 1, 47]"),
        ("level: warning", "related: []"),
        ("level: warning", "related: [{at: x, message: {en: x}}]"),
        ("level: warning", "message: {en: x}"),
        ("level: warning", "fixed: x"),
        ("\n    - at: Vela, 2021", "\n    - at: Vela, 2021\n    - at: Vela, 2021"),
        (
            "  findings:\n    - at: Vela, 2021\n      level: warning\n      region: [1, 38, 1, 48]",
            "",
        ),
    ],
)
def test_what_is_not_as_expected_differs(right: str, wrong: str, tmp_path: Path) -> None:
    assert right in CASE
    (case,) = load_cases(cases(CASE.replace(right, wrong), tmp_path))
    found, expected = outcome(case)
    assert found != expected


def test_the_file_speaks_for_its_cases(tmp_path: Path) -> None:
    shared = (
        'bibliography: "@book{v, author = {Vela, V.}, title = {Judul}, year = 2021}"\n'
        "format: plain\n"
        "a: {text: 'Konflik itu lama (Vela, 2021).'}\n"
        "b: {text: x, format: markdown, bibliography: ''}\n"
    )
    one, two = load_cases(cases(shared, tmp_path))
    assert (one.format, one.bibliography[:6]) == ("plain", "@book{")
    assert (two.format, two.bibliography) == ("markdown", "")


def test_an_unknown_rule_or_option() -> None:
    with pytest.raises(ConfigError, match="unknown rule 'x'; known: abstract-mismatch, "):
        lint("x", TEXT)
    with pytest.raises(ConfigError, match="rule `dangling-citation`: unknown 'alow'; known: "):
        lint("dangling-citation", TEXT, options={"alow": ["x"]})


def test_what_is_suppressed_is_left_out() -> None:
    assert len(lint("name-mismatch", TEXT)) == 1
    assert not lint("name-mismatch", f"<!-- sitir: ignore[name-mismatch] -->\n\n{TEXT}")
