"""How the process meets its surroundings: pipes, closed streams, terminals, start-up."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sitir.cli.check
from sitir.model import Example, Level, NoOptions, Rule
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitir.model import Manuscript, Problem

SITIR = f"{sys.executable} -m sitir"
ARTICLE = "Satu (Vela, 2021).\n"
CRASH = 3


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_closed_standard_input(folder: Path) -> None:
    done = shell(f"{SITIR} check - --input-format markdown <&-", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sitir: -: standard input is closed\n"


def test_closed_standard_output(folder: Path) -> None:
    done = shell(f"{SITIR} check a.md >&-", folder)
    assert (done.returncode, done.stderr) == (2, "sitir: standard output is closed\n")


def test_a_reader_that_has_gone_is_no_failure(folder: Path) -> None:
    done = shell(f"{SITIR} check a.md | true; echo ${{PIPESTATUS[0]}}", folder)
    assert (done.stdout, done.stderr) == ("1\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("way", ["> /dev/full", "--output /dev/full", "--write-baseline /dev/full"])
def test_no_space_left(way: str, folder: Path) -> None:
    done = shell(f"{SITIR} check a.md {way}", folder)
    assert done.returncode == 2
    assert done.stderr.startswith("sitir: ")
    assert done.stderr.endswith(": no space left on device\n")
    assert done.stderr.count("\n") == 1


def test_the_output_may_be_a_pipe(folder: Path) -> None:
    done = shell(f"{SITIR} check a.md --output /dev/stdout | grep -c error:", folder)
    assert done.stdout == "1\n"


def test_an_output_that_is_there_keeps_its_rights(folder: Path) -> None:
    (folder / "report.txt").write_text("lama", encoding="utf-8")
    (folder / "report.txt").chmod(0o600)
    shell(f"{SITIR} check a.md --output report.txt", folder)
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("a.md:1:6: error:")
    assert (folder / "report.txt").stat().st_mode & 0o777 == 0o600


def test_the_output_may_be_a_link_and_keeps_it(folder: Path) -> None:
    (folder / "link.txt").symlink_to("report.txt")
    done = shell(f"{SITIR} check a.md --output link.txt", folder)
    assert done.returncode == 1
    assert (folder / "link.txt").is_symlink()
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("a.md:1:6: error:")
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "link.txt", "report.txt"]


def test_text_that_the_terminal_cannot_show_is_no_failure(folder: Path) -> None:
    (folder / "a.md").write_text("Satu (Wilén, 2021).\n", encoding="utf-8")
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} check a.md", folder)
    assert done.returncode == 1
    assert "(Wil?n, 2021)" in done.stdout


def test_json_is_utf8_whatever_the_terminal(folder: Path) -> None:
    (folder / "a.md").write_text("Satu (Wilén, 2021).\n", encoding="utf-8")
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} check a.md --format json", folder)
    assert json.loads(done.stdout)["documents"][0]["mentions"][0]["names"] == ["Wilén"]


def test_bars_where_only_ascii_can_be_shown(folder: Path) -> None:
    told = "Menurut laporan dinas, jumlah pedagang pasar pada {} mencapai {} orang{}.\n"
    text = told.format(2021, 890, " (Vela, 2021)") + told.format(2019, 730, "")
    (folder / "a.md").write_text(text, encoding="utf-8")
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} coverage a.md", folder)
    assert done.stdout.isascii()
    assert "?" not in done.stdout
    assert "50%          0.5  ##########" in done.stdout
    assert "#..............." in done.stdout
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} claims a.md --why", folder)
    assert "?" not in done.stdout
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} coverage a.md --output report.txt", folder)
    assert "█" in (folder / "report.txt").read_text(encoding="utf-8")
    done = shell(f"PYTHONIOENCODING=ascii {SITIR} coverage a.md --format markdown", folder)
    assert "`█" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")
def test_a_name_that_is_no_utf8_is_no_failure(folder: Path) -> None:
    (folder / "a.md").rename(folder / os.fsdecode(b"a\xff.md"))
    done = shell(f"{SITIR} check . --format json", folder)
    assert json.loads(done.stdout)["documents"][0]["path"] == "a\udcff.md"
    assert shell(f"{SITIR} check .", folder).stdout.startswith("a?.md:1:6: error: ")


def test_nothing_is_imported_that_is_not_used(folder: Path) -> None:
    script = (
        "import sys; from sitir.cli.program import run; "
        "run(['check', 'a.md', '--format', 'json', '--output', 'report.json']); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), *sys.modules)"
    )
    done = shell(f"{sys.executable} -c {json.dumps(script)}", folder)
    loaded = set(done.stdout.split())
    assert "sitir" in loaded
    assert not loaded & {"bibtexparser", "rich", "pylatexenc", "pkg_resources", "tempfile"}
    assert not loaded & {"subprocess", "sitir.baseline", "sitir.cli.baselines", "sitir.revision"}
    # Nothing of other formats, of other ways of citing, or of other reports.
    packages = ("docx", "odt", "pdf", "latex", "html", "jats", "tagged", "managers")
    others = {f"sitir.readers.{name}" for name in (*packages, "archive")}
    others |= {"sitir.extract.marked", "sitir.extract.numbering", "sitir.extract.notes"}
    others |= {"sitir.linking.marked", "sitir.linking.notes", "sitir.linking.numbers"}
    others |= {"sitir.bibliography.files", "sitir.bibliography.embedded", "sitir.keying"}
    others |= {"sitir.reporters.html", "sitir.reporters.sarif", "sitir.fixes", "sitir.word_fixes"}
    assert not loaded & others


@pytest.fixture
def as_somebody(tmp_path: Path) -> str:
    """Return how to run a command as somebody who may not read everything."""
    if os.name != "posix":
        pytest.skip("permissions are other ones here")
    if os.geteuid():
        return ""
    nobody = "setpriv --clear-groups --bounding-set=-all --inh-caps=-all --reuid=0 "
    if subprocess.run(f"{nobody} true", shell=True, check=False, capture_output=True).returncode:
        pytest.skip("the superuser may read everything")
    return nobody


def test_files_and_folders_that_may_not_be_read(folder: Path, as_somebody: str) -> None:
    for name in ("closed.md", "sub/closed/b.md", "shut/c.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    for name in ("closed.md", "sub/closed", "shut"):
        (folder / name).chmod(0)
    calls = {
        "closed.md": "closed.md",
        "shut": "shut",
        "shut/c.md": "shut/c.md",
        "sub": "sub/closed",
        ". --output report.txt": "closed.md",
        "a.md --bib shut/c.bib": "shut/c.bib",
        "a.md --config shut/c.yaml": "shut/c.yaml",
        "a.md --output shut/report.txt": "shut/report.txt",
    }
    told = {call: shell(f"{as_somebody}{SITIR} check {call}", folder) for call in calls}
    for name in ("closed.md", "sub/closed", "shut"):
        (folder / name).chmod(0o700)
    for call, name in calls.items():
        assert (call, told[call].returncode, told[call].stdout) == (call, 2, "")
        assert f"sitir: {name}: permission denied\n" in told[call].stderr
        assert told[call].stderr.count("\n") == (3 if call[0] == "." else 1)


def test_a_file_that_may_not_be_written_is_as_it_was(folder: Path, as_somebody: str) -> None:
    closed = folder / "closed.json"
    closed.write_text("as it was", encoding="utf-8")
    closed.chmod(0o400)
    for option in ("--write-baseline", "--output"):
        done = shell(f"{as_somebody}{SITIR} check a.md {option} closed.json", folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "sitir: closed.json: permission denied\n"
    assert closed.read_text(encoding="utf-8") == "as it was"


def test_two_runs_may_write_one_baseline(folder: Path) -> None:
    call = f"{SITIR} check a.md --write-baseline base.json"
    done = shell(f"{call} & {call} & {call}; wait", folder)
    assert done.stderr == ""
    content = json.loads((folder / "base.json").read_text(encoding="utf-8"))
    assert [item["rule"] for item in content["findings"]] == ["missing-bibliography"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "base.json"]


def test_what_the_system_forbids_is_no_defect(
    command: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", ".sitir.yaml")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(sitir.cli.check, "known_rules", refuse)
    outcome = command("check", "a.md")
    assert (outcome.code, outcome.stderr) == (2, "sitir: .sitir.yaml: permission denied\n")
    assert "Traceback" in command("--debug", "check", "a.md").stderr


def on_a_terminal(command: str, folder: Path) -> str:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    shown: list[bytes] = []
    # What nobody reads fills the terminal's buffer and stops the program.
    reader = threading.Thread(target=_drain, args=(master, shown), daemon=True)
    reader.start()
    subprocess.run(
        ["bash", "-c", f"export TERM=xterm; {command}"],
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        timeout=60,
        check=False,
    )
    os.close(slave)
    reader.join(timeout=10)
    os.close(master)
    return b"".join(shown).decode()


def _drain(master: int, shown: list[bytes]) -> None:
    # The other end is closed: Linux says so with an error, others with nothing to read.
    with contextlib.suppress(OSError):
        while data := os.read(master, 4096):
            shown.append(data)


def test_a_terminal_has_colours_and_its_own_width(folder: Path) -> None:
    (folder / "a.md").write_text(f"{'kata ' * 40}(Vela, 2021).\n", encoding="utf-8")
    shown = on_a_terminal(f"stty cols 60 rows 20; {SITIR} check a.md", folder)
    assert "\x1b[31;1merror\x1b[0m" in shown
    (excerpt,) = (line for line in shown.splitlines() if "kata (Vela" in line)
    assert len(re.sub(r"\x1b\[[\d;]*m", "", excerpt)) == 60


def test_long_work_shows_how_far_it_has_come(folder: Path) -> None:
    text = "Konflik itu bermula pada tahun 2012 (Boukhars, 2012).\n\n" * 4000
    for number in range(4):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    shown = on_a_terminal(f"{SITIR} check . --fail-on never > report.out", folder)
    assert "] 4/5" in shown
    assert shown.endswith("\r\x1b[K")
    assert on_a_terminal(f"{SITIR} check a.md > report.out", folder) == ""


def _failing(manuscript: Manuscript, options: NoOptions) -> Iterator[Problem]:
    raise ZeroDivisionError("by zero")
    yield


@pytest.fixture
def failing_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    rule: Rule[Any] = Rule(
        id="failing-rule",
        summary="",
        level=Level.ERROR,
        since="",
        check=_failing,
        options=NoOptions,
        messages={},
        examples=(Example("", ""),),
    )
    monkeypatch.setattr(sitir.cli.check, "known_rules", lambda: (*builtin_rules(), rule))


@pytest.mark.usefixtures("failing_rule")
def test_a_rule_that_fails_is_our_fault(
    command: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    outcome = command("check", "a.md")
    assert (outcome.code, outcome.stdout) == (CRASH, "")
    assert outcome.stderr.startswith("sitir: a.md: rule `failing-rule` failed: ZeroDivisionError")
    assert outcome.stderr.count("\n") == 1


@pytest.mark.usefixtures("failing_rule")
def test_debug_shows_where_it_failed(
    command: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    outcome = command("--debug", "check", "a.md")
    assert outcome.code == CRASH
    assert "Traceback (most recent call last)" in outcome.stderr
    assert 'raise ZeroDivisionError("by zero")' in outcome.stderr


def test_any_other_failure_is_our_fault_too(
    command: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KeyError("lost")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(sitir.cli.check, "known_rules", fail)
    outcome = command("check", "a.md")
    assert outcome.code == CRASH
    assert outcome.stderr == (
        "sitir: a defect of sitir: KeyError: 'lost' (`sitir --debug` shows where)\n"
    )


def test_an_interruption_is_no_failure(
    command: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(folder)
    monkeypatch.setattr(sitir.cli.check, "known_rules", interrupt)
    outcome = command("check", "a.md")
    assert (outcome.code, outcome.stdout, outcome.stderr.strip()) == (130, "", "")
