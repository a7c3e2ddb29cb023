"""Writes the JSON report, version 1: a contract, built key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.lexicons.wording import worded
from sitir.reporters.index import Index
from sitir.reporters.json_coverage import coverage_item
from sitir.reporters.json_items import citation_item, claim_item, entry_item, mention_item, place_of
from sitir.reporters.json_pieces import encoded, items, pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitir.model import Coverage, Finding, Manuscript, Report
    from sitir.reporters.style import Style


def render_json(report: Report, style: Style) -> Iterator[str]:
    """Yield the lines of the report: one object, each item of a long list on a line of its own."""
    yield "{\n"
    yield pair("version", 1)
    yield pair("tool", {"name": "sitir", "version": __version__})
    yield '"documents": [\n'
    last = len(report.manuscripts) - 1
    for number, manuscript in enumerate(report.manuscripts):
        yield from _document(manuscript, report.coverage[number])
        yield "}\n" if number == last else "},\n"
    yield "],\n"
    messages = {rule.id: rule.messages for rule in report.rules.values()}
    findings = (
        finding_item(finding, messages[finding.rule_id], style.language)
        for finding in report.findings
    )
    yield from items("findings", findings)
    yield ",\n"
    errors = ({"path": error.path, "message": error.message} for error in report.errors)
    yield from items("errors", errors)
    suppressed = sum(finding.suppressed is not None for finding in report.findings)
    counts = {level.label: count for level, count in report.counts().items()}
    yield f',\n"summary": {encoded({**counts, "suppressed": suppressed})}\n}}\n'


def _document(manuscript: Manuscript, coverage: Coverage) -> Iterator[str]:
    document = manuscript.document
    index = Index(manuscript)
    yield "{\n"
    yield pair("path", document.source.path.as_posix())
    yield pair("format", document.format)
    yield pair("language", document.language)
    yield pair("title", document.metadata.title or None)
    sections = (
        {
            "title": section.title,
            "kind": section.kind.value,
            "language": section.language,
            "level": section.level,
            **place_of(section.location),
        }
        for section in document.sections
    )
    yield from items("sections", sections)
    yield ",\n"
    yield from items("claims", (claim_item(claim, index) for claim in index.claims))
    yield ",\n"
    yield from items("citations", (citation_item(citation, index) for citation in index.citations))
    yield ",\n"
    yield from items("mentions", (mention_item(link, index) for link in index.links))
    yield ",\n"
    same = _same_works(manuscript)
    entries = manuscript.bibliography.entries
    yield from items("bibliography", (entry_item(entry, index, same) for entry in entries))
    yield f',\n"coverage": {encoded(coverage_item(coverage))}\n'


def _same_works(manuscript: Manuscript) -> dict[str, list[str]]:
    same: dict[str, list[str]] = {}
    for work in manuscript.works:
        if not work.conflicts:
            same.setdefault(work.first.key, []).append(work.second.key)
            same.setdefault(work.second.key, []).append(work.first.key)
    return same


def finding_item(
    finding: Finding, messages: Mapping[str, Mapping[str, str]], language: str
) -> dict[str, Any]:
    """Return a finding; `messages` are those of its rule."""
    problem = finding.problem
    message_id, arguments = problem.message
    suppressed = finding.suppressed
    return {
        "rule": finding.rule_id,
        "level": finding.level.label,
        "confidence": problem.confidence.value,
        "document": finding.document,
        **place_of(problem.location),
        "message_id": message_id,
        "arguments": dict(arguments),
        "message": worded(problem.message, messages, language),
        "related": [
            {**place_of(related.location), "message": worded(related.message, messages, language)}
            for related in problem.related
        ],
        "fix": problem.fix
        and {
            "title": worded(problem.fix.title, messages, language),
            "safety": problem.fix.safety.value,
            "edits": [
                {**place_of(edit.location), "replacement": edit.replacement}
                for edit in problem.fix.edits
            ],
        },
        "fingerprint": finding.fingerprint,
        "suppressed": suppressed
        and {
            "kind": suppressed.kind,
            "reason": suppressed.reason,
            **(place_of(suppressed.location) if suppressed.location else {}),
        },
    }
