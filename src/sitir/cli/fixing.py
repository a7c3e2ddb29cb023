"""Writes fixes into the files of articles: each file whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from sitir.cli.articles import STANDARD_INPUT
from sitir.cli.output import reason
from sitir.errors import ReadError, UsageError
from sitir.fixes import fixed_texts, picked
from sitir.readers import TRACKED, Packed, read
from sitir.readers.decoding import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import PurePath

    from sitir.model import Finding, Report, Source

    _Made = tuple[bytes, Sequence[Finding]]

# A fix may make room for one that met it; more often than so, they undo each other.
_MOST_ROUNDS = 5
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def require_files(paths: Sequence[str]) -> None:
    """Raise `UsageError` where an article is no file that could be written."""
    if STANDARD_INPUT in paths:
        raise UsageError("standard input cannot be fixed; --diff shows what would be")


def fix(
    checked: Callable[[], Report], first: Report, *, unsafe: bool
) -> tuple[Report, list[Finding]]:
    """Write all fixes of a report, and return the one on the files afterwards, with what was fixed.

    `checked` reads and checks the files anew. Raises `UsageError` where one cannot be written.
    """
    report = first
    done: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        findings = picked(report.findings, unsafe=unsafe)
        if not findings:
            break
        written = [finding for each in _by_file(findings) for finding in _fixed(each)]
        if not written:
            break
        done += written
        report = checked()
    return report, done


def differences(report: Report, *, unsafe: bool) -> Iterator[str]:
    """Yield the lines of a unified diff of what the fixes of a report would change."""
    from difflib import unified_diff

    findings = picked(report.findings, unsafe=unsafe)
    for fixed in fixed_texts(findings):
        name = fixed.source.name
        lines, others = _lines(fixed.source.text), _lines(fixed.text)
        for line in unified_diff(lines, others, name, name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines of a text with what ends them; only a line feed does, as in other tools."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _by_file(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings of each file; each fix changes a single one."""
    files: dict[PurePath, list[Finding]] = {}
    for finding in findings:
        if finding.problem.fix is not None:
            path = finding.problem.fix.edits[0].location.source.path
            files.setdefault(path, []).append(finding)
    yield from files.values()


def _fixed(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Write the fixes of one file, and return the findings whose fix could be written."""
    (fixed,) = fixed_texts(findings)
    source = fixed.source
    if source.is_packed:
        return _rewrite(source, lambda data: _as_word(source, data, findings))

    def as_text(data: bytes) -> _Made | None:
        written = encoded(fixed.text, source, data)
        return None if written is None else (written, findings)

    return _rewrite(source, as_text)


def _as_word(source: Source, data: bytes, findings: Sequence[Finding]) -> _Made | None:
    """Return a Word file with what fixes can be written in it; `None` of another text.

    What is read of it afterwards must be what the fixes say, or none of them is written.
    """
    from sitir.word_fixes import fixed_file

    def text_of(given: bytes, tracked: str) -> str:
        return read((Packed(source.path, given),), format="docx", tracked=tracked).source.text

    tracked = next((each for each in TRACKED if text_of(data, each) == source.text), None)
    if tracked is None:
        return None
    written, done = fixed_file(data, findings)
    if not done or text_of(written, tracked) != fixed_texts(done)[0].text:
        return data, ()
    return written, done


def _rewrite(source: Source, made: Callable[[bytes], _Made | None]) -> Sequence[Finding]:
    """Replace what a file holds by what is made of it, and return the findings fixed by that.

    Raises `UsageError`, and leaves the file as it is, where it cannot be written or does not hold
    what was read.
    """
    changed = f"{source.name}: the file has changed since it was read"
    try:
        target = Path(source.path).resolve()
        data = target.read_bytes()
        mode = target.stat().st_mode
        if not mode & _WRITABLE or not os.access(target, os.W_OK):
            raise UsageError(f"{source.name}: the file is read-only")
        result = made(data)
        if result is None:
            raise UsageError(changed)
        written, findings = result
        if not findings:
            return ()
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with draft.open("xb") as stream:
                stream.write(written)
                os.fsync(stream.fileno())
            draft.chmod(stat.S_IMODE(mode))
            if target.read_bytes() != data:
                raise UsageError(changed)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except UnicodeEncodeError as error:
        sign = str(error.object)[error.start : error.start + 1]
        raise UsageError(f"{source.name}: its encoding has no {sign}") from error
    except ReadError as error:
        raise UsageError(changed) from error
    except OSError as error:
        raise UsageError(f"{source.name}: {reason(error)}") from error
    return findings
