"""Picks the fixes of a report that go together, and writes them into texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from sitir.model import Safety, Span
from sitir.model.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import PurePath

    from sitir.model import Edit, Finding, Source


class FixedText(NamedTuple):
    """What one file says after the fixes in it."""

    source: Source
    """The file as it was read."""
    text: str


def picked(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Finding, ...]:
    """Return the findings to fix, in their order: no fix meets one that comes before it.

    Unsafe fixes are among them only where they are asked for.
    """
    taken: dict[PurePath, list[Span]] = {}
    found = []
    for finding in findings:
        safety = finding.fixable
        if safety is None or (safety is Safety.UNSAFE and not unsafe):
            continue
        edits = _edits(finding)
        if not any(_meets(edit, taken) for edit in edits):
            for edit in edits:
                insort(taken.setdefault(edit.location.source.path, []), edit.location.span)
            found.append(finding)
    return tuple(found)


def fixed_texts(findings: Iterable[Finding]) -> tuple[FixedText, ...]:
    """Return the files that the fixes of picked findings change."""
    sources: dict[PurePath, Source] = {}
    changes: dict[PurePath, list[tuple[Span, str]]] = {}
    for finding in findings:
        for edit in _edits(finding):
            source = edit.location.source
            sources[source.path] = source
            changes.setdefault(source.path, []).append((edit.location.span, edit.replacement))
    return tuple(
        FixedText(source, _changed(source.text, changes[path])) for path, source in sources.items()
    )


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.problem.fix.edits if finding.problem.fix else ()


def _meets(edit: Edit, taken: Mapping[PurePath, list[Span]]) -> bool:
    """Tell whether an edit shares a code point, or an edge, with one that is taken already.

    What is written right beside another edit is read together with it, and so waits its turn.
    """
    spans = taken.get(edit.location.source.path, [])
    span = edit.location.span
    at = bisect_left(spans, span)
    return any(
        other.start <= span.end and span.start <= other.end
        for other in spans[max(0, at - 1) : at + 1]
    )


def _changed(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    """Return a text with its changes written, from the end backwards: offsets stay as they are."""
    pieces = []
    end = len(text)
    for span, written in sorted(changes, reverse=True):
        pieces += [text[span.end : end], written]
        end = span.start
    return "".join([text[:end], *reversed(pieces)])
