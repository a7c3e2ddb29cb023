"""Plug-ins: what a package that is installed adds, and what becomes of one that is broken."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sitir.errors import PluginError
from sitir.plugins import known_formats, known_rules
from sitir.reporters import FORMATS
from sitir.rules import builtin_rules
from sitir.testing import lint, load_cases, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXAMPLE = Path(__file__).with_name("press_rules")
CASES = load_cases(EXAMPLE / "tests" / "cases" / "tertiary-source.yml")
ARTICLE = CASES[0].text
GOOD = """\
from sitir.model import Level, NoOptions, Rule

def rule(id="house-style", messages={}, options=NoOptions):
    return Rule(
        id=id, summary="", level=Level.NOTE, since="1", check=lambda manuscript, options: (),
        options=options, messages=messages, examples=(),
    )

RULE = rule()
TAKEN = rule(id="year-mismatch")
ODD = rule(id="House Style")
SPEECHLESS = rule(messages={"said": {"en": "said"}})
OPEN = rule(options={})
def fail(report, style):
    raise ZeroDivisionError("by zero")
"""


def register(folder: Path, name: str, points: Mapping[str, Mapping[str, str]]) -> None:
    """Write what an installation of a package leaves behind for others to find."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    lines = []
    for group, offered in points.items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in offered.items()), ""]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("press_rules", "broken_rules", "local_rules"):
            del sys.modules[name]


@pytest.fixture
def example(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package of the example, as it is once installed for its developer."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    register(site, project["name"].replace("-", "_"), project["entry-points"])
    monkeypatch.syspath_prepend(EXAMPLE / "src")
    return site


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return path


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plugin_tests_its_rule_with_case_files(case: Any) -> None:
    told, wanted = outcome(case)
    assert told == wanted


@pytest.mark.usefixtures("example")
def test_its_examples_hold() -> None:
    (rule,) = set(known_rules()) - set(builtin_rules())
    for each in rule.examples:
        assert lint(rule.id, each.bad)
        assert not lint(rule.id, each.good)


@pytest.mark.usefixtures("example", "article")
def test_its_rule_is_one_like_ours(command: Callable[..., Any]) -> None:
    report = json.loads(command("check", "a.md", "--format", "json").stdout)
    assert [each["rule"] for each in report["findings"]] == ["tertiary-source"]
    assert "\ntertiary-source " in command("rule").stdout
    page = command("rule", "tertiary-source").stdout
    assert "Flag encyclopedias that are cited as sources." in page
    assert "| `titles` | `[Wikipedia, Britannica]` |" in page
    assert command("check", "a.md", "--ignore", "tertiary-source", "--fail-on", "note").code == 0


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "setting", ["false", "{titles: [Britannica]}", "{level: note}"], ids=["off", "option", "level"]
)
def test_its_rule_is_configured(setting: str, article: Path, command: Callable[..., Any]) -> None:
    assert command("check", "a.md").code == 1
    config = f"rules:\n  tertiary-source: {setting}\n"
    article.with_name(".sitir.yaml").write_text(config, encoding="utf-8")
    assert command("check", "a.md").code == 0
    assert "tertiary-source:" in command("config").stdout


@pytest.mark.usefixtures("example")
def test_its_rule_is_suppressed(article: Path, command: Callable[..., Any]) -> None:
    article.write_text(
        ARTICLE.replace("2021).\n", "2021). <!-- sitir: ignore[tertiary-source] so be it -->\n", 1),
        encoding="utf-8",
    )
    outcome = command("check", "a.md", "--fail-on", "note")
    assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.usefixtures("example", "article")
def test_its_format_is_one_like_ours(command: Callable[..., Any]) -> None:
    assert command("check", "a.md", "--format", "tally").stdout == "tertiary-source: 1\n"
    outcome = command("check", "a.md", "--format", "tale")
    assert outcome.code == 2
    assert "'tally'" in outcome.stderr


