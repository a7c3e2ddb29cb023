"""What a configuration stands for."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest

from sitir.config import default_config, find_config
from sitir.config.loading import load_config
from sitir.config.printing import config_text
from sitir.errors import ConfigError
from sitir.model import Example, Level, Rule, RuleOptions, option
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Manuscript, Problem

HERE = PurePath(".sitir.yaml")


class Options(RuleOptions):
    """Options of every type."""

    most: int = option(4, "A number.")
    strictly: bool = option(False, "A switch.")
    word: str = option("x", "A text.")


def check(manuscript: Manuscript, options: Options) -> Iterator[Problem]:
    """Yield nothing."""
    yield from ()


RULE: Rule[Any] = Rule(
    id="typed-rule",
    summary="",
    level=Level.NOTE,
    since="",
    check=check,
    options=Options,
    messages={},
    examples=(Example("", ""),),
    enabled=False,
)


def test_an_empty_file_stands_for_the_defaults() -> None:
    defaults = default_config(builtin_rules())
    config = load_config("# nothing\n", builtin_rules(), path=HERE)
    assert config.rules == defaults.rules
    assert config.fail_on is Level.WARNING
    assert config.language is None


@pytest.mark.parametrize(
    ("value", "enabled", "level"),
    [
        ("false", False, Level.ERROR),
        ("true", True, Level.ERROR),
        ("note", True, Level.NOTE),
        ("{level: warning}", True, Level.WARNING),
        ("{allow: [a, b]}", True, Level.ERROR),
    ],
)
def test_a_rule_is_switched_by_one_word_or_a_map(value: str, enabled: bool, level: Level) -> None:
    text = f"rules: {{dangling-citation: {value}}}"
    settings = load_config(text, builtin_rules(), path=HERE).rules["dangling-citation"]
    assert (settings.enabled, settings.level) == (enabled, level)
    assert settings.options.allow == (("a", "b") if "allow" in value else ())


def test_options_have_the_type_of_their_default() -> None:
    text = "rules: {typed-rule: {most: 7, strictly: true, word: y}}"
    assert load_config(text, (RULE,), path=HERE).rules["typed-rule"].options == Options(
        most=7, strictly=True, word="y"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [("most: true", "a whole number"), ("strictly: 1", "true or false"), ("word: 3", "a text")],
)
def test_options_of_another_type_are_refused(value: str, expected: str) -> None:
    with pytest.raises(ConfigError, match=f"expected {expected}, not"):
        load_config(f"rules: {{typed-rule: {{{value}}}}}", (RULE,), path=HERE)


def test_a_rule_that_is_named_runs_though_it_is_off() -> None:
    assert not default_config((RULE,)).rules["typed-rule"].enabled
    assert load_config("rules: {typed-rule: true}", (RULE,), path=HERE).rules["typed-rule"].enabled


@pytest.mark.parametrize(
    ("word", "level"), [("error", Level.ERROR), ("note", Level.NOTE), ("never", None)]
)
def test_fail_on(word: str, level: Level | None) -> None:
    assert load_config(f"fail_on: {word}", (), path=HERE).fail_on is level


@pytest.mark.parametrize(("preset", "level"), [("strict", Level.NOTE), ("gentle", Level.ERROR)])
def test_a_preset_is_overruled_by_the_file(preset: str, level: Level) -> None:
    assert load_config(f"extends: {preset}", (), path=HERE).fail_on is level
    config = load_config(f"extends: {preset}\nfail_on: warning", (), path=HERE)
    assert config.fail_on is Level.WARNING


def test_bibliographies_are_relative_to_the_file() -> None:
    path = PurePath("../project/.sitir.yaml")
    one = load_config("bibliography: a.bib", (), path=path).bibliography
    two = load_config("bibliography: [a.bib, /b.bib]", (), path=path).bibliography
    assert one == (PurePath("../project/a.bib"),)
    assert two == (*one, PurePath("/b.bib"))


@pytest.mark.parametrize(
    "text",
    [
        "ignore: [{rule: typed-rule, text: 'a  b'}, {rule: typed-rule, text: c}]",
        "ignore:\n  - rule: typed-rule\n    text: a b\n\n  -\n    text: c\n    rule: typed-rule\n",
    ],
)
def test_suppressions_know_their_place(text: str) -> None:
    ignores = load_config(text, (RULE,), path=HERE).ignore
    assert [ignore.text for ignore in ignores] == ["a b", "c"]
    places = [ignore.location.text for ignore in ignores]
    assert all("typed-rule" in place and "\n\n" not in place for place in places)
    assert "c" in places[1]


def test_the_nearest_file_is_found_and_hides_those_above(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_config(inner) is None
    (tmp_path / ".sitir.yaml").touch()
    assert find_config(inner) == Path("../../.sitir.yaml")
    (inner / ".sitir.yaml").touch()
    assert find_config(inner) == Path(".sitir.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "language: id\nfail_on: never\nbibliography: a.bib\n",
        "rules: {dangling-citation: {level: note, allow: ['Ä: b']}, name-mismatch: false}",
        "ignore: [{rule: dangling-citation, text: 'Vela, 2021'}]",
    ],
)
def test_what_is_printed_stands_for_the_same(text: str) -> None:
    config = load_config(text, builtin_rules(), path=HERE)
    again = load_config(config_text(config), builtin_rules(), path=HERE)
    assert again.rules == config.rules
    assert again.fail_on == config.fail_on
    assert again.language == config.language
    assert again.bibliography == config.bibliography
    assert [item.text for item in again.ignore] == [item.text for item in config.ignore]


def test_selecting_turns_others_off_and_names_unknown_rules() -> None:
    config = default_config((*builtin_rules(), RULE))
    chosen = config.selecting({"typed-rule", "name-mismatch"}, {"name-mismatch"})
    assert [name for name, rule in chosen.rules.items() if rule.enabled] == ["typed-rule"]
    assert config.selecting((), ()).rules == config.rules
    with pytest.raises(ConfigError, match=r"unknown rule 'x'; known: .*typed-rule"):
        config.selecting((), ("x",))


def test_a_profile_sets_options_of_rules() -> None:
    text = "profile:\n  extends: apa7-id\n  sources: 30\n  connective: dan\n"
    rules = load_config(text, builtin_rules(), path=HERE).rules
    assert rules["missing-abstract"].options.languages == ("id", "en")
    assert rules["mixed-citation-style"].options.connective == ("dan",)
    assert rules["mixed-citation-style"].options.et_al == ("et al.",)
    unmet = rules["unmet-profile"].options
    assert unmet.values() == {
        "least_sources": 30,
        "recent_percent": 80,
        "recent_years": 10,
        "needs_doi": True,
        "least_keywords": 3,
        "most_keywords": 5,
    }


def test_rules_have_the_last_word_after_a_profile_and_a_preset() -> None:
    text = (
        "extends: gentle\nprofile: apa7-id\n"
        "rules:\n  unmet-profile: {level: note, needs_doi: false}\n  missing-abstract: false\n"
    )
    rules = load_config(text, builtin_rules(), path=HERE).rules
    assert not rules["missing-abstract"].enabled
    assert not rules["unmet-profile"].options.needs_doi
    assert rules["unmet-profile"].options.least_sources == 15
    assert rules["unmet-profile"].level is Level.NOTE
    assert rules["mixed-citation-style"].enabled


def test_a_profile_that_asks_for_nothing_changes_nothing() -> None:
    assert load_config("profile: {}", builtin_rules(), path=HERE).rules == dict(
        default_config(builtin_rules()).rules
    )


@pytest.mark.parametrize(
    ("preset", "limit", "on", "off"),
    [
        ("strict", Level.NOTE, "unordered-citations", ""),
        ("gentle", Level.ERROR, "dangling-citation", "stretched-citation"),
    ],
)
def test_presets(preset: str, limit: Level, on: str, off: str) -> None:
    config = load_config(f"extends: {preset}", builtin_rules(), path=HERE)
    assert config.fail_on is limit
    assert config.rules[on].enabled
    assert not off or not config.rules[off].enabled
