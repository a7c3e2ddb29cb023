"""`sitir diff` with files of git revisions, in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

OLD = "Harga beras di pasar kota naik 12% dalam setahun terakhir [@stock2019].\n"
NEW = OLD.replace("12%", "21%")
HEAD = "---\nbibliography: refs.bib\n---\n\n"
ENTRY = "@book{{stock2019, author = {{Stock, A.}}, title = {{Harga beras}}, year = {}}}\n"


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
    subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **who}, check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with an article and its bibliography, both changed since."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    paper = tmp_path / "paper"
    paper.mkdir()
    (paper / "a.md").write_text(HEAD + OLD, encoding="utf-8")
    (paper / "refs.bib").write_text(ENTRY.format(2019), encoding="utf-8")
    (paper / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\input{x}\\end{document}", encoding="utf-8"
    )
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "one")
    (paper / "a.md").write_text(HEAD + NEW, encoding="utf-8")
    (paper / "refs.bib").write_text(ENTRY.format(2020), encoding="utf-8")
    return tmp_path


def test_a_revision_and_a_file(repository: Path, command: Callable[..., Any]) -> None:
    outcome = command("diff", "HEAD:paper/a.md", "paper/a.md")
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "HEAD:paper/a.md → paper/a.md\n" in outcome.stdout
    assert "12% → 21%" in outcome.stdout
    # The bibliography is that of the revision, too.
    assert "year: 2019 → 2020" in outcome.stdout


def test_two_revisions(repository: Path, command: Callable[..., Any]) -> None:
    git(repository, "commit", "--quiet", "--all", "--message", "two")
    outcome = command("diff", "HEAD~1:paper/a.md", "HEAD:paper/a.md")
    assert "12% → 21%" in outcome.stdout
    assert "year: 2019 → 2020" in outcome.stdout
    assert "nothing changed" in command("diff", "main:paper/a.md", "HEAD:paper/a.md").stdout


def test_a_path_from_the_working_directory(
    repository: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "paper")
    outcome = command("diff", "HEAD:./a.md", "a.md")
    assert outcome.stderr == ""
    assert "12% → 21%" in outcome.stdout
    assert "year: 2019 → 2020" in outcome.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("HEAD:nowhere.md", "path 'nowhere.md' does not exist in 'HEAD'"),
        ("nobody:paper/a.md", "invalid object name 'nobody'"),
        ("HEAD:paper.md", "path 'paper.md' does not exist in 'HEAD'"),
        ("HEAD^{tree}:paper/b.md", "path 'paper/b.md' does not exist in 'HEAD^{tree}'"),
        (
            "HEAD:paper/main.tex",
            "it brings in other files, which are read from the disk only; check the revision out"
            " (`git worktree add`) and compare the files",
        ),
    ],
)
def test_what_is_not_there(
    repository: Path, command: Callable[..., Any], name: str, told: str
) -> None:
    outcome = command("diff", name, "paper/a.md")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == f"sitir: {name}: {told}\n"


def test_a_folder_is_no_file(repository: Path, command: Callable[..., Any]) -> None:
    outcome = command("diff", "HEAD:paper", "paper/a.md", "--input-format", "markdown")
    assert outcome.code == 2
    assert outcome.stderr == "sitir: HEAD:paper: no such file in the revision\n"


def test_a_bibliography_that_the_revision_lacks(
    repository: Path, command: Callable[..., Any]
) -> None:
    git(repository, "rm", "--quiet", "--cached", "paper/refs.bib")
    git(repository, "commit", "--quiet", "--message", "two")
    outcome = command("diff", "HEAD:paper/a.md", "paper/a.md")
    assert outcome.code == 2
    assert outcome.stderr.startswith("sitir: HEAD:paper/refs.bib: path 'paper/refs.bib'")
    assert outcome.stderr.count("\n") == 1


def test_what_a_repository_configures_is_not_run(
    repository: Path, command: Callable[..., Any]
) -> None:
    touch = f"touch {repository}/ran; cat"
    git(repository, "config", "diff.x.textconv", touch)
    git(repository, "config", "filter.x.smudge", touch)
    git(repository, "config", "core.pager", touch)
    (repository / ".gitattributes").write_text("*.md diff=x filter=x\n", encoding="utf-8")
    assert command("diff", "HEAD:paper/a.md", "paper/a.md").code == 0
    assert not (repository / "ran").exists()
