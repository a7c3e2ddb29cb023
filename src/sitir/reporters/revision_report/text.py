"""Tells people what a revision changed: what is to be looked at first comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitir.lexicons.wording import worded
from sitir.model.revision import EntryChangeKind
from sitir.reporters.bars import ASCII
from sitir.reporters.columns import visible
from sitir.reporters.paint import Paint
from sitir.reporters.revision_report.wording import (
    SHOWS_OLD,
    claim_groups,
    entry_label,
    field_phrases,
    phrases,
    said,
    totals,
)
from sitir.reporters.text import place
from sitir.reporters.words import thing
from sitir.reporters.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Finding, Report
    from sitir.model.revision import ClaimChange, EntryChange, Revision
    from sitir.reporters.style import Style

_INDENT = "      "
_COLOURS = {"feared": "red", "support": "yellow", "figures": "yellow", "fresh": "red"}
_ENTRY_COLOURS = {EntryChangeKind.DROPPED: "red", EntryChangeKind.ADDED: "green"}


def render_text(revision: Revision, style: Style) -> Iterator[str]:
    """Yield a group of lines per kind of change, and the counts."""
    for line in _lines(revision, style):
        yield f"{line.translate(ASCII).replace('→', '->') if style.ascii else line}\n"


def _lines(revision: Revision, style: Style) -> Iterator[str]:
    paint = Paint(on=style.colour)
    paths = (_path(report) for report in (revision.old, revision.new))
    yield paint(visible(" → ".join(paths)), "bold")
    for name, changes in claim_groups(revision):
        yield from _heading(name, len(changes), style, paint)
        for change in changes:
            yield from _claim(change, style, paint)
    if revision.changes.entries:
        yield from _heading("entries", len(revision.changes.entries), style, paint)
        for each in revision.changes.entries:
            yield from _entry(each, style, paint)
    for name, findings, report in (
        ("fresh", revision.fresh, revision.new),
        ("fixed", revision.fixed, revision.old),
    ):
        yield from _findings(name, findings, report, style, paint)
    yield ""
    yield from totals(revision, style.language)


def _path(report: Report) -> str:
    return report.manuscripts[0].document.source.path.as_posix()


def _heading(name: str, count: int, style: Style, paint: Paint) -> Iterator[str]:
    yield ""
    colours = [_COLOURS[name]] if name in _COLOURS else []
    yield f"{paint(said('heading', name, style.language), 'bold', *colours)} ({count})"


def _claim(change: ClaimChange, style: Style, paint: Paint) -> Iterator[str]:
    shown = change.new or change.old
    if shown is None:
        return
    where = paint(visible(place(shown.claim.location)), "bold")
    told = list(phrases(change, style.language))
    yield f"  {where}{': ' if told else ''}{visible('; '.join(told))}"
    yield from _sentence(shown.claim.sentence.text, style)
    if change.old and change.new and not SHOWS_OLD.isdisjoint(change.kinds):
        was = said("change", "was", style.language)
        for line in _sentence(f"{was} {change.old.claim.sentence.text}", style):
            yield paint(line, "dim")


def _sentence(text: str, style: Style) -> Iterator[str]:
    for line in wrapped(text, style.width - len(_INDENT)):
        yield f"{_INDENT}{line}"


def _entry(change: EntryChange, style: Style, paint: Paint) -> Iterator[str]:
    entry = change.new or change.old
    if entry is None:
        return
    colours = [_ENTRY_COLOURS[change.kind]] if change.kind in _ENTRY_COLOURS else []
    word = paint(said("entry", change.kind.value, style.language), *colours)
    yield f"  {word}: {visible(entry_label(entry))}"
    for phrase in field_phrases(change, style.language):
        yield f"{_INDENT}{visible(phrase)}"


def _findings(
    name: str, findings: Sequence[Finding], report: Report, style: Style, paint: Paint
) -> Iterator[str]:
    if not findings:
        return
    yield from _heading(name, len(findings), style, paint)
    for finding in findings:
        problem = finding.problem
        where = paint(visible(place(problem.location)), "bold")
        messages = report.rules[finding.rule_id].messages
        message = visible(worded(problem.message, messages, style.language))
        level = thing(finding.level.label, style.language)
        yield f"  {where}: {level}: {message} {paint(f'[{finding.rule_id}]', 'dim')}"
