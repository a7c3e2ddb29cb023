"""What the command answers to all kinds of calls, as data.

A case has `files` (texts, or `{hex: …}` for bytes), `run` (the arguments), `stdin`, `environment`,
where need be `before` (calls that are made first) and `becomes` (files that change after these;
null: that are deleted), and what is expected: `exit`, `stderr` and `stdout` (exactly), `says` and
`lacks` (words of standard output), `complains` (words of standard error), `leaves` (files and their
text afterwards; null: no file), `holds` (words of files afterwards). Without `complains` and
`stderr` standard error is empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = sorted(Path(__file__).parent.glob("*.yml"))
CASES = {
    f"{file.stem}: {name}": case
    for file in FILES
    for name, case in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}
KEYS = {
    "files", "run", "stdin", "environment", "exit", "stderr", "stdout", "says", "lacks",
    "complains", "leaves", "holds", "before", "becomes",
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(
    name: str,
    command: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = CASES[name]
    assert set(case) <= KEYS
    for path, content in case.get("files", {}).items():
        _write(tmp_path / path, content)
    monkeypatch.chdir(tmp_path)
    for variable, value in case.get("environment", {}).items():
        monkeypatch.setenv(variable, value)
    for arguments in case.get("before", ()):
        command(*map(str, arguments))
    for path, content in case.get("becomes", {}).items():
        if content is None:
            (tmp_path / path).unlink()
        else:
            _write(tmp_path / path, content)
    outcome = command(*map(str, case["run"]), stdin=case.get("stdin", "").encode())
    if "complains" in case:
        _contains(outcome.stderr, case["complains"])
    else:
        assert outcome.stderr == case.get("stderr", "")
    assert outcome.code == case.get("exit", 0)
    if "stdout" in case:
        assert outcome.stdout == case["stdout"]
    _contains(outcome.stdout, case.get("says", ()))
    for words in case.get("lacks", ()):
        assert words not in outcome.stdout
    for path, content in case.get("leaves", {}).items():
        target = tmp_path / path
        assert (target.read_text(encoding="utf-8") if target.exists() else None) == content
    for path, words in case.get("holds", {}).items():
        _contains((tmp_path / path).read_text(encoding="utf-8"), words)


def _contains(text: str, words: list[str]) -> None:
    for word in words:
        assert word in text


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = bytes.fromhex(content["hex"]) if isinstance(content, dict) else content.encode()
    path.write_bytes(data)
