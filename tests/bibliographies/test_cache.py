"""What a large bibliography was read as is kept for the next run; nothing depends on it."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest

import sitir
from sitir.bibliography import cache
from sitir.bibliography.bibtex import bib_entries
from sitir.bibliography.cache import kept_entries
from sitir.bibliography.library import Library
from sitir.errors import ReadError
from sitir.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitir.model import Defect, Entry

BLOCK = """@article{{kunci{n}, ids = {{lama{n}}},
  author = {{Sari, Dewi and {{Badan Pusat Statistik (BPS)}} and van der Lijn, J. and others}},
  title = {{Judul ke-{n} é \\& \U0001f600}}, journal = "Jurnal" # jb, date = {{2020-03-07}},
  editor = {{Putra, Eko}}, pages = {{1--{n}}}, note = {{{filler}}} }}
"""
LAW = "@misc{uu, title = {Undang-Undang Nomor 6 Tahun 2014 tentang Desa}, year = {1922/1978}}\n"


def library(count: int = 400, name: str = "a.bib") -> Source:
    blocks = (BLOCK.format(n=n, filler="x" * 700) for n in range(count))
    text = "@string{jb = { Borneo}}\n" + LAW + "".join(blocks)
    return Source(PurePath(name), text + "@book{kunci1, title = {Lagi}}\n@book{rusak, title = {A\n")


class Reading:
    """Reads, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self, source: Source, strings: Mapping[str, str]
    ) -> tuple[tuple[Entry, ...], tuple[Defect, ...]]:
        self.count += 1
        return bib_entries(source, strings)


@pytest.fixture
def read() -> Reading:
    return Reading()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "sitir"


def test_what_is_kept_is_what_was_read(folder: Path, read: Reading) -> None:
    first = kept_entries(library(), {}, read=read, folder=folder)
    again = kept_entries(library(), {}, read=read, folder=folder)
    assert again == first == bib_entries(library())
    assert read.count == 1
    assert [type(entry) for entry in again[0][:2]] == [type(entry) for entry in first[0][:2]]
    assert again[0][1].author[1].acronym == "BPS"
    assert [defect.kind for defect in again[1]] == ["duplicate-key", "unclosed-brace"]


def test_places_are_those_of_the_file_at_hand(folder: Path, read: Reading) -> None:
    kept_entries(library(), {}, read=read, folder=folder)
    entries, _ = kept_entries(library(name="lain/b.bib"), {}, read=read, folder=folder)
    assert read.count == 1
    assert entries[0].place.source.name == "lain/b.bib"


@pytest.mark.parametrize("other", ["text", "strings", "suffix"])
def test_what_differs_is_read_anew(folder: Path, read: Reading, other: str) -> None:
    source, strings = library(), {"jx": "X"}
    kept_entries(source, strings, read=read, folder=folder)
    if other == "text":
        source = library(399)
    elif other == "strings":
        strings = {"jx": "Y"}
    else:
        source = library(name="a.txt")
    kept_entries(source, strings, read=read, folder=folder)
    assert read.count == 2


def _cut(data: bytes) -> bytes:
    return data[:-10]


def _turned(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize(
    "damaged", [_cut, _turned, lambda _: b"", lambda _: b"{}", lambda d: d * 2]
)
def test_a_damaged_file_is_read_anew_and_mended(
    folder: Path, read: Reading, damaged: Callable[[bytes], bytes]
) -> None:
    first = kept_entries(library(), {}, read=read, folder=folder)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damaged(whole))
    assert kept_entries(library(), {}, read=read, folder=folder) == first
    assert read.count == 2
    assert path.read_bytes() == whole


def test_a_file_that_is_no_bibliography_is_refused_each_time(folder: Path, read: Reading) -> None:
    for _ in range(2):
        with pytest.raises(ReadError):
            kept_entries(Source(PurePath("a.bib"), "x" * 300_000), {}, read=read, folder=folder)
    assert not folder.exists()


def test_where_nothing_can_be_written_files_are_read(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file" / "sitir", Path("/dev/null/sitir")):
        entries, _ = kept_entries(library(), {}, read=read, folder=folder)
        assert len(entries) == 403


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_folder_that_others_can_write_to_is_not_trusted(folder: Path, read: Reading) -> None:
    kept_entries(library(), {}, read=read, folder=folder)
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    kept_entries(library(), {}, read=read, folder=folder)
    assert read.count == 2


def test_runs_side_by_side_leave_one_whole_file(folder: Path) -> None:
    expected = bib_entries(library())
    found = []

    def run() -> None:
        found.append(kept_entries(library(), {}, read=bib_entries, folder=folder) == expected)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 4
    assert len([*folder.iterdir()]) == 1


def test_what_is_old_or_too_much_is_removed(folder: Path, read: Reading) -> None:
    folder.mkdir(parents=True, mode=0o700)
    for number in range(30):
        path = folder / f"{number:02}.entries"
        path.write_bytes(b"x")
        os.utime(path, (2_000_000_000 + number,) * 2)
    for name in ("lama.entries", ".lama.tmp"):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (1_000_000_000,) * 2)
    (folder / "lain.txt").write_bytes(b"x")
    kept_entries(library(), {}, read=read, folder=folder)
    left = sorted(path.name for path in folder.iterdir())
    assert "lain.txt" in left
    assert "29.entries" in left
    assert not {"lama.entries", ".lama.tmp", "00.entries"} & {*left}
    assert len(left) == 22
    kept_entries(library(), {}, read=read, folder=folder)
    assert read.count == 1


def test_a_small_file_leaves_no_trace_and_a_large_one_is_read_once(folder: Path) -> None:
    shelf = Library(folder)
    shelf.entries((library(1),))
    assert not folder.exists()
    large = library()
    assert shelf.entries((large,)) is shelf.entries((library(),))
    assert len([*folder.iterdir()]) == 1
    assert Library(folder).entries((large,)) == Library().entries((large,))


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Satu [@kunci7].\n", encoding="utf-8")
    (tmp_path / "a.bib").write_text(library().text, encoding="utf-8")
    return tmp_path


def test_the_command_keeps_it_in_the_users_folder_unless_told(
    article: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., object]
) -> None:
    call = ("check", "a.md", "--bib", "a.bib", "--format", "json")
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(article / "cache"))
    without = command(*call, "--no-cache")
    assert not (article / "cache").exists()
    assert command(*call) == without
    assert len([*(article / "cache" / "sitir").iterdir()]) == 1
    assert command(*call) == without


@pytest.mark.parametrize("base", ["", "relative"])
def test_without_such_a_folder_it_is_that_of_the_home(
    article: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., object], base: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.setenv("HOME", os.fspath(article / "home"))
    monkeypatch.setattr(sys, "platform", "linux")
    command("check", "a.md", "--bib", "a.bib")
    assert (article / "home" / ".cache" / "sitir").is_dir()
    assert not (article / "relative").exists()


def test_another_state_of_the_code_reads_anew(
    folder: Path, read: Reading, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept_entries(library(), {}, read=read, folder=folder)
    package = tmp_path / "sitir"
    shutil.copytree(Path(sitir.__file__).parent / "lexicons", package / "lexicons")
    monkeypatch.setattr(sitir, "__file__", str(package / "__init__.py"))
    cache._code.cache_clear()
    try:
        kept_entries(library(), {}, read=read, folder=folder)
    finally:
        cache._code.cache_clear()
    assert read.count == 2
