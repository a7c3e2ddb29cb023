"""Tests rules on text, the way a user runs them: case files, and `lint` for a single text.

A case file is YAML, one file a rule. Its keys are sentences that name the cases; beside them,
`bibliography` (BibTeX), `format` and `options` may stand for all cases of the file. `fields` are
those of a word processor in a text, in order: what each has `shown`, and the `items` (CSL) that it
holds, as `sitir.fielded` takes them. A case has a `text` (an article, which may hold its own
reference list), may override what the file says, and lists its `findings` in reading order: `at` is
the source text under the finding; `message` (by language), `level`, `region` (start line and
column, end line and column), `related` (the texts of the related places, or maps of `at` and
`message`) and `fixed` (the article after the fix) are compared where they are given. A case without
findings is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sitir.config import RuleSettings, default_config
from sitir.config.loading import options_of
from sitir.config.yaml_text import parsed
from sitir.engine import report
from sitir.errors import ConfigError
from sitir.fielded import instruction, with_fields
from sitir.lexicons.wording import worded
from sitir.model import Source
from sitir.pipeline import linked
from sitir.plugins import known_rules
from sitir.readers import read
from sitir.rules import builtin_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitir.model import Finding, Rule

ARTICLE = PurePath("article.md")
BIBLIOGRAPHY = PurePath("references.bib")

_SHARED = ("bibliography", "fields", "format", "options")
_CASE_KEYS = (*_SHARED, "text", "findings")
_FINDING_KEYS = ("at", "fixed", "level", "message", "region", "related")


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what a rule is to find in it."""

    rule_id: str
    name: str
    text: str
    bibliography: str
    format: str
    options: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    fields: tuple[tuple[str, str], ...] = ()


def lint(
    rule_id: str,
    text: str,
    bibliography: str = "",
    *,
    format: str = "markdown",  # noqa: A002 - the word of the report
    options: Mapping[str, Any] | None = None,
    rules: Sequence[Rule[Any]] | None = None,
    fields: Sequence[tuple[str, str]] = (),
) -> list[Finding]:
    """Return what one rule finds in a text, in reading order, suppressed findings left out.

    `fields` are laid over the text as by `sitir.fielded.with_fields`. All `rules` (the built-in
    ones by default, for a rule of a plug-in those of all plug-ins, too) run, since suppressions are
    judged by all. Raises `ConfigError` at an unknown
    rule or option.
    """
    known = _by_id(rule_id, rules)
    if rule_id not in known:
        raise ConfigError(f"unknown rule {rule_id!r}; known: {', '.join(known)}")
    config = default_config(tuple(known.values()))
    chosen = options_of(known[rule_id], options or {})
    settings = {
        **config.rules,
        rule_id: RuleSettings(enabled=True, level=known[rule_id].level, options=chosen),
    }
    files = (Source(BIBLIOGRAPHY, bibliography),) if bibliography else ()
    document = read((Source(ARTICLE, text),), format=format)
    complete = type(config)(rules=settings)
    article = linked(with_fields(document, fields) if fields else document, files)
    found = report((article,), complete, rules=tuple(known.values())).findings
    return [item for item in found if item.rule_id == rule_id and item.suppressed is None]


def load_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a file whose name is the id of the rule.

    Raises `ConfigError`, which names file and case, where the file is not such a file.
    """
    content, _ = parsed(path.read_text(encoding="utf-8"), path.name)
    if not isinstance(content, dict):
        raise ConfigError(f"{path.name}: expected a map of cases")
    shared = {key: content[key] for key in _SHARED if key in content}
    return tuple(
        _case(path.stem, name, {**shared, **_known(case, _CASE_KEYS, f"{path.name}: {name}")})
        for name, case in content.items()
        if name not in _SHARED
    )


def lint_case(
    case: Case, *, text: str | None = None, rules: Sequence[Rule[Any]] | None = None
) -> list[Finding]:
    """Return what the rule of a case finds in its text, or in another `text` in its place."""
    return lint(
        case.rule_id,
        case.text if text is None else text,
        case.bibliography,
        format=case.format,
        options=case.options,
        rules=rules,
        fields=case.fields,
    )


def outcome(
    case: Case, *, rules: Sequence[Rule[Any]] | None = None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what was found in a case, in the terms of the case file, and what was expected."""
    found = lint_case(case, rules=rules)
    known = _by_id(case.rule_id, rules)
    messages = known[case.rule_id].messages
    wanted = [dict(finding) for finding in case.findings]
    asked = [*wanted, *({"at": ""} for _ in found[len(wanted) :])]
    told = [
        {key: _told(key, finding, keys[key], messages, case.text) for key in keys}
        for finding, keys in zip(found, asked, strict=False)
    ]
    return told, wanted


def fixed(text: str, finding: Finding) -> str:
    """Return an article after the fix of a finding, or as it is where there is none."""
    edits = finding.problem.fix.edits if finding.problem.fix else ()
    for edit in sorted(edits, key=lambda edit: edit.location.span, reverse=True):
        if edit.location.source.path == ARTICLE:
            span = edit.location.span
            text = text[: span.start] + edit.replacement + text[span.end :]
    return text


def _by_id(rule_id: str, rules: Sequence[Rule[Any]] | None) -> dict[str, Rule[Any]]:
    known = {rule.id: rule for rule in rules or builtin_rules()}
    # What else is installed here is no matter of our own rules.
    return known if rules or rule_id in known else {rule.id: rule for rule in known_rules()}


def _case(rule_id: str, name: str, content: Mapping[str, Any]) -> Case:
    if not isinstance(content.get("text"), str):
        raise ConfigError(f"{rule_id}: {name}: a case has a text")
    return Case(
        rule_id=rule_id,
        name=name,
        text=content["text"],
        bibliography=content.get("bibliography") or "",
        format=content.get("format", "markdown"),
        options=content.get("options") or {},
        fields=tuple(
            (each["shown"], instruction(each["items"])) for each in content.get("fields") or ()
        ),
        findings=tuple(
            _known(finding, _FINDING_KEYS, f"{rule_id}: {name}")
            for finding in content.get("findings") or ()
        ),
    )


def _known(content: Any, keys: Sequence[str], place: str) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise ConfigError(f"{place}: expected a map, not {content!r}")
    unknown = [key for key in content if key not in keys]
    if unknown:
        raise ConfigError(f"{place}: unknown {unknown[0]!r}; known: {', '.join(keys)}")
    return content


def _told(
    key: str,
    finding: Finding,
    wanted: Any,
    messages: Mapping[str, Mapping[str, str]],
    text: str,
) -> Any:
    problem = finding.problem
    if key == "at":
        return problem.location.text
    if key == "level":
        return finding.level.label
    if key == "fixed":
        return fixed(text, finding)
    if key == "region":
        region = problem.location.region
        start, end = (region.start_line, region.start_column), (region.end_line, region.end_column)
        return [*start, *end]
    if key == "message":
        return {language: worded(problem.message, messages, language) for language in wanted}
    asked = [*wanted, *("" for _ in problem.related[len(wanted) :])]
    return [
        related.location.text
        if isinstance(want, str)
        else {
            "at": related.location.text,
            "message": {
                language: worded(related.message, messages, language)
                for language in want["message"]
            },
        }
        for related, want in zip(problem.related, asked, strict=False)
    ]
