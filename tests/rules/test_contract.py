"""What every rule must honour, so that a review need not look for it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from sitir.model import Rule, Source
from sitir.rules import builtin_rules
from sitir.testing import ARTICLE, fixed, lint, lint_case, load_cases

RULES = builtin_rules()
CASES = Path(__file__).parent / "cases"

ids = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_rules_and_case_files_match_one_to_one() -> None:
    assert {rule.id for rule in RULES} == {path.stem for path in CASES.iterdir()}


@ids
def test_id_is_the_module_name(rule: Rule[Any]) -> None:
    assert rule.check.__module__.rpartition(".")[2] == rule.id.replace("-", "_")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)


@ids
def test_summary_reads_as_a_label(rule: Rule[Any]) -> None:
    assert rule.summary[0].islower()
    assert not rule.summary.endswith(".")
    assert "\n" not in rule.summary


@ids
def test_manual_page_has_its_sections(rule: Rule[Any]) -> None:
    assert rule.explanation.startswith("Flag ")
    why = rule.explanation.index("## Why this matters")
    assert why < rule.explanation.index("## What it leaves alone")


@ids
def test_options_have_a_default_and_a_line_of_help(rule: Rule[Any]) -> None:
    rule.options()
    for option in rule.options.declared():
        assert option.help.endswith(".")
        assert option.name != "level"


@ids
def test_messages_stand_in_both_languages_with_the_same_arguments(rule: Rule[Any]) -> None:
    for templates in rule.messages.values():
        assert set(templates) == {"en", "id"}
        arguments = [
            {name for _, name, _, _ in Formatter().parse(template) if name}
            for template in templates.values()
        ]
        assert arguments[0] == arguments[1]
        for template in templates.values():
            assert "\n" not in template
            assert not template.endswith(".")
            assert not template[0].isupper()


@ids
def test_examples_hold(rule: Rule[Any]) -> None:
    assert 1 <= len(rule.examples) <= 3
    for example in rule.examples:
        chosen = dict(example.options)
        bad, fields = example.bad, example.fields
        assert lint(rule.id, bad, example.bibliography, fields=fields, options=chosen)
        right = example.good_bibliography
        bibliography = example.bibliography if right is None else right
        good, fields = example.good, example.good_fields
        assert not lint(rule.id, good, bibliography, fields=fields, options=chosen)


@ids
def test_an_empty_manuscript_is_silent(rule: Rule[Any]) -> None:
    assert lint(rule.id, "") == []


@ids
def test_cases_say_when_the_rule_speaks_and_when_it_is_silent(rule: Rule[Any]) -> None:
    cases = load_cases(CASES / f"{rule.id}.yml")
    assert any(case.findings for case in cases)
    assert any(not case.findings for case in cases)
    told = {option for case in cases for option in case.options}
    assert told == {option.name for option in rule.options.declared()}


@ids
def test_fixes_are_not_wanted_twice(rule: Rule[Any]) -> None:
    for case in load_cases(CASES / f"{rule.id}.yml"):
        for finding in lint_case(case):
            if finding.problem.fix is None:
                continue
            once = fixed(case.text, finding)
            assert once != case.text
            again = lint_case(case, text=once)
            assert finding.fingerprint not in {item.fingerprint for item in again}


@ids
def test_places_lie_in_their_sources(rule: Rule[Any]) -> None:
    for case in load_cases(CASES / f"{rule.id}.yml"):
        for finding in lint_case(case):
            problem = finding.problem
            for location in (problem.location, *(item.location for item in problem.related)):
                assert location.span.end <= len(location.source.text)
            if problem.location.source.path == ARTICLE:
                assert problem.location.source == Source(ARTICLE, case.text)