@pytest.mark.usefixtures("article")
def test_without_plugins_there_are_our_rules_and_formats() -> None:
    assert known_rules() == builtin_rules()
    assert known_formats() == FORMATS


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("nowhere:RULE", "(nowhere:RULE) does not load: ModuleNotFoundError: No module named"),
        ("broken_rules:NONE", "(broken_rules:NONE) does not load: AttributeError: module"),
        ("broken_rules.exits:RULE", "(broken_rules.exits:RULE) does not load: SystemExit: 3"),
        ("broken_rules", "is no Rule but <module 'broken_rules'"),
        ("broken_rules:TAKEN", "has an id that is taken by sitir"),
        ("broken_rules:ODD", "has an id that is no name in small letters and hyphens: 'House "),
        ("broken_rules:SPEECHLESS", "has no words for its message `said` in `id`"),
        ("broken_rules:OPEN", "has options that are no RuleOptions"),
        ("", "names no module"),
    ],
)
def test_a_rule_that_is_broken(
    value: str, told: str, site: Path, command: Callable[..., Any]
) -> None:
    (site / "broken_rules").mkdir()
    (site / "broken_rules" / "__init__.py").write_text(GOOD, encoding="utf-8")
    (site / "broken_rules" / "exits.py").write_text("raise SystemExit(3)", encoding="utf-8")
    register(site, "broken_rules", {"sitir.rules": {"house-style": value}})
    outcome = command("check", "a.md")
    assert (outcome.code, outcome.stdout) == (2, "")
    start = f"sitir: plug-in broken_rules: sitir.rules: `house-style` {told}"
    assert outcome.stderr.startswith(start)
    assert outcome.stderr.count("\n") == 1
    assert ("Traceback" in command("--debug", "check", "a.md").stderr) is True


def test_two_packages_with_one_id(site: Path) -> None:
    (site / "broken_rules.py").write_text(GOOD, encoding="utf-8")
    for name in ("first", "second"):
        register(site, name, {"sitir.rules": {"house-style": "broken_rules:RULE"}})
    with pytest.raises(PluginError, match=r"plug-in second: .* has an id that is taken by first"):
        known_rules()


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("name", "value", "code", "told"),
    [
        ("json", "broken_rules:fail", 0, ""),
        ("sheet", "broken_rules:RULE", 2, "`sheet` is no reporter but <sitir."),
        ("sheet", "broken_rules:fail", 3, "format `sheet` failed: ZeroDivisionError('by zero')"),
    ],
)
def test_a_format_that_is_broken(
    name: str, value: str, code: int, told: str, site: Path, command: Callable[..., Any]
) -> None:
    (site / "broken_rules.py").write_text(GOOD, encoding="utf-8")
    register(site, "broken_rules", {"sitir.reporters": {name: value}})
    outcome = command("check", "a.md", "--format", name, "--fail-on", "never")
    assert outcome.code == code
    assert told in outcome.stderr
    if name == "json":
        with pytest.raises(PluginError, match="`json` has a name that is taken by sitir"):
            known_formats()


@pytest.mark.parametrize("way", ["-m sitir", "-m sitir with PYTHONPATH"])
def test_nothing_is_imported_from_the_folder_of_the_article(way: str, article: Path) -> None:
    folder = article.parent
    (folder / "local_rules.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    register(folder, "local_rules", {"sitir.rules": {"local": "local_rules:RULE"}})
    path = {"PYTHONPATH": "."} if "PYTHONPATH" in way else {}
    done = subprocess.run(
        ["bash", "-c", f'PYTHONPATH="$PYTHONPATH:{path.get("PYTHONPATH", "")}" '
         f"{sys.executable} -m sitir check a.md --format json"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_plugin_does_not_find_its_modules_there_either(site: Path, article: Path) -> None:
    (article.parent / "local_rules.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    register(site, "local_rules", {"sitir.rules": {"local": "local_rules:RULE"}})
    done = subprocess.run(
        ["bash", "-c", f'PYTHONPATH="$PYTHONPATH:{site}" {sys.executable} -m sitir check a.md'],
        cwd=article.parent, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "does not load: ModuleNotFoundError: No module named 'local_rules'" in done.stderr
