"""Writes what a revision changed in JSON: items and ids are those of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.model.revision import ChangeKind, EntryChangeKind
from sitir.reporters.index import Index
from sitir.reporters.json import finding_item
from sitir.reporters.json_coverage import coverage_item
from sitir.reporters.json_items import claim_item, entry_item, fact_item, place_of
from sitir.reporters.json_pieces import encoded, items, pair
from sitir.reporters.revision_report.wording import claim_counts, entry_counts, feared_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitir.model import Entry, Fact, Finding, Mention, Report
    from sitir.model.revision import ClaimChange, EntryChange, Revision
    from sitir.reporters.style import Style


def render_json(revision: Revision, style: Style) -> Iterator[str]:
    """Yield one object, each item of a long list on a line of its own."""
    old, new = (Index(report.manuscripts[0]) for report in (revision.old, revision.new))
    yield "{\n"
    yield pair("version", 1)
    yield pair("tool", {"name": "sitir", "version": __version__})
    yield pair("old", _document(revision.old))
    yield pair("new", _document(revision.new))
    yield from items("claims", (_claim(each, old, new) for each in revision.changes.claims))
    yield ",\n"
    yield from items("entries", (_entry(each, old, new) for each in revision.changes.entries))
    yield ",\n"
    for name, findings, report in (
        ("new_findings", revision.fresh, revision.new),
        ("fixed_findings", revision.fixed, revision.old),
        ("unchanged_findings", revision.unchanged, revision.new),
    ):
        yield from items(name, _findings(findings, report, style))
        yield ",\n"
    yield f'"summary": {encoded(_summary(revision))}\n}}\n'


def _document(report: Report) -> dict[str, Any]:
    document = report.manuscripts[0].document
    return {
        "path": document.source.path.as_posix(),
        "format": document.format,
        "language": document.language,
        "coverage": coverage_item(report.coverage[0]),
    }


def _claim(change: ClaimChange, old: Index, new: Index) -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in change.kinds],
        "citation_stayed": change.citation_stayed,
        "old": claim_item(change.old.claim, old) if change.old else None,
        "new": claim_item(change.new.claim, new) if change.new else None,
        "facts": [
            {"old": _fact(before, old), "new": _fact(after, new)} for before, after in change.facts
        ],
        "lost": [_mention(mention, old) for mention in change.lost],
        "gained": [_mention(mention, new) for mention in change.gained],
    }


def _fact(fact: Fact | None, index: Index) -> dict[str, Any] | None:
    return fact_item(fact, index) if fact is not None else None


def _mention(mention: Mention, index: Index) -> dict[str, Any]:
    return {
        "id": index.mention_id(mention),
        **place_of(mention.location),
        "text": mention.location.text,
    }


def _entry(change: EntryChange, old: Index, new: Index) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "old": _side(change.old, old),
        "new": _side(change.new, new),
        "fields": [
            {"field": each.field, "old": each.old or None, "new": each.new or None}
            for each in change.fields
        ],
    }


def _side(entry: Entry | None, index: Index) -> dict[str, Any] | None:
    return entry_item(entry, index, {}) if entry is not None else None


def _findings(
    findings: Iterable[Finding], report: Report, style: Style
) -> Iterator[dict[str, Any]]:
    for finding in findings:
        yield finding_item(finding, report.rules[finding.rule_id].messages, style.language)


def _summary(revision: Revision) -> dict[str, Any]:
    kinds, entries = claim_counts(revision), entry_counts(revision)
    return {
        "figures_changed_under_citations": feared_count(revision),
        "claims": {kind.value: kinds[kind] for kind in ChangeKind},
        "entries": {kind.value: entries[kind] for kind in EntryChangeKind},
        "findings": {
            "new": len(revision.fresh),
            "fixed": len(revision.fixed),
            "unchanged": len(revision.unchanged),
        },
    }
