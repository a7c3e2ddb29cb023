"""Runs the rules over manuscripts, applies the configuration and the suppressions, and sorts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sitir.coverage import coverage
from sitir.errors import RuleError
from sitir.model import Finding, Report, folded
from sitir.suppressions import Silence, configured, directives, unused

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from sitir.config import Config
    from sitir.model import FileError, Manuscript, Problem, Rule
    from sitir.suppressions import Suppression

_USELESS = "useless-suppression"
# How much of the text beside a finding goes into its fingerprint: enough to tell the same words
# in two sentences apart, little enough that a change elsewhere in the paragraph does no harm.
_WINDOW = 120
_WORDS = 4
# Of a sentence or more, so many words at its beginning stand for it: a word changed in the rest of
# a claim without a source makes no other claim of it.
_LONG = 16
_HEAD = 8
_PARAGRAPH_END = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


def report(
    manuscripts: Sequence[Manuscript],
    config: Config,
    *,
    rules: Sequence[Rule[Any]],
    errors: Sequence[FileError] = (),
) -> Report:
    """Return all that the rules find in the articles.

    Raises `RuleError` where a rule fails.
    """
    on = {rule.id: rule for rule in rules if config.rules[rule.id].enabled}
    ignores = configured(config.ignore)
    found: list[Finding] = []
    for index, manuscript in enumerate(manuscripts):
        said = directives(manuscript.document.comments, config.rules)
        silence = Silence((*said.suppressions, *ignores))
        problems = list(_problems(manuscript, config, on.values()))
        findings = [_finding(rule_id, problem, config, silence) for rule_id, problem in problems]
        if _USELESS in on:
            useless = (*said.malformed, *_idle(said.suppressions, findings, on))
            findings.extend(_finding(_USELESS, problem, config) for problem in useless)
        findings.sort(key=_reading_order(manuscript))
        found.extend(_marked(findings, index))
    if manuscripts and _USELESS in on:
        idle = [_finding(_USELESS, problem, config) for problem in _idle(ignores, found, on)]
        found.extend(_marked(idle, len(manuscripts) - 1))
    return Report(
        findings=tuple(_without_repeats(found)),
        manuscripts=tuple(manuscripts),
        errors=tuple(errors),
        rules=on,
        coverage=tuple(coverage(manuscript) for manuscript in manuscripts),
    )


def _problems(
    manuscript: Manuscript, config: Config, rules: Iterable[Rule[Any]]
) -> Iterator[tuple[str, Problem]]:
    for rule in rules:
        try:
            for problem in rule.check(manuscript, config.rules[rule.id].options):
                yield rule.id, problem
        except Exception as error:
            path = manuscript.document.source.path.as_posix()
            raise RuleError(f"{path}: rule `{rule.id}` failed: {error!r}") from error


def _finding(
    rule_id: str, problem: Problem, config: Config, silence: Silence | None = None
) -> Finding:
    level = config.rules[rule_id].level
    suppression = silence.over(rule_id, problem.location) if silence else None
    return Finding(
        rule_id=rule_id,
        level=level if problem.level is None else min(level, problem.level),
        problem=problem,
        document=0,
        fingerprint="",
        suppressed=suppression.suppressed if suppression else None,
    )


def _idle(
    suppressions: Iterable[Suppression], findings: Iterable[Finding], on: Container[str]
) -> Iterator[Problem]:
    """Yield a problem for each suppression of a rule that is on and that silenced nothing."""
    used = {(id(finding.suppressed), finding.rule_id) for finding in findings}
    for suppression in suppressions:
        worked = (id(suppression.suppressed), suppression.rule_id) in used
        if suppression.rule_id in on and not worked:
            yield unused(suppression)


def _reading_order(manuscript: Manuscript) -> Callable[[Finding], tuple[Any, ...]]:
    places = {id(source): index for index, source in enumerate(manuscript.document.sources)}

    def key(finding: Finding) -> tuple[Any, ...]:
        location = finding.problem.location
        place = places.get(id(location.source), len(places))
        return place, location.source.path.as_posix(), location.span, finding.rule_id

    return key


def _marked(findings: Iterable[Finding], document: int) -> Iterator[Finding]:
    """Yield the findings of one article with its index and their fingerprints.

    The first half of a fingerprint stands for what is found: the rule, its message, and the words
    at the place. The second half tells the places apart: the words around them, and their number
    where even these are the same. A baseline knows a finding by both halves or, where the words
    around it have changed, by the first.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        content = _content(finding)
        subject, around = content
        place = f"{around}\0{seen[content]}"
        fingerprint = f"{_checksum(subject)}{_checksum(place)}"
        seen[content] += 1
        yield finding._replace(document=document, fingerprint=fingerprint)


def _checksum(content: str) -> str:
    """Return eight hexadecimal digits that stand for a content, the same on every machine.

    A checksum will do: nobody forges findings, and `hashlib` takes long to import.
    """
    return f"{crc32(content.encode()):08x}"


def _content(finding: Finding) -> tuple[str, str]:
    """Return the words that are found, with the rule and its message, and those around them."""
    problem = finding.problem
    if problem.subject:
        told = sorted(" ".join(folded(part).split()[:_HEAD]) for part in problem.subject)
        return "\0".join((finding.rule_id, problem.message[0], *told)), ""
    location = problem.location
    text, span = location.source.text, location.span
    before = _PARAGRAPH_END.split(text[max(span.start - _WINDOW, 0) : span.start])[-1]
    after = _PARAGRAPH_END.split(text[span.end : span.end + _WINDOW])[0]
    words = folded(location.text).split() or [location.text]
    head, tail = (words[:_HEAD], words[-_HEAD:]) if len(words) > _LONG else (words, [])
    around = (
        " ".join(tail),
        " ".join(folded(before).split()[-_WORDS:]),
        " ".join(folded(after).split()[:_WORDS]),
    )
    return "\0".join((finding.rule_id, problem.message[0], " ".join(head))), "\0".join(around)


def _without_repeats(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Yield each finding once: articles that share a bibliography file all find its faults."""
    seen = set()
    for finding in findings:
        location = finding.problem.location
        content = (
            finding.rule_id,
            location.source.path,
            location.span,
            finding.problem.message[0],
            tuple(sorted((name, str(told)) for name, told in finding.problem.message[1].items())),
        )
        if content not in seen:
            seen.add(content)
            yield finding
