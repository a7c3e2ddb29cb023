"""The action, the hooks and the snippets: valid by their schemas, and run as CI would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
ARTICLE = "# Isi\n\nAir naik (Vela, 2021).\n\n# Daftar Pustaka\n\n- Obor, A. (2020). *Air*. Obor.\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("github-actions", "action.yml"),
        ("github-workflows", ".github/workflows/sitir.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_schemas(schema: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    text = SNIPPETS.get(name) or (ROOT / name).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    call = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*call, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("kind", "name"),
    [("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")],
)
def test_hooks_are_hooks(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    text = SNIPPETS.get(name) or (ROOT / name).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    call = [sys.executable, "-m", "pre_commit", f"validate-{kind}", str(path)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_tells_of_every_input_and_hook() -> None:
    table = PAGE.partition("| input | what it says |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == list(ACTION["inputs"])
    table = PAGE.partition("| hook | what it checks |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == [hook["id"] for hook in HOOKS]
    (used,) = yaml.safe_load(SNIPPETS[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in used["hooks"]} <= {hook["id"] for hook in HOOKS}
    steps = yaml.safe_load(SNIPPETS[".github/workflows/sitir.yml"])["jobs"]["check"]["steps"]
    assert set(steps[1]["with"]) <= set(ACTION["inputs"])


def test_the_hook_takes_articles() -> None:
    pattern = re.compile(HOOKS[0]["files"])
    for name in ("naskah/a.md", "a.tex", "a.docx", "a.odt", "a.Rmd", "a.qmd"):
        assert pattern.search(name)
    for name in ("a.py", "md", "a.md.bak"):
        assert not pattern.search(name)


def _check(
    folder: Path, inputs: dict[str, str], **context: str
) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action in a folder, as the runner does."""
    step = ACTION["runs"]["steps"][-1]
    values = {name: value.get("default", "") for name, value in ACTION["inputs"].items()} | inputs
    programs = folder / ".programs"
    programs.mkdir()
    (programs / "sitir").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sitir "$@"\n')
    (programs / "sitir").chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    environment["GITHUB_SERVER_URL"] = "https://forge.example"
    environment["GITHUB_STEP_SUMMARY"] = str(folder / ".summary")
    for name, value in step["env"].items():
        (expression,) = re.findall(r"\$\{\{ ([\w.-]+) \}\}", value)
        kind, _, key = expression.partition(".")
        environment[name] = values[key] if kind == "inputs" else context.get(key, "")
    script = folder / ".script.sh"
    script.write_text(step["run"], encoding="utf-8")
    call = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    return subprocess.run(
        call, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_action_annotates_and_fails(tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text(ARTICLE, encoding="utf-8")
    done = _check(tmp_path, {"paths": "a b.md\n"})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=a b.md,line=3,")
    summary = (tmp_path / ".summary").read_text(encoding="utf-8")
    assert "| `dangling-citation` |" in summary


def test_the_action_takes_its_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.bib").write_text(
        "@book{vela2021, author = {Vela, V.}, title = {Judul}, publisher = {Obor}, year = 2021}\n",
        encoding="utf-8",
    )
    inputs = {"bib": "b.bib", "lang": "id", "fail-on": "error"}
    done = _check(
        tmp_path,
        {**inputs, "sarif": "a.sarif", "markdown": "a.markdown"},
        action_repository="obor/sitir",
        action_ref="v1",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "::warning file=a.md" in done.stdout
    pages = "https://forge.example/obor/sitir/blob/v1/docs/rules/uncited-entry.md"
    assert pages in (tmp_path / "a.sarif").read_text(encoding="utf-8")
    comment = (tmp_path / "a.markdown").read_text(encoding="utf-8")
    assert pages in comment
    assert "peringatan" in comment


def test_the_action_runs_nothing_that_an_input_holds(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = _check(tmp_path, {"paths": "a.md\n$(touch c)\n`touch c`; touch c", "lang": '"; touch c'})
    assert done.returncode == 2
    assert not (tmp_path / "c").exists()


def test_the_action_takes_no_article_for_an_option(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    done = _check(tmp_path, {"paths": "a.md\n--write-baseline=c"})
    assert done.returncode == 2
    assert "--write-baseline=c" in done.stdout
    assert not (tmp_path / "c").exists()


@pytest.mark.tools
def test_pre_commit_installs_and_runs_the_hook(tmp_path: Path) -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone of this repository")
    hooks, project = tmp_path / "hooks", tmp_path / "project"
    listed = _git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(("tests/", "benchmarks/")):
            (hooks / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, hooks / name)
    project.mkdir()
    (project / "a.md").write_text(ARTICLE, encoding="utf-8")
    _commit(hooks)
    revision = _git(hooks, "rev-parse", "HEAD").stdout.strip()
    uses: dict[str, Any] = {"repo": str(hooks), "rev": revision, "hooks": [{"id": "sitir"}]}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [uses]}))
    _commit(project)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    call = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = subprocess.run(
        call, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "a.md:3:11: error: no entry for `Vela, 2021` [dangling-citation]" in done.stdout


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    call = ["git", "-c", "user.name=sitir", "-c", "user.email=sitir@example.org", *arguments]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=True)


def _commit(folder: Path) -> None:
    _git(folder, "init", "-q")
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "-m", "x")
