"""Knows findings again: those of a baseline in a later run, those of one revision in the next."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sitir.errors import ReadError
from sitir.lexicons.wording import worded
from sitir.model import BaselineCounts
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from pathlib import PurePath

    from sitir.model import Finding, Report

VERSION = 1
"""Of the file; a change that older versions of sitir would misread makes a new one."""
_HALF = 8
_DIGITS = frozenset("0123456789abcdef")
_FIELDS = ("fingerprint", "rule", "path", "message")


class Known(NamedTuple):
    """A finding as a baseline keeps it; rule, path and message are also for those who review it."""

    fingerprint: str
    rule: str
    path: str
    message: str = ""
    """In English."""


def loaded(data: bytes, path: PurePath) -> tuple[Known, ...]:
    """Return what a baseline file holds.

    Raises `ReadError` where it is none, or of a version that is not known.
    """
    import json

    name = path.as_posix()
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{name}: not a baseline: {_told(error)}") from error
    if not isinstance(content, dict) or "version" not in content:
        raise ReadError(f"{name}: not a baseline: no version in it")
    if content["version"] != VERSION or isinstance(content["version"], bool):
        version = " ".join(repr(content["version"]).split())[:40]
        raise ReadError(f"{name}: a baseline of version {version}; known: {VERSION}")
    listed = content.get("findings")
    if not isinstance(listed, list):
        raise ReadError(f"{name}: not a baseline: no list of findings in it")
    return tuple(_known(item, number, name) for number, item in enumerate(listed, start=1))


def dumped(known: Iterable[Known]) -> str:
    """Return the text of a baseline file: a finding a line, sorted, so that changes are few."""
    from json import JSONEncoder

    encoded = JSONEncoder(ensure_ascii=False).encode
    order = sorted(known, key=lambda each: (each.path, each.rule, each.message, each))
    lines = ",\n".join(encoded(dict(zip(_FIELDS, each, strict=True))) for each in order)
    body = f"[\n{lines}\n]" if lines else "[]"
    return f'{{\n"version": {VERSION},\n"findings": {body}\n}}\n'


def recorded(report: Report) -> tuple[Known, ...]:
    """Return the findings of a report that are not suppressed, as a baseline keeps them."""
    return tuple(
        known_form(finding, report) for finding in report.findings if finding.suppressed is None
    )


def known_form(finding: Finding, report: Report) -> Known:
    """Return a finding of a report as a baseline keeps it."""
    problem = finding.problem
    message = worded(problem.message, report.rules[finding.rule_id].messages, "en")
    path = problem.location.source.path.as_posix()
    return Known(finding.fingerprint, finding.rule_id, path, message)


class Compared(NamedTuple):
    """A report held against a baseline."""

    report: Report
    """Without the findings that are known."""
    kept: tuple[Known, ...]
    """The baseline without what is gone; what is known, as it was found now."""


def compared(
    report: Report, baseline: Sequence[Known], *, file_of: Callable[[str], str | None]
) -> Compared:
    """Return a report without what a baseline knows.

    `file_of` tells which file a path is of, if it is there. What the baseline has of files that are
    there and were not read is left alone: it is not gone, and it makes nothing known elsewhere.
    Nor is gone what rules would have found that did not run.
    """
    findings = [finding for finding in report.findings if finding.suppressed is None]
    now = [known_form(finding, report) for finding in findings]
    read = {None} | {file_of(source.path.as_posix()) for source in _sources(report)}
    files = {path: file_of(path) for path in {each.path for each in baseline}}
    asked = [each for each in baseline if files[each.path] in read]
    pairs = matched(asked, now)
    found = set(pairs.values())
    left = [each for index, each in enumerate(asked) if index not in found]
    known = {id(findings[index]) for index in pairs}
    return Compared(
        report._replace(
            findings=tuple(each for each in report.findings if id(each) not in known),
            baseline=BaselineCounts(
                known=len(known), gone=sum(each.rule in report.rules for each in left)
            ),
        ),
        (
            *(each for each in baseline if files[each.path] not in read),
            *(each for each in left if each.rule not in report.rules),
            *(now[index] for index in sorted(pairs)),
        ),
    )


def matched(before: Sequence[Known], after: Sequence[Known]) -> dict[int, int]:
    """Return the index in `before` of each finding, by its index in `after`, that is known again.

    First those with the same words around them, then those whose surroundings have changed; first
    those of the same file, then those that have moved to another. Each is known once.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for key in _KEYS:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for index in range(len(before) - 1, -1, -1):
            if index not in taken:
                waiting[key(before[index])].append(index)
        for index, each in enumerate(after):
            if index not in pairs and (found := waiting.get(key(each))):
                pairs[index] = found.pop()
                taken.add(pairs[index])
    return pairs


def _of_place(known: Known) -> Hashable:
    return known.path, known.rule, known.fingerprint


def _of_subject(known: Known) -> Hashable:
    return known.path, known.rule, known.fingerprint[:_HALF]


def _of_place_elsewhere(known: Known) -> Hashable:
    return known.rule, known.fingerprint


def _of_subject_elsewhere(known: Known) -> Hashable:
    return known.rule, known.fingerprint[:_HALF]


_KEYS = (_of_place, _of_subject, _of_place_elsewhere, _of_subject_elsewhere)


def _sources(report: Report) -> Iterator[Any]:
    for manuscript in report.manuscripts:
        yield from manuscript.document.sources
        for entry in manuscript.bibliography.entries:
            yield from (place.location.source for place in entry.places)
    yield from (finding.problem.location.source for finding in report.findings)


def _known(item: Any, number: int, name: str) -> Known:
    if not isinstance(item, dict) or not all(isinstance(item.get(key), str) for key in _FIELDS):
        wanted = ", ".join(_FIELDS)
        raise ReadError(f"{name}: not a baseline: finding {number} lacks one of {wanted}")
    fingerprint = item["fingerprint"]
    if len(fingerprint) != 2 * _HALF or not _DIGITS.issuperset(fingerprint):
        raise ReadError(f"{name}: not a baseline: finding {number} has no fingerprint")
    return Known(*(item[key] for key in _FIELDS))


def _told(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
