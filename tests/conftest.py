"""What all tests share: a scrubbed environment, and the command run in place."""

from __future__ import annotations

import io
import itertools
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from sitir.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Callable

# How long an example takes says more of the machine than of the code.
settings.register_profile("sitir", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sitir")

ROOT = Path(__file__).resolve().parent.parent

_NUMBERS = itertools.count()
_LEFT_ALONE = (
    "COLUMNS", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    code: int
    stdout: str
    stderr: str


@pytest.fixture(autouse=True)
def _scrubbed(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in _LEFT_ALONE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    home = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("HOME", os.fspath(home))
    # A folder that is not there yet, and another one for each test.
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(home / f"cache-{next(_NUMBERS)}"))


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Run the command in this process; `stdin` is what it reads."""

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(arguments)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call
