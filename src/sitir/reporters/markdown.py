"""Writes the report as Markdown for a comment on a change: counts, and findings to fold out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sitir.model import Level
from sitir.reporters.columns import visible
from sitir.reporters.figures import percent
from sitir.reporters.findings import by_article, headline, worst_first
from sitir.reporters.markdown_text import code, escaped, table
from sitir.reporters.text import place
from sitir.reporters.words import counted, phrase, thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitir.model import Coverage, Finding, Report
    from sitir.reporters.style import Style

# A comment on GitHub holds 65,536 characters, a summary of a step 1 MiB.
_COMMENT = 65_000
_SUMMARY = 1_000_000
# What the lines around the tables take at most, beside the names of files.
_RESERVE = 300
_SIGNS = {Level.ERROR: "🔴", Level.WARNING: "🟡", Level.NOTE: "🔵"}


def render_markdown(report: Report, style: Style) -> Iterator[str]:
    """Yield a comment that a forge takes: the least findings are only counted where it is full."""
    yield from _comment(report, style, _COMMENT)


def render_summary(report: Report, style: Style) -> Iterator[str]:
    """Yield the same with the room that the summary of a step has."""
    yield from _comment(report, style, _SUMMARY)


def _comment(report: Report, style: Style, room: int) -> Iterator[str]:
    language = style.language
    # By this a script finds the comment that it wrote before.
    opening = "<!-- sitir -->\n" + f"### sitir: {_totals(report, language)}\n\n"
    for error in report.errors:
        opening += f"- {code(error.path)}: {escaped(error.message)}\n"
    opening += "\n" * bool(report.errors)
    if report.baseline is not None:
        known, gone = report.baseline
        opening += f"{phrase('baseline', language, count=known, gone=gone)}\n\n"
    articles = [
        (
            path,
            [finding for finding in found if finding.suppressed is None],
            report.coverage[number],
        )
        for number, (path, found) in enumerate(by_article(report))
    ]
    rows = [_row(path, found, coverage) for path, found, coverage in articles]
    opening += "".join(table(_head(language), rows))
    # Ten thousand articles fill a comment with their rows alone.
    if _size(opening) > room - _RESERVE:
        opening = f"<!-- sitir -->\n### sitir: {_totals(report, language)}\n"
    yield opening
    left = room - _size(opening) - _RESERVE
    omitted = 0
    for path, found, _ in articles:
        if not found:
            continue
        piece, dropped = _article(path, found, report, style, room=left)
        omitted += dropped
        left -= _size(piece)
        yield piece
    if omitted:
        yield f"\n… {phrase('more', language, count=omitted)}\n"


def _totals(report: Report, language: str) -> str:
    counts = report.counts()
    told = [counted(count, level.label, language) for level, count in counts.items() if count]
    total = ", ".join(told) or phrase("nothing", language)
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    if suppressed:
        total += f" ({phrase('suppressed', language, count=suppressed)})"
    if report.errors:
        total += f"; {counted(len(report.errors), 'file', language)}"
    return total


def _head(language: str) -> list[str]:
    levels = [
        f"{_SIGNS[level]} {thing(level.label, language)}" for level in sorted(Level, reverse=True)
    ]
    return [thing("article", language), *levels, phrase("covered", language)]


def _row(path: str, found: Sequence[Finding], coverage: Coverage) -> list[str]:
    counts = [
        str(sum(finding.level is level for finding in found))
        for level in sorted(Level, reverse=True)
    ]
    supported = coverage.total.in_sentence + coverage.total.carried
    return [code(path), *counts, percent(supported, coverage.total.need)]


def _article(
    path: str, found: Sequence[Finding], report: Report, style: Style, *, room: int
) -> tuple[str, int]:
    """Return the part of an article, and how many findings it has no room for."""
    language = style.language
    counts = dict.fromkeys(sorted(Level, reverse=True), 0)
    for finding in found:
        counts[finding.level] += 1
    told = ", ".join(
        counted(count, level.label, language) for level, count in counts.items() if count
    )
    # Within code nothing is taken for the name of a person, and in a summary nothing for Markdown.
    name = f"<code>{escape(visible(path))}</code>"
    opening = f"\n<details><summary>{name}: {told}</summary>\n\n"
    head = ["", phrase("place", language), phrase("finding", language), phrase("rule", language)]
    lines = list(table(head, (), left=range(4)))
    ending = "\n</details>\n"
    left = room - sum(map(_size, (opening, *lines, ending)))
    for number, finding in enumerate(worst_first(found)):
        (line,) = list(table(head, [_finding(finding, path, report, style)]))[2:]
        left -= _size(line)
        if left < 0:
            part = "".join((opening, *lines, ending)) if number else ""
            return part, len(found) - number
        lines.append(line)
    return "".join((opening, *lines, ending)), 0


def _finding(finding: Finding, path: str, report: Report, style: Style) -> list[str]:
    location = finding.problem.location
    # Of the article itself only where in it: the path stands above.
    where = place(location).removeprefix(f"{path}:")
    page = style.rule_page(finding.rule_id)
    rule = code(finding.rule_id)
    return [
        _SIGNS[finding.level],
        code(where),
        _coded(headline(finding, report, style.language)),
        f"[{rule}]({page})" if page else rule,
    ]


def _coded(message: str) -> str:
    """Return a message in which what stands between backticks is code."""
    parts = message.split("`")
    if len(parts) % 2 == 0:
        return escaped(message)
    return "".join(
        code(part) if number % 2 and part.strip() else escaped(part)
        for number, part in enumerate(parts)
    )


def _size(text: str) -> int:
    return len(text.encode(errors="replace"))
