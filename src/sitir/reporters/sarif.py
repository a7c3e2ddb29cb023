"""Writes the report as SARIF 2.1.0 (OASIS), which code forges and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitir import __version__
from sitir.reporters.findings import headline, told, worst_first
from sitir.reporters.json_pieces import items, pair
from sitir.reporters.sarif_places import fix, physical_location, place, uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitir.model import Finding, Report, Rule, Suppressed
    from sitir.reporters.style import Style

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# What GitHub shows of a run, and what it takes at all: beyond the first number, the worst come
# first; beyond the second, the rest is left out, and said to be.
_SHOWN = 5_000
_TAKEN = 25_000
_FINGERPRINT = "sitir/v1"


def render_sarif(report: Report, style: Style) -> Iterator[str]:
    """Yield the lines of a log with one run, each result on a line of its own."""
    findings: Sequence[Finding] = report.findings
    if len(findings) > _SHOWN:
        findings = worst_first(findings)
    yield "{\n"
    yield pair("$schema", _SCHEMA)
    yield pair("version", "2.1.0")
    yield '"runs": [{\n'
    yield '"tool": {"driver": {\n'
    yield pair("name", "sitir")
    yield pair("semanticVersion", __version__)
    yield from items("rules", (_rule(rule, style) for rule in report.rules.values()))
    yield "\n}},\n"
    yield pair("language", style.language)
    yield pair("columnKind", "unicodeCodePoints")
    yield pair("invocations", [_invocation(report, max(len(findings) - _TAKEN, 0))])
    numbers = {rule_id: number for number, rule_id in enumerate(report.rules)}
    results = (_result(finding, report, numbers, style) for finding in findings[:_TAKEN])
    yield from items("results", results)
    yield "\n}]\n}\n"


def _rule(rule: Rule[Any], style: Style) -> dict[str, Any]:
    explanation = rule.explanation.strip()
    page = style.rule_page(rule.id)
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.summary[:1].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": " ".join(explanation.partition("\n\n")[0].split())},
        "help": {"text": explanation, "markdown": explanation},
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": rule.level.label},
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    notifications: list[dict[str, Any]] = [
        {
            "level": "error",
            "message": {"text": error.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(error.path)}}}],
        }
        for error in report.errors
    ]
    if left_out:
        message = f"The {left_out} least of the findings are left out."
        notifications.append({"level": "warning", "message": {"text": message}})
    return {
        "executionSuccessful": not report.errors,
        "toolExecutionNotifications": notifications,
    }


def _result(
    finding: Finding, report: Report, numbers: Mapping[str, int], style: Style
) -> dict[str, Any]:
    problem, language = finding.problem, style.language
    related = [
        {
            "id": number,
            **place(item.location, language),
            "message": {"text": told(item.message, finding, report, language=language)},
        }
        for number, item in enumerate(problem.related, start=1)
    ]
    result: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "ruleIndex": numbers[finding.rule_id],
        "level": finding.level.label,
        "message": {"text": _message(finding, report, language)},
        "locations": [place(problem.location, language)],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"confidence": problem.confidence.value},
    }
    if related:
        result["relatedLocations"] = related
    if problem.fix is not None and not any(
        edit.location.source.is_packed for edit in problem.fix.edits
    ):
        title = told(problem.fix.title, finding, report, language=language)
        result["fixes"] = [fix(problem.fix, title)]
    if finding.suppressed is not None:
        result["suppressions"] = [_suppression(finding.suppressed)]
    return result


def _message(finding: Finding, report: Report, language: str) -> str:
    """Return the message, and links to the related places: GitHub shows what a message links to."""
    lines = [_plain(headline(finding, report, language))]
    for number, related in enumerate(finding.problem.related, start=1):
        text = told(related.message, finding, report, language=language)
        lines.append(f"[{_link_text(text)}]({number})")
    return "\n".join(lines)


def _plain(text: str) -> str:
    # Brackets and parentheses that meet would be a link (SARIF § 3.11.6).
    return _link_text(text) if "](" in text else text


def _link_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": "inSource" if suppressed.kind == "comment" else "external",
        "status": "accepted",
    }
    if suppressed.reason:
        shown["justification"] = suppressed.reason
    if suppressed.location is not None:
        shown["location"] = {"physicalLocation": physical_location(suppressed.location)}
    return shown
