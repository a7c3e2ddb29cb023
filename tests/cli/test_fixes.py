"""Fixes on files as they are: encodings, rights, and files that others write at the same time."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from sitir.fixes import picked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LIST = "\r\n\r\n## Daftar Pustaka\r\n\r\nParadela-López, M. (2018). *Civilians in context*. IPI."
BEFORE = f"Cara itu 漢 dipakai (Paradela-lo, 2018).{LIST}"
AFTER = BEFORE.replace("Paradela-lo,", "Paradela-López,")
PAGE = (
    '<html><head><meta charset="{}"></head><body><p>Café itu dipakai (Paradela-lo, 2018).</p>'
    "<h2>Daftar Pustaka</h2><p>Paradela-López, M. (2018). <i>Civilians in context</i>. IPI.</p>"
)


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a.md"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_encoding_mark_and_line_ends_stay(
    mark: bytes, encoding: str, article: Path, command: Callable[..., Any]
) -> None:
    article.write_bytes(mark + BEFORE.encode(encoding))
    assert command("check", "a.md", "--fix").code == 0
    assert article.read_bytes() == mark + AFTER.encode(encoding)


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_stays(
    encoding: str, article: Path, command: Callable[..., Any]
) -> None:
    page = PAGE.format(encoding)
    article.with_suffix(".html").write_bytes(page.encode(encoding))
    command("check", "a.html", "--fix")
    fixed = page.replace("Paradela-lo,", "Paradela-López,")
    assert article.with_suffix(".html").read_bytes() == fixed.encode(encoding)


def test_what_the_encoding_lacks_is_not_written(article: Path, command: Callable[..., Any]) -> None:
    page = PAGE.format("windows-1252").replace("López, M.", "L&#x151;pez, M.")
    path = article.with_suffix(".html")
    path.write_bytes(page.encode("windows-1252"))
    outcome = command("check", "a.html", "--fix")
    assert (outcome.code, outcome.stderr) == (2, "sitir: a.html: its encoding has no ő\n")
    assert path.read_bytes() == page.encode("windows-1252")


def test_rights_stay_and_links_are_followed(article: Path, command: Callable[..., Any]) -> None:
    real = article.with_name("real.md")
    real.write_text(BEFORE, encoding="utf-8", newline="")
    real.chmod(0o640)
    article.symlink_to(real)
    assert command("check", "a.md", "--fix").code == 0
    assert article.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_bytes() == AFTER.encode()
    assert sorted(path.name for path in article.parent.iterdir()) == ["a.md", "real.md"]


def test_a_read_only_file_stays(article: Path, command: Callable[..., Any]) -> None:
    article.write_bytes(BEFORE.encode())
    article.chmod(0o444)
    outcome = command("check", "a.md", "--fix")
    assert (outcome.code, outcome.stderr) == (2, "sitir: a.md: the file is read-only\n")
    assert article.read_bytes() == BEFORE.encode()


def test_a_file_that_changed_since_it_was_read_is_left_alone(
    article: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    article.write_bytes(BEFORE.encode())
    other = BEFORE.replace("Cara", "Alat").encode()

    def late(findings: Any, *, unsafe: bool) -> Any:
        # Somebody saves the file while it is being checked.
        article.write_bytes(other)
        return pick(findings, unsafe=unsafe)

    pick = picked
    monkeypatch.setattr("sitir.cli.fixing.picked", late)
    outcome = command("check", "a.md", "--fix")
    message = "sitir: a.md: the file has changed since it was read\n"
    assert (outcome.code, outcome.stderr) == (2, message)
    assert article.read_bytes() == other


def test_a_full_disk_leaves_the_old_file(
    article: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    article.write_bytes(BEFORE.encode())

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = command("check", "a.md", "--fix")
    assert (outcome.code, outcome.stderr) == (2, "sitir: a.md: no space left on device\n")
    assert [path.name for path in article.parent.iterdir()] == ["a.md"]
    assert article.read_bytes() == BEFORE.encode()


def test_a_full_disk_leaves_the_old_baseline(
    article: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    article.write_bytes(BEFORE.encode())
    baseline = article.with_name("base.json")
    command("check", "a.md", "--write-baseline", "base.json")
    old = baseline.read_bytes()
    article.write_bytes(BEFORE.replace("2018).", "2017).", 1).encode())
    replace = os.replace

    def full(source: os.PathLike[str], target: os.PathLike[str]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    outcome = command("check", "a.md", "--write-baseline", "base.json")
    assert (outcome.code, outcome.stderr) == (2, "sitir: base.json: no space left on device\n")
    assert sorted(path.name for path in article.parent.iterdir()) == ["a.md", "base.json"]
    assert baseline.read_bytes() == old
    monkeypatch.setattr(os, "replace", replace)
    command("check", "a.md", "--write-baseline", "base.json")
    assert baseline.read_bytes() != old


def test_fixing_twice_changes_nothing_more(article: Path, command: Callable[..., Any]) -> None:
    article.write_bytes(BEFORE.encode())
    command("check", "a.md", "--unsafe-fixes")
    first = article.stat()
    outcome = command("check", "a.md", "--unsafe-fixes")
    assert "fixed" not in outcome.stdout
    assert article.stat().st_mtime_ns == first.st_mtime_ns
