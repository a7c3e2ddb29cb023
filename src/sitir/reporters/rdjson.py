"""Writes the report in the Reviewdog Diagnostic Format, which reviewdog comments a change with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir.model import Level
from sitir.reporters.findings import counted_findings, details, headline
from sitir.reporters.json_pieces import items, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitir.model import Finding, Location, Report, Source
    from sitir.reporters.style import Style

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}
_STRIDE = 1024


def render_rdjson(report: Report, style: Style) -> Iterator[str]:
    """Yield one object, each finding on a line of its own."""
    diagnostics: list[dict[str, Any]] = [
        {"message": error.message, "location": {"path": error.path}, "severity": "ERROR"}
        for error in report.errors
    ]
    columns: dict[int, _Bytes] = {}
    yield "{\n"
    yield pair("source", {"name": "sitir"})
    found = (_diagnostic(finding, report, style, columns) for finding in counted_findings(report))
    yield from items("diagnostics", (item for part in (diagnostics, found) for item in part))
    yield "\n}\n"


def _diagnostic(
    finding: Finding, report: Report, style: Style, columns: dict[int, _Bytes]
) -> dict[str, Any]:
    problem, language = finding.problem, style.language
    message = "\n".join((headline(finding, report, language), *details(finding, report, language)))
    code = {"value": finding.rule_id}
    if page := style.rule_page(finding.rule_id):
        code["url"] = page
    where: dict[str, Any] = {"path": problem.location.source.name}
    shown: dict[str, Any] = {
        "message": message,
        "location": where,
        "severity": _SEVERITIES[finding.level],
        "code": code,
    }
    if problem.location.source.is_packed:
        return shown
    where["range"] = _range(problem.location, columns)
    edits = problem.fix.edits if problem.fix is not None else ()
    # Each suggestion stands for itself, in the file of the finding: several edits are not one.
    if len(edits) == 1 and edits[0].location.source is problem.location.source:
        edit = edits[0]
        shown["suggestions"] = [{"range": _range(edit.location, columns), "text": edit.replacement}]
    return shown


def _range(location: Location, columns: dict[int, _Bytes]) -> dict[str, Any]:
    source, span = location
    counts = columns.setdefault(id(source), _Bytes(source))
    region = location.region
    return {
        "start": _position(region.start_line, region.start_column, span.start, counts),
        "end": _position(region.end_line, region.end_column, span.end, counts),
    }


def _position(line: int, column: int, offset: int, counts: _Bytes) -> dict[str, int]:
    start = offset - (column - 1)
    return {"line": line, "column": counts.before(offset) - counts.before(start) + 1}


class _Bytes:
    """How many bytes of UTF-8 stand before an offset: columns count in them, and lines are long."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._marks: list[int] | None = None

    def before(self, offset: int) -> int:
        """Return the bytes before an offset."""
        if self._text.isascii():
            return offset
        if self._marks is None:
            self._marks = [0]
            for start in range(0, len(self._text), _STRIDE):
                self._marks.append(self._marks[-1] + self._length(start, start + _STRIDE))
        mark = offset // _STRIDE
        return self._marks[mark] + self._length(mark * _STRIDE, offset)

    def _length(self, start: int, end: int) -> int:
        return len(self._text[start:end].encode(errors="surrogatepass"))
