"""What the hand-written pages name is there, and what they show holds."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitir.config.loading import load_config
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

_PATH = re.compile(r"`((?:src|tests|docs|tools|corpus|benchmarks)/[\w./-]+)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in _PATH.findall(text):
        assert (ROOT / name).exists(), name
    for name in _LINK.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        assert (page.parent / name).exists(), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_that_a_page_names_are_there(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)|`make (\w+)`", page.read_text(encoding="utf-8"), re.M):
        assert f"\n{''.join(target)}:" in makefile


def test_the_configuration_that_is_shown_is_one() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    shown = text.partition("```yaml\n")[2].partition("```")[0]
    config = load_config(shown, builtin_rules(), path=PurePath(".sitir.yaml"))
    assert set(yaml.safe_load(shown)) == {
        line.split("`")[1] for line in text.splitlines() if line.startswith("| `")
    }
    assert config.language == "id"


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.id.md", "id")])
def test_the_screen_that_is_shown_is_a_real_one(
    page: str, language: str, command: Callable[..., Any]
) -> None:
    shown = (ROOT / page).read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
    call, *blocks = shown.rstrip().split("\n\n")
    assert call.startswith("$ sitir check corpus/penjaga-perdamaian.md")
    with contextlib.chdir(ROOT):
        article = "corpus/penjaga-perdamaian.md"
        printed = command("check", article, "--no-config", "--lang", language).stdout
    assert len(blocks) > 3
    assert all(block in printed for block in blocks)


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.id.md", "id")])
def test_the_report_of_coverage_that_is_shown_is_a_real_one(
    page: str, language: str, command: Callable[..., Any]
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = text.partition("```text\n$ sitir coverage ")[2].partition("```")[0]
    call, *blocks = shown.removesuffix("…\n").rstrip().split("\n\n")
    assert call.startswith("corpus/bersih.md")
    with contextlib.chdir(ROOT):
        printed = command("coverage", "corpus/bersih.md", "--no-config", "--lang", language).stdout
    assert len(blocks) > 2
    assert all(block in printed for block in blocks)
